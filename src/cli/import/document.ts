import { parseXml, type XmlElement } from '../../clients/xml.ts';
import { failRead, findUtf16, readWhole, textLimitBytes, type Read } from './file.ts';
import { quote } from './note.ts';

/** A document, or one line that says why there is none. */
export type ReadDocument =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly problem: string };

/** Reads an autoconfig document from a file, at most `textLimitBytes` of it. */
export async function readDocument(path: string): Promise<ReadDocument> {
  const bytes = await readWhole(path, textLimitBytes, 'autoconfig document');
  return bytes.ok ? parseDocument(bytes.value) : bytes;
}

/** Takes bytes for an autoconfig document. */
export function parseDocument(bytes: Uint8Array): ReadDocument {
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  // Nobody needs one here, and it is the only way to define an entity.
  if (/<!DOCTYPE/i.test(text.value)) return failRead('has a DOCTYPE, which is not read');
  const root = parseXml(text.value);
  if (root === undefined) return failRead('is not well-formed XML');
  if (root.name !== 'clientConfig') {
    return failRead(`is XML of another format: the root element is ${quote(root.name)}, not clientConfig`);
  }
  return { ok: true, root };
}

/** Takes bytes for the text of an XML document, in the encoding that it states. */
export function decodeXml(bytes: Uint8Array): Read<string> {
  if (bytes.length === 0) return failRead('is empty');
  const encoding = findEncoding(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    return text.trimStart().startsWith('<') ? { ok: true, value: text } : failRead('is not XML');
  } catch (error) {
    return failRead(
      error instanceof RangeError
        ? `declares an encoding that is not known: ${quote(encoding)}`
        : `is not valid ${encoding}, although it says so`,
    );
  }
}

/** The bytes decide whether it is UTF-16, then the declaration, then it is UTF-8 (XML 1.0 §4.3.3, appendix F). */
function findEncoding(bytes: Uint8Array): string {
  const utf16 = findUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256)).replace(/^\u00ef\u00bb\u00bf/, '');
  return (/^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1] ?? 'utf-8').toLowerCase();
}
