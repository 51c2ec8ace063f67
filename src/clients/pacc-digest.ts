import { parseBase64 } from './base64.ts';
import { toSha256 } from './sha256.ts';

/** How a client reads one TXT record: the 32 bytes that it vouches for, or undefined. */
export type ParseDigestRecord = (record: string) => Uint8Array | undefined;

/**
 * Parses one record by the grammar of draft-ietf-mailmaint-pacc-03 §5.2.2.2: ASCII, pairs of name and value between
 * semicolons, blanks around both signs, one trailing semicolon, no blank in front; unknown names are passed over, and
 * `v`, `a` and `d` stand once each.
 */
export function parseDigestRecord(record: string): Uint8Array | undefined {
  if (!/^[\t\u0020-\u007e]*$/.test(record) || /^[\t ]/.test(record)) return undefined;
  const tags = new Map<string, string>();
  for (const pair of record.replace(/;[\t ]*$/, '').split(';')) {
    const [, name, value] = /^[\t ]*([A-Za-z0-9]+)[\t ]*=[\t ]*([\u0021-\u007e]+)[\t ]*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (['v', 'a', 'd'].includes(name) && tags.has(name)) return undefined;
    tags.set(name, value);
  }
  if (tags.get('v') !== 'UAAC1' || tags.get('a') !== 'sha256') return undefined;
  const digest = parseBase64(tags.get('d') ?? '');
  return digest?.length === 32 ? digest : undefined;
}

/** Says whether any record vouches for exactly these bytes: several stand side by side while a document changes. */
export function isVouchedFor(body: string, records: readonly string[], parse: ParseDigestRecord): boolean {
  const digest = String(toSha256(new TextEncoder().encode(body)));
  return records.some((record) => String(parse(record)) === digest);
}
