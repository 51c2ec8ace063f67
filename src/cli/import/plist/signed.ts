// CMS signed data (RFC 5652 §5.1) in BER, as signing tools write it: indefinite lengths and text in pieces.
import { joinBytes } from '../file.ts';
import { depthLimit } from './value.ts';

interface BerElement {
  readonly tag: number;
  /** Of a primitive one. */
  readonly content: Uint8Array;
  /** Of a constructed one. */
  readonly children: readonly BerElement[];
  readonly end: number;
}

const [sequence, octetString, oid, context0] = [0x30, 0x04, 0x06, 0xa0];
const constructed = 0x20;
// 1.2.840.113549.1.7.2
const signedData = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02].join();

/** The content of signed data, of which no signature is verified; undefined for anything else. */
export function findSignedContent(bytes: Uint8Array): Uint8Array | undefined {
  const root = readElement(bytes, 0, 0);
  if (root?.tag !== sequence) return undefined;
  const [type, wrapper] = root.children;
  if (type?.tag !== oid || type.content.join() !== signedData) return undefined;
  if (wrapper?.tag !== context0) return undefined;
  // version, digestAlgorithms, encapContentInfo
  const encapsulated = wrapper.children[0]?.children[2];
  const content = encapsulated?.children[1]?.children[0];
  return content === undefined ? undefined : joinPieces(content);
}

function joinPieces({ tag, content, children }: BerElement): Uint8Array | undefined {
  if (tag === octetString) return content;
  if (tag !== (octetString | constructed)) return undefined;
  const pieces = children.map(joinPieces).filter((piece) => piece !== undefined);
  return pieces.length < children.length ? undefined : joinBytes(pieces);
}

function readElement(bytes: Uint8Array, start: number, depth: number): BerElement | undefined {
  const [tag, first] = [bytes[start], bytes[start + 1]];
  if (tag === undefined || first === undefined || depth > depthLimit) return undefined;
  const isIndefinite = first === 0x80;
  const octets = first > 0x80 ? first & 0x7f : 0;
  if (octets > 4) return undefined;
  let length = first & 0x7f;
  if (octets > 0) {
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  }
  const from = start + 2 + octets;
  const limit = isIndefinite ? bytes.length : from + length;
  if (limit > bytes.length) return undefined;
  if ((tag & constructed) === 0) {
    return isIndefinite ? undefined : { tag, content: bytes.subarray(from, limit), children: [], end: limit };
  }
  const children: BerElement[] = [];
  for (let offset = from; ;) {
    if (isIndefinite && bytes[offset] === 0 && bytes[offset + 1] === 0) {
      return { tag, content: new Uint8Array(), children, end: offset + 2 };
    }
    if (!isIndefinite && offset === limit) return { tag, content: new Uint8Array(), children, end: limit };
    const child = readElement(bytes, offset, depth + 1);
    if (child === undefined || child.end > limit) return undefined;
    children.push(child);
    offset = child.end;
  }
}
