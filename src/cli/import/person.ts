import type { EmailAddress } from '../../core/types.ts';

/**
 * The user name of one person as a template, if it is the person's address, its local part or its domain.
 *
 * @returns the name itself otherwise: then it says nothing about other people.
 */
export function toTemplate(username: string, { text, localPart, domain }: EmailAddress): string {
  const name = username.toLowerCase();
  if (name === text.toLowerCase()) return '%EMAILADDRESS%';
  if (name === localPart.toLowerCase()) return '%EMAILLOCALPART%';
  return name === domain ? '%EMAILDOMAIN%' : username;
}
