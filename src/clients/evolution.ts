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
import { parseXml, toElements, type XmlElement } from './xml.ts';

type Protocol = ServerChoice['protocol'];

const security: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['plain', 'plain'],
  ['SSL', 'TLS'],
  ['STARTTLS', 'STARTTLS'],
]);

const methods: ReadonlyMap<string, ServerChoice['authentication']> = new Map([
  ['password-cleartext', 'password'],
  ['plain', 'password'],
  ['password-encrypted', 'encrypted-password'],
]);

function toStart(protocol: Protocol): ServerChoice {
  return { protocol, hostname: '', port: 0, security: 'plain', username: '', authentication: 'unstated' };
}

/** Text that is empty or CDATA causes no event, and a value that it does not know changes nothing. */
function applyElement(choice: ServerChoice, element: XmlElement, parts: AddressParts): ServerChoice {
  if (element.textWithoutCdata === '') return choice;
  const text = fillPlaceholders(element.textWithoutCdata, parts);
  switch (element.name) {
    case 'hostname':
      return { ...choice, hostname: text };
    case 'username':
      return { ...choice, username: text };
    case 'port': {
      const port = Number.parseInt(text, 10);
      return port >= 1 && port <= 65535 ? { ...choice, port } : choice;
    }
    case 'socketType':
      return { ...choice, security: security.get(text) ?? choice.security };
    case 'authentication':
      return { ...choice, authentication: methods.get(text) ?? choice.authentication };
    default:
      return choice;
  }
}

function read(answer: Answer, account: Account): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  if (root === undefined) return toNothing('not well-formed');
  const parts = toAddressParts(account);
  // One record per protocol, overwritten field by field: the last entry wins, and inherits what it leaves out.
  const found = new Map<string, ServerChoice>();
  for (const server of toElements(root)) {
    if (server.name !== 'incomingServer' && server.name !== 'outgoingServer') continue;
    const type = server.attributes.get('type');
    if (type === undefined || server.attributes.size > 1) {
      return toNothing(`${server.name} has attributes other than type`);
    }
    if (type !== 'imap' && type !== 'pop3' && type !== 'smtp') continue;
    const inner = toElements(server).filter((element) => element !== server);
    found.set(
      type,
      inner.reduce((choice, element) => applyElement(choice, element, parts), found.get(type) ?? toStart(type)),
    );
  }
  const pop3 = found.get('pop3');
  const incoming = found.get('imap') ?? pop3;
  const outgoing = found.get('smtp');
  if (incoming === undefined || incoming.hostname === '') return toNothing('no incoming server');
  if (outgoing === undefined || outgoing.hostname === '') return toNothing('no outgoing server');
  return {
    outcome: 'configured',
    incoming,
    outgoing,
    alternatives: pop3 === undefined || pop3 === incoming ? [] : [pop3],
  };
}

/** GNOME Evolution (e-mail-autoconfig.c, read in the client's source, 2026-08). */
export const evolution: ClientReader = { name: 'Evolution', reads: 'autoconfig', read };
