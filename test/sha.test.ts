import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha1, sha256, toHex } from '../src/formats/sha.ts';

const reference = (algorithm: 'sha1' | 'sha256', prefix: readonly number[], text: string): string => {
  const octets = new DataView(new ArrayBuffer(prefix.length * 4));
  prefix.forEach((word, index) => {
    octets.setInt32(index * 4, word);
  });
  return createHash(algorithm).update(octets).update(text, 'utf8').digest('hex');
};
const prefix = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 20 });

describe('digests are those of another implementation', () => {
  test('for every length around the edges of a block', () => {
    for (let length = 0; length <= 200; length += 1) {
      const text = 'a'.repeat(length);
      expect(sha1([], text).map(toHex).join('')).toBe(reference('sha1', [], text));
      expect(sha256(text).map(toHex).join('')).toBe(reference('sha256', [], text));
    }
  });

  test('for any text and any words before it', () => {
    fc.assert(
      fc.property(prefix, fc.string({ unit: 'binary', maxLength: 300 }), (words, text) => {
        expect(sha1(words, text).map(toHex).join('')).toBe(reference('sha1', words, text));
        expect(sha256(text).map(toHex).join('')).toBe(reference('sha256', [], text));
      }),
      { numRuns: 1000 },
    );
  });
});
