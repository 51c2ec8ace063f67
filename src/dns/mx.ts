import { parseDomain } from '../core/address.ts';
import { andThen, type Maybe } from '../core/maybe.ts';
import type { Domain, ProviderConfig } from '../core/types.ts';
import type { DnsRecord } from './record.ts';

/** Finds an entry by the host of an MX, among entries in memory, which can always say. */
export type FindByMx = (host: Domain) => Maybe<ProviderConfig | undefined>;

/** With more records than that, nobody can be told to be the provider. */
export const recordLimit = 16;

/**
 * The provider that the MX records of a domain name.
 *
 * Those of the lowest preference decide, all of them: a mailbox is where mail goes first, and a provider that is only a
 * backup, or one of two, must not be sent people's passwords.
 *
 * @returns undefined for a null MX (RFC 7505), for hosts of nobody or of several, and for more than 16 records.
 */
export async function findByMxRecords(
  records: readonly DnsRecord[],
  findByMx: FindByMx,
): Promise<ProviderConfig | undefined> {
  if (records.length > recordLimit) return undefined;
  const lowest = Math.min(...records.map(({ priority }) => priority));
  let provider: ProviderConfig | undefined;
  for (const { priority, target } of records) {
    if (priority !== lowest) continue;
    const host = parseDomain(target);
    const found = host.ok ? await findByMx(host.value) : undefined;
    if (found === undefined || (provider !== undefined && provider !== found)) return undefined;
    provider = found;
  }
  return provider;
}

/** Whether the domain says that it takes no mail (RFC 7505 §3). */
export const isNullMx = (records: readonly DnsRecord[]): boolean => records.length === 1 && records[0]?.target === '';

/** Where an MX may lead: to the entries of the operator, and with `public` to those of everybody after them. */
export function createMxFinder(
  mxLookup: 'own' | 'public',
  own: { readonly findByMx: FindByMx },
  everybody: { readonly findByMx: FindByMx },
): FindByMx {
  if (mxLookup === 'own') return (host) => own.findByMx(host);
  return (host) => andThen(own.findByMx(host), (found) => found ?? everybody.findByMx(host));
}
