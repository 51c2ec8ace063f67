import { fillPlaceholders, toAddressParts, type AddressParts } from './address.ts';
import {
  isSuccess,
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { isHostName } from './host-name.ts';
import { findChild, parseXml, type XmlElement } from './xml.ts';

/** One mistake anywhere in an imap or smtp entry, used or not, costs the whole file. */
class Rejection extends Error {}

const methods: ReadonlyMap<string, ServerChoice['authentication']> = new Map([
  ['OAuth2', 'OAuth2'],
  ['password-cleartext', 'password'],
  ['password-encrypted', 'encrypted-password'],
]);

function readText(element: XmlElement): string {
  if (element.children.length > 0) throw new Rejection(`element inside ${element.name}`);
  return element.text;
}

function readHostName(element: XmlElement, parts: AddressParts): string {
  const hostname = fillPlaceholders(readText(element), parts);
  if (!isHostName(hostname)) throw new Rejection(`hostname ${hostname}`);
  return hostname;
}

function readPort(element: XmlElement): number {
  const text = readText(element);
  const port = Number(text);
  if (!/^\+?[0-9]+$/.test(text) || port < 1 || port > 65535) throw new Rejection(`port ${text}`);
  return port;
}

function readSecurity(element: XmlElement): ServerChoice['security'] {
  const text = readText(element);
  if (text === 'SSL') return 'TLS';
  if (text === 'STARTTLS') return 'STARTTLS';
  throw new Rejection(`socketType ${text}`);
}

function readServer(server: XmlElement, protocol: 'imap' | 'smtp', parts: AddressParts): ServerChoice {
  let hostname: string | undefined;
  let port: number | undefined;
  let security: ServerChoice['security'] | undefined;
  let username: string | undefined;
  let authentication: ServerChoice['authentication'] | undefined;
  for (const child of server.children) {
    if (child.name === 'hostname') hostname = readHostName(child, parts);
    else if (child.name === 'port') port = readPort(child);
    else if (child.name === 'socketType') security = readSecurity(child);
    else if (child.name === 'username') username = fillPlaceholders(readText(child), parts);
    else if (child.name === 'authentication') authentication ??= methods.get(readText(child));
  }
  if (hostname === undefined) throw new Rejection('no hostname');
  if (port === undefined) throw new Rejection('no port');
  if (username === undefined) throw new Rejection('no username');
  if (authentication === undefined) throw new Rejection('no usable authentication');
  if (security === undefined) throw new Rejection('no socketType');
  return { protocol, hostname, port, security, username, authentication };
}

function readProvider(provider: XmlElement, parts: AddressParts): Conclusion {
  const id = provider.attributes.get('id');
  if (id === undefined || !isHostName(id.trim())) throw new Rejection('the id is not a host name');
  let hasDomain = false;
  const incomings: ServerChoice[] = [];
  const outgoings: ServerChoice[] = [];
  for (const child of provider.children) {
    const type = child.attributes.get('type');
    if (child.name === 'domain') hasDomain ||= isHostName(fillPlaceholders(readText(child), parts).trim());
    if (child.name === 'incomingServer' && type === 'imap') incomings.push(readServer(child, type, parts));
    if (child.name === 'outgoingServer' && type === 'smtp') outgoings.push(readServer(child, type, parts));
  }
  const [incoming] = incomings;
  const [outgoing] = outgoings;
  if (!hasDomain) throw new Rejection('no valid domain');
  if (incoming === undefined) throw new Rejection('no imap server');
  if (outgoing === undefined) throw new Rejection('no smtp server');
  return { outcome: 'configured', incoming, outgoing };
}

function read(answer: Answer, account: Account): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  const provider = root?.name === 'clientConfig' ? findChild(root, 'emailProvider') : undefined;
  if (provider === undefined) return toNothing('no emailProvider');
  const parts = toAddressParts(account);
  try {
    return readProvider(provider, { ...parts, domain: parts.domain.toLowerCase() });
  } catch (error) {
    if (error instanceof Rejection) return toNothing(error.message);
    throw error;
  }
}

/** Thunderbird for Android and K-9 Mail (RealAutoconfigParser, read in the client's source, 2026-08). */
export const thunderbirdAndroid: ClientReader = { name: 'Thunderbird for Android', reads: 'autoconfig', read };
