import type { Account } from './conclusion.ts';

/** An address taken apart at its last `@`, as clients do it without further checks. */
export interface AddressParts {
  readonly email: string;
  readonly localPart: string;
  readonly domain: string;
}

/** Takes apart what was typed; without an `@` the domain is empty. */
export function toAddressParts({ email }: Account): AddressParts {
  const at = email.lastIndexOf('@');
  return at < 0
    ? { email, localPart: email, domain: '' }
    : { email, localPart: email.slice(0, at), domain: email.slice(at + 1) };
}

/** Replaces every occurrence of the three placeholders in one pass. */
export function fillPlaceholders(template: string, { email, localPart, domain }: AddressParts): string {
  return template.replace(/%EMAIL(ADDRESS|LOCALPART|DOMAIN)%/g, (_match, part: string) =>
    part === 'ADDRESS' ? email : part === 'LOCALPART' ? localPart : domain,
  );
}
