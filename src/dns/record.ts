/** What is asked for: mail exchangers (RFC 1035 §3.3.9) or the place of a service (RFC 2782). */
export type DnsType = 'MX' | 'SRV';

/** One record. */
export interface DnsRecord {
  /** The preference of an MX, the priority of an SRV; the lowest is the best. */
  readonly priority: number;
  /** 0 for an MX. */
  readonly weight: number;
  /** 0 for an MX. */
  readonly port: number;
  /** In lower case without the last dot; empty for the root. A byte that no host name has is written `\ddd`. */
  readonly target: string;
}

/** Why an answer cannot be used, in words for the log. */
export type DnsProblem =
  | 'no answer in time'
  | 'no connection'
  | 'not status 200'
  | 'not the media type that was asked for'
  | 'too long'
  | 'truncated'
  | 'malformed'
  | 'for another question'
  | 'SERVFAIL'
  | 'refused';

/** What the DNS says. `ttlSeconds` is how long it stands, as the answer has it; undefined where it does not say. */
export type DnsAnswer =
  | { readonly kind: 'records'; readonly records: readonly DnsRecord[]; readonly ttlSeconds: number }
  | { readonly kind: 'no-records' | 'no-name'; readonly ttlSeconds: number | undefined }
  | { readonly kind: 'failed'; readonly problem: DnsProblem };

/** An answer that cannot be used. */
export const failed = (problem: DnsProblem): DnsAnswer => ({ kind: 'failed', problem });
