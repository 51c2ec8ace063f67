import { parseXml, type XmlElement } from '../../../src/clients/xml.ts';
import { parseEmailAddress } from '../../../src/core/address.ts';
import { parsePoxRequest } from '../../../src/formats/autodiscover/request.ts';
import { decodeXml } from '../../../src/formats/xml-reader.ts';
import type { Random } from '../../random.ts';
import { fromBinary, toBinary, type FuzzTarget } from '../target.ts';
import { toAddressText } from './address.ts';
import { escapeMarkup, toDocument, toElement } from './xml-grammar.ts';

const base = 'http://schemas.microsoft.com/exchange/autodiscover';
const reasons = new Set(['malformed-request', 'malformed-address', 'unsupported-schema']);
const roots = [
  `${base}/outlook/requestschema/2006`,
  `${base}/mobilesync/requestschema/2006`,
  `${base}/OUTLOOK/requestschema/2006a`,
  '',
  'urn:x',
];
const schemas = [
  `${base}/outlook/responseschema/2006a`,
  `${base}/mobilesync/responseschema/2006`,
  '',
  'urn:x',
  ` ${base}/outlook/responseschema/2006 `,
];

function toRequest(random: Random): string {
  const address = toAddressText(random);
  const written = random.chance(0.5) ? escapeMarkup(address) : random.chance(0.3) ? `<![CDATA[${address}]]>` : address;
  const prefix = random.chance(0.15) ? 'p:' : '';
  const parts = [
    ...(random.chance(0.95) ? [`<${prefix}EMailAddress>${written}</${prefix}EMailAddress>`] : []),
    ...(random.chance(0.7)
      ? [`<${prefix}AcceptableResponseSchema>${random.pick(schemas)}</${prefix}AcceptableResponseSchema>`]
      : []),
    ...(random.chance(0.1) ? ['<LegacyDN>/o=x</LegacyDN>'] : []),
    ...(random.chance(0.1) ? [toElement(random, 1)] : []),
  ];
  if (random.chance(0.3)) parts.reverse();
  const declaration = prefix === '' ? 'xmlns' : 'xmlns:p';
  const root = `<${prefix}Autodiscover ${declaration}="${random.pick(roots)}"><${prefix}Request>${parts.join('')}</${prefix}Request></${prefix}Autodiscover>`;
  return toDocument(random, root);
}

/** UTF-16 with its mark, as bytes. */
const toUtf16 = (text: string): string => {
  let binary = '\u00ff\u00fe';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    binary += String.fromCharCode(unit & 0xff, unit >> 8);
  }
  return binary;
};

const findAll = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...(element.name.replace(/^.*:/, '') === name ? [element] : []),
  ...element.children.flatMap((child) => findAll(child, name)),
];

/** Reading a POX request, from its bytes. */
export const poxTarget: FuzzTarget = {
  name: 'pox',
  sources: ['src/formats/autodiscover/request.ts', 'src/formats/autodiscover/schema.ts', 'src/formats/xml-reader.ts'],
  words: [
    '<EMailAddress>',
    '</EMailAddress>',
    '<Request>',
    '</Request>',
    '<LegacyDN/>',
    ...roots,
    ...schemas,
    '&',
    '&amp;',
    '@',
    '<![CDATA[',
    ']]>',
    '<!---->',
    '\u00ff\u00fe',
    '\u00fe\u00ff',
  ],
  generate: (random) => (random.chance(0.95) ? toBinary(toRequest(random)) : toUtf16(toRequest(random))),
  run: (input) => void parsePoxRequest(fromBinary(input)),
  check: (input) => {
    const body = fromBinary(input);
    const parsed = parsePoxRequest(body);
    if (!parsed.ok) return reasons.has(parsed.failure.reason) ? undefined : `fails with ${parsed.failure.reason}`;
    const { address, schema } = parsed.value;
    const again = parseEmailAddress(address.text);
    if (!again.ok || again.value.text !== address.text) return 'finds an address that is none';
    const rendered = `<Autodiscover xmlns="${base}/${schema}/requestschema/2006"><Request><EMailAddress>${escapeMarkup(address.text)}</EMailAddress></Request></Autodiscover>`;
    const back = parsePoxRequest(new TextEncoder().encode(rendered));
    if (!back.ok || JSON.stringify(back.value) !== JSON.stringify(parsed.value))
      return 'is another one when it is written and read again';
    const root = parseXml(decodeXml(body) ?? '');
    if (root === undefined) return undefined;
    const theirs = findAll(root, 'EMailAddress').map(({ text }) => parseEmailAddress(text.trim()));
    return theirs.some((each) => each.ok && each.value.text === address.text)
      ? undefined
      : 'finds an address that the other reader does not';
  },
};
