import {
  toAddressRedirect,
  toDeadEnd,
  toNothing,
  type Account,
  type Answer,
  type Nothing,
  type ServiceChoice,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { parseWebUrl, toPlace } from './url.ts';
import { findChild, findChildren, parseXml, type XmlElement } from './xml.ts';

// MS-ASCMD 2.2.1.1: the frame has the namespace of all Autodiscover answers, the content its own.
const rootNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';
const responseNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006';

function findText(element: XmlElement | undefined, name: string): string | undefined {
  return findChild(element, name)?.text;
}

/** Servers of the type `CertEnroll`, and of types to come, are passed over (MS-ASCMD 2.2.3.164 and 2.2.3.177.1). */
function findServices(settings: XmlElement, username: string): readonly ServiceChoice[] {
  return findChildren(settings, 'Server').flatMap((server) => {
    const text = findText(server, 'Url') ?? '';
    const url = parseWebUrl(text);
    if (findText(server, 'Type') !== 'MobileSync' || url === undefined) return [];
    return [{ protocol: 'activesync' as const, ...toPlace(text, url), username, authentication: 'unstated' as const }];
  });
}

function readAction(action: XmlElement, { email }: Account): ServiceConclusion {
  const [outcome, ...others] = action.children.filter(({ name }) => /^(?:Settings|Redirect|Error)$/.test(name));
  if (outcome === undefined || others.length > 0) return toNothing('Action does not hold one outcome');
  if (outcome.name === 'Error') return toNothing(`error status ${findText(outcome, 'Status') ?? ''}`);
  if (outcome.name === 'Redirect') {
    const target = outcome.text;
    if (!/^[^@]+@[^@]+$/.test(target)) return toNothing('Redirect is not an address');
    return target.toLowerCase() === email.toLowerCase()
      ? toNothing('Redirect is the address that was asked')
      : toAddressRedirect(target);
  }
  const [service, ...related] = findServices(outcome, email);
  if (service === undefined) return toNothing('no server of type MobileSync');
  return { outcome: 'service', service, ...(related.length === 0 ? {} : { related }) };
}

function readFrame(answer: Answer): XmlElement | Nothing {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  if (root === undefined) return toNothing('not well-formed');
  if (root.name !== 'Autodiscover' || root.attributes.get('xmlns') !== rootNamespace)
    return toNothing('root namespace');
  const response = findChild(root, 'Response');
  const error = findChild(response, 'Error');
  if (error !== undefined) return toNothing(`error ${findText(error, 'ErrorCode') ?? ''}`);
  if (response?.attributes.get('xmlns') !== responseNamespace) return toNothing('Response namespace');
  // MS-ASCMD 2.2.3.38 and 2.2.3.63: a user with an address belongs to every answer that is no error.
  const address = findText(findChild(response, 'User'), 'EMailAddress') ?? '';
  return address === '' ? toNothing('no EMailAddress') : response;
}

function read(answer: Answer, account: Account): ServiceConclusion {
  const response = readFrame(answer);
  if ('outcome' in response) return response;
  const action = findChild(response, 'Action');
  return action === undefined ? toNothing('no Action') : readAction(action, account);
}

/**
 * Exchange accounts of Mail on iOS, by the rules of MS-ASCMD: how it reads single elements is not documented, only that
 * it asks in the MobileSync schema and takes no IMAP servers from the answer.
 */
export const iosExchange: ServiceReader = { name: 'iOS Mail (Exchange account)', reads: 'mobilesync', read };

/** Samsung Email, by the rules of MS-ASCMD: its requests are documented, its reading of the answer is not. */
export const samsungEmail: ServiceReader = { name: 'Samsung Email', reads: 'mobilesync', read };

/**
 * The new Outlook for Windows, by the rules of MS-ASCMD. Setting up failed at a server that answered 400 (Mailu issue
 * 3961, read 2026-08); whether it goes on to IMAP after error 601 is not known.
 */
export const newOutlook: ServiceReader = {
  name: 'new Outlook for Windows',
  reads: 'mobilesync',
  read(answer, account) {
    return answer.status === 400 ? toDeadEnd('status 400') : read(answer, account);
  },
};
