import {
  isSuccess,
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { isNamed, parseEvents, toDeltaChatConclusion } from './delta-chat.ts';
import { parseWebUrl } from './url.ts';
import { toElements, type XmlElement } from './xml.ts';

const protocols: ReadonlyMap<string, ServerChoice['protocol']> = new Map([
  ['imap', 'imap'],
  ['smtp', 'smtp'],
]);

/** The last element of that name wins; an empty one has no text event and counts as missing. */
function findText(protocol: XmlElement, name: string): string | undefined {
  return protocol.children
    .filter((child) => isNamed(child, name))
    .map((child) => child.textWithoutCdata.trim())
    .findLast((text) => text !== '');
}

function findServer(element: XmlElement, email: string): ServerChoice | undefined {
  const protocol = protocols.get(findText(element, 'type')?.toLowerCase() ?? '');
  const hostname = findText(element, 'server');
  const port = findText(element, 'port');
  if (protocol === undefined || hostname === undefined || port === undefined) return undefined;
  return {
    protocol,
    hostname,
    port: /^[0-9]{1,5}$/.test(port) && Number(port) <= 65535 ? Number(port) : 0,
    // Any other value, and none, counts as on, which means: find out. Encryption is not read.
    security: findText(element, 'ssl') === 'off' ? 'plain' : 'try',
    // LoginName is not read either.
    username: email,
    authentication: 'unstated',
  };
}

function read(answer: Answer, { email }: Account): Conclusion {
  if (!isSuccess(answer.status)) return toNothing(`status ${answer.status}`);
  const elements = parseEvents(answer.body);
  if (elements === undefined) return toNothing('not well-formed');
  const protocolElements = elements.filter((element) => isNamed(element, 'protocol'));
  // Followed wherever it stands but inside a Protocol, whatever Action says, at most ten times; the first counts.
  const inside = new Set(protocolElements.flatMap(toElements));
  const redirect = elements.find((element) => isNamed(element, 'redirecturl') && !inside.has(element));
  if (redirect !== undefined) {
    const target = redirect.textWithoutCdata.trim();
    return parseWebUrl(target) === undefined ? toNothing('RedirectUrl is not a URL') : toUrlRedirect(target);
  }
  const found = protocolElements.flatMap((element) => findServer(element, email) ?? []);
  return toDeltaChatConclusion(found);
}

/** Delta Chat as an Autodiscover client, by GET and so without an address (auto_outlook.rs, read in the client's source, 2026-08). */
export const deltaChatAutodiscover: ClientReader = { name: 'Delta Chat (Autodiscover)', reads: 'autodiscover', read };
