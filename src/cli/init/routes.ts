/** What `wrangler.toml` has to say for a domain. */
export interface WantedRoutes {
  /** `SERVICE_HOST`. */
  readonly service: string;
  /** Host names that lead to the worker, the service's own first. */
  readonly names: readonly string[];
}

/** The host name that the project comes with. */
const exampleHost = 'autoconfig.example.com';

/**
 * Adds to a `wrangler.toml` what is missing, and leaves everything else as it stands: comments, order, other routes.
 * `SERVICE_HOST` is set only where it still is the example, since Apple profiles depend on it.
 */
export function addRoutes(toml: string, { service, names }: WantedRoutes): string {
  const withHost = toml.replace(
    new RegExp(`^(\\s*SERVICE_HOST\\s*=\\s*)"${exampleHost.replaceAll('.', '\\.')}"`, 'm'),
    (_all, head: string) => `${head}"${service}"`,
  );
  const known = findPatterns(withHost);
  const missing = names.filter((name) => !known.has(name));
  if (missing.length === 0) return withHost;
  // Whoever began a list of their own goes on with it: TOML allows no other form beside it.
  const list = /^([ \t]*routes[ \t]*=[ \t]*\[)(\s*)/m.exec(withHost);
  if (list !== null) {
    const [whole, head = '', gap = ''] = list;
    const items = missing.map((name) => `\n  { pattern = "${name}", custom_domain = true },`).join('');
    const end = list.index + whole.length;
    return `${withHost.slice(0, list.index)}${head}${items}${gap.includes('\n') ? gap : '\n  '}${withHost.slice(end)}`;
  }
  const routes = missing.map((name) => `[[routes]]\npattern = "${name}"\ncustom_domain = true\n`).join('\n');
  const text = withHost.endsWith('\n') ? withHost : `${withHost}\n`;
  // Tables of an array may stand anywhere behind the keys of the top.
  return `${text}\n${routes}`;
}

/** The `SERVICE_HOST` that a `wrangler.toml` states; undefined where it is the example or absent. */
export function findServiceHost(toml: string): string | undefined {
  const host = /^\s*SERVICE_HOST\s*=\s*"([^"]*)"/m.exec(toml)?.[1];
  return host === exampleHost ? undefined : host;
}

/** Patterns of routes, without the path that a route of a zone has; comments do not count. */
function findPatterns(toml: string): ReadonlySet<string> {
  const lines = toml.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const found = lines.join('\n').matchAll(/\bpattern\s*=\s*["']([^"'/]+)(?:\/[^"']*)?["']/g);
  return new Set([...found].map(([, pattern = '']) => pattern));
}
