import type { Domain, ProviderConfig, Registry } from './types.ts';

/** A registry that answers at once, and always. */
export interface MemoryRegistry extends Registry {
  findByDomain(domain: Domain): ProviderConfig | undefined;
  findByMx(host: Domain): ProviderConfig | undefined;
}

/**
 * A registry in memory. Look-up by domain is one access to a hash table, whatever the number of domains.
 *
 * @throws Error if two providers claim one domain: a wrong answer would send passwords to the wrong place.
 */
export function createRegistry(providers: Iterable<ProviderConfig>): MemoryRegistry {
  const byDomain = index(providers, (provider) => provider.domains);
  const byMx = index(providers, (provider) => provider.mx ?? []);
  return {
    findByDomain: (domain) => byDomain.get(domain),
    findByMx: (host) => {
      for (let name: string = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
        const provider = byMx.get(name);
        if (provider !== undefined) return provider;
      }
      return undefined;
    },
  };
}

function index(
  providers: Iterable<ProviderConfig>,
  claims: (provider: ProviderConfig) => readonly string[],
): ReadonlyMap<string, ProviderConfig> {
  const found = new Map<string, ProviderConfig>();
  for (const provider of providers) {
    for (const name of claims(provider)) {
      const other = found.get(name);
      if (other !== undefined) throw new Error(`${name} is claimed by both ${other.id} and ${provider.id}`);
      found.set(name, provider);
    }
  }
  return found;
}
