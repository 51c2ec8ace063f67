/** A node of a document to be written. Text is always escaped. */
export type XmlNode = XmlElement | undefined;

/** An element holds either text or elements, never both: readers disagree on mixed content. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlNode[];
}

/** Builds an element; undefined children are left out. */
export function element(
  name: string,
  content: string | readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, attributes, content };
}

// What XML 1.0 §2.2 cannot hold, not even as a reference; carriage returns would not survive reading (§2.11).
const unwritable = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
// Everything that needs a second look. Without the `u` flag, because most text is plain and the test is made for all.
const suspicious = /[^\u0020\u0021\u0023-\u0025\u0028-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd]/;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/**
 * Escapes text for element content and attribute values alike: the only place in Mailbeacon that does.
 *
 * @throws RangeError for characters that XML 1.0 cannot hold; what comes from a request has been refused before.
 */
export function escapeXml(text: string): string {
  if (!suspicious.test(text)) return text;
  if (unwritable.test(text)) throw new RangeError('text holds a character that XML 1.0 cannot represent');
  return text.replace(/[&<>"'\t\n]/g, (character) => references[character] ?? '');
}

/** Writes a document: declaration first, UTF-8, no byte order mark, no blanks inside an element that holds text. */
export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, '')}`;
}

function renderElement({ name, attributes, content }: XmlElement, indent: string): string {
  let start = `${indent}<${name}`;
  for (const attribute in attributes) start += ` ${attribute}="${escapeXml(attributes[attribute] ?? '')}"`;
  if (typeof content === 'string') {
    return content === '' ? `${start}/>\n` : `${start}>${escapeXml(content)}</${name}>\n`;
  }
  let children = '';
  for (const child of content) if (child !== undefined) children += renderElement(child, `${indent}  `);
  return children === '' ? `${start}/>\n` : `${start}>\n${children}${indent}</${name}>\n`;
}
