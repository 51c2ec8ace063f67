import { toNothing, type Account, type Answer, type ServiceConclusion, type ServiceReader } from './conclusion.ts';
import { findEwsAccount } from './exchange-protocols.ts';
import { findText, readFrame, readOutlookAccount } from './oxdscli.ts';
import { findChildren, type XmlElement } from './xml.ts';

function findUrl(settings: XmlElement, type: string): string | undefined {
  const protocol = findChildren(settings, 'Protocol').find((each) => findText(each, 'Type') === type);
  return findText(protocol, 'EwsUrl');
}

function read(answer: Answer, account: Account): ServiceConclusion {
  const response = readFrame(answer);
  if ('outcome' in response) return response;
  const settings = readOutlookAccount(response, account);
  if ('outcome' in settings) return settings;
  const service = findEwsAccount(findUrl(settings, 'EXPR') ?? findUrl(settings, 'EXCH'), account);
  return service === undefined ? toNothing('no EwsUrl') : { outcome: 'service', service };
}

/**
 * Exchange accounts of Mail on macOS, by the rules of MS-OXDSCLI: how it reads single elements is not documented, only
 * that it asks in the Outlook schema, wants Exchange Web Services and takes no IMAP servers from the answer.
 */
export const macosExchange: ServiceReader = { name: 'macOS Mail (Exchange account)', reads: 'autodiscover', read };
