import { parseEmailAddress } from '../../../src/core/address.ts';
import type { FormatRequest } from '../../../src/formats/format.ts';
import { parseSubject } from '../../../src/formats/settings-api/request.ts';
import type { Random } from '../../random.ts';
import { control, fromBinary, toBinary, type FuzzTarget } from '../target.ts';
import { toAddressText } from './address.ts';

const reasons = new Set(['malformed-request', 'malformed-address', 'address-missing']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const strings = [
  '"address"',
  '"\\u0061ddress"',
  '"__proto__"',
  '"a"',
  '""',
  '"\\ud800"',
  '"jane@example.com"',
  '"j\\u0061ne@example.com"',
  "'address'",
  '"\u0000"',
  '"\\"',
];
const others = ['null', '1', 'true', '[]', '{}', '{"address":"x@y.example"}', '-0', ''];
const blank = (random: Random): string =>
  random.chance(0.8) ? '' : random.pick([' ', '\n', '\t', '\ufeff', '\u00a0']);

function toObject(random: Random): string {
  const member = (): string => {
    const name = random.chance(0.7) ? '"address"' : random.pick(strings);
    const value = random.chance(0.6)
      ? JSON.stringify(toAddressText(random))
      : random.chance(0.7)
        ? random.pick(strings)
        : random.pick(others);
    return `${name}${blank(random)}:${blank(random)}${value}`;
  };
  const count = random.chance(0.8) ? 1 : random.below(3);
  const members = Array.from({ length: count }, member).join(',');
  return `${blank(random)}{${blank(random)}${members}${blank(random)}}${random.chance(0.1) ? random.pick([',', '}', 'x', ' ']) : ''}`;
}

/** The address that an object of exactly one member names, by the parser of the runtime. */
function readOtherwise(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [member, ...more] = Object.entries(value);
  return member?.[0] === 'address' && more.length === 0 && typeof member[1] === 'string' ? member[1] : undefined;
}

const toRequest = (body: Uint8Array): FormatRequest => ({
  method: 'POST',
  path: '/api/v1/settings',
  rawPath: '/api/v1/settings',
  host: 'x.example',
  query: '',
  body,
  now: 0,
});

/** Reading a request to the JSON API. */
export const jsonTarget: FuzzTarget = {
  name: 'json',
  sources: ['src/formats/settings-api/request.ts'],
  words: [
    '{',
    '}',
    '"',
    ':',
    ',',
    '\\',
    '\\u0061',
    '"address"',
    'address=',
    '&',
    'jane@example.com',
    '__proto__',
    '\u00ef\u00bb\u00bf',
  ],
  generate: (random) => toBinary(random.chance(0.8) ? toObject(random) : `address=${toAddressText(random)}`),
  run: (input) => void parseSubject(toRequest(fromBinary(input))),
  check: (input) => {
    const body = fromBinary(input);
    const subject = parseSubject(toRequest(body));
    let text: string | undefined;
    try {
      text = decoder.decode(body);
    } catch {
      if (subject.ok) return 'takes what is not UTF-8';
    }
    const address = text === undefined ? undefined : readOtherwise(text);
    const expected = address === undefined ? undefined : parseEmailAddress(address);
    if (!subject.ok) {
      if (!reasons.has(subject.failure.reason)) return `fails with ${subject.failure.reason}`;
      // A repeated member is refused by us, and the runtime takes the last.
      const isPlain = text !== undefined && address !== undefined && text === JSON.stringify({ address });
      return isPlain && expected?.ok === true ? 'refuses what is right' : undefined;
    }
    if (subject.value.kind !== 'address') return 'finds no address in a body';
    if (control.test(subject.value.address.text)) return 'takes a control character';
    if (text === undefined || !/^[ \t\n\r]*\{/.test(text)) return undefined;
    return expected?.ok === true && expected.value.text === subject.value.address.text
      ? undefined
      : 'is read otherwise by the runtime';
  },
};
