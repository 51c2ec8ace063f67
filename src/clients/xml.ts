import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a document; comments and processing instructions are left out. */
export interface XmlElement {
  /** As written, with its prefix: most clients compare raw names. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text and CDATA, references replaced, nothing trimmed. */
  readonly text: string;
  /** `text` without the CDATA sections, for clients that drop those. */
  readonly textWithoutCdata: string;
}

// References stay raw here: the parser's own replacing leaves numeric ones alone, or knows HTML names as well (tried).
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
});

// XML 1.0 §2.2, Char.
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function toCharacter(decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) {
    const character = predefined.get(name);
    if (character === undefined) throw new Error(`undeclared entity ${name}`);
    return character;
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  const character = String.fromCodePoint(code);
  if (illegal.test(character)) throw new Error('reference to a character that XML does not allow');
  return character;
}

function replaceReferences(raw: string): string {
  return raw.replace(
    /&(?:#([0-9]+);|#x([0-9A-Fa-f]+);|([A-Za-z_][\w.-]*);|)/g,
    (match, decimal?: string, hexadecimal?: string, name?: string) => {
      if (match === '&') throw new Error('bare ampersand');
      return toCharacter(decimal, hexadecimal, name);
    },
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toNodes(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function toAttributes(value: unknown): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, raw] of Object.entries(isRecord(value) ? value : {})) {
    const text = String(raw);
    if (text.includes('<')) throw new Error('< in an attribute');
    attributes.set(name, replaceReferences(text.replace(/[\t\n]/g, ' ')));
  }
  return attributes;
}

function toElement(name: string, content: unknown, attributes: unknown): XmlElement {
  const children: XmlElement[] = [];
  let text = '';
  let textWithoutCdata = '';
  for (const node of toNodes(content)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '#text') {
        const raw = String(value);
        if (raw.includes(']]>')) throw new Error(']]> in text');
        text += replaceReferences(raw);
        textWithoutCdata += replaceReferences(raw);
      } else if (key === '#cdata') {
        for (const part of toNodes(value)) text += String(part['#text']);
      } else if (key !== ':@') {
        children.push(toElement(key, value, node[':@']));
      }
    }
  }
  return { name, attributes: toAttributes(attributes), children, text, textWithoutCdata };
}

/** Parses a well-formed document without entity declarations; anything else is undefined. */
export function parseXml(source: string): XmlElement | undefined {
  // The validator lets text after the root and illegal characters pass.
  if (illegal.test(source) || !/>\s*$/.test(source)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package to install
  if (XMLValidator.validate(source) !== true) return undefined;
  try {
    const { children, text } = toElement('', parser.parse(source), undefined);
    return children.length === 1 && text.trim() === '' ? children[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Finds the first child of that name. */
export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Finds the children of that name, in document order. */
export function findChildren(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Lists the element and everything below it, in document order. */
export function toElements(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(toElements)];
}
