import { fillPlaceholders, toAddressParts, type AddressParts } from './address.ts';
import {
  toDeadEnd,
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { findChild, findChildren, parseXml, type XmlElement } from './xml.ts';

/** A socket type that it does not know means no encryption. */
function toSecurity(socketType: string): ServerChoice['security'] {
  const type = socketType.toLowerCase();
  if (type === 'ssl') return 'TLS';
  return type === 'starttls' || type === 'tls' ? 'STARTTLS' : 'plain';
}

/** PHP's cast to integer: leading blanks and digits count, anything else is 0. */
function toInteger(text: string): number {
  return Number(/^\s*([0-9]+)/.exec(text)?.[1] ?? 0);
}

function readServer(server: XmlElement, protocol: 'imap' | 'smtp', parts: AddressParts): ServerChoice {
  const readText = (name: string): string => findChild(server, name)?.text ?? '';
  return {
    protocol,
    // Placeholders in a host name stay as they are.
    hostname: readText('hostname'),
    port: toInteger(readText('port')),
    security: toSecurity(readText('socketType')),
    username: fillPlaceholders(readText('username'), parts),
    authentication: 'unstated',
  };
}

function findFirst(provider: XmlElement, name: string, type: string): XmlElement | undefined {
  return findChildren(provider, name).find((server) => server.attributes.get('type') === type);
}

function read(answer: Answer, account: Account): Conclusion {
  if (answer.status >= 400) return toNothing(`status ${answer.status}`);
  const provider = findChild(parseXml(answer.body), 'emailProvider');
  if (provider === undefined) return toNothing('no emailProvider');
  const parts = toAddressParts(account);
  const incoming = findFirst(provider, 'incomingServer', 'imap');
  const outgoing = findFirst(provider, 'outgoingServer', 'smtp');
  if (incoming === undefined && outgoing === undefined) return toNothing('neither imap nor smtp');
  // One of the two is enough to end the search.
  if (incoming === undefined) return toDeadEnd('no imap server');
  if (outgoing === undefined) return toDeadEnd('no smtp server');
  return {
    outcome: 'configured',
    incoming: readServer(incoming, 'imap', parts),
    outgoing: readServer(outgoing, 'smtp', parts),
  };
}

/** Nextcloud Mail (IspDb.php, read in the client's source, 2026-08). */
export const nextcloud: ClientReader = { name: 'Nextcloud Mail', reads: 'autoconfig', read };
