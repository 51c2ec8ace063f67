import { parseDomain } from '../../../core/address.ts';
import type {
  Directory,
  DirectorySearch,
  EmailAddress,
  SubscribedCalendar,
  UsernameTemplate,
} from '../../../core/types.ts';
import type { TakeNote } from '../note.ts';
import { findDicts, findFlag, findText } from '../plist/value.ts';
import { toTemplate } from '../person.ts';
import { clearTextReason, explainUrl, toHttpsUrl } from '../server.ts';
import { findUsername, type Payload } from './mobileconfig-payloads.ts';

/** The directories of a profile (`com.apple.ldap.account`). */
export function findDirectories(payloads: readonly Payload[], note: TakeNote): readonly Directory[] {
  return payloads
    .filter(({ type }) => type === 'com.apple.ldap.account')
    .flatMap((payload) => findDirectory(payload, note) ?? []);
}

const scopes: ReadonlyMap<string, NonNullable<DirectorySearch['scope']>> = new Map([
  ['LDAPSearchSettingScopeBase', 'base'],
  ['LDAPSearchSettingScopeOneLevel', 'oneLevel'],
  ['LDAPSearchSettingScopeSubtree', 'subtree'],
]);

function findDirectory({ dict, place, address }: Payload, note: TakeNote): Directory | undefined {
  const drop = (key: string, why: string): undefined => {
    note(`${place}/${key}`, 'dropped', `${why}; the whole directory is left out`);
  };
  const host = parseDomain(findText(dict, 'LDAPAccountHostName'));
  if (!host.ok) {
    drop('LDAPAccountHostName', 'it is not a host name');
    return;
  }
  const [first, ...others] = findDicts(dict, 'LDAPSearchSettings').map(([, search]): DirectorySearch => {
    const scope = scopes.get(findText(search, 'LDAPSearchSettingScope'));
    const description = findText(search, 'LDAPSearchSettingDescription');
    return {
      base: findText(search, 'LDAPSearchSettingSearchBase'),
      ...(scope === undefined ? {} : { scope }),
      ...(description === '' ? {} : { description }),
    };
  });
  if (first === undefined) {
    drop('LDAPSearchSettings', 'nothing says where to search');
    return;
  }
  const written = findText(dict, 'LDAPAccountUserName');
  const bindDN = written === '' ? undefined : toBindTemplate(written, address);
  if (written !== '' && bindDN === undefined) {
    drop('LDAPAccountUserName', 'it is the name of one person');
    return;
  }
  const usesTls = findFlag(dict, 'LDAPAccountUseSSL') !== false;
  if (!usesTls) note(place, 'changed', 'it has no encryption');
  return {
    displayName: findText(dict, 'LDAPAccountDescription') || host.value,
    hostname: host.value,
    ...(usesTls ? { socketType: 'SSL' } : { socketType: 'plain', clearTextReason }),
    ...(bindDN === undefined ? {} : { bindDN }),
    searches: [first, ...others],
  };
}

/** A name whose first value is the person's address or local part, as `uid=jane,ou=people` is (RFC 4514 §2). */
function toBindTemplate(name: string, address: EmailAddress | undefined): UsernameTemplate | undefined {
  const [, attribute = '', value = '', rest = ''] = /^([A-Za-z][\w-]*=)([^,+\\]+)(.*)$/.exec(name) ?? [];
  const template = address === undefined ? value : toTemplate(value, address);
  return isTemplate(template) ? (`${attribute}${template}${rest}` as UsernameTemplate) : undefined;
}

const isTemplate = (text: string): text is UsernameTemplate => /^%EMAIL(?:ADDRESS|LOCALPART|DOMAIN)%$/.test(text);

/** The subscribed calendars of a profile (`com.apple.subscribedcalendar.account`). */
export function findSubscribedCalendars(payloads: readonly Payload[], note: TakeNote): readonly SubscribedCalendar[] {
  return payloads
    .filter(({ type }) => type === 'com.apple.subscribedcalendar.account')
    .flatMap((payload) => findCalendar(payload, note) ?? []);
}

function findCalendar(payload: Payload, note: TakeNote): SubscribedCalendar | undefined {
  const { dict, place, address } = payload;
  const drop = (key: string, why: string): undefined => {
    note(`${place}/${key}`, 'dropped', `${why}; the whole calendar is left out`);
  };
  const written = findText(dict, 'SubCalAccountHostName');
  const usesTls = findFlag(dict, 'SubCalAccountUseSSL') === true;
  // The scheme of the URL counts; webcal and none leave it to the switch.
  const full = written.replace(/^(?:webcals?:\/\/)?(?!\w+:\/\/)/i, usesTls ? 'https://' : 'http://');
  const url = toHttpsUrl(full);
  if (url === undefined) {
    drop('SubCalAccountHostName', explainUrl(full));
    return;
  }
  if (address !== undefined && isPersonal(url, address)) {
    drop('SubCalAccountHostName', 'it is that of one person');
    return;
  }
  const username = findUsername(payload, 'SubCalAccountUsername');
  if (username !== '' && !isTemplate(username)) {
    drop('SubCalAccountUsername', 'it is the name of one person');
    return;
  }
  note(place, 'guessed', 'the calendar is taken for one that is meant for everybody');
  const displayName = findText(dict, 'SubCalAccountDescription') || new URL(url).hostname;
  return { displayName, url, ...(username === '' ? {} : { username }) };
}

function isPersonal(url: string, { text, localPart }: EmailAddress): boolean {
  const parts = decodeURIComponent(/%(?![0-9A-F]{2})/i.test(url) ? '' : url)
    .toLowerCase()
    .split(/[/?&=]/);
  return [text, localPart].some((own) => parts.includes(own.toLowerCase()));
}
