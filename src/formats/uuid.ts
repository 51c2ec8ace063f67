import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

// Not WebCrypto: its digests are asynchronous, and each costs a profile a turn of the event loop. The hashers and their
// output are used again and again, because buffers are dear to allocate and to collect in workerd.

const encoder = new TextEncoder();
const freshSha1 = sha1.create();
const freshSha256 = sha256.create();
const workingSha1 = sha1.create();
const workingSha256 = sha256.create();
const sha1Output = new Uint8Array(20);
const sha256Output = new Uint8Array(32);

/** A namespace for UUIDs of version 5. */
export type UuidNamespace = Uint8Array;

/** Reads a UUID in its usual form. */
export const toNamespace = (uuid: string): UuidNamespace => hexToBytes(uuid.replaceAll('-', ''));

/** The namespace for names that are domain names (RFC 9562 §6.6). */
export const dnsNamespace = toNamespace('6ba7b810-9dad-11d1-80b4-00c04fd430c8');

/** A UUID of version 5: SHA-1 over namespace and name (RFC 9562 §5.5), in upper case as Apple writes it. */
export function createUuid5(namespace: UuidNamespace, name: string): string {
  freshSha1._cloneInto(workingSha1);
  workingSha1.update(namespace).update(encoder.encode(name)).digestInto(sha1Output);
  sha1Output[6] = ((sha1Output[6] ?? 0) & 0x0f) | 0x50;
  sha1Output[8] = ((sha1Output[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(sha1Output).toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The first octets of the SHA-256 of a text, as hexadecimal digits in lower case. */
export function createDigest(text: string, octets: number): string {
  freshSha256._cloneInto(workingSha256);
  workingSha256.update(encoder.encode(text)).digestInto(sha256Output);
  return bytesToHex(sha256Output).slice(0, octets * 2);
}
