import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/types.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Percent-decodes. A `+` stays a plus and a `%` without two digits stays a percent sign: Nextcloud Mail, FairEmail and
 * Apple links send addresses raw, and every client that encodes sends `%2B`. So this is not form decoding.
 *
 * @returns `malformed-request` if the bytes are not UTF-8.
 */
export function decodePercent(text: string): Result<string> {
  const first = text.indexOf('%');
  if (first < 0) return ok(text);
  // The `@` of an address is all that most clients encode, and decoding by the runtime is slow.
  if (text.startsWith('%40', first) && !text.includes('%', first + 1)) {
    return ok(`${text.slice(0, first)}@${text.slice(first + 3)}`);
  }
  try {
    return ok(decodeURIComponent(text));
  } catch {
    return decodeLoosely(text);
  }
}

function decodeLoosely(text: string): Result<string> {
  const whole = text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
  try {
    return ok(decoder.decode(unescapeBytes(whole)));
  } catch {
    return fail({ reason: 'malformed-request' });
  }
}

/** In place: what is unescaped is never longer. */
function unescapeBytes(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    let byte = bytes[index] ?? 0;
    if (byte === 0x25) {
      byte = Number.parseInt(String.fromCharCode(bytes[index + 1] ?? 0, bytes[index + 2] ?? 0), 16);
      index += 2;
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** One parameter of a query, as it stands there. */
export interface Parameter {
  readonly name: string;
  /** Still percent-encoded. */
  readonly value: string;
}

/** The parameters of a query in order, for formats in which one may come several times. */
export function splitQuery(query: string): readonly Parameter[] {
  return query.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
}

/**
 * Finds the parameters of a query that have one of the given names.
 *
 * @param spelling - `any-case` if the names, given in lower case, count in any case; otherwise they are compared exactly
 * @returns the values by name; an empty value counts as absent. `malformed-request` if a name comes twice, or if a
 * value is not UTF-8.
 */
export function parseQuery<Name extends string>(
  query: string,
  names: readonly Name[],
  spelling: 'exact' | 'any-case' = 'exact',
): Result<Readonly<Partial<Record<Name, string>>>> {
  const values: Partial<Record<Name, string>> = {};
  const seen: Name[] = [];
  if (query === '') return ok(values);
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const written = equals < 0 ? pair : pair.slice(0, equals);
    const spelled = spelling === 'exact' ? written : written.toLowerCase();
    const name = names.find((known) => known === spelled);
    if (name === undefined) continue;
    if (seen.includes(name)) return fail({ reason: 'malformed-request' });
    seen.push(name);
    const value = decodePercent(equals < 0 ? '' : pair.slice(equals + 1));
    if (!value.ok) return value;
    if (value.value !== '') values[name] = value.value;
  }
  return ok(values);
}
