const primes: readonly number[] = ((): readonly number[] => {
  const found: number[] = [];
  for (let number = 2; found.length < 64; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
})();

/** FIPS 180-4 §4.2.2 and §5.3.3: the first 32 bits of the fractional part. */
function toFraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

const constants: readonly number[] = primes.map((prime) => toFraction(Math.cbrt(prime)));
const start: readonly number[] = primes.slice(0, 8).map((prime) => toFraction(Math.sqrt(prime)));

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** FIPS 180-4 §5.1.1: a one, zeros, and the length in bits. */
function pad(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  for (const [index, byte] of bytes.entries()) view.setUint8(index, byte);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
}

function toSchedule(block: DataView, offset: number): Uint32Array {
  const words = new Uint32Array(64);
  for (let index = 0; index < 64; index += 1) {
    if (index < 16) {
      words[index] = block.getUint32(offset + index * 4);
      continue;
    }
    const early = words[index - 15] ?? 0;
    const late = words[index - 2] ?? 0;
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[index] = (words[index - 16] ?? 0) + first + (words[index - 7] ?? 0) + second;
  }
  return words;
}

/** The SHA-256 digest of bytes (FIPS 180-4), computed apart from the code that publishes digests. */
export function toSha256(bytes: Uint8Array): Uint8Array {
  const message = pad(bytes);
  const hash = Uint32Array.from(start);
  for (let offset = 0; offset < message.byteLength; offset += 64) {
    const words = toSchedule(message, offset);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (const [index, constant] of constants.entries()) {
      const choice = (e & f) ^ (~e & g);
      const first =
        (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constant + (words[index] ?? 0)) >>> 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) >>> 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] ?? 0) + word;
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of hash.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}
