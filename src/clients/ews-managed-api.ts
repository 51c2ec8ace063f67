import {
  toAddressRedirect,
  toDeadEnd,
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { findEwsAccount } from './exchange-protocols.ts';
import { isHttpsUrl, parseWebUrl } from './url.ts';
import { findChild, findChildren, parseXml, type XmlElement } from './xml.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307]);
const redirectPath = /^\/autodiscover\/(?:[^/]+\/)*autodiscover\.xml$/i;

// Everything else, IMAP and SMTP included, is one and the same type to it.
const knownTypes: ReadonlySet<string> = new Set(['EXCH', 'EXPR', 'WEB']);

function toType(protocol: XmlElement): string {
  const type = findChild(protocol, 'Type')?.text ?? '';
  return knownTypes.has(type) ? type : 'unknown';
}

function findUrl(protocols: readonly XmlElement[], type: string): string | undefined {
  const protocol = protocols.find((each) => toType(each) === type);
  return findChild(protocol, 'EwsUrl')?.text ?? findChild(protocol, 'ASUrl')?.text;
}

function readAccount(settings: XmlElement, account: Account): ServiceConclusion {
  const protocols = findChildren(settings, 'Protocol');
  // "There should be strictly one node per protocol type": a second one throws.
  if (new Set(protocols.map(toType)).size !== protocols.length) return toDeadEnd('two protocols of one type');
  const action = findChild(settings, 'Action')?.text;
  const target =
    settings.children.findLast(({ name }) => name === 'RedirectAddr' || name === 'RedirectUrl')?.text ?? '';
  if (action === 'redirectAddr') return toAddressRedirect(target);
  if (action === 'redirectUrl') {
    return isHttpsUrl(target) ? toUrlRedirect(target) : toDeadEnd('RedirectUrl is not an https URL');
  }
  if (action !== 'settings') return toDeadEnd('Action is not settings');
  const service = findEwsAccount(findUrl(protocols, 'EXPR') ?? findUrl(protocols, 'EXCH'), account);
  return service === undefined ? toDeadEnd('no EwsUrl') : { outcome: 'service', service };
}

function read(answer: Answer, account: Account): ServiceConclusion {
  const { status, location = '' } = answer;
  if (redirects.has(status)) {
    const path = parseWebUrl(location)?.pathname ?? '';
    return isHttpsUrl(location) && redirectPath.test(path) ? toUrlRedirect(location) : toNothing(`status ${status}`);
  }
  if (status !== 200) return toNothing(`status ${status}`);
  // Anything in front of the declaration, a byte order mark too, aborts the reading; the declaration itself may be missing.
  const root = answer.body.startsWith('<') ? parseXml(answer.body) : undefined;
  const response = root?.name === 'Autodiscover' ? findChild(root, 'Response') : undefined;
  if (response === undefined) return toNothing('not an Autodiscover document');
  // An error is an answer: the URLs that are left are not asked.
  const error = findChild(response, 'Error');
  if (error !== undefined) return toDeadEnd(`error ${findChild(error, 'ErrorCode')?.text ?? ''}`);
  const settings = findChild(response, 'Account');
  return settings === undefined ? toDeadEnd('no Account') : readAccount(settings, account);
}

/** Programs built on Microsoft's EWS Managed API and its ports, asking by XML (AutodiscoverService and OutlookProtocol, read in the source, 2026-11). */
export const ewsManagedApi: ServiceReader = { name: 'EWS Managed API', reads: 'autodiscover', read };
