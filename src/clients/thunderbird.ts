import type { AddressParts } from './address.ts';
import {
  isSuccess,
  toDeadEnd,
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import {
  findAddressParts,
  findHostName,
  findInteger,
  parseThunderbirdXml,
  readAttribute,
  readValue,
  toJxonValue,
  toText,
} from './jxon.ts';
import { findChild, findChildren, type XmlElement } from './xml.ts';

type Authentication = ServerChoice['authentication'];

const security: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['plain', 'plain'],
  ['SSL', 'TLS'],
  ['STARTTLS', 'STARTTLS'],
]);

const incomingMethods: ReadonlyMap<string, Authentication> = new Map([
  ['password-cleartext', 'password'],
  ['plain', 'password'],
  ['password-encrypted', 'encrypted-password'],
  ['secure', 'encrypted-password'],
  ['GSSAPI', 'Kerberos'],
  ['NTLM', 'NTLM'],
  ['OAuth2', 'OAuth2'],
]);

const outgoingMethods: ReadonlyMap<string, Authentication> = new Map([
  ...incomingMethods,
  ['none', 'none'],
  ['client-IP-address', 'none'],
  ['smtp-after-pop', 'none'],
]);

// OAuth2Providers.sys.mjs, mail hosts only; a host below one of these counts too (read in the client's source, 2026-08).
const oauth2Hosts: ReadonlySet<string> = new Set(
  (
    'googlemail.com gmail.com imap.mail.ru smtp.mail.ru imap.yandex.com smtp.yandex.com yahoo.com att.net aol.com ' +
    'seznam.cz office365.com outlook.com hotmail.com imap.fastmail.com ' +
    'pop.fastmail.com smtp.fastmail.com imap.comcast.net pop.comcast.net smtp.comcast.net thundermail.com'
  ).split(' '),
);

function knowsOAuth2(hostname: string): boolean {
  const labels = hostname.toLowerCase().split('.');
  return labels.some((_label, index) => oauth2Hosts.has(labels.slice(index).join('.')));
}

function findAuthentication(
  server: XmlElement,
  hostname: string,
  methods: ReadonlyMap<string, Authentication>,
): Authentication | undefined {
  return findChildren(server, 'authentication')
    .map((element) => methods.get(toText(toJxonValue(element))))
    .find((method) => method !== undefined && (method !== 'OAuth2' || knowsOAuth2(hostname)));
}

/** The first occurrence of each, one after the other, so that what was filled in can be filled in again. */
function fillFirst(template: string, { email, localPart, domain }: AddressParts): string {
  return template
    .replace('%EMAILADDRESS%', email)
    .replace('%EMAILLOCALPART%', localPart)
    .replace('%EMAILDOMAIN%', domain);
}

function findServer(
  server: XmlElement,
  protocol: ServerChoice['protocol'],
  parts: AddressParts,
): ServerChoice | undefined {
  const hostname = findHostName(readValue(server, 'hostname'));
  const port = findInteger(readValue(server, 'port'));
  if (hostname === undefined || port === undefined || port < 1 || port > 65535) return undefined;
  const socket = findChildren(server, 'socketType')
    .map((element) => security.get(toText(toJxonValue(element))))
    .find((found) => found !== undefined);
  const authentication = findAuthentication(server, hostname, protocol === 'smtp' ? outgoingMethods : incomingMethods);
  if (socket === undefined || authentication === undefined) return undefined;
  const username = readValue(server, 'username');
  // Only an outgoing server without password may go without; elsewhere the missing name becomes the word "undefined".
  const mayBeNameless = protocol === 'smtp' && !authentication.endsWith('password');
  return {
    protocol,
    hostname: fillFirst(hostname, parts),
    port,
    security: socket,
    username: username === undefined && mayBeNameless ? '' : fillFirst(toText(username), parts),
    authentication,
  };
}

function readProvider(provider: XmlElement, parts: AddressParts): Conclusion {
  if (findHostName(readAttribute(provider, 'id')) === undefined) return toDeadEnd('the id is not a host name');
  const domains = findChildren(provider, 'domain').map((domain) => findHostName(toJxonValue(domain)));
  if (domains.every((domain) => domain === undefined)) return toDeadEnd('no valid domain');
  const incomings = findChildren(provider, 'incomingServer').flatMap((server) => {
    const type = readAttribute(server, 'type');
    return type === 'imap' || type === 'pop3' ? (findServer(server, type, parts) ?? []) : [];
  });
  const outgoings = findChildren(provider, 'outgoingServer').flatMap((server) =>
    readAttribute(server, 'type') === 'smtp' ? (findServer(server, 'smtp', parts) ?? []) : [],
  );
  const [incoming, ...otherIncomings] = incomings;
  const [outgoing, ...otherOutgoings] = outgoings;
  if (incoming === undefined) return toDeadEnd('no usable incoming server');
  if (outgoing === undefined) return toDeadEnd('no usable outgoing server');
  // AccountConfig.isComplete asks for it whatever the authentication.
  if (outgoing.username === '') return toDeadEnd('the outgoing server has no user name');
  const displayName = fillFirst(toText(readValue(provider, 'displayName')), parts);
  return {
    outcome: 'configured',
    displayName,
    incoming,
    outgoing,
    alternatives: [...otherIncomings, ...otherOutgoings],
  };
}

function read(answer: Answer, { email }: Account): Conclusion {
  const parts = findAddressParts(email);
  if (parts === undefined) return toNothing('the address causes no look-up');
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  // The first URL by priority with any 2xx has won before its body is looked at.
  const root = parseThunderbirdXml(answer);
  if (root === undefined) return toDeadEnd('not XML by media type or content');
  const provider = root.name === 'clientConfig' ? findChild(root, 'emailProvider') : undefined;
  return provider === undefined ? toDeadEnd('no emailProvider') : readProvider(provider, parts);
}

/** Thunderbird desktop, 153 ESR and later (FetchConfig, readFromXML, Sanitizer; read in the client's source, 2026-08). */
export const thunderbird: ClientReader = { name: 'Thunderbird', reads: 'autoconfig', read };
