import type { Document } from '../formats/format.ts';

const encoder = new TextEncoder();
const known = new WeakMap<Document, string>();

/** A strong entity tag: a digest of the bytes (RFC 9110 §8.8.3). Kept for as long as the document is. */
export async function createEtag(document: Document): Promise<string> {
  const existing = known.get(document);
  if (existing !== undefined) return existing;
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(document.body));
  const etag = `"${btoa(String.fromCharCode(...new Uint8Array(hash, 0, 15)))}"`;
  known.set(document, etag);
  return etag;
}

/** Whether an `If-None-Match` names the tag; weak comparison (RFC 9110 §13.1.2). */
export function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((item) => item.trim().replace(/^W\//, '') === etag);
}
