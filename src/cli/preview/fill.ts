import { createHash } from 'node:crypto';
import { fillIn } from '../../checks/discovery/variables.ts';
import type { EmailAddress } from '../../core/types.ts';

/** Fills an address into the text of a request. What only the DNS knows stays as it stands. */
export function fillText(text: string, { text: email, domain }: EmailAddress): string {
  const md5 = createHash('md5').update(email.toLowerCase()).digest('hex');
  return fillIn(text, { domain, email, md5, mx: undefined, srv: undefined }) ?? text;
}
