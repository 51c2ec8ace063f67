/**
 * What is asked for: mail exchangers (RFC 1035 §3.3.9) or the place of a service (RFC 2782) by look-ups, and by the doctor
 * also addresses (RFC 1035 §3.4.1, RFC 3596), aliases and texts (RFC 1035 §3.3.1, §3.3.14).
 */
export type DnsType = 'MX' | 'SRV' | 'A' | 'AAAA' | 'CNAME' | 'TXT';

/** The numbers of types, on the wire and in JSON. */
export const typeNumbers = { A: 1, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;

/** One record. */
export interface DnsRecord {
  /** The preference of an MX, the priority of an SRV, the lowest being the best; 0 for all others. */
  readonly priority: number;
  /** 0 but for an SRV. */
  readonly weight: number;
  /** 0 but for an SRV. */
  readonly port: number;
  /**
   * A host, in lower case without the last dot; empty for the root. A byte that no host name has is written `\ddd`.
   * Of A and AAAA the address, and of TXT its strings joined, a character for each octet.
   */
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
