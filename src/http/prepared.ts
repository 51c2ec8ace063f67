import { andThen, type Maybe } from '../core/maybe.ts';
import type { Document } from '../formats/format.ts';

/** What the answers of one kept document have in common. */
export interface Prepared {
  /** The body as it goes out; encoding it costs more than everything else about an answer. */
  readonly bytes: Uint8Array;
  /** A strong entity tag: a digest of the bytes (RFC 9110 §8.8.3). */
  readonly etag: string;
}

const encoder = new TextEncoder();

/** Prepares each document once, for as long as the document lives. */
export function createPreparer(): (document: Document) => Maybe<Prepared> {
  const known = new WeakMap<Document, Prepared>();
  return (document) =>
    known.get(document) ??
    andThen(prepare(document), (prepared) => {
      known.set(document, prepared);
      return prepared;
    });
}

async function prepare(document: Document): Promise<Prepared> {
  const bytes = encoder.encode(document.body);
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return { bytes, etag: `"${btoa(String.fromCharCode(...new Uint8Array(hash, 0, 15)))}"` };
}

/** Whether an `If-None-Match` names the tag; weak comparison (RFC 9110 §13.1.2). */
export function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((item) => item.trim().replace(/^W\//, '') === etag);
}
