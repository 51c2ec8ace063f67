import {
  toAddressRedirect,
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type Nothing,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { findEwsAccount } from './exchange-protocols.ts';
import { findChild, findChildren, parseXml, type XmlElement } from './xml.ts';

/** Prefixes do not count: it compares local names and no namespaces. Empty text is as good as none. */
function findText(element: XmlElement | undefined, name: string): string | undefined {
  const text = findChild(element, name)?.text ?? '';
  return text === '' ? undefined : text;
}

/** Of several protocols of that type the last wins. */
function findUrl(account: XmlElement, type: string): string | undefined {
  const protocols = findChildren(account, 'Protocol').filter((protocol) => findText(protocol, 'Type') === type);
  return findText(protocols.at(-1), 'ASUrl');
}

/** Both kinds are followed whatever Action says, a URL before an address, eleven times at most. */
function findRedirect(account: XmlElement): Nothing | undefined {
  const url = findText(account, 'RedirectUrl');
  if (url !== undefined) return toUrlRedirect(url);
  const address = findText(account, 'RedirectAddr');
  return address === undefined ? undefined : toAddressRedirect(address);
}

function withoutPrefixes(element: XmlElement): XmlElement {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  return { ...element, name, children: element.children.map(withoutPrefixes) };
}

function read(answer: Answer, account: Account): ServiceConclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  const parsed = parseXml(answer.body);
  if (parsed === undefined) return toNothing('not well-formed');
  const root = withoutPrefixes(parsed);
  if (root.name !== 'Autodiscover') return toNothing('no Autodiscover');
  const found = findChild(findChild(root, 'Response'), 'Account');
  if (found === undefined) return toNothing('no Account');
  // The URL for use from outside comes before the one for the own network.
  const service = findEwsAccount(findUrl(found, 'EXPR') ?? findUrl(found, 'EXCH'), account);
  if (service !== undefined) return { outcome: 'service', service };
  return findRedirect(found) ?? toNothing('no ASUrl');
}

/** Evolution with its EWS module (e-ews-connection.c, an older version, read in the client's source, 2026-11). */
export const evolutionEws: ServiceReader = { name: 'Evolution (EWS)', reads: 'autodiscover', read };
