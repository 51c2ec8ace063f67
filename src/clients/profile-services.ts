import type { ServiceChoice } from './conclusion.ts';
import { isHostName } from './host-name.ts';
import type { PlistDict } from './plist.ts';
import { findPort, findString, readBoolean, readDicts, readHostName, readString } from './profile-values.ts';
import { Refusal } from './refusal.ts';

type ReadService = (payload: PlistDict) => ServiceChoice;

function toSecurity(usesSsl: boolean): ServiceChoice['security'] {
  return usesSsl ? 'TLS' : 'plain';
}

/** Leaves out what is absent or empty. */
function toOptional(facts: { readonly displayName?: string | undefined; readonly url?: string | undefined }): {
  readonly displayName?: string;
  readonly url?: string;
} {
  const { displayName = '', url = '' } = facts;
  return { ...(displayName === '' ? {} : { displayName }), ...(url === '' ? {} : { url }) };
}

/** The two payloads have the same keys with another prefix; without a principal the server is asked by well-known URL. */
function readDav(payload: PlistDict, protocol: 'caldav' | 'carddav', prefix: 'CalDAV' | 'CardDAV'): ServiceChoice {
  return {
    protocol,
    hostname: readHostName(payload, `${prefix}HostName`),
    port: findPort(payload, `${prefix}Port`) ?? 0,
    security: toSecurity(readBoolean(payload, `${prefix}UseSSL`, true)),
    username: findString(payload, `${prefix}Username`) ?? '',
    authentication: 'password',
    ...toOptional({
      displayName: findString(payload, `${prefix}AccountDescription`),
      url: findString(payload, `${prefix}PrincipalURL`),
    }),
  };
}

const scopes: ReadonlySet<string> = new Set([
  'LDAPSearchSettingScopeBase',
  'LDAPSearchSettingScopeOneLevel',
  'LDAPSearchSettingScopeSubtree',
]);

/** There is no key for a port. */
function readLdap(payload: PlistDict): ServiceChoice {
  const searches = payload.get('LDAPSearchSettings');
  for (const search of searches === undefined ? [] : readDicts(searches, 'LDAPSearchSettings')) {
    readString(search, 'LDAPSearchSettingSearchBase');
    findString(search, 'LDAPSearchSettingDescription');
    const scope = findString(search, 'LDAPSearchSettingScope');
    if (scope !== undefined && !scopes.has(scope)) throw new Refusal(`unknown scope ${scope}`);
  }
  return {
    protocol: 'ldap',
    hostname: readHostName(payload, 'LDAPAccountHostName'),
    port: 0,
    security: toSecurity(readBoolean(payload, 'LDAPAccountUseSSL', true)),
    username: findString(payload, 'LDAPAccountUserName') ?? '',
    authentication: 'password',
    ...toOptional({ displayName: findString(payload, 'LDAPAccountDescription') }),
  };
}

/** The host counts unless the client is to find it by Autodiscover: with OAuth and without a URL for signing in. */
function readExchangeHost(payload: PlistDict, usesOAuth: boolean): string {
  const signInUrl = findString(payload, 'OAuthSignInURL');
  if (usesOAuth && signInUrl === undefined) return '';
  const hostname = findString(payload, 'Host') ?? '';
  if (usesOAuth && hostname === '') throw new Refusal('Host is missing beside OAuthSignInURL');
  if (hostname !== '' && !isHostName(hostname)) throw new Refusal('Host is not a host name');
  return hostname;
}

const pastDays: ReadonlySet<unknown> = new Set([0, 1, 3, 7, 14, 31]);
const switches = ['EnableMail', 'EnableContacts', 'EnableCalendars', 'EnableReminders', 'EnableNotes'] as const;

function readActiveSync(payload: PlistDict): ServiceChoice {
  const usesOAuth = readBoolean(payload, 'OAuth');
  if (!pastDays.has(payload.get('MailNumberOfPastDaysToSync') ?? 7)) {
    throw new Refusal('MailNumberOfPastDaysToSync is not a choice');
  }
  if (!switches.map((key) => readBoolean(payload, key, true)).includes(true))
    throw new Refusal('no service is enabled');
  return {
    protocol: 'activesync',
    hostname: readExchangeHost(payload, usesOAuth),
    port: 0,
    security: toSecurity(readBoolean(payload, 'SSL')),
    username: findString(payload, 'UserName') ?? findString(payload, 'EmailAddress') ?? '',
    authentication: usesOAuth ? 'OAuth2' : 'password',
  };
}

function readEws(payload: PlistDict): ServiceChoice {
  const usesOAuth = readBoolean(payload, 'OAuth');
  return {
    protocol: 'ews',
    hostname: readExchangeHost(payload, usesOAuth),
    port: findPort(payload, 'Port') ?? 0,
    security: toSecurity(readBoolean(payload, 'SSL', true)),
    username: findString(payload, 'UserName') ?? findString(payload, 'EmailAddress') ?? '',
    authentication: usesOAuth ? 'OAuth2' : 'password',
    ...toOptional({ url: findString(payload, 'Path') }),
  };
}

/** What is called a host name here is the calendar's whole URL. */
function readSubscription(payload: PlistDict): ServiceChoice {
  const text = readString(payload, 'SubCalAccountHostName');
  const url = /^(?:https?|webcals?):\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '') throw new Refusal('SubCalAccountHostName is not a URL');
  return {
    protocol: 'ical',
    hostname: url.hostname,
    port: Number(url.port),
    security: toSecurity(readBoolean(payload, 'SubCalAccountUseSSL')),
    username: findString(payload, 'SubCalAccountUsername') ?? '',
    authentication: 'password',
    ...toOptional({ displayName: findString(payload, 'SubCalAccountDescription'), url: text }),
  };
}

/** How a payload of each type is read, from Apple's payload schemas of that name (apple/device-management, release iOS 18.1). */
export const payloadReaders: ReadonlyMap<string, ReadService> = new Map<string, ReadService>([
  ['com.apple.caldav.account', (payload) => readDav(payload, 'caldav', 'CalDAV')],
  ['com.apple.carddav.account', (payload) => readDav(payload, 'carddav', 'CardDAV')],
  ['com.apple.ldap.account', readLdap],
  ['com.apple.eas.account', readActiveSync],
  ['com.apple.ews.account', readEws],
  ['com.apple.subscribedcalendar.account', readSubscription],
]);
