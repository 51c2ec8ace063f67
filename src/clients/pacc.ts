import {
  toNothing,
  type Account,
  type Answer,
  type ServerChoice,
  type ServiceChoice,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { isHostName } from './host-name.ts';
import { findMember, isJsonObject, parseJsonObject, type JsonObject } from './json.ts';
import { isVouchedFor, parseDigestRecord } from './pacc-digest.ts';
import { readUntilRefusal, Refusal } from './refusal.ts';
import { parseWebUrl, toPlace } from './url.ts';

type Authentication = ServerChoice['authentication'];

const services = ['jmap', 'caldav', 'carddav', 'webdav'] as const;

function readObject(parent: JsonObject, name: string): JsonObject {
  const value = findMember(parent, name);
  if (!isJsonObject(value)) throw new Refusal(`${name} is not an object`);
  return value;
}

function findText(parent: JsonObject, name: string): string | undefined {
  const value = findMember(parent, name);
  if (value !== undefined && typeof value !== 'string') throw new Refusal(`${name} is not a string`);
  return value;
}

/** A name that people read: printable, single spaces, of a limited length. */
function findName(provider: JsonObject, name: string, limit: number): string | undefined {
  const text = findText(provider, name);
  if (text === undefined) return undefined;
  const isClean = /^[^\s\p{C}]+(?: [^\s\p{C}]+)*$/u.test(text);
  if (!isClean || Array.from(text).length > limit)
    throw new Refusal(`${name} is not a name of up to ${limit} characters`);
  return text;
}

function readServer(protocols: JsonObject, name: string): string | undefined {
  if (findMember(protocols, name) === undefined) return undefined;
  const hostname = findText(readObject(protocols, name), 'host') ?? '';
  if (!isHostName(hostname)) throw new Refusal(`${name} has no host`);
  return hostname;
}

function readService(
  protocols: JsonObject,
  protocol: (typeof services)[number],
  login: Pick<ServiceChoice, 'username' | 'authentication'>,
): ServiceChoice | undefined {
  if (findMember(protocols, protocol) === undefined) return undefined;
  const text = findText(readObject(protocols, protocol), 'url') ?? '';
  const url = parseWebUrl(text);
  const hasPort = /^https:\/\/[^/?#]*:[0-9]*(?:[/?#]|$)/i.test(text);
  if (url?.protocol !== 'https:' || hasPort) throw new Refusal(`${protocol} has no https URL without a port`);
  if (protocol !== 'jmap' && url.pathname === '/') throw new Refusal(`${protocol} has no path`);
  return { protocol, ...toPlace(text, url), ...login };
}

/** An issuer of OAuth 2.0: https without user, query or fragment; no dot segments, since it is compared byte for byte. */
function requireIssuer(text: string): void {
  const url = parseWebUrl(text);
  const isClean = url?.protocol === 'https:' && url.username === '' && url.password === '' && !/[?#@]/.test(text);
  if (!isClean || /\/\.{1,2}(?:\/|$)/.test(text)) throw new Refusal('issuer is not an issuer');
}

function readAuthentication(document: JsonObject): Authentication {
  const authentication = readObject(document, 'authentication');
  const password = findMember(authentication, 'password');
  if (typeof password !== 'boolean') throw new Refusal('password is not a boolean');
  const hasOAuth = findMember(authentication, 'oauth-public') !== undefined;
  if (hasOAuth) requireIssuer(findText(readObject(authentication, 'oauth-public'), 'issuer') ?? '');
  if (!password && !hasOAuth) throw new Refusal('no way to log in');
  return password ? 'password' : 'OAuth2';
}

function requireUrls(value: unknown, name: string): void {
  if (value === undefined) return;
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const text of texts) {
    if (typeof text !== 'string' || !URL.canParse(text)) throw new Refusal(`${name} is not a URL`);
  }
}

function requireLogos(value: unknown): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw new Refusal('logo is not an array');
  for (const logo of value) {
    if (!isJsonObject(logo)) throw new Refusal('logo holds something other than an object');
    requireUrls(findMember(logo, 'url') ?? '', 'url');
    if (!(findText(logo, 'content-type') ?? '').startsWith('image/')) throw new Refusal('content-type is not an image');
    for (const name of ['width', 'height']) {
      const size = findMember(logo, name);
      if (size !== undefined && typeof size !== 'number') throw new Refusal(`${name} is not a number`);
    }
  }
}

/** Checks what is only for people, and finds the provider's name. */
function readDisplayName(document: JsonObject): string {
  const about = readObject(document, 'info');
  const provider = readObject(about, 'provider');
  const name = findName(provider, 'name', 60);
  if (name === undefined) throw new Refusal('name is missing');
  findName(provider, 'shortName', 20);
  requireLogos(findMember(provider, 'logo'));
  if (findMember(about, 'help') !== undefined) {
    const help = readObject(about, 'help');
    for (const member of ['documentation', 'developer', 'contact']) requireUrls(findMember(help, member), member);
  }
  return name;
}

/** What a PACC document says, each host with the one port that the draft knows for it. */
export interface PaccFacts extends Pick<ServerChoice, 'username' | 'authentication'> {
  readonly displayName: string;
  readonly imap: string | undefined;
  readonly pop3: string | undefined;
  readonly submit: string | undefined;
  readonly related: readonly ServiceChoice[];
}

/** Mail needs a server for each direction; without both there is the first service that stands alone. */
export function toPaccConclusion(facts: PaccFacts): ServiceConclusion {
  const { displayName, submit, related, username, authentication } = facts;
  const toServer = (protocol: ServerChoice['protocol'], port: number, hostname = ''): readonly ServerChoice[] =>
    hostname === '' ? [] : [{ protocol, hostname, port, security: 'TLS', username, authentication }];
  const [incoming, ...alternatives] = [...toServer('imap', 993, facts.imap), ...toServer('pop3', 995, facts.pop3)];
  const [outgoing] = toServer('smtp', 465, submit);
  if (incoming !== undefined && outgoing !== undefined) {
    return { outcome: 'configured', displayName, incoming, outgoing, alternatives, related };
  }
  const [service, ...others] = related;
  return service === undefined ? toNothing('no usable protocol') : { outcome: 'service', service, related: others };
}

function readDocument(document: JsonObject, { email }: Account): ServiceConclusion {
  const protocols = readObject(document, 'protocols');
  const login = { username: email, authentication: readAuthentication(document) };
  const displayName = readDisplayName(document);
  const related = services.flatMap((protocol) => readService(protocols, protocol, login) ?? []);
  const imap = readServer(protocols, 'imap');
  const pop3 = readServer(protocols, 'pop3');
  // Draft 03 says submit; draft 02 said smtp.
  const submit = readServer(protocols, 'submit') ?? readServer(protocols, 'smtp');
  return toPaccConclusion({ displayName, imap, pop3, submit, related, ...login });
}

/**
 * Reads an answer with every rule of the draft: TXT digest before contents, unknown members ignored, a known member
 * of the wrong form costing the document.
 */
export function readPacc(answer: Answer, account: Account): ServiceConclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  if (!/^application\/json[\t ]*(?:;|$)/i.test(answer.contentType)) return toNothing(`type ${answer.contentType}`);
  if (!isVouchedFor(answer.body, answer.txt ?? [], parseDigestRecord)) return toNothing('no TXT record has its digest');
  const document = parseJsonObject(answer.body);
  if (document === undefined) return toNothing('not a JSON object');
  return readUntilRefusal(() => readDocument(document, account));
}

/**
 * No client: the strictest reading of draft-ietf-mailmaint-pacc-03, which also takes the `smtp` of -02 for its `submit`.
 * Where password and OAuth 2.0 both work it says password, which every client can do.
 */
export const strictPacc: ServiceReader = { name: 'PACC, strict', reads: 'pacc', read: readPacc };
