/** A DNS record to publish. Names carry no dot at the end; the target `.` means that the service is not offered. */
export type DnsRecord =
  | { readonly type: 'CNAME'; readonly name: string; readonly target: string }
  | {
      readonly type: 'SRV';
      readonly name: string;
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: string;
    }
  | { readonly type: 'TXT'; readonly name: string; readonly value: string };

/** Seconds; short enough to change one's mind within an hour. */
export const ttlSeconds = 3600;

/** The records of a domain, and what a person has to know about them. */
export interface DnsPlan {
  readonly domain: string;
  readonly records: readonly DnsRecord[];
  readonly notes: readonly string[];
}

/** The name as it is written inside the zone of a domain: `@` for the domain itself. */
export function toRelativeName(name: string, domain: string): string {
  if (name === domain) return '@';
  return name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : `${name}.`;
}

/** A host name with the dot that says that it is whole. */
export const toAbsolute = (name: string): string => (name === '.' ? '.' : `${name}.`);
