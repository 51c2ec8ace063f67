import type { Domain } from '../core/types.ts';

/**
 * Top-level domains that have no place in the public DNS: RFC 6761 §6 and RFC 2606, RFC 6762 §3 and Appendix G, RFC 7686,
 * RFC 9476, and `internal`, which ICANN reserved in 2024. `arpa` has no mail; it holds the reverse zones and `home.arpa`
 * (RFC 8375).
 */
const special: ReadonlySet<string> = new Set(
  'localhost test invalid example local intranet internal private corp home lan mail onion alt arpa'.split(' '),
);

/** Whether a name must not be asked of a public resolver, or can have no answer there. */
export const isSpecialName = (domain: Domain): boolean => special.has(domain.slice(domain.lastIndexOf('.') + 1));
