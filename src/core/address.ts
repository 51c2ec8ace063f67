import { fail, ok } from './result.ts';
import type { Domain, EmailAddress, Result } from './types.ts';

/** RFC 5321 §4.5.3.1.3 allows a path of 256 octets, two of which are the angle brackets. */
export const addressLimitOctets = 254;
/** RFC 5321 §4.5.3.1.1. */
const localPartLimitOctets = 64;
/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
const domainLimitOctets = 253;

// The last label of a host name is never all digits (RFC 1123 §2.1), which also keeps IPv4 addresses out. Nor is it a
// hexadecimal number: URLs take such a name for an IPv4 address (WHATWG URL §3.5, "ends in a number").
const hostName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!(?:\d+|0x[0-9a-f]*)$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ascii = /^[\x21-\x7e]*$/;
const asciiDomainCharacters = /^[A-Za-z0-9.-]*$/;

// atext of RFC 5322 §3.2.3 and the dot. Dots may stand anywhere: Japanese carriers gave out such addresses.
const asciiLocalPart = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
// RFC 6531 adds everything beyond ASCII; what cannot be seen or would turn the direction of text stays out.
const forbiddenBeyondAscii = /[\p{C}\p{Z}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/u;
const forbiddenAscii = /[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]/u;

const encoder = new TextEncoder();

/**
 * Reads a domain in any case, as U-labels or A-labels, with or without a trailing dot.
 *
 * @returns the A-label form in lower case (UTS-46, as URLs use it), or `malformed-address` for anything that is not a
 * host name of at least two labels.
 */
export function parseDomain(text: string): Result<Domain> {
  // Enough for any domain in any script, and a bound for the work that follows.
  if (text.length > domainLimitOctets + 1) return fail({ reason: 'malformed-address' });
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  const aLabels = asciiDomainCharacters.test(name) ? name.toLowerCase() : toALabels(name);
  if (aLabels === undefined || aLabels.length > domainLimitOctets || !hostName.test(aLabels)) {
    return fail({ reason: 'malformed-address' });
  }
  return ok(aLabels as Domain);
}

function toALabels(name: string): string | undefined {
  // The URL parser does UTS-46 everywhere Mailbeacon runs. ASCII that means something in a URL must not reach it.
  for (const character of name) {
    if (character < '\u0080' && !asciiDomainCharacters.test(character)) return undefined;
  }
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return undefined;
  }
}

/**
 * Reads an e-mail address: one `@`, at most 254 octets, no quoted local part, no control characters or blanks.
 *
 * @returns the address with its domain normalised and its local part untouched, or `malformed-address`.
 */
export function parseEmailAddress(text: string): Result<EmailAddress> {
  if (text.length > addressLimitOctets) return fail({ reason: 'malformed-address' });
  const at = text.indexOf('@');
  if (at < 1 || text.includes('@', at + 1)) return fail({ reason: 'malformed-address' });
  const localPart = text.slice(0, at);
  if (!isLocalPart(localPart)) return fail({ reason: 'malformed-address' });
  const domain = parseDomain(text.slice(at + 1));
  if (!domain.ok) return domain;
  const address = `${localPart}@${domain.value}`;
  if (octets(address) > addressLimitOctets) return fail({ reason: 'malformed-address' });
  return ok({ localPart, domain: domain.value, text: address });
}

function isLocalPart(text: string): boolean {
  if (text.length > localPartLimitOctets) return false;
  if (asciiLocalPart.test(text)) return true;
  return (
    text.isWellFormed() &&
    octets(text) <= localPartLimitOctets &&
    !forbiddenAscii.test(text) &&
    !forbiddenBeyondAscii.test(text)
  );
}

function octets(text: string): number {
  return ascii.test(text) ? text.length : encoder.encode(text).length;
}
