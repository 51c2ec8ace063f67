import { exports } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { Answer } from '../../src/clients/index.ts';
import { parsePlist, type PlistDict, type PlistValue } from '../../src/clients/plist.ts';
import { createTestApp, readText } from './fixtures.ts';
import { typeOf } from './profile-schema.ts';

/** Asks an application. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The deployed worker, with the providers of the repository. */
export const askWorker: Fetch = (url, init) => exports.default.fetch(url, { redirect: 'manual', ...init });
/** An application of the same code with the example providers. */
export const askExample: Fetch = createTestApp().fetch;

export const profileType = 'application/x-apple-aspen-config';
export const toUrl = (query: string, path = '/email.mobileconfig'): string =>
  `https://autoconfig.example.com${path}${query}`;
export const urlOf = (address: string, more = ''): string => toUrl(`?email=${encodeURIComponent(address)}${more}`);

/** An answer with its headers. */
export interface Read extends Answer {
  readonly headers: Headers;
}

export async function read(response: Response): Promise<Read> {
  const { status, headers } = response;
  return { status, headers, contentType: headers.get('content-type') ?? '', body: await readText(response) };
}
export const get = async (url: string, ask: Fetch = askExample): Promise<Read> => read(await ask(url));

/** The profile as an independent reader of property lists sees it. */
export function toProfile({ status, contentType, body }: Read): PlistDict {
  expect({ status, contentType }).toEqual({ status: 200, contentType: profileType });
  const plist = parsePlist(body);
  if ('why' in plist) throw new Error(`not a property list: ${plist.why}`);
  return plist.root;
}

export function payloadsOf(profile: PlistDict): readonly PlistDict[] {
  return toDicts(profile.get('PayloadContent'));
}

/** The dictionaries of an array. */
export function toDicts(content: PlistValue | undefined): readonly PlistDict[] {
  if (!Array.isArray(content)) throw new Error('no array');
  return content.map((member: PlistValue) => {
    if (!(member instanceof Map)) throw new Error('a member is no dictionary');
    return member;
  });
}

/** The one payload of a type. */
export function payloadOf(profile: PlistDict, type: string): PlistDict {
  const [payload, ...others] = payloadsOf(profile).filter((candidate) => typeOf(candidate) === type);
  if (payload === undefined || others.length > 0) throw new Error(`not one payload of ${type}`);
  return payload;
}

export const mailOf = (profile: PlistDict): PlistDict => payloadOf(profile, 'com.apple.mail.managed');

export const getProfile = async (url: string, ask: Fetch = askExample): Promise<PlistDict> =>
  toProfile(await get(url, ask));
export const getMail = async (url: string, ask: Fetch = askExample): Promise<PlistDict> =>
  mailOf(await getProfile(url, ask));
export const valuesOf = (dict: PlistDict, ...keys: readonly string[]): readonly (PlistValue | undefined)[] =>
  keys.map((key) => dict.get(key));
/** The payload types of a profile in order, without what they have in common. */
export const typesOf = (profile: PlistDict): readonly string[] =>
  payloadsOf(profile).map((payload) => typeOf(payload).replace(/^com\.apple\./, ''));

/** A text for a person, without a profile and without anything of the inside. */
export function expectRefusal({ status, contentType, body, headers }: Read, expected: number): void {
  expect(status).toBe(expected);
  expect(contentType).toBe('text/plain; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.has('content-disposition')).toBe(false);
  expect(body.trim()).not.toBe('');
  expect(body).not.toMatch(/<|plist|Payload|\n\s+at /);
}
