import { parseDomain, parseEmailAddress } from '../../core/address.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result, Subject } from '../../core/types.ts';
import type { FormatRequest } from '../format.ts';
import { decodePercent, splitQuery } from '../query.ts';

const malformed = fail({ reason: 'malformed-request' });
const missing = fail({ reason: 'address-missing' });
/** RFC 8259 §8.1 lets a reader ignore a byte order mark; some shells write one. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

// An object with at most one member, whose value is a string (RFC 8259). By this there are no unknown and no repeated
// members, nothing nested, and nothing after the end; escapes and control characters are left to JSON.parse.
const objectOfOne =
  /^[ \t\n\r]*\{[ \t\n\r]*(?:("[^"\\]*(?:\\.[^"\\]*)*")[ \t\n\r]*:[ \t\n\r]*("[^"\\]*(?:\\.[^"\\]*)*")[ \t\n\r]*)?\}[ \t\n\r]*$/;

/** Whether a query names a person, in whatever parameter: URLs are kept in histories and logs. */
export const hasAddress = (query: string): boolean =>
  /@|%40|(?:^|&)(?:e-?mail|(?:email)?address)(?:=|&|$)/i.test(query);

/** Reads whom a request asks about: the domain in the query of a GET, the address in the body of a POST. */
export function parseSubject({ method, query, body }: FormatRequest): Result<Subject> {
  if (hasAddress(query)) return malformed;
  if (method === 'GET') {
    const text = parseForm(query, 'domain');
    const domain = text.ok ? parseDomain(text.value) : text;
    return domain.ok ? ok({ kind: 'domain', domain: domain.value }) : domain;
  }
  // What the body does not say would be said in two places.
  if (query !== '') return malformed;
  const text = parseBody(body);
  const address = text.ok ? parseEmailAddress(text.value) : text;
  return address.ok ? ok({ kind: 'address', address: address.value }) : address;
}

/** JSON or a form, told apart by the first character: formats see no headers, and no form begins with a brace. */
function parseBody(body: Uint8Array): Result<string> {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return malformed;
  }
  return /^[ \t\n\r]*\{/.test(text) ? parseJson(text) : parseForm(text.trim(), 'address');
}

function parseJson(text: string): Result<string> {
  const [whole, name, value] = objectOfOne.exec(text) ?? [];
  if (whole === undefined) return malformed;
  if (name === undefined || value === undefined) return missing;
  try {
    // The name too may be written with escapes.
    if (JSON.parse(name) !== 'address') return malformed;
    const address: unknown = JSON.parse(value);
    return typeof address !== 'string' || address === '' ? missing : ok(address);
  } catch {
    return malformed;
  }
}

/** The only field of a form or of a query. A `+` is a plus, as everywhere here: there are blanks in no address. */
function parseForm(text: string, name: string): Result<string> {
  const [field, ...others] = splitQuery(text).filter((each) => each.name !== '' || each.value !== '');
  if (field === undefined) return missing;
  if (field.name !== name || others.length > 0) return malformed;
  return field.value === '' ? missing : decodePercent(field.value);
}
