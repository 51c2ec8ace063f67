import type { Domain } from '../core/types.ts';
import { pageLimit, type TenantPage, type TenantStore } from './tenant-store.ts';

/** Records in memory: for tests, and for a list that fits into it. It answers at once. */
export function createMemoryStore(records: Iterable<readonly [Domain, string]> = []): TenantStore {
  const known = new Map<string, string>(records);
  return {
    find: (domain) => known.get(domain),
    put: (domain, record) => {
      known.set(domain, record);
    },
    delete: (domain) => {
      known.delete(domain);
    },
    list: ({ prefix = '', cursor = '', limit = pageLimit } = {}): TenantPage => {
      const rest = [...known.keys()].filter((domain) => domain.startsWith(prefix) && domain > cursor).sort();
      const domains = rest.slice(0, Math.min(limit, pageLimit));
      return { domains, cursor: domains.length < rest.length ? domains.at(-1) : undefined };
    },
  };
}
