import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// Not WebCrypto: its digests are asynchronous, and a profile needs four of them.

/** The namespace for names that are domain names (RFC 9562 §6.6). */
export const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** A UUID of version 5: SHA-1 over namespace and name (RFC 9562 §5.5), in upper case as Apple writes it. */
export function createUuid5(namespace: string, name: string): string {
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash).toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first octets of the SHA-256 of a text, as hexadecimal digits in lower case. */
export function createDigest(text: string, octets: number): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, octets));
}

/** The SHA-256 of bytes. */
export function createSha256(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}
