import { NodeBuffer } from '../../buffer.ts';
import * as querystring from 'node:querystring';
import { decodePercent, parseQuery, splitQuery } from '../../../src/formats/query.ts';
import type { FuzzTarget } from '../target.ts';

const names = ['email', 'emailaddress', 'constructor', 'toString'] as const;
const pieces = [
  'email',
  'Email',
  'emailaddress',
  '__proto__',
  'constructor',
  'toString',
  '=',
  '=',
  '&',
  '&',
  '%40',
  '%2B',
  '+',
  '%',
  '%4',
  '%zz',
  '%00',
  '%0d%0a',
  '%c3%a9',
  '%ff',
  '%ed%a0%80',
  '%f0%9f%98%80',
  '%EF%BB%BF',
  'jane@example.com',
  'a',
  'é',
  '%C3',
  '\ufeff',
  '\ud800',
];
// Documented (nodejs.org/api/querystring.html, `unescape`) and without a type.
const { unescapeBuffer } = querystring as unknown as { readonly unescapeBuffer: (text: string) => Uint8Array };
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The same by another way: Node's decoder of bytes, and UTF-8 behind it. */
function decodeOtherwise(text: string): string | undefined {
  try {
    return decoder.decode(unescapeBuffer(NodeBuffer.from(text).toString('latin1')));
  } catch {
    return undefined;
  }
}

function checkValue(text: string): string | undefined {
  const decoded = decodePercent(text);
  if (!decoded.ok && decoded.failure.reason !== 'malformed-request') return `fails with ${decoded.failure.reason}`;
  // A lone surrogate is no UTF-8, and no URL brings one.
  if (!text.isWellFormed()) return undefined;
  const value = decoded.ok ? decoded.value : undefined;
  if (value !== decodeOtherwise(text)) return 'is decoded otherwise by the runtime';
  if (value === undefined) return undefined;
  const again = decodePercent(encodeURIComponent(value));
  return again.ok && again.value === value ? undefined : 'is another value when it is encoded and decoded again';
}

function checkQuery(query: string, spelling: 'exact' | 'any-case'): string | undefined {
  const parsed = parseQuery(query, names, spelling);
  if (!parsed.ok)
    return parsed.failure.reason === 'malformed-request' ? undefined : `fails with ${parsed.failure.reason}`;
  const found = Object.entries(parsed.value);
  if (found.some(([name]) => !names.some((known) => known === name))) return 'has a name that nobody asked for';
  for (const name of names) {
    const same = splitQuery(query).filter(
      (each) => (spelling === 'exact' ? each.name : each.name.toLowerCase()) === name,
    );
    const expected = same[0] === undefined ? undefined : decodeOtherwise(same[0].value);
    const value = Object.hasOwn(parsed.value, name) ? parsed.value[name] : undefined;
    if (same.length > 1) return 'takes a name that comes twice';
    if (query.isWellFormed() && (value ?? '') !== (expected ?? '')) return `has another ${name}`;
  }
  return undefined;
}

/** Reading queries. */
export const queryTarget: FuzzTarget = {
  name: 'query',
  sources: ['src/formats/query.ts'],
  words: pieces,
  generate: (random) => {
    let text = '';
    for (let count = 1 + random.below(8); count > 0; count -= 1) text += random.pick(pieces);
    return text;
  },
  run: (input) => {
    decodePercent(input);
    parseQuery(input, names, 'any-case');
  },
  check: (input) => checkValue(input) ?? checkQuery(input, 'exact') ?? checkQuery(input, 'any-case'),
};
