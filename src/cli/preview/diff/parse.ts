import { jsonVersion } from '../json.ts';
import type { EntryDigest, Preview } from '../preview.ts';

// What another tree's command wrote: its shape is looked at as far as something here depends on it.

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isListOf = (value: unknown, test: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);
const isOptional = (value: unknown, test: (item: unknown) => boolean): boolean => value === undefined || test(value);

const isServer = (value: unknown): boolean =>
  isFields(value) &&
  ['protocol', 'hostname', 'security', 'username', 'authentication'].every((name) => isText(value[name])) &&
  typeof value.port === 'number';

const isRedirect = (value: unknown): boolean =>
  isFields(value) && (value.by === 'address' || value.by === 'url') && isText(value.target);

function isConclusion(value: unknown): boolean {
  if (!isFields(value) || !isOptional(value.related, (list) => isListOf(list, isServer))) return false;
  switch (value.outcome) {
    case 'configured':
      return (
        isServer(value.incoming) &&
        isServer(value.outgoing) &&
        isOptional(value.alternatives, (list) => isListOf(list, isServer))
      );
    case 'service':
      return isServer(value.service);
    case 'nothing':
      return isText(value.why) && isOptional(value.redirect, isRedirect);
    default:
      return false;
  }
}

const isRequest = (value: unknown): boolean =>
  isFields(value) && isText(value.method) && isText(value.url) && isOptional(value.body, isText);

const isReading = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.client) &&
  isText(value.format) &&
  isRequest(value.request) &&
  isListOf(value.via, isRedirect) &&
  isConclusion(value.conclusion);

const isDocument = (value: unknown): boolean =>
  isFields(value) &&
  ['format', 'contentType', 'sha256', 'body'].every((name) => isText(value[name])) &&
  typeof value.status === 'number' &&
  isRequest(value.request);

const isPreview = (value: unknown): value is Preview =>
  isFields(value) &&
  isText(value.address) &&
  (value.provider === null || isText(value.provider)) &&
  isListOf(value.clients, isReading) &&
  isListOf(value.documents, isDocument);

const isEntryDigest = (value: unknown): value is EntryDigest =>
  isFields(value) &&
  (value.list === 'own' || value.list === 'public') &&
  isText(value.id) &&
  isFields(value.digests) &&
  Object.values(value.digests).every(isText);

function parseResult<T>(text: string, name: string, is: (item: unknown) => item is T): readonly T[] | undefined {
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(result) || result.version !== jsonVersion) return undefined;
  const list: unknown = result[name];
  return Array.isArray(list) && list.every(is) ? list : undefined;
}

/** Reads what `preview --json` wrote; undefined for anything else, another version too. */
export const parsePreviews = (text: string): readonly Preview[] | undefined => parseResult(text, 'previews', isPreview);

/** The same for `preview --digests`. */
export const parseDigests = (text: string): readonly EntryDigest[] | undefined =>
  parseResult(text, 'entries', isEntryDigest);
