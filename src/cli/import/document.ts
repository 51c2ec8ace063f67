import { open, type FileHandle } from 'node:fs/promises';
import { parseXml, type XmlElement } from '../../clients/xml.ts';
import { quote } from './note.ts';

/** The largest file of the ISPDB has 11 KB. */
export const documentLimitBytes = 1024 * 1024;

/** A document, or one line that says why there is none. */
export type ReadDocument =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly problem: string };

const fail = (problem: string): ReadDocument => ({ ok: false, problem });

/** Reads an autoconfig document from a file, at most `documentLimitBytes` of it. */
export async function readDocument(path: string): Promise<ReadDocument> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if (!(await file.stat()).isFile()) return fail('is not a file');
    // One byte more than the limit tells a larger file, also one that grows or has no size.
    const buffer = new Uint8Array(documentLimitBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > documentLimitBytes) return fail('is larger than 1 MiB, and no autoconfig document is');
    return parseDocument(buffer.subarray(0, length));
  } catch (error) {
    return fail(`cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  } finally {
    await file?.close();
  }
}

/** Takes bytes for an autoconfig document. */
export function parseDocument(bytes: Uint8Array): ReadDocument {
  if (bytes.length === 0) return fail('is empty');
  const encoding = findEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    return fail(
      error instanceof RangeError
        ? `declares an encoding that is not known: ${quote(encoding)}`
        : `is not valid ${encoding}, although it says so`,
    );
  }
  if (!text.trimStart().startsWith('<')) return fail('is not XML');
  // Nobody needs one here, and it is the only way to define an entity.
  if (/<!DOCTYPE/i.test(text)) return fail('has a DOCTYPE, which is not read');
  const root = parseXml(text);
  if (root === undefined) return fail('is not well-formed XML');
  if (root.name !== 'clientConfig') {
    return fail(`is XML of another format: the root element is ${quote(root.name)}, not clientConfig`);
  }
  return { ok: true, root };
}

/** The byte order mark decides, then the declaration, then UTF-8 (XML 1.0 §4.3.3, appendix F). */
function findEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256)).replace(/^\u00ef\u00bb\u00bf/, '');
  return (/^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1] ?? 'utf-8').toLowerCase();
}
