import { parseXml, type XmlElement } from '../../../src/clients/xml.ts';
import { readXml, type ReadElement } from '../../../src/formats/xml-reader.ts';
import type { FuzzTarget } from '../target.ts';
import { toDocument, toElement } from './xml-grammar.ts';

// XML 1.0 §2.2, Char.
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const limits = { depth: 16, elements: 64 };

/** Instructions mean nothing, and the other reader looks for quotation marks in them. What stands for itself in text; everything that may hold another `&` is left alone (`docs/performance.md`). */
const bareAmpersand =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|&(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z_][\w.-]*);)/g;

const countElements = (element: ReadElement): number =>
  element.children.reduce((sum, child) => sum + countElements(child), 1);
const findDepth = (element: ReadElement): number => 1 + Math.max(0, ...element.children.map(findDepth));

const findWrongText = ({ text, localName, children }: ReadElement): string | undefined => {
  if (illegal.test(text)) return 'has a character that XML does not have';
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(localName)) return 'has a name that is none';
  return children.map(findWrongText).find((problem) => problem !== undefined);
};

/** Text as XML writes it; a line end of its own kind only as a reference (XML 1.0 §2.11). */
const escapeAll = (text: string): string => text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The same document, written plainly. */
function write({ namespace, localName, text, children }: ReadElement): string {
  return `<${localName} xmlns="${escapeAll(namespace)}">${escapeAll(text)}${children.map(write).join('')}</${localName}>`;
}

/** How two readers differ, line ends (XML 1.0 §2.11) apart: ours leaves them as they are. */
function findDifference(ours: ReadElement, theirs: XmlElement): string | undefined {
  const plain = (text: string): string => text.replace(/\r\n?/g, '\n');
  if (theirs.name.replace(/^.*:/, '') !== ours.localName) return 'is named otherwise by the other reader';
  if (plain(theirs.text) !== plain(ours.text)) return 'has another text for the other reader';
  if (theirs.children.length !== ours.children.length) return 'has other children for the other reader';
  return ours.children
    .map((child, index) => {
      const other = theirs.children[index];
      return other === undefined ? 'has no such child' : findDifference(child, other);
    })
    .find((difference) => difference !== undefined);
}

/** Reading XML of requests. */
export const readXmlTarget: FuzzTarget = {
  name: 'readXml',
  sources: ['src/formats/xml-reader.ts'],
  words: [
    '<a>',
    '</a>',
    '<a/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '&amp;',
    '&#',
    ' xmlns:p="urn:x"',
    ' xmlns=""',
    '<p:a',
    "='",
    '="',
    '>',
    '<',
    '/',
  ],
  generate: (random) => toDocument(random, toElement(random, random.below(5))),
  run: (input) => void readXml(input),
  check: (input) => {
    const read = readXml(input);
    if (read === undefined) return undefined;
    if (findDepth(read) > limits.depth || countElements(read) > limits.elements) return 'is over the limits';
    const wrong = findWrongText(read);
    if (wrong !== undefined) return wrong;
    const again = readXml(write(read));
    if (JSON.stringify(again) !== JSON.stringify(read)) return 'is not the same when it is written and read again';
    const other = parseXml(
      input.replace(bareAmpersand, (found) => (found === '&' ? '&amp;' : found.startsWith('<?') ? '' : found)),
    );
    return other === undefined ? undefined : findDifference(read, other);
  },
};
