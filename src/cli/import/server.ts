import { findChild, type XmlElement } from '../../clients/xml.ts';
import { parseDomain } from '../../core/address.ts';
import { registeredPort } from '../../core/choose.ts';
import type {
  Authentication,
  HttpAuthentication,
  HttpsUrl,
  NonEmpty,
  SocketType,
  TcpServer,
  UrlServer,
  UsernameTemplate,
} from '../../core/types.ts';
import { findAuthentication, findHttpAuthentication, findUsername, type InputKeys } from './login.ts';
import { quote, type TakeNote } from './note.ts';

/** Text for `clearTextReason`; true of every server that gets it. */
export const clearTextReason = 'the source offers this server without encryption';
/** Text for `portReason`; true of every server that gets it. */
export const portReason = 'the source states this port';

/** A TCP server without the parts that differ between protocols; its user name may be missing for `smtp`. */
export type ReadTcpServer<Type extends string> = Omit<TcpServer<Type>, 'username'> & {
  readonly username?: UsernameTemplate;
};

/**
 * Reads a section with host and port.
 *
 * A section is dropped as a whole if the entry could only be wrong: without host, port, encryption or method, with a
 * host that the user would choose, or on a port that belongs to another protocol.
 *
 * @param fallback - the user name if the section states none but wants a login
 */
export function readTcpServer<Type extends string>(
  type: Type,
  section: XmlElement,
  path: string,
  { keys, note, fallback }: ServerContext,
): ReadTcpServer<Type> | undefined {
  const drop = (part: string, why: string): undefined => {
    note(`${path}${part}`, 'dropped', `${why}; the whole section is left out`);
  };
  const hostname = findHost(section);
  if (hostname === undefined) {
    drop('/hostname', 'it is not a host name that the provider chose');
    return;
  }
  const port = findPort(section);
  if (port === undefined) {
    drop('/port', 'it is not a port');
    return;
  }
  const socketType = findSocketType(section);
  if (socketType === undefined) {
    drop('/socketType', 'it is none of SSL, STARTTLS and plain');
    return;
  }
  const owner = findOtherProtocol(type, port);
  if (owner !== undefined) {
    drop('/port', `port ${String(port)} is that of ${owner}, not of ${type}`);
    return;
  }
  const authentication = findAuthentication(section, path, note);
  if (authentication === undefined) {
    drop('/authentication', 'there is no known method');
    return;
  }
  const username = toUsername(section, path, { keys, note, fallback }, authentication);
  if (username === undefined && needsUsername(type, authentication)) {
    drop('/username', 'there is no user name for everybody');
    return;
  }
  const isRegistered = registeredPort[type]?.[socketType] === port;
  if (!isRegistered) note(`${path}/port`, 'guessed', `${String(port)} with ${socketType} is taken on trust`);
  if (socketType === 'plain') {
    note(path, 'changed', 'it has no encryption; answers leave it out as soon as there is a server with TLS');
  }
  const transport = socketType === 'plain' ? ({ socketType, clearTextReason } as const) : { socketType };
  return {
    type,
    hostname,
    port,
    ...(isRegistered ? {} : { portReason }),
    ...transport,
    authentication,
    ...(username === undefined ? {} : { username }),
  };
}

/** What a section needs to know beside itself. */
export interface ServerContext {
  readonly keys: InputKeys;
  readonly note: TakeNote;
  readonly fallback?: UsernameTemplate | undefined;
}

const needsNoLogin = new Set<Authentication>(['none', 'client-IP-address']);

function needsUsername(type: string, authentication: NonEmpty<Authentication>): boolean {
  return type !== 'smtp' || !authentication.every((method) => needsNoLogin.has(method));
}

function toUsername(
  section: XmlElement,
  path: string,
  { keys, note, fallback }: ServerContext,
  authentication: NonEmpty<Authentication>,
): UsernameTemplate | undefined {
  const stated = findUsername(section, path, keys, note);
  const isMissing = (findChild(section, 'username')?.text.trim() ?? '') === '';
  if (stated !== undefined || !isMissing || fallback === undefined) return stated;
  if (authentication.every((method) => needsNoLogin.has(method))) return undefined;
  note(`${path}/username`, 'guessed', `it is missing; taken as ${fallback}`);
  return fallback;
}

