import { expandLoginName } from '../../core/placeholder.ts';
import type { Account } from './payload.ts';
import { slotNames } from './identity.ts';

/** A value inside a distinguished name (RFC 4514 §2.4); spaces and NUL are in no address. */
export const escapeDnValue = (value: string): string => value.replace(/[,+"\\<>;=#]/g, '\\$&');

/** A distinguished name with its placeholders filled in, their values escaped; null if one stands for what is not known. */
export function expandDn(template: string, { address, find }: Account): string | null {
  const localPart = find(slotNames.dnLocalPart);
  const { domain } = address;
  return expandLoginName(template, {
    kind: 'address',
    address: { localPart, domain, text: `${localPart}@${domain}` },
  });
}
