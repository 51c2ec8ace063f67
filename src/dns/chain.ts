import { failed, type DnsAnswer, type DnsRecord } from './record.ts';

/** The parts of an answer that matter, in whatever notation it came; names as in `DnsRecord`. */
export interface Sections {
  readonly records: readonly (DnsRecord & Owned)[];
  /** CNAME records (RFC 1034 §3.6.2). */
  readonly aliases: readonly (Owned & { readonly target: string })[];
  /** How long "there is nothing" stands: the smaller of the SOA's TTL and its last field (RFC 2308 §5). */
  readonly negativeTtlSeconds: number | undefined;
}
interface Owned {
  readonly owner: string;
  readonly ttlSeconds: number;
}

/** Resolvers follow longer ones themselves; nobody has more in earnest. */
const aliasLimit = 8;

/** Follows the aliases of an answer to the records at their end. */
export function followAliases(asked: string, { records, aliases, negativeTtlSeconds }: Sections): DnsAnswer {
  let name = asked;
  let ttlSeconds = Infinity;
  for (let hops = 0; hops <= aliasLimit; hops += 1) {
    const found = records.filter(({ owner }) => owner === name);
    if (found.length > 0) {
      return { kind: 'records', records: found, ttlSeconds: Math.min(ttlSeconds, ...found.map(toTtl)) };
    }
    const [alias, other] = aliases.filter(({ owner }) => owner === name);
    if (alias === undefined) return { kind: 'no-records', ttlSeconds: negativeTtlSeconds };
    if (other !== undefined) return failed('malformed');
    ttlSeconds = Math.min(ttlSeconds, alias.ttlSeconds);
    name = alias.target;
  }
  return failed('malformed');
}

const toTtl = ({ ttlSeconds }: Owned): number => ttlSeconds;
