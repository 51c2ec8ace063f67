import {
  isSuccess,
  toNothing,
  type Account,
  type Answer,
  type ServiceChoice,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { parseBase64 } from './base64.ts';
import { findMember, isJsonObject, parseJsonObject, type JsonObject } from './json.ts';
import { isVouchedFor } from './pacc-digest.ts';
import { toPaccConclusion } from './pacc.ts';
import { readUntilRefusal, Refusal } from './refusal.ts';
import { parseWebUrl, toPlace } from './url.ts';

/** Names and values in any case, pairs without a sign passed over, and of several the last. */
function parseRecord(record: string): Uint8Array | undefined {
  const tags = new Map<string, string>();
  for (const pair of record.split(';')) {
    const sign = pair.indexOf('=');
    if (sign >= 0) tags.set(pair.slice(0, sign).trim().toLowerCase(), pair.slice(sign + 1).trim());
  }
  const isMeant = tags.get('v')?.toLowerCase() === 'uaac1' && tags.get('a')?.toLowerCase() === 'sha256';
  return isMeant ? parseBase64(tags.get('d') ?? '?') : undefined;
}

/** An absent member and null are the same to it; a member of another type costs the document. */
function findTyped<T>(parent: JsonObject, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = findMember(parent, name) ?? undefined;
  if (value !== undefined && !is(value)) throw new Refusal(`${name} has another type`);
  return value;
}

function readTyped<T>(parent: JsonObject, name: string, is: (value: unknown) => value is T): T {
  const value = findTyped(parent, name, is);
  if (value === undefined) throw new Refusal(`${name} is missing`);
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function findHost(protocols: JsonObject, name: string): string | undefined {
  const protocol = findTyped(protocols, name, isJsonObject);
  return protocol && readTyped(protocol, 'host', isText);
}

function findService(
  protocols: JsonObject,
  protocol: 'jmap' | 'caldav' | 'carddav' | 'webdav',
  login: Pick<ServiceChoice, 'username' | 'authentication'>,
): readonly ServiceChoice[] {
  const found = findTyped(protocols, protocol, isJsonObject);
  if (found === undefined) return [];
  const text = readTyped(found, 'url', isText);
  const url = parseWebUrl(text);
  return url === undefined ? [] : [{ protocol, ...toPlace(text, url), ...login }];
}

/** Checks the members that are only for people as far as their types go, and finds the provider's name. */
function readDisplayName(about: JsonObject): string {
  const provider = readTyped(about, 'provider', isJsonObject);
  findTyped(provider, 'shortName', isText);
  for (const logo of findTyped(provider, 'logo', isList) ?? []) {
    if (!isJsonObject(logo)) throw new Refusal('logo has another type');
    readTyped(logo, 'url', isText);
    findTyped(logo, 'content-type', isText);
  }
  const help = findTyped(about, 'help', isJsonObject) ?? {};
  for (const name of ['documentation', 'developer']) findTyped(help, name, isText);
  if (findTyped(help, 'contact', isList)?.every(isText) === false) throw new Refusal('contact has another type');
  return readTyped(provider, 'name', isText);
}

function readDocument(document: JsonObject, { email }: Account): ServiceConclusion {
  const protocols = readTyped(document, 'protocols', isJsonObject);
  const authentication = readTyped(document, 'authentication', isJsonObject);
  const displayName = readDisplayName(readTyped(document, 'info', isJsonObject));
  const oauth = findTyped(authentication, 'oauth-public', isJsonObject);
  if (oauth !== undefined) readTyped(oauth, 'issuer', isText);
  const hasPassword = findTyped(authentication, 'password', isBoolean) ?? false;
  const login = {
    username: email,
    authentication: hasPassword
      ? ('password' as const)
      : oauth === undefined
        ? ('unstated' as const)
        : ('OAuth2' as const),
  };
  const related = (['jmap', 'caldav', 'carddav', 'webdav'] as const).flatMap((name) =>
    findService(protocols, name, login),
  );
  findHost(protocols, 'managesieve');
  const [imap, pop3, submit] = ['imap', 'pop3', 'smtp'].map((name) => findHost(protocols, name));
  return toPaccConclusion({ displayName, imap, pop3, submit, related, ...login });
}

function read(answer: Answer, account: Account): ServiceConclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  if (!isVouchedFor(answer.body, answer.txt ?? [], parseRecord)) return toNothing('no TXT record has its digest');
  const document = parseJsonObject(answer.body);
  if (document === undefined) return toNothing('not a JSON object');
  return readUntilRefusal(() => readDocument(document, account));
}

/** Himalaya and other programs built on pimconf, which read draft -02 and so not `submit` (pimconf, src/pacc, read in the source, 2026-11). */
export const himalayaPacc: ServiceReader = { name: 'Himalaya (PACC)', reads: 'pacc', read };
