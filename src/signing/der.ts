// DER (X.690), as much of it as certificates, keys and signatures need: tags below 31, definite lengths.

/** Tags by name (X.690 §8.1.2); `contextN` is constructed and context-specific. */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

/** One element that was read. Both arrays are views of the bytes that were given. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag and length included. */
  readonly encoding: Uint8Array;
}

/**
 * Reads the element that begins at an offset.
 *
 * @returns undefined if there is none: cut off, a tag of several octets, or a length that is indefinite or not minimal.
 */
export function readElement(bytes: Uint8Array, start = 0): DerElement | undefined {
  const [tag, first] = [bytes[start], bytes[start + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let contentStart = start + 2;
  let length = first;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets < 1 || octets > 4) return undefined;
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[contentStart + index] ?? 0);
    // X.690 §10.1: the fewest octets that hold the length.
    if (length < (octets === 1 ? 0x80 : 256 ** (octets - 1))) return undefined;
    contentStart += octets;
  }
  const end = contentStart + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(contentStart, end), encoding: bytes.subarray(start, end) };
}

/** Reads elements one behind the other; undefined unless they fill the bytes exactly. */
export function readElements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const element = readElement(bytes, offset);
    if (element === undefined) return undefined;
    elements.push(element);
    offset += element.encoding.length;
  }
  return elements;
}

/** Reads what is inside an element that has to be the only one and to have this tag. */
export function readInside(bytes: Uint8Array, tag: number): readonly DerElement[] | undefined {
  const element = readElement(bytes);
  return element?.tag === tag && element.encoding.length === bytes.length ? readElements(element.content) : undefined;
}

/** Writes one element around the given bytes. */
export function renderElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const head = [tag, ...toLengthOctets(length)];
  const encoding = new Uint8Array(head.length + length);
  encoding.set(head);
  let offset = head.length;
  for (const content of contents) {
    encoding.set(content, offset);
    offset += content.length;
  }
  return encoding;
}

function toLengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** Writes a SET OF: the elements in ascending order of their encodings (X.690 §11.6). */
export function renderSetOf(tag: number, elements: readonly Uint8Array[]): Uint8Array {
  return renderElement(tag, ...[...elements].sort(compareBytes));
}

/** Writes an INTEGER that is not negative, from its octets with the highest first (X.690 §8.3). */
export function renderInteger(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((octet) => octet !== 0);
  const shortest = start < 0 ? Uint8Array.of(0) : magnitude.subarray(start);
  return (shortest[0] ?? 0) >= 0x80
    ? renderElement(tags.integer, Uint8Array.of(0), shortest)
    : renderElement(tags.integer, shortest);
}

/** Writes an OBJECT IDENTIFIER from its dotted form (X.690 §8.19). */
export function renderOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...arcs].flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let rest = arc >>> 7; rest > 0; rest >>>= 7) digits.unshift(0x80 | (rest & 0x7f));
    return digits;
  });
  return renderElement(tags.oid, Uint8Array.from(octets));
}

/** Whether two byte strings are equal. Not in constant time: for public bytes. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, index) => octet === b[index]);

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
