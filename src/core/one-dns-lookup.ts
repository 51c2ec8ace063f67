import { fail } from './result.ts';
import type { Domain, Registry } from './types.ts';

/**
 * The registry as one request may use it: the DNS is asked about one domain, the first that needs it. The others that
 * nobody claims are `unknown-domain`, so that a request for many cannot cause many look-ups.
 */
export function withOneDnsLookup(registry: Registry): Registry {
  if (registry.findByDns === undefined) return registry;
  let first: { readonly domain: Domain; readonly found: ReturnType<NonNullable<Registry['findByDns']>> } | undefined;
  return {
    findByDomain: (domain) => registry.findByDomain(domain),
    findByMx: (host) => registry.findByMx(host),
    findByDns: (domain) => {
      first ??= { domain, found: registry.findByDns?.(domain) ?? fail({ reason: 'unknown-domain' }) };
      return first.domain === domain ? first.found : fail({ reason: 'unknown-domain' });
    },
  };
}
