import type { Registry } from '../core/types.ts';
import type { createHttpsQuery } from './https.ts';
import type { createMxFinder } from './mx.ts';
import { parseDnsSettings } from './settings.ts';

type MxEntries = Parameters<typeof createMxFinder>[1];
type Ask = Parameters<typeof createHttpsQuery>[0];

/** What look-ups need of the runtime and of the deployment. */
export interface DnsConnection {
  readonly variables: Readonly<Record<string, unknown>>;
  /** The entries of the operator, and those of everybody: which of them MX hosts may name is a variable. */
  readonly own: MxEntries;
  readonly everybody: MxEntries;
  /** Asks the network. */
  readonly ask: Ask;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly startTimer: (callback: () => void, ms: number) => () => void;
  /** Keeps a look-up going when whoever asked has gone. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Hears why the resolver could not be asked, in a sentence without a domain. */
  readonly report: (problem: string) => void;
}

/**
 * Adds look-ups in the DNS where the operator wants them; only then what makes them is loaded.
 *
 * @throws Error that names the variable and the cure.
 */
export async function withDns(registry: Registry, connection: DnsConnection): Promise<Registry> {
  const { variables, own, everybody, ask, now, startTimer, waitUntil, report } = connection;
  const settings = parseDnsSettings(variables);
  if (settings === undefined) return registry;
  const { createDnsRegistry, createHttpsQuery, createMxFinder } = await import('./index.ts');
  return createDnsRegistry(registry, {
    query: createHttpsQuery(ask, settings.resolver, settings.notation),
    findByMx: createMxFinder(settings.mxLookup, own, everybody),
    asksSrv: settings.asksSrv,
    now,
    startTimer,
    waitUntil,
    report,
  });
}
