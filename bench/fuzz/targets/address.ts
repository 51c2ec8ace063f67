import { domainToUnicode } from 'node:url';
import { parseDomain, parseEmailAddress } from '../../../src/core/address.ts';
import { toUnicodeDomain } from '../../../src/core/unicode.ts';
import type { Random } from '../../random.ts';
import { control, type FuzzTarget } from '../target.ts';

const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const octets = (text: string): number => new TextEncoder().encode(text).length;

const labels = [
  'example',
  'a',
  'com',
  'xn--bcher-kva',
  'xn--',
  'xn--a',
  'bücher',
  'ß',
  'İ',
  '漢字',
  '例え',
  'ﬁ',
  '１２',
  '0x7f',
  '127',
  '-a',
  'a-',
  'a--b',
  '',
  '_dmarc',
  '*',
  'עברית',
  'العربية',
  'x'.repeat(63),
  'x'.repeat(64),
  'xn--zcaaaaaaaaaaa',
  'a\u200db',
  '\u0301a',
  '%41',
  '[::1]',
];
const atoms = [
  'jane',
  'a',
  '.',
  '..',
  '+tag',
  "o'neil",
  '%EMAILADDRESS%',
  '&',
  '<',
  '"x"',
  ' ',
  'é',
  '漢',
  '😀',
  '\u202e',
  '\u00a0',
  '\ue000',
  'x'.repeat(64),
  '\u0000',
  'a,b',
  '\\',
  '=?x?=',
];
const dots = ['.', '.', '.', '.', '.', '。', '．', '..'];

/** A domain, or nearly one. */
export function toDomainText(random: Random): string {
  let text = random.pick(labels);
  for (let count = 1 + random.below(3); count > 0; count -= 1) text += random.pick(dots) + random.pick(labels);
  return random.chance(0.1) ? `${text}.` : random.chance(0.1) ? text.toUpperCase() : text;
}

/** An address, or nearly one. */
export function toAddressText(random: Random): string {
  let text = random.pick(atoms);
  for (let count = random.below(3); count > 0; count -= 1) text += random.pick(atoms);
  return `${text}${random.chance(0.95) ? '@' : random.pick(['', '@@', '＠', ' @ '])}${toDomainText(random)}`;
}

function checkDomain(text: string): string | undefined {
  const parsed = parseDomain(text);
  if (!parsed.ok)
    return parsed.failure.reason === 'malformed-address' ? undefined : `fails with ${parsed.failure.reason}`;
  const domain = parsed.value;
  if (!hostName.test(domain) || domain.length > 253) return 'a domain that is no host name';
  const again = parseDomain(domain);
  if (!again.ok || again.value !== domain) return 'a domain that is another one when it is read again';
  const shown = toUnicodeDomain(domain);
  const back = parseDomain(shown);
  if (!back.ok || back.value !== domain) return 'the U-labels lead to another domain';
  // The runtime's own decoder: where that has a round trip, ours must have found the same.
  const theirs = domainToUnicode(domain);
  const backOfTheirs = parseDomain(theirs);
  const isSound = theirs !== '' && backOfTheirs.ok && backOfTheirs.value === domain;
  return shown === domain || !isSound || shown === theirs
    ? undefined
    : 'the U-labels are others than those of the runtime';
}

/** Reading addresses and domains. */
export const addressTarget: FuzzTarget = {
  name: 'address',
  sources: ['src/core/address.ts', 'src/core/unicode.ts'],
  words: ['@', '.', 'xn--', '-', '%', '/', ':', '#', '?', '[', ']', '\\', '。', 'ß', '@example.com', 'jane@'],
  generate: (random) => (random.chance(0.3) ? toDomainText(random) : toAddressText(random)),
  run: (input) => {
    parseEmailAddress(input);
    parseDomain(input);
  },
  check: (input) => {
    const problem = checkDomain(input);
    if (problem !== undefined) return problem;
    const parsed = parseEmailAddress(input);
    if (!parsed.ok)
      return parsed.failure.reason === 'malformed-address' ? undefined : `fails with ${parsed.failure.reason}`;
    const { localPart, domain, text } = parsed.value;
    if (text !== `${localPart}@${domain}`) return 'the parts are not the whole';
    if (!input.startsWith(`${localPart}@`)) return 'the local part is changed';
    if (octets(text) > 254 || octets(localPart) > 64) return 'is too long';
    if (control.test(text) || /[\s"<>\\,;:]/u.test(text)) return 'has a character that no address may have';
    if (!text.isWellFormed() || /\p{C}|\p{Z}/u.test(text)) return 'has a character that cannot be seen';
    const again = parseEmailAddress(text);
    if (!again.ok || JSON.stringify(again.value) !== JSON.stringify(parsed.value))
      return 'is another one when it is read again';
    return checkDomain(input.slice(input.indexOf('@') + 1));
  },
};
