import { open, type FileHandle } from 'node:fs/promises';

/** Something that was read, or one line that says why there is nothing. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A failed `Read`. */
export const failRead = (problem: string): { readonly ok: false; readonly problem: string } => ({ ok: false, problem });

const mebibyte = 1024 * 1024;

/** Enough for every text that is imported; the largest file of the ISPDB has 11 KB. */
export const textLimitBytes = mebibyte;

/**
 * Reads a file whole.
 *
 * @param limitBytes - a whole number of MiB; a larger file is refused without being read
 * @param kind - what a file of that size is not, as `autoconfig document`
 */
export async function readWhole(path: string, limitBytes: number, kind: string): Promise<Read<Uint8Array>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if (!(await file.stat()).isFile()) return failRead('is not a file');
    // One byte more than the limit tells a larger file, also one that grows or has no size.
    const buffer = new Uint8Array(limitBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > limitBytes) return failRead(`is larger than ${String(limitBytes / mebibyte)} MiB, and no ${kind} is`);
    return length === 0 ? failRead('is empty') : { ok: true, value: buffer.subarray(0, length) };
  } catch (error) {
    return failRead(`cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  } finally {
    await file?.close();
  }
}

/** UTF-16 by its byte order mark, or by the zero byte that every ASCII character has in it; undefined for the rest. */
export function findUtf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return undefined;
}

/** Takes bytes for text: UTF-16 if they look so, else UTF-8. */
export function decodeText(bytes: Uint8Array): Read<string> {
  const encoding = findUtf16(bytes) ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    return text.trim() === '' ? failRead('is empty') : { ok: true, value: text };
  } catch {
    return failRead(`is not valid ${encoding}`);
  }
}

/** Puts pieces behind one another. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
