import {
  isSuccess,
  toAddressRedirect,
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
  readValue,
  toJxonValue,
  toText,
} from './jxon.ts';
import { findChild, findChildren, type XmlElement } from './xml.ts';

const protocols: ReadonlyMap<string, ServerChoice['protocol']> = new Map([
  ['IMAP', 'imap'],
  ['POP3', 'pop3'],
  ['SMTP', 'smtp'],
]);

const startTlsPorts: ReadonlySet<number> = new Set([143, 110, 25, 587]);

/** A switch in lower case; null where calling toLowerCase on a number, boolean or object throws and drops the server. */
function readSwitch(protocol: XmlElement, name: string): string | null | undefined {
  const value = readValue(protocol, name);
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value.toLowerCase() : null;
}

/** Absent means the address; empty means that the server is dropped. */
function findLoginName(protocol: XmlElement, email: string): string | undefined {
  const element = findChild(protocol, 'LoginName');
  if (element === undefined) return email;
  const value = readValue(protocol, 'LoginName');
  const isEmpty = element.text === '' && element.children.length === 0;
  return isEmpty || value === 0 || value === false ? undefined : toText(value);
}

// Sanitizer.emailAddress: fewer characters than an address may have, and the result in lower case.
const redirectAddress = /^[a-z0-9\-%+_.*]+@[a-z0-9\-.]+\.[a-z]+$/i;

/** Starts again whatever Action says; RedirectUrl is not looked at. It gives up after the second redirect. */
function readRedirect(element: XmlElement): Conclusion {
  const value = toText(toJxonValue(element));
  return redirectAddress.test(value) ? toAddressRedirect(value.toLowerCase()) : toNothing('RedirectAddr is no address');
}

function findServer(element: XmlElement, email: string): ServerChoice | undefined {
  const protocol = protocols.get(toText(readValue(element, 'Type')));
  const hostname = findHostName(readValue(element, 'Server'));
  const port = findInteger(readValue(element, 'Port'));
  if (protocol === undefined || hostname === undefined || port === undefined) return undefined;
  const ssl = readSwitch(element, 'SSL');
  if (ssl === null) return undefined;
  // Encryption is looked at only to find None; TLS and SSL in it mean nothing.
  const encryption = ssl === 'off' ? undefined : readSwitch(element, 'Encryption');
  const spa = readSwitch(element, 'SPA');
  const username = findLoginName(element, email);
  if (encryption === null || spa === null || username === undefined) return undefined;
  const isPlain = ssl === 'off' || encryption === 'none';
  return {
    protocol,
    hostname,
    port,
    security: isPlain ? 'plain' : startTlsPorts.has(port) ? 'STARTTLS' : 'TLS',
    username,
    authentication: spa === 'on' ? 'NTLM' : 'password',
  };
}

function read(answer: Answer, { email }: Account): Conclusion {
  if (findAddressParts(email) === undefined) return toNothing('the address causes no look-up');
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const root = parseThunderbirdXml(answer);
  if (root === undefined) return toNothing('not XML by media type or content');
  const account = root.name === 'Autodiscover' ? findChild(findChild(root, 'Response'), 'Account') : undefined;
  const redirect = findChild(account, 'RedirectAddr');
  if (redirect !== undefined) return readRedirect(redirect);
  const servers = findChildren(account, 'Protocol').flatMap((protocol) => findServer(protocol, email) ?? []);
  const incoming = servers.find(({ protocol }) => protocol !== 'smtp');
  const outgoing = servers.find(({ protocol }) => protocol === 'smtp');
  if (incoming === undefined) return toNothing('no usable incoming server');
  if (outgoing === undefined) return toNothing('no usable outgoing server');
  const alternatives = servers.filter((server) => server !== incoming && server !== outgoing);
  return { outcome: 'configured', incoming, outgoing, alternatives };
}

/** Thunderbird desktop as an Autodiscover client (ExchangeAutoDiscover, read in the client's source, 2026-08). */
export const thunderbirdAutodiscover: ClientReader = {
  name: 'Thunderbird (Autodiscover)',
  reads: 'autodiscover',
  read,
};
