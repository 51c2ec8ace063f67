// Not a library: identifiers of a profile need three digests of a few octets, at once (WebCrypto is asynchronous), and
// @noble/hashes takes three times as long for them in workerd, which allocates typed arrays slowly. They name things and
// protect nothing. Held to the digests of Node by a property test.

const encoder = new TextEncoder();

/** The octets of a text in UTF-8. */
function toOctets(text: string | Uint8Array): ArrayLike<number> {
  if (typeof text !== 'string') return text;
  const octets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return encoder.encode(text);
    octets.push(code);
  }
  return octets;
}

/** Words of 32 bits, padded to whole blocks of 16 (FIPS 180-4 §5.1.1). */
function toBlocks(prefix: readonly number[], text: string | Uint8Array): readonly number[] {
  const octets = toOctets(text);
  const start = prefix.length * 4;
  const length = start + octets.length;
  const words: number[] = [...prefix];
  const count = (((length + 8) >> 6) + 1) * 16;
  while (words.length < count) words.push(0);
  const put = (index: number, octet: number): void => {
    words[index >> 2] = at(words, index >> 2) | (octet << (24 - (index & 3) * 8));
  };
  for (let index = 0; index < octets.length; index += 1) put(start + index, at(octets, index));
  put(length, 0x80);
  words[count - 1] = length * 8;
  return words;
}

const at = (words: ArrayLike<number>, index: number): number => words[index] ?? 0;
const rotateLeft = (word: number, count: number): number => (word << count) | (word >>> (32 - count));
const rotateRight = (word: number, count: number): number => (word >>> count) | (word << (32 - count));

/** The message schedule of one block, written anew for each. */
const schedule = new Int32Array(80);

/**
 * SHA-1 (FIPS 180-4 §6.1) of 32-bit words followed by a text in UTF-8.
 *
 * @returns five words of 32 bits, signed.
 */
export function sha1(prefix: readonly number[], text: string): readonly [number, number, number, number, number] {
  const blocks = toBlocks(prefix, text);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  for (let start = 0; start < blocks.length; start += 16) {
    for (let t = 0; t < 16; t += 1) schedule[t] = at(blocks, start + t);
    for (let t = 16; t < 80; t += 1) {
      const mixed = at(schedule, t - 3) ^ at(schedule, t - 8) ^ at(schedule, t - 14) ^ at(schedule, t - 16);
      schedule[t] = rotateLeft(mixed, 1);
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let t = 0; t < 80; t += 1) {
      const parity = b ^ c ^ d;
      const mixed =
        t < 20
          ? ((b & c) | (~b & d)) + 0x5a827999
          : t < 40
            ? parity + 0x6ed9eba1
            : t < 60
              ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
              : parity + 0xca62c1d6;
      const next = (rotateLeft(a, 5) + mixed + e + at(schedule, t)) | 0;
      e = d;
      d = c;
      c = rotateLeft(b, 30);
      b = a;
      a = next;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  return [h0, h1, h2, h3, h4];
}

/** The first 32 bits of the fractional part of a root of the first primes (FIPS 180-4 §4.2.2, §5.3.3). */
function toConstants(count: number, root: number): Int32Array {
  const constants: number[] = [];
  for (let candidate = 2; constants.length < count; candidate += 1) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) isPrime = false;
    if (isPrime) constants.push((candidate ** (1 / root) % 1) * 2 ** 32);
  }
  return Int32Array.from(constants, (constant) => Math.floor(constant) | 0);
}
const roundConstants = toConstants(64, 3);
const initialHash = [...toConstants(8, 2)];

type Sha256 = readonly [number, number, number, number, number, number, number, number];

/**
 * SHA-256 (FIPS 180-4 §6.2) of octets, or of a text in UTF-8.
 *
 * @returns eight words of 32 bits, signed.
 */
export function sha256(content: string | Uint8Array): Sha256 {
  const blocks = toBlocks([], content);
  let [h0 = 0, h1 = 0, h2 = 0, h3 = 0, h4 = 0, h5 = 0, h6 = 0, h7 = 0] = initialHash;
  for (let start = 0; start < blocks.length; start += 16) {
    for (let t = 0; t < 16; t += 1) schedule[t] = at(blocks, start + t);
    for (let t = 16; t < 64; t += 1) {
      const [early, late] = [at(schedule, t - 15), at(schedule, t - 2)];
      const sigma0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const sigma1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      schedule[t] = at(schedule, t - 16) + sigma0 + at(schedule, t - 7) + sigma1;
    }
    let [a, b, c, d, e, f, g, h] = [h0, h1, h2, h3, h4, h5, h6, h7];
    for (let t = 0; t < 64; t += 1) {
      const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = h + sum1 + ((e & f) ^ (~e & g)) + at(roundConstants, t) + at(schedule, t);
      const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
    h5 = (h5 + f) | 0;
    h6 = (h6 + g) | 0;
    h7 = (h7 + h) | 0;
  }
  return [h0, h1, h2, h3, h4, h5, h6, h7];
}

/** A word of 32 bits as eight hexadecimal digits in lower case. */
export const toHex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
