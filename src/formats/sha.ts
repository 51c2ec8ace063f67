// Not a library: identifiers of a profile need three digests of a few octets, at once (WebCrypto is asynchronous), and
// @noble/hashes takes three times as long for them in workerd, which allocates typed arrays slowly. They name things and
// protect nothing. Held to the digests of Node by a property test.

const encoder = new TextEncoder();

/** What is hashed: words of 32 bits, then octets. A text beyond ASCII is encoded; one within it is its own octets. */
interface Message {
  readonly prefix: readonly number[];
  readonly octets: string | Uint8Array;
  /** Octets, with those of the prefix. */
  readonly length: number;
}

function toMessage(prefix: readonly number[], content: string | Uint8Array): Message {
  const octets = typeof content === 'string' && beyondAscii.test(content) ? encoder.encode(content) : content;
  return { prefix, octets, length: prefix.length * 4 + octets.length };
}
const beyondAscii = /[^\0-\x7f]/;

/** Blocks of 512 bits that a message takes with its padding (FIPS 180-4 §5.1.1). */
const toBlockCount = (message: Message): number => ((message.length + 8) >> 6) + 1;

/** One octet of the padded message, before its length. */
function octetAt({ prefix, octets, length }: Message, index: number): number {
  if (index >= length) return index === length ? 0x80 : 0;
  const place = index - prefix.length * 4;
  return typeof octets === 'string' ? octets.charCodeAt(place) : at(octets, place);
}

/** Writes one block of the padded message to the first words of the schedule. */
function writeBlock(message: Message, block: number, isLast: boolean): void {
  for (let t = 0; t < 16; t += 1) {
    const word = block * 16 + t;
    const index = word * 4;
    schedule[t] =
      word < message.prefix.length
        ? at(message.prefix, word)
        : (octetAt(message, index) << 24) |
          (octetAt(message, index + 1) << 16) |
          (octetAt(message, index + 2) << 8) |
          octetAt(message, index + 3);
  }
  if (isLast) schedule[15] = message.length * 8;
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
  const message = toMessage(prefix, text);
  const count = toBlockCount(message);
  let h0 = 0x67452301;
  let h1 = 0xefcdab89 | 0;
  let h2 = 0x98badcfe | 0;
  let h3 = 0x10325476;
  let h4 = 0xc3d2e1f0 | 0;
  for (let block = 0; block < count; block += 1) {
    writeBlock(message, block, block === count - 1);
    for (let t = 16; t < 80; t += 1) {
      const mixed = at(schedule, t - 3) ^ at(schedule, t - 8) ^ at(schedule, t - 14) ^ at(schedule, t - 16);
      schedule[t] = rotateLeft(mixed, 1);
    }
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
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
  const message = toMessage([], content);
  const count = toBlockCount(message);
  let [h0 = 0, h1 = 0, h2 = 0, h3 = 0, h4 = 0, h5 = 0, h6 = 0, h7 = 0] = initialHash;
  for (let block = 0; block < count; block += 1) {
    writeBlock(message, block, block === count - 1);
    for (let t = 16; t < 64; t += 1) {
      const early = at(schedule, t - 15);
      const late = at(schedule, t - 2);
      const sigma0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const sigma1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      schedule[t] = at(schedule, t - 16) + sigma0 + at(schedule, t - 7) + sigma1;
    }
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    let f = h5;
    let g = h6;
    let h = h7;
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

const hexadecimal = Array.from({ length: 256 }, (_unused, octet) => octet.toString(16).padStart(2, '0'));
const digits = (octet: number): string => hexadecimal[octet & 0xff] ?? '';

/** A word of 32 bits as eight hexadecimal digits in lower case. */
export const toHex = (word: number): string =>
  digits(word >>> 24) + digits(word >>> 16) + digits(word >>> 8) + digits(word);
