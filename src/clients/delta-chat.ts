import { fillPlaceholders, toAddressParts, type AddressParts } from './address.ts';
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
import { parseXml, toElements, type XmlElement } from './xml.ts';

const security: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['ssl', 'TLS'],
  ['starttls', 'STARTTLS'],
  ['plain', 'plain'],
]);

/** Compares names as Delta Chat does: case does not count, a prefix does. */
export function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name;
}

/** The last element of that name wins; an empty one has no text event and counts as missing. */
function findText(server: XmlElement, name: string): string | undefined {
  const texts = server.children.filter((child) => isNamed(child, name)).map((child) => child.textWithoutCdata.trim());
  return texts.findLast((text) => text !== '');
}

/** A 16-bit number, or 0 for "guess". */
function toPort(text: string): number {
  const port = Number(text);
  return /^\+?[0-9]+$/.test(text) && port <= 65535 ? port : 0;
}

function findServer(server: XmlElement, parts: AddressParts): ServerChoice | undefined {
  const type = [...server.attributes].find(([name]) => name.toLowerCase() === 'type')?.[1].toLowerCase();
  const hostname = findText(server, 'hostname');
  const port = findText(server, 'port');
  const username = findText(server, 'username');
  if ((type !== 'imap' && type !== 'smtp') || hostname === undefined || port === undefined || username === undefined) {
    return undefined;
  }
  return {
    protocol: type,
    hostname: fillPlaceholders(hostname, parts),
    port: toPort(port),
    security: security.get(findText(server, 'sockettype')?.toLowerCase() ?? '') ?? 'try',
    username: fillPlaceholders(username, parts),
    authentication: 'unstated',
  };
}

/**
 * Makes the conclusion from the servers in the order in which Delta Chat tries them; a document without servers is a
 * success for it all the same (configure.rs, read in the client's source, 2026-08).
 */
export function toDeltaChatConclusion(servers: readonly ServerChoice[]): Conclusion {
  const incoming = servers.find(({ protocol }) => protocol === 'imap');
  const outgoing = servers.find(({ protocol }) => protocol === 'smtp');
  if (incoming === undefined) return toDeadEnd('no imap server');
  if (outgoing === undefined) return toDeadEnd('no smtp server');
  const alternatives = servers.filter((server) => server !== incoming && server !== outgoing);
  return { outcome: 'configured', incoming, outgoing, alternatives };
}

/** Parses a body as Delta Chat's event reader does, for which text without any element is a document too. */
export function parseEvents(body: string): readonly XmlElement[] | undefined {
  if (!body.includes('<')) return [];
  const root = parseXml(body);
  return root === undefined ? undefined : toElements(root);
}

function read(answer: Answer, account: Account): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const elements = parseEvents(answer.body);
  if (elements === undefined) return toNothing('not well-formed');
  const parts = toAddressParts(account);
  const incomings = elements.filter((element) => isNamed(element, 'incomingserver'));
  const outgoings = elements.filter((element) => isNamed(element, 'outgoingserver'));
  return toDeltaChatConclusion([...incomings, ...outgoings].flatMap((server) => findServer(server, parts) ?? []));
}

/** Delta Chat (auto_mozilla.rs, read in the client's source, 2026-08). */
export const deltaChat: ClientReader = { name: 'Delta Chat', reads: 'autoconfig', read };
