/** A route as `wrangler.toml` writes it. */
export interface WorkerRoute {
  readonly pattern: string;
  readonly isCustomDomain: boolean;
  /** The place in the file, as `routes[0]`. */
  readonly path: string;
}

/** What `check` looks at in a configuration of wrangler. */
export interface WorkerConfig {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly routes: readonly WorkerRoute[];
  /** Whether the file says so; wrangler has defaults of its own. */
  readonly workersDev: boolean | undefined;
  /** Workers KV, by binding. */
  readonly namespaces: readonly { readonly binding: string; readonly id: string | undefined; readonly path: string }[];
  /** Names of bindings that count requests. */
  readonly rateLimits: readonly string[];
  readonly compatibilityFlags: readonly string[];
  readonly hasInvocationLogs: boolean;
  readonly hasLogpush: boolean;
}

/** What is read of wrangler's `Config`, whose types do not resolve outside of it. It has compared them with the file. */
interface WranglerConfig {
  readonly definedEnvironments?: readonly string[] | undefined;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly route?: WranglerRoute | undefined;
  readonly routes?: readonly WranglerRoute[] | undefined;
  readonly workers_dev?: boolean | undefined;
  readonly kv_namespaces: readonly { readonly binding: string; readonly id?: string | undefined }[];
  readonly ratelimits?: readonly { readonly name: string }[] | undefined;
  readonly compatibility_flags?: readonly string[] | undefined;
  readonly observability?: {
    readonly enabled?: boolean;
    readonly logs?: { readonly enabled?: boolean; readonly invocation_logs?: boolean };
  };
  readonly logpush?: boolean | undefined;
}

type WranglerRoute = string | { readonly pattern: string; readonly custom_domain?: boolean };

/** A configuration, or why wrangler refuses it. */
export type ReadConfig =
  { readonly ok: true; readonly config: WorkerConfig } | { readonly ok: false; readonly problem: string };

/**
 * Reads a configuration as wrangler does, in TOML or JSON.
 *
 * @param environment - the name of one of its environments, or undefined for what stands outside of them
 */
export async function readWorkerConfig(file: string, environment: string | undefined): Promise<ReadConfig> {
  // It takes most of a second to load, which is for those who want it.
  const { unstable_readConfig: readConfig } = await import('wrangler');
  try {
    const read: unknown = readConfig({ config: file, env: environment }, { hideWarnings: true });
    const config = read as WranglerConfig;
    if (environment !== undefined && config.definedEnvironments?.includes(environment) !== true) {
      return { ok: false, problem: `has no environment ${environment}` };
    }
    const routes = [config.route ?? [], config.routes ?? []].flat();
    return {
      ok: true,
      config: {
        variables: config.vars,
        routes: routes.map((route, index) => ({
          pattern: typeof route === 'string' ? route : route.pattern,
          isCustomDomain: typeof route === 'object' && route.custom_domain === true,
          path: config.route === undefined ? `routes[${String(index)}]` : 'route',
        })),
        workersDev: config.workers_dev,
        namespaces: config.kv_namespaces.map(({ binding, id }, index) => ({
          binding,
          id,
          path: `kv_namespaces[${String(index)}].id`,
        })),
        rateLimits: (config.ratelimits ?? []).map(({ name }) => name),
        compatibilityFlags: config.compatibility_flags ?? [],
        // Without the switch wrangler keeps invocation logs wherever logs are kept.
        hasInvocationLogs:
          (config.observability?.logs?.enabled ?? config.observability?.enabled) === true &&
          config.observability?.logs?.invocation_logs !== false,
        hasLogpush: config.logpush === true,
      },
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const lines = error.message.split('\n').map((line) => line.replace(/^\s*-?\s*/, '').trimEnd());
    const said = lines.filter((line) => line !== '' && !/^Processing .* configuration:$/.test(line));
    return { ok: false, problem: said.slice(0, 2).join(' ') };
  }
}