/** Host names in lower case, with `%EMAILDOMAIN%` at most: any other placeholder lets the user choose the host. */
function findHost(section: XmlElement): string | undefined {
  const written = findChild(section, 'hostname')?.text.trim() ?? '';
  const parts = written.split('%EMAILDOMAIN%');
  const domain = parseDomain(parts.join('example.com'));
  if (!domain.ok) return undefined;
  return parts.length === 1 ? domain.value : written.replace(/%EMAILDOMAIN%|[^%]+/g, (part) => toLowerCase(part));
}

const toLowerCase = (part: string): string => (part === '%EMAILDOMAIN%' ? part : part.toLowerCase());

const findPort = (section: XmlElement): number | undefined => toPort(findChild(section, 'port')?.text.trim() ?? '');

/** 1 to 65535 in digits alone. */
export function toPort(text: string): number | undefined {
  const port = Number(text);
  return /^[0-9]{1,5}$/.test(text) && port >= 1 && port <= 65535 ? port : undefined;
}

const socketTypes: ReadonlyMap<string, SocketType> = new Map([
  ['SSL', 'SSL'],
  ['STARTTLS', 'STARTTLS'],
  ['plain', 'plain'],
]);

function findSocketType(section: XmlElement): SocketType | undefined {
  return socketTypes.get(findChild(section, 'socketType')?.text.trim() ?? '');
}

/** The mail protocol that a port is registered for, if it is another one than that of the section. */
function findOtherProtocol(type: string, port: number): string | undefined {
  const isOn = (protocol: string): boolean => Object.values(registeredPort[protocol] ?? {}).includes(port);
  return isOn(type) ? undefined : ['imap', 'pop3', 'smtp'].find(isOn);
}

/** Reads a section with a URL; undefined, with a note, if URL, method or user name is missing. */
export function readUrlServer<Type extends string>(
  type: Type,
  section: XmlElement,
  path: string,
  { keys, note, fallback }: ServerContext,
): UrlServer<Type> | undefined {
  const drop = (part: string, why: string): undefined => {
    note(`${path}${part}`, 'dropped', `${why}; the whole section is left out`);
  };
  const url = toHttpsUrl(findChild(section, 'url')?.text.trim());
  if (url === undefined) {
    drop('/url', 'it is not an https URL');
    return;
  }
  const authentication: NonEmpty<HttpAuthentication> | undefined = findHttpAuthentication(section, path, note);
  if (authentication === undefined) {
    drop('/authentication', 'there is no known method');
    return;
  }
  const stated = findUsername(section, path, keys, note);
  const isMissing = (findChild(section, 'username')?.text.trim() ?? '') === '';
  const username = stated ?? (isMissing ? fallback : undefined);
  if (username === undefined) {
    drop('/username', 'there is no user name for everybody');
    return;
  }
  if (stated === undefined) note(`${path}/username`, 'guessed', `it is missing; taken as ${username}`);
  return { type, url, authentication, username };
}

/** An absolute https URL without blanks, or undefined. http is not rewritten: nobody said that https answers. */
export function toHttpsUrl(text: string | undefined): HttpsUrl | undefined {
  if (text === undefined || !/^https:\/\/[^/\s]+\S*$/.test(text)) return undefined;
  const [, , host = ''] = text.split('/');
  if (host.replaceAll('%EMAILDOMAIN%', '').includes('%')) return undefined;
  return URL.canParse(text.replaceAll('%EMAILDOMAIN%', 'example.com')) ? (text as HttpsUrl) : undefined;
}

/** Says in a note why a URL is not taken over. */
export function explainUrl(text: string | undefined): string {
  if (text === undefined || text === '') return 'there is no URL';
  return /^http:/i.test(text) ? 'the URL is http, not https' : `${quote(text)} is not an https URL`;
}
