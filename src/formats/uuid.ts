import { sha1, sha256, toHex } from './sha.ts';

/** A namespace for UUIDs of version 5, as four words of 32 bits. */
export type UuidNamespace = readonly number[];

/** The namespace for names that are domain names (RFC 9562 §6.6). */
export const dnsNamespace: UuidNamespace = [0x6ba7b810, 0x9dad11d1, 0x80b400c0, 0x4fd430c8];

/** A UUID as a namespace of its own. */
export const toNamespace = (uuid: string): UuidNamespace =>
  Array.from(uuid.replaceAll('-', '').matchAll(/.{8}/g), ([word]) => Number.parseInt(word, 16) | 0);

/** A UUID of version 5: SHA-1 over namespace and name (RFC 9562 §5.5), in upper case as Apple writes it. */
export function createUuid5(namespace: UuidNamespace, name: string): string {
  const [first, second, third, fourth] = sha1(namespace, name);
  const versioned = toHex((second & ~0xf000) | 0x5000);
  const variant = toHex((third & 0x3fffffff) | 0x80000000);
  return `${toHex(first)}-${versioned.slice(0, 4)}-${versioned.slice(4)}-${variant.slice(0, 4)}-${variant.slice(4)}${toHex(fourth)}`.toUpperCase();
}

/** The first eight octets of the SHA-256 of a text, as hexadecimal digits in lower case. */
export function createDigest(text: string): string {
  const [first, second] = sha256(text);
  return toHex(first) + toHex(second);
}
