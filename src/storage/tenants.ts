import type { Maybe } from '../core/maybe.ts';
import type { Domain, Found, ProviderConfig, Registry } from '../core/types.ts';
import { createTenantCache, type CacheBounds, type KnownTenant } from './tenant-cache.ts';
import { recordLimit, toTenantConfig, type FindEntry, type RecordFault } from './tenant-record.ts';
import { parseTenantRecord } from './tenant-schema.ts';
import type { TenantReader } from './tenant-store.ts';

/** What an operator has to hear: a word of a fixed set, and nothing of the domain. */
export type TenantReport = RecordFault | 'unavailable';

/** What the tenants of a deployment are made of. */
export interface TenantOptions {
  readonly store: TenantReader;
  readonly findEntry: FindEntry;
  /** For how long a look-up counts, in seconds. */
  readonly cacheSeconds: number;
  readonly report: (report: TenantReport) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a request waits for the store, in milliseconds; a second unless stated. */
  readonly waitLimit?: number;
  readonly bounds?: CacheBounds;
  /** Keeps a look-up going when its request ends early, for the others that wait for it. */
  readonly waitUntil?: (promise: Promise<unknown>) => void;
}

/** For how long the last word of a store counts while it says nothing: an hour, in milliseconds. */
const staleLimit = 3_600_000;
/** How long a store is left alone that has not answered for a domain which is known from before. */
const pause = 5_000;

/** So that nothing is kept going without end. */
const createDelay = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

interface Pending {
  readonly outcome: Promise<Found>;
  readonly since: number;
}

/**
 * The domains of customers, as a registry. What was looked up is kept for a while, found or not, and then answers at
 * once; the entry is the same object for as long as the record does not change, so that its documents are kept as well.
 *
 * A faulty record is nobody's, and is reported when it is first read. A store that fails or is slow does not take back
 * what it said within the last hour; for other domains it is `unavailable`.
 */
export function createTenants(options: TenantOptions): Registry {
  const { store, findEntry, report, now, waitLimit = 1_000 } = options;
  const lifetime = options.cacheSeconds * 1_000;
  const cache = createTenantCache(options.bounds);
  const pending = new Map<Domain, Pending>();

  const toProvider = (domain: Domain, record: string): ProviderConfig | undefined => {
    const parsed = parseTenantRecord(record);
    const config = 'fault' in parsed ? parsed : toTenantConfig(parsed, domain, findEntry);
    if (!('fault' in config)) return config;
    report(config.fault);
    return undefined;
  };

  const settle = (domain: Domain, stored: string | undefined): Found => {
    // So much tells that it is too large, and the rest need not be kept.
    const record = stored?.slice(0, recordLimit + 1);
    const known = cache.find(domain);
    const isSame = known !== undefined && known.record === record;
    const provider = isSame ? known.provider : record === undefined ? undefined : toProvider(domain, record);
    const read = now();
    cache.keep(domain, { record, provider, read, until: read + lifetime });
    return provider;
  };

  const giveUp = (domain: Domain, known: KnownTenant | undefined): Found => {
    report('unavailable');
    const time = now();
    if (known === undefined || time - known.read > staleLimit) return 'unavailable';
    cache.keep(domain, { ...known, until: time + pause });
    return known.provider;
  };

  const lookUp = (domain: Domain, known: KnownTenant | undefined): Maybe<Found> => {
    const time = now();
    const other = pending.get(domain);
    // One that has waited as long as anybody may belongs to a request that was given up.
    if (other !== undefined && time - other.since < waitLimit) return waitFor(other.outcome, domain, known);
    let record: Maybe<string | undefined>;
    try {
      record = store.find(domain);
    } catch {
      return giveUp(domain, known);
    }
    if (!(record instanceof Promise)) return settle(domain, record);
    const outcome = record.then((text) => settle(domain, text));
    const mine = { outcome, since: time };
    pending.set(domain, mine);
    const done = (): void => {
      if (pending.get(domain) === mine) pending.delete(domain);
    };
    const ended = outcome.then(done, done);
    options.waitUntil?.(Promise.race([ended, createDelay(waitLimit)]));
    return waitFor(outcome, domain, known);
  };

  /** The timer is the request's own: one of another request ends with that. */
  const waitFor = async (outcome: Promise<Found>, domain: Domain, known: KnownTenant | undefined): Promise<Found> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('late'));
      }, waitLimit);
    });
    try {
      return await Promise.race([outcome, late]);
    } catch {
      return giveUp(domain, known);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    findByDomain: (domain) => {
      const known = cache.find(domain);
      return known !== undefined && now() < known.until ? known.provider : lookUp(domain, known);
    },
    // A tenant is one domain; whose MX it has is a question to those who run the MX.
    findByMx: () => undefined,
  };
}
