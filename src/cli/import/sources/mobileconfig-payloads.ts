import { parseDomain } from '../../../core/address.ts';
import { registeredPort } from '../../../core/choose.ts';
import type { EmailAddress } from '../../../core/types.ts';
import type { Section } from '../draft.ts';
import type { TakeNote } from '../note.ts';
import { toTemplate } from '../person.ts';
import { findFlag, findText, type PlistDict } from '../plist/value.ts';

/** A payload of a profile. */
export interface Payload {
  readonly dict: PlistDict;
  readonly type: string;
  /** As `PayloadContent[2]`. */
  readonly place: string;
  /** Whose account it is, if that is known. */
  readonly address: EmailAddress | undefined;
}

type ToSections = (payload: Payload, note: TakeNote) => readonly Section[];

const none: ToSections = () => [];
const readers: ReadonlyMap<string, ToSections> = new Map([
  ['com.apple.mail.managed', toMailSections],
  ['com.apple.caldav.account', (payload, note) => toDavSections(payload, 'CalDAV', 'calendar', note)],
  ['com.apple.carddav.account', (payload, note) => toDavSections(payload, 'CardDAV', 'addressbook', note)],
  ['com.apple.eas.account', toExchangeSections],
  ['com.apple.ews.account', toExchangeSections],
  ['com.apple.ldap.account', none],
  ['com.apple.subscribedcalendar.account', none],
]);

/** Whether something of a payload can become part of an entry. */
export const isServerPayload = (type: string): boolean => readers.has(type);

/** The servers that a payload names. Directories and subscribed calendars are no servers of autoconfig. */
export function toSections(payload: Payload, note: TakeNote): readonly Section[] {
  return readers.get(payload.type)?.(payload, note) ?? [];
}

/** The user name under a key, as a template if it can be one. */
export function findUsername({ dict, address }: Payload, key: string): string {
  const username = findText(dict, key);
  return address === undefined ? username : toTemplate(username, address);
}

const methods: ReadonlyMap<string, string> = new Map([
  ['EmailAuthPassword', 'password-cleartext'],
  ['EmailAuthCRAMMD5', 'password-encrypted'],
  ['EmailAuthHTTPMD5', 'password-encrypted'],
  ['EmailAuthNTLM', 'NTLM'],
  ['EmailAuthNone', 'none'],
]);

function toMailSections(payload: Payload, note: TakeNote): readonly Section[] {
  const { dict, place } = payload;
  const toSection = (side: 'Incoming' | 'Outgoing', type: string): Section => {
    const prefix = `${side}MailServer`;
    const method = findText(dict, `${prefix}Authentication`);
    return {
      place: `${place}/${prefix}`,
      element: side === 'Incoming' ? 'incomingServer' : 'outgoingServer',
      type,
      parts: {
        hostname: findText(dict, `${prefix}HostName`),
        ...findPlace(payload, prefix, type, note),
        authentication: methods.get(method) ?? method,
        username: findUsername(payload, `${prefix}Username`),
      },
    };
  };
  const written = findText(dict, 'EmailAccountType');
  const type = written === 'EmailTypeIMAP' ? 'imap' : written === 'EmailTypePOP' ? 'pop3' : written;
  return [toSection('Incoming', type), toSection('Outgoing', 'smtp')];
}

const portsOfStartTls = new Set(['143', '110', '587']);
const portsOfTls = new Set(['993', '995', '465']);

/** One switch covers both kinds of TLS, and the client tells them apart by the port. */
function findPlace(
  { dict, place }: Payload,
  prefix: string,
  type: string,
  note: TakeNote,
): { readonly port: string; readonly socketType: string } {
  const stated = findText(dict, `${prefix}PortNumber`);
  const flag = findFlag(dict, `${prefix}UseSSL`);
  // Apple's schema says off, an earlier reference on.
  const usesTls = flag ?? portsOfTls.has(stated);
  if (flag === undefined)
    note(`${place}/${prefix}UseSSL`, 'guessed', `it is missing; taken as ${usesTls ? 'on' : 'off'}`);
  const usual = String(registeredPort[type]?.[usesTls ? 'SSL' : 'plain'] ?? '');
  const port = stated === '' ? usual : stated;
  if (stated === '') note(`${place}/${prefix}PortNumber`, 'guessed', `it is missing; taken as ${port}`);
  return { port, socketType: !usesTls ? 'plain' : portsOfStartTls.has(port) ? 'STARTTLS' : 'SSL' };
}

function toDavSections(
  payload: Payload,
  prefix: 'CalDAV' | 'CardDAV',
  element: 'calendar' | 'addressbook',
  note: TakeNote,
): readonly Section[] {
  const { dict, place } = payload;
  if (dict.has(`${prefix}PrincipalURL`)) {
    note(`${place}/${prefix}PrincipalURL`, 'dropped', 'it is that of one person; programs find their own');
  }
  const scheme = findFlag(dict, `${prefix}UseSSL`) === false ? 'http' : 'https';
  const url = toUrl(scheme, findText(dict, `${prefix}HostName`), findText(dict, `${prefix}Port`), '/');
  const parts = { url, authentication: 'Basic', username: findUsername(payload, `${prefix}Username`) };
  return [{ place, element, type: prefix.toLowerCase(), parts }];
}

function toExchangeSections(payload: Payload, note: TakeNote): readonly Section[] {
  const { dict, place } = payload;
  const usesOAuth = findFlag(dict, 'OAuth') === true;
  const isEas = payload.type === 'com.apple.eas.account';
  const scheme = findFlag(dict, 'SSL') === false ? 'http' : 'https';
  const path = isEas ? '/Microsoft-Server-ActiveSync' : `/${findText(dict, 'Path').replace(/^\//, '')}`;
  if (isEas) note(`${place}/Host`, 'guessed', `the path is the usual one, ${path}`);
  const parts = {
    url: toUrl(scheme, findText(dict, 'Host'), findText(dict, 'Port'), path),
    authentication: usesOAuth ? 'OAuth2' : 'Basic',
    username: findUsername(payload, 'UserName'),
  };
  return [{ place, element: 'incomingServer', type: isEas ? 'activeSync' : 'ews', parts }];
}

/** Empty for a host that is none. */
function toUrl(scheme: string, host: string, port: string, path: string): string {
  const domain = parseDomain(host);
  if (!domain.ok) return '';
  return `${scheme}://${domain.value}${['', '443'].includes(port) ? '' : `:${port}`}${path}`;
}

const read =
  /^(?:Payload|EmailA(?:ccountType|ddress|ccountDescription)$|(?:Incoming|Outgoing)MailServer(?:HostName|PortNumber|UseSSL|Username|Authentication)$|OutgoingPasswordSameAsIncomingPassword$|(?:CalDAV|CardDAV)(?:HostName|Port|UseSSL|Username|PrincipalURL|AccountDescription)$|(?:Host|SSL|UserName|OAuth|Path|Port)$|LDAP(?:AccountHostName|AccountUseSSL|AccountUserName|AccountDescription|SearchSettings)$|SubCalAccount(?:HostName|UseSSL|Username|Description)$)/;

/** Says what of a payload nobody reads. Of a password not even the length is told. */
export function noteSurplus({ dict, place }: Payload, note: TakeNote): void {
  for (const [key, value] of dict) {
    if (read.test(key) || value === '' || value === false) continue;
    const isPassword = /Pass(?:word|code)$/i.test(key);
    const why = isPassword
      ? 'a password does not belong into a registry, nor into such a file'
      : 'entries cannot say it';
    note(`${place}/${key.replace(/[^\w.-]/g, '?').slice(0, 60)}`, 'dropped', why);
  }
}
