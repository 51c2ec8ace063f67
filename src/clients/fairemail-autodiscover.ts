import {
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { parseXml, toElements, type XmlElement } from './xml.ts';

/** Reads the host and port of a Protocol; type, encryption and login of other kinds are not looked at. */
function findServer(protocol: XmlElement, email: string): ServerChoice | undefined {
  const elements = toElements(protocol).filter(({ text }) => text !== '');
  const types = elements.filter(({ name }) => name === 'Type').map(({ text }) => text);
  const hostname = elements.findLast(({ name }) => name === 'Server')?.text;
  const port = Number(elements.findLast(({ name, text }) => name === 'Port' && /^[0-9]+$/.test(text))?.text ?? 0);
  const kind = types.includes('IMAP') ? 'imap' : types.includes('SMTP') ? 'smtp' : undefined;
  if (kind === undefined || hostname === undefined || port <= 0) return undefined;
  return {
    protocol: kind,
    hostname,
    port,
    security: port === (kind === 'imap' ? 143 : 587) ? 'STARTTLS' : 'TLS',
    username: email,
    authentication: 'unstated',
  };
}

/** A Protocol counts only after AccountType email and Action settings, which have to be exactly that. */
function findServers(account: XmlElement, email: string): readonly ServerChoice[] {
  let isEmail = false;
  let isSettings = false;
  const servers: ServerChoice[] = [];
  for (const child of account.children) {
    if (child.name === 'AccountType') isEmail ||= child.text === 'email';
    if (child.name === 'Action') isSettings ||= child.text === 'settings';
    const server = child.name === 'Protocol' && isEmail && isSettings ? findServer(child, email) : undefined;
    if (server !== undefined) servers.push(server);
  }
  return servers;
}

function read(answer: Answer, { email }: Account): Conclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  if (root === undefined) return toNothing('not well-formed');
  const servers = toElements(root)
    .filter(({ name }) => name === 'Account')
    .flatMap((account) => findServers(account, email));
  // The last of each kind wins.
  const incoming = servers.findLast(({ protocol }) => protocol === 'imap');
  const outgoing = servers.findLast(({ protocol }) => protocol === 'smtp');
  if (incoming === undefined) return toNothing('no usable IMAP protocol');
  if (outgoing === undefined) return toNothing('no usable SMTP protocol');
  return { outcome: 'configured', incoming, outgoing };
}

/**
 * FairEmail as an Autodiscover client (EmailProvider.java, read in the client's source, 2026-08). It looks for settings
 * only: a document that redirects holds none, and the next URL is asked.
 */
export const fairEmailAutodiscover: ClientReader = { name: 'FairEmail (Autodiscover)', reads: 'autodiscover', read };
