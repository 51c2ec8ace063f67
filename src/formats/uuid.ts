import { sha1, sha256, toHex } from './sha.ts';

/** A namespace for UUIDs of version 5, as four words of 32 bits. */
export type UuidNamespace = readonly number[];

/** The namespace for names that are domain names (RFC 9562 §6.6). */
export const dnsNamespace: UuidNamespace = [0x6ba7b810, 0x9dad11d1, 0x80b400c0, 0x4fd430c8];

/** A UUID as a namespace of its own. */
export const toNamespace = (uuid: string): UuidNamespace =>
  Array.from(uuid.replaceAll('-', '').matchAll(/.{8}/g), ([word]) => Number.parseInt(word, 16) | 0);

const octets = Array.from({ length: 256 }, (_unused, octet) => octet.toString(16).padStart(2, '0').toUpperCase());
const toOctet = (bits: number): string => octets[bits & 0xff] ?? '';
/** The lower half of a word as four digits. */
const toHalf = (bits: number): string => toOctet(bits >>> 8) + toOctet(bits);
const toWhole = (bits: number): string => toHalf(bits >>> 16) + toHalf(bits);

/** A UUID of version 5: SHA-1 over namespace and name (RFC 9562 §5.5), in upper case as Apple writes it. */
export function createUuid5(namespace: UuidNamespace, name: string): string {
  // By index: taking an array apart asks an iterator, which is slow until the code is optimised.
  const hash = sha1(namespace, name);
  const second = (hash[1] & ~0xf000) | 0x5000;
  const third = (hash[2] & 0x3fffffff) | 0x80000000;
  return `${toWhole(hash[0])}-${toHalf(second >>> 16)}-${toHalf(second)}-${toHalf(third >>> 16)}-${toHalf(third)}${toWhole(hash[3])}`;
}

/** The first eight octets of the SHA-256 of a text, as hexadecimal digits in lower case. */
export function createDigest(text: string): string {
  const hash = sha256(text);
  return toHex(hash[0]) + toHex(hash[1]);
}
