import { toAddressParts, type AddressParts } from './address.ts';
import {
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { parseXml, toElements, type XmlElement } from './xml.ts';

type Place = Pick<ServerChoice, 'hostname' | 'port' | 'security'>;

/**
 * Reads host, port and encryption in the order of the elements: the port sets the encryption, socketType corrects it if
 * it comes later, and no value stands for clear text.
 *
 * @returns undefined if the port is not a number, which costs the whole file.
 */
function findPlace(server: XmlElement, startTlsPort: number): Place | undefined {
  let place: Place = { hostname: '', port: 0, security: 'TLS' };
  for (const { name, text } of toElements(server)) {
    if (text === '') continue;
    if (name === 'hostname') place = { ...place, hostname: text };
    if (name === 'socketType' && text === 'SSL') place = { ...place, security: 'TLS' };
    if (name === 'socketType' && text === 'STARTTLS') place = { ...place, security: 'STARTTLS' };
    if (name === 'port') {
      if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
      const port = Number(text);
      place = { ...place, port, security: port === startTlsPort ? 'STARTTLS' : 'TLS' };
    }
  }
  return place;
}

/** There is one user name for both directions: the last in the file that is not empty, or else the address. */
function findUsername(elements: readonly XmlElement[], { email, localPart }: AddressParts): string {
  const username = elements.findLast(({ name, text }) => name === 'username' && text !== '')?.text;
  if (username === undefined || username === '%EMAILADDRESS%') return email;
  return username === '%EMAILLOCALPART%' ? localPart : username;
}

function read(answer: Answer, account: Account): Conclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  if (root === undefined) return toNothing('not well-formed');
  const elements = toElements(root);
  // Only the very first element of each name is looked at.
  const incomingServer = elements.find(({ name }) => name === 'incomingServer');
  const outgoingServer = elements.find(({ name }) => name === 'outgoingServer');
  if (incomingServer?.attributes.get('type') !== 'imap') return toNothing('the first incoming server is not imap');
  if (outgoingServer?.attributes.get('type') !== 'smtp') return toNothing('the first outgoing server is not smtp');
  const incoming = findPlace(incomingServer, 143);
  const outgoing = findPlace(outgoingServer, 587);
  if (incoming === undefined || incoming.hostname === '' || incoming.port <= 0)
    return toNothing('no usable imap server');
  if (outgoing === undefined || outgoing.hostname === '' || outgoing.port <= 0)
    return toNothing('no usable smtp server');
  const username = findUsername(elements, toAddressParts(account));
  const displayName = elements.findLast(({ name, text }) => name === 'displayShortName' && text !== '')?.text;
  return {
    outcome: 'configured',
    ...(displayName === undefined ? {} : { displayName }),
    incoming: { protocol: 'imap', ...incoming, username, authentication: 'unstated' },
    outgoing: { protocol: 'smtp', ...outgoing, username, authentication: 'unstated' },
  };
}

/** FairEmail (EmailProvider.java, read in the client's source, 2026-08). */
export const fairEmail: ClientReader = { name: 'FairEmail', reads: 'autoconfig', read };
