import type { Domain, ProviderConfig, Registry } from './types.ts';

/** A registry that answers at once, and always. */
export interface MemoryRegistry extends Registry {
  findByDomain(domain: Domain): ProviderConfig | undefined;
  findByMx(host: Domain): ProviderConfig | undefined;
}

/** What a provider is found by. */
export type Claims = Pick<ProviderConfig, 'id' | 'domains' | 'mx'>;

/**
 * A registry in memory. Look-up by domain is one access to a hash table, whatever the number of domains.
 *
 * @throws Error if two providers claim one domain: a wrong answer would send passwords to the wrong place.
 */
export function createRegistry(providers: Iterable<ProviderConfig>): MemoryRegistry {
  return createClaimRegistry(providers, (provider) => provider);
}

/**
 * The same for entries that are read when somebody asks for them.
 *
 * @param toEntry - gives the same object whenever it is asked with the same claims: documents are kept by it
 * @throws Error as `createRegistry` does.
 */
export function createClaimRegistry<C extends Claims>(
  claims: Iterable<C>,
  toEntry: (found: C) => ProviderConfig,
): MemoryRegistry {
  const byDomain = index(claims, ({ domains }) => domains);
  const byMx = index(claims, ({ mx = [] }) => mx);
  return {
    findByDomain: (domain) => {
      const found = byDomain.get(domain);
      return found && toEntry(found);
    },
    findByMx: (host) => {
      for (let name: string = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
        const found = byMx.get(name);
        if (found !== undefined) return toEntry(found);
      }
      return undefined;
    },
  };
}

function index<C extends Claims>(
  claims: Iterable<C>,
  toNames: (claimed: C) => readonly string[],
): ReadonlyMap<string, C> {
  const found = new Map<string, C>();
  for (const claimed of claims) {
    for (const name of toNames(claimed)) {
      const other = found.get(name);
      if (other !== undefined) throw new Error(`${name} is claimed by both ${other.id} and ${claimed.id}`);
      found.set(name, claimed);
    }
  }
  return found;
}
