// Binary property lists, "bplist00" (Apple, CFBinaryPList.c).
import { failRead, type Read } from '../file.ts';
import { depthLimit, isDict, type PlistDict, type PlistValue } from './value.ts';

const magic = 'bplist00';
const trailerBytes = 32;
// Objects can be shared, so that a few bytes can stand for gigabytes.
const visitLimit = 100_000;

class PlistError extends Error {}

/** Whether a file begins as binary property lists do. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, magic.length)) === magic;
}

/** Reads a binary property list whose root is a dictionary. */
export function parseBinaryPlist(bytes: Uint8Array): Read<PlistDict> {
  try {
    const root = readRoot(bytes);
    return isDict(root) ? { ok: true, value: root } : failRead('is a property list, but not a dictionary');
  } catch (error) {
    if (error instanceof PlistError || error instanceof RangeError) {
      return failRead('is a binary property list that cannot be read');
    }
    throw error;
  }
}

function readRoot(bytes: Uint8Array): PlistValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - trailerBytes;
  if (trailer < magic.length) throw new PlistError('too short');
  const offsetSize = view.getUint8(trailer + 6);
  const referenceSize = view.getUint8(trailer + 7);
  const readNumber = (start: number, size: number): number => {
    if (size < 1 || size > 8 || start + size > bytes.length) throw new PlistError('number out of place');
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + view.getUint8(start + index);
    return value;
  };
  const [count, top, table] = [8, 16, 24].map((offset) => readNumber(trailer + offset, 8));
  if (count === undefined || top === undefined || table === undefined) throw new PlistError('no trailer');
  let visits = 0;

  const readObject = (reference: number, depth: number): PlistValue => {
    visits += 1;
    if (reference >= count || depth > depthLimit || visits > visitLimit) throw new PlistError('bad reference');
    const start = readNumber(table + reference * offsetSize, offsetSize);
    const marker = view.getUint8(start);
    const [kind, low] = [marker >> 4, marker & 15];
    if (kind === 0) return low === 9 ? true : low === 8 ? false : '';
    if (kind === 1) return low > 3 ? '' : readNumber(start + 1, 2 ** low);
    if (kind === 2) return low === 2 ? view.getFloat32(start + 1) : view.getFloat64(start + 1);
    const [length, content] = readLength(start, low);
    const readReferences = (from: number): readonly number[] => {
      visits += length;
      if (visits > visitLimit) throw new PlistError('too long');
      return Array.from({ length }, (_, index) => readNumber(from + index * referenceSize, referenceSize));
    };
    switch (kind) {
      case 5:
        return readText(content, length, 'latin1');
      case 6:
        return readText(content, length * 2, 'utf-16be');
      case 10:
        return readReferences(content).map((member) => readObject(member, depth + 1));
      case 13: {
        const values = readReferences(content + length * referenceSize);
        return new Map(
          readReferences(content).map((key, index) => {
            const name = readObject(key, depth + 1);
            if (typeof name !== 'string') throw new PlistError('a key that is no text');
            return [name, readObject(values[index] ?? count, depth + 1)] as const;
          }),
        );
      }
      default:
        // Dates and data.
        return '';
    }
  };

  /** Lengths above 14 stand in an integer of their own behind the marker. */
  const readLength = (start: number, low: number): readonly [length: number, content: number] => {
    if (low < 15) return [low, start + 1];
    const size = 2 ** (view.getUint8(start + 1) & 15);
    return [readNumber(start + 2, size), start + 2 + size];
  };

  const readText = (start: number, size: number, encoding: string): string => {
    if (start + size > bytes.length) throw new PlistError('text out of place');
    return new TextDecoder(encoding).decode(bytes.subarray(start, start + size));
  };

  return readObject(top, 0);
}
