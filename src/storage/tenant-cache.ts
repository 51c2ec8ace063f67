import type { Domain, ProviderConfig } from '../core/types.ts';

/** What is known of a domain. */
export interface KnownTenant {
  /** The record as it was read; undefined if there is none. */
  readonly record: string | undefined;
  /** The entry made of it: the same object while the record is the same. Undefined also for a faulty record. */
  readonly provider: ProviderConfig | undefined;
  /** When it has to be looked up again, in milliseconds since 1970. */
  readonly until: number;
  /** When the store said so. */
  readonly read: number;
}

/** What was looked up before, bounded: the oldest makes place. */
export interface TenantCache {
  find(domain: Domain): KnownTenant | undefined;
  keep(domain: Domain, known: KnownTenant): void;
}

/** How much a cache holds. Tenants have entries and documents; of other domains only the name is kept. */
export interface CacheBounds {
  readonly tenants: number;
  /** Characters of all records together. */
  readonly characters: number;
  readonly others: number;
}

/** A tenth of the memory of an isolate (128 MB) at the most, documents included. */
export const defaultBounds: CacheBounds = { tenants: 1_000, characters: 1 << 20, others: 10_000 };

/** Builds an empty cache. Domains that nobody claims are kept apart, so that asking for many of them drives nobody out. */
export function createTenantCache(bounds: CacheBounds = defaultBounds): TenantCache {
  const tenants = new Map<Domain, KnownTenant>();
  const others = new Map<Domain, KnownTenant>();
  let characters = 0;

  const drop = (domain: Domain): void => {
    characters -= tenants.get(domain)?.record?.length ?? 0;
    tenants.delete(domain);
    others.delete(domain);
  };
  return {
    find: (domain) => tenants.get(domain) ?? others.get(domain),
    keep: (domain, known) => {
      // Behind all others, so that what is asked for again and again stays: it is kept anew whenever it was read anew.
      drop(domain);
      if (known.record === undefined) {
        others.set(domain, known);
        for (const oldest of others.keys())
          if (others.size > bounds.others) others.delete(oldest);
          else break;
        return;
      }
      tenants.set(domain, known);
      characters += known.record.length;
      for (const oldest of tenants.keys()) {
        if (tenants.size <= bounds.tenants && characters <= bounds.characters) break;
        drop(oldest);
      }
    },
  };
}
