import { fail, ok } from '../core/result.ts';
import type { Domain, ProviderConfig, Registry, Result } from '../core/types.ts';
import { createCache } from './cache.ts';
import { lookUp, type Finding, type LookupOptions } from './lookup.ts';
import type { DnsProblem } from './record.ts';
import { isSpecialName } from './special.ts';

/** Everything that the environment gives to look-ups. */
export interface DnsRegistryOptions extends LookupOptions {
  /** Calls back after that many milliseconds, unless the function that it returns is called before. */
  readonly startTimer: (callback: () => void, ms: number) => () => void;
  /** Keeps a look-up going when its request ends early, for the others that need it. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Hears of the resolver's failures; each kind at most once a minute. */
  readonly report: (problem: DnsProblem) => void;
}

/** Milliseconds for all the questions about one domain. */
export const lookupLimitMs = 2_000;
/** When a request looks whether another one has found what it needs; together as long as the limit. */
const pausesMs = [10, 20, 40, 80, 160, 320, 640, 730];
/** An entry made of SRV records has documents of its own, a few KiB in all: so many are 20 MB at most. */
const keptLimit = 1_024;
const secondsKept = { least: 60, most: 3_600 } as const;
/** RFC 9520 §3.2 wants failures kept for a second at least, and for five minutes at most. */
const failureMs = 30_000;
/** A resolver that fails does not take away what it said before; RFC 8767 §5 allows days. */
const staleMs = 3_600_000;
const reportMs = 60_000;

type Found = Result<ProviderConfig>;

const nobody: Found = fail({ reason: 'unknown-domain' });
const unavailable: Found = fail({ reason: 'temporarily-unavailable' });

/** What is kept of a domain. */
interface Known {
  readonly found: Found;
  /** Until when it may be told while the resolver fails; in milliseconds since 1970. */
  readonly staleUntil: number;
}

/**
 * Adds the DNS to a registry: who the MX of a domain belongs to, or what its SRV records say. What was found is kept for
 * as long as the DNS says, from a minute to an hour, and is then there at once.
 */
export function createDnsRegistry(registry: Registry, options: DnsRegistryOptions): Registry {
  const { now, startTimer, waitUntil } = options;
  const kept = createCache<Known>(keptLimit);
  /** Look-ups that began, until they must have ended; their requests may have been ended before. */
  const begun = createCache<true>(keptLimit);
  const report = createReporter(options);

  const findKept = (domain: Domain): Found | undefined => {
    const known = kept.find(domain);
    return known !== undefined && now() < known.until ? known.value.found : undefined;
  };

  const keep = (domain: Domain, finding: Finding): Found => {
    const known = kept.find(domain)?.value;
    const hold = (found: Found, ms: number, staleUntil = now() + ms + staleMs): Found => {
      kept.keep(domain, { found, staleUntil }, now() + ms);
      return found;
    };
    switch (finding.kind) {
      case 'failed':
        report(finding.problem);
        return known?.found.ok === true && now() < known.staleUntil
          ? hold(known.found, failureMs, known.staleUntil)
          : hold(unavailable, failureMs);
      case 'nobody':
        return hold(nobody, toKeptMs(finding.ttlSeconds));
      case 'provider':
        // The entry that is there already, if it says the same: documents are kept by it.
        return hold(
          known?.found.ok === true && isSameEntry(known.found.value, finding.provider)
            ? known.found
            : ok(finding.provider),
          toKeptMs(finding.ttlSeconds),
        );
    }
  };

  const start = (domain: Domain): Promise<Found> => {
    begun.keep(domain, true, now() + lookupLimitMs);
    const ended = within(startTimer, (signal) => lookUp(domain, options, signal)).then((finding) =>
      keep(domain, finding),
    );
    waitUntil(ended);
    return ended;
  };

  /**
   * Waits until another request has found something. Workers let no request wait for what belongs to another one: a
   * promise may end with the request that made it, and what waits for it then hangs. So this one looks again and again,
   * by timers of its own, and after the usual limit it gives up.
   */
  const watch = async (domain: Domain): Promise<Found> => {
    for (const pauseMs of pausesMs) {
      await new Promise<void>((resolve) => {
        startTimer(resolve, pauseMs);
      });
      const found = findKept(domain);
      if (found !== undefined) return found;
    }
    return unavailable;
  };

  return {
    findByDomain: (domain) => registry.findByDomain(domain),
    findByMx: (host) => registry.findByMx(host),
    findByDns: (domain) => {
      const found = findKept(domain);
      if (found !== undefined) return found;
      if (isSpecialName(domain)) return nobody;
      const other = begun.find(domain);
      return other !== undefined && now() < other.until ? watch(domain) : start(domain);
    },
  };
}

/** Ends a look-up that takes too long, also one that does not heed its signal. */
async function within(
  startTimer: DnsRegistryOptions['startTimer'],
  run: (signal: AbortSignal) => Promise<Finding>,
): Promise<Finding> {
  const controller = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<Finding>();
  const stopTimer = startTimer(() => {
    controller.abort();
    resolve({ kind: 'failed', problem: 'no answer in time' });
  }, lookupLimitMs);
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    stopTimer();
  }
}

function toKeptMs(ttlSeconds: number | undefined): number {
  const { least, most } = secondsKept;
  return Math.min(Math.max(ttlSeconds ?? least, least), most) * 1_000;
}

/** Entries of a list are the same object; those made of SRV records are compared, but for the day. */
const isSameEntry = (one: ProviderConfig, other: ProviderConfig): boolean =>
  one === other || JSON.stringify({ ...one, checked: '' }) === JSON.stringify({ ...other, checked: '' });

function createReporter({ report, now }: DnsRegistryOptions): (problem: DnsProblem) => void {
  const reported = new Map<DnsProblem, number>();
  return (problem) => {
    const last = reported.get(problem);
    if (last !== undefined && now() < last + reportMs) return;
    reported.set(problem, now());
    report(problem);
  };
}
