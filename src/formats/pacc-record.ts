import type { Domain } from '../core/types.ts';
import { sha256 } from './sha.ts';

/** A DNS record of type TXT. */
export interface TxtRecord {
  /** The owner, without a dot at the end. */
  readonly name: string;
  /** ASCII without quotation marks, short enough for one string. */
  readonly value: string;
}

/** The digest of a document as its record holds it: the SHA-256 of the bytes in Base64 with padding. */
export function toPaccDigest(bytes: Uint8Array): string {
  const octets = sha256(bytes).flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
  return btoa(String.fromCharCode(...octets));
}

/**
 * The records without which clients refuse a PACC document (draft-ietf-mailmaint-pacc-03 §5.2.2.2): one for each
 * digest, since any of them suffices. While a document changes there are two, of the old bytes and of the new.
 */
export function createPaccRecords(domain: Domain, digests: readonly string[]): readonly TxtRecord[] {
  return [...new Set(digests)].map((digest) => ({
    name: `_ua-auto-config.${domain}`,
    value: `v=UAAC1; a=sha256; d=${digest}`,
  }));
}

const hexadecimal = /^[0-9A-Fa-f]{64}$/;
// 32 octets end in one padding character, before which two bits are left over.
const base64 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/**
 * Reads a digest of an earlier document, as hexadecimal digits (`sha256sum`) or as a record holds it.
 *
 * @returns the digest as a record holds it, or undefined.
 */
export function parsePaccDigest(text: string): string | undefined {
  if (base64.test(text)) return text;
  if (!hexadecimal.test(text)) return undefined;
  const octets = text.match(/../g) ?? [];
  return btoa(String.fromCharCode(...octets.map((octet) => Number.parseInt(octet, 16))));
}
