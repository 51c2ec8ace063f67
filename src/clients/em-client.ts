import type { Account, Answer, ClientReader, Conclusion, ServiceChoice } from './conclusion.ts';
import { findText, readFrame, readMailServers, readOutlookAccount } from './oxdscli.ts';
import { readUntilRefusal } from './refusal.ts';
import { parseWebUrl, toPlace } from './url.ts';
import { findChildren, type XmlElement } from './xml.ts';

const protocols: ReadonlyMap<string, ServiceChoice['protocol']> = new Map([
  ['CalDAV', 'caldav'],
  ['CardDAV', 'carddav'],
]);

function findService(element: XmlElement, { email }: Account): ServiceChoice | undefined {
  const protocol = protocols.get(findText(element, 'Type') ?? '');
  const text = findText(element, 'Server') ?? '';
  const url = parseWebUrl(text);
  if (protocol === undefined || url === undefined) return undefined;
  return {
    protocol,
    ...toPlace(text, url),
    username: findText(element, 'LoginName') ?? email,
    authentication: 'password',
  };
}

function read(answer: Answer, account: Account): Conclusion {
  const response = readFrame(answer);
  if ('outcome' in response) return response;
  const settings = readOutlookAccount(response, account);
  if ('outcome' in settings) return settings;
  const related = findChildren(settings, 'Protocol').flatMap((element) => findService(element, account) ?? []);
  return readUntilRefusal(() => ({ ...readMailServers(response, settings, account), related }));
}

/**
 * eM Client, which takes mail from the Outlook schema and calendars and contacts from `CalDAV` and `CardDAV` entries
 * whose `Server` is a URL (mailcow pull request 370 and automx pull request 36, read 2026-11). What it makes of single
 * values is not documented: the rules for mail are those of MS-OXDSCLI.
 */
export const emClient: ClientReader = { name: 'eM Client', reads: 'autodiscover', read };
