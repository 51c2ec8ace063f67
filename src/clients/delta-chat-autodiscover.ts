import {
  isSuccess,
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { parseEvents, toDeltaChatConclusion } from './delta-chat.ts';
import { findChildren, type XmlElement } from './xml.ts';

const protocols: ReadonlyMap<string, ServerChoice['protocol']> = new Map([
  ['IMAP', 'imap'],
  ['SMTP', 'smtp'],
]);

/** The last element of that name wins; an empty one has no text event and counts as missing. */
function findText(protocol: XmlElement, name: string): string | undefined {
  return findChildren(protocol, name)
    .map((child) => child.textWithoutCdata.trim())
    .findLast((text) => text !== '');
}

function findServer(element: XmlElement, email: string): ServerChoice | undefined {
  const protocol = protocols.get(findText(element, 'Type') ?? '');
  const hostname = findText(element, 'Server');
  const port = findText(element, 'Port');
  if (protocol === undefined || hostname === undefined || port === undefined) return undefined;
  return {
    protocol,
    hostname,
    port: /^[0-9]{1,5}$/.test(port) && Number(port) <= 65535 ? Number(port) : 0,
    // Any other value, and none, counts as on, which means: find out. Encryption is not read.
    security: findText(element, 'SSL') === 'off' ? 'plain' : 'try',
    // LoginName is not read either.
    username: email,
    authentication: 'unstated',
  };
}

function read(answer: Answer, { email }: Account): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const elements = parseEvents(answer.body);
  if (elements === undefined) return toNothing('not well-formed');
  // It is followed wherever it stands, whatever Action says.
  const redirect = elements.find(({ name }) => name === 'RedirectUrl');
  if (redirect !== undefined) return toNothing(`redirect to ${redirect.text.trim()}`);
  const found = elements
    .filter(({ name }) => name === 'Protocol')
    .flatMap((element) => findServer(element, email) ?? []);
  return toDeltaChatConclusion(found);
}

/** Delta Chat as an Autodiscover client, by GET and so without an address (auto_outlook.rs, read in the client's source, 2026-08). */
export const deltaChatAutodiscover: ClientReader = { name: 'Delta Chat (Autodiscover)', reads: 'autodiscover', read };
