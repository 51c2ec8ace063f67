import { parseDomain } from '../../src/core/address.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { Domain, ProviderConfig, Registry } from '../../src/core/types.ts';
import type { DnsQuery } from '../../src/dns/https.ts';
import type { DnsAnswer, DnsProblem, DnsRecord } from '../../src/dns/record.ts';
import { createDnsRegistry } from '../../src/dns/registry.ts';

/** Any domain. */
export function domain(text: string): Domain {
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new Error(`${text} is no domain`);
  return parsed.value;
}

/** An entry found by the given MX domains. */
export const provider = (id: string, ...mx: string[]): ProviderConfig => ({
  id,
  displayName: id,
  displayShortName: id,
  domains: [id],
  mx,
  incoming: [],
  outgoing: [],
  source: 'https://example.com/help',
  checked: '2026-11-01',
});

/** An answer with records, from the preference or priority and the target, and for an SRV the port and weight. */
export const records = (
  ttlSeconds: number,
  ...list: readonly (readonly [priority: number, target: string, port?: number, weight?: number])[]
): DnsAnswer => ({
  kind: 'records',
  records: list.map(([priority, target, port = 0, weight = 0]): DnsRecord => ({ priority, target, port, weight })),
  ttlSeconds,
});
export const nothing = (ttlSeconds?: number): DnsAnswer => ({ kind: 'no-records', ttlSeconds });

/** A registry in a made-up world: its clock, its DNS, and what it asked and said. */
export interface World {
  readonly registry: Registry;
  /** What the DNS says, by type and name; a function may take its time. */
  readonly dns: Map<string, DnsAnswer | (() => Promise<DnsAnswer>)>;
  /** Every question, as `MX school.example.org`. */
  readonly asked: string[];
  readonly problems: DnsProblem[];
  readonly kept: Promise<unknown>[];
  /** Lets time pass, and calls back whose time has come. */
  pass(ms: number): void;
  /** Timers that run. */
  readonly timers: Set<object>;
}

export const hoster = provider('hoster.example.net', 'hoster.net');
export const giant = provider('giant.example.net', 'giant.com', 'mail.giant.net');

/** Builds one in which `hoster` and `giant` are found by MX. */
export function createWorld({ asksSrv = false }: { readonly asksSrv?: boolean } = {}): World {
  let time = Date.UTC(2026, 10, 23);
  const dns: World['dns'] = new Map();
  const asked: string[] = [];
  const problems: DnsProblem[] = [];
  const kept: Promise<unknown>[] = [];
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const query: DnsQuery = async (name, type) => {
    asked.push(`${type} ${name}`);
    const answer = dns.get(`${type} ${name}`) ?? nothing();
    return typeof answer === 'function' ? answer() : Promise.resolve(answer);
  };
  const inner = createRegistry([hoster, giant, provider('known.example.net')]);
  const registry = createDnsRegistry(inner, {
    query,
    findByMx: (host) => inner.findByMx(host),
    asksSrv,
    now: () => time,
    startTimer: (callback, ms) => {
      const timer = { at: time + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    waitUntil: (promise) => kept.push(promise),
    report: (problem) => problems.push(problem),
  });
  return {
    registry,
    dns,
    asked,
    problems,
    kept,
    timers,
    pass: (ms) => {
      time += ms;
      for (const timer of [...timers]) {
        if (timer.at > time) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}
