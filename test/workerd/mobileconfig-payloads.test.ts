import { describe, expect, test } from 'vitest';
import type { PlistDict, PlistValue } from '../../src/clients/plist.ts';
import { createRegistry } from '../../src/core/registry.ts';
import { findProblems } from '../../src/core/problems.ts';
import type { IncomingServer, ProviderConfig, RelatedServer } from '../../src/core/types.ts';
import { findSchemaIssues } from '../../src/storage/schema.ts';
import { activeSync, base, basic, caldav, carddav, ews, full, imap, login } from '../profile-providers.ts';
import { createTestApp } from './fixtures.ts';
import { findFaults, payloadSchemas, searchSchema, topLevel, typeOf } from './profile-schema.ts';
import {
  askWorker,
  expectRefusal,
  get,
  getProfile,
  payloadOf,
  payloadsOf,
  toDicts,
  typesOf,
  urlOf,
  type Fetch,
} from './profiles.ts';

const ask = (...providers: readonly ProviderConfig[]): Fetch =>
  createTestApp({ registry: createRegistry(providers) }).fetch;
const jane = 'jane@example.com';
const all = '&include=mail,calendar,contacts,directory,subscriptions,exchange';

/** A payload without what all have in common. */
const ownKeys = (payload: PlistDict): Readonly<Record<string, PlistValue>> =>
  Object.fromEntries([...payload].filter(([key]) => !key.startsWith('Payload')));

const askFor = (config: Partial<ProviderConfig>, more = '', address = jane): Promise<PlistDict> =>
  getProfile(urlOf(address, more), ask({ ...base, ...config }));

test('the providers of these tests are entries without fault', () => {
  for (const provider of [base, full]) {
    expect(findSchemaIssues(provider)).toEqual([]);
    expect(findProblems(provider, '2026-11-23')).toEqual([]);
  }
});

describe('calendars and contacts', () => {
  test('are two more payloads with host, port and user name', async () => {
    const profile = await askFor({ related: [caldav, carddav] });
    expect(typesOf(profile)).toEqual(['mail.managed', 'caldav.account', 'carddav.account']);
    for (const prefix of ['CalDAV', 'CardDAV']) {
      expect(ownKeys(payloadOf(profile, `com.apple.${prefix.toLowerCase()}.account`))).toEqual({
        [`${prefix}AccountDescription`]: 'Example Mail',
        [`${prefix}HostName`]: 'dav.example.com',
        [`${prefix}Port`]: 443,
        [`${prefix}UseSSL`]: true,
        [`${prefix}Username`]: jane,
      });
    }
    expect(profile.get('PayloadDescription')).toBe('Sets up jane@example.com in Mail, Calendar and Contacts.');
    const dicts = [profile, ...payloadsOf(profile)];
    for (const key of ['PayloadIdentifier', 'PayloadUUID']) {
      expect(new Set(dicts.map((dict) => dict.get(key))).size).toBe(dicts.length);
    }
  });

  test.each<[string, RelatedServer, PlistValue | undefined, PlistValue | undefined]>([
    ['another port', { ...caldav, url: 'https://dav.example.com:8443/dav/' }, 'dav.example.com', 8443],
    ['a host beyond ASCII', { ...caldav, url: 'https://bücher.example/' }, 'xn--bcher-kva.example', 443],
    ['the domain of the user', { ...caldav, url: 'https://dav.%EMAILDOMAIN%/' }, 'dav.example.com', 443],
    ['the address in the path', { ...caldav, url: 'https://dav.example.com/%EMAILADDRESS%/' }, 'dav.example.com', 443],
    ['Digest', { ...caldav, authentication: ['Digest'] }, 'dav.example.com', 443],
    ['OAuth 2.0 and a password', { ...caldav, authentication: ['OAuth2', 'Basic'] }, 'dav.example.com', 443],
  ])('at a server with %s say host and port', async (_what, server, hostname, port) => {
    const profile = await askFor({ related: [server] });
    const payload = payloadOf(profile, 'com.apple.caldav.account');
    expect([payload.get('CalDAVHostName'), payload.get('CalDAVPort')]).toEqual([hostname, port]);
  });

  test.each<[string, readonly RelatedServer[]]>([
    ['that take OAuth 2.0 only', [{ ...caldav, authentication: ['OAuth2'] }]],
    ['for files and chat', [{ type: 'webdav', url: 'https://dav.example.com/', ...basic }]],
    ['at a URL that is none', [{ ...caldav, url: 'https://dav.example.com:99999/' }]],
  ])('are left out for servers %s', async (_what, related) => {
    expect(typesOf(await askFor({ related }))).toEqual(['mail.managed']);
  });

  test('are those of the first server that takes a password, whose account another one replaces', async () => {
    const other: RelatedServer = { ...caldav, url: 'https://other.example.com/' };
    const profile = await askFor({ related: [{ ...caldav, authentication: ['OAuth2'] }, other, caldav] });
    const payload = payloadOf(profile, 'com.apple.caldav.account');
    expect(payload.get('CalDAVHostName')).toBe('other.example.com');
    const usual = payloadOf(await askFor({ related: [caldav] }), 'com.apple.caldav.account');
    expect(payload.get('PayloadUUID')).toBe(usual.get('PayloadUUID'));
    expect(payload.get('PayloadIdentifier')).toBe(usual.get('PayloadIdentifier'));
  });

  test('name the principal where the entry knows it, for contacts not on a Mac', async () => {
    const url = (address: string): string => `https://dav.example.com/principals/${encodeURIComponent(address)}/`;
    for (const address of [jane, 'a+b&c@example.com', "o'neil/é@example.com"]) {
      const profile = await askFor(full, '', address);
      expect(payloadOf(profile, 'com.apple.caldav.account').get('CalDAVPrincipalURL')).toBe(url(address));
      expect(payloadOf(profile, 'com.apple.carddav.account').get('CardDAVPrincipalURL')).toBe(url(address));
    }
    const mac = await askFor(full, '&device=mac');
    expect(payloadOf(mac, 'com.apple.caldav.account').get('CalDAVPrincipalURL')).toBe(url(jane));
    expect(payloadOf(mac, 'com.apple.carddav.account').has('CardDAVPrincipalURL')).toBe(false);
  });

  test('ask for a user name that only the person knows', async () => {
    const inputFields = [{ key: 'INPUT_CUSTOMER', label: 'Customer', example: '1' }] as const;
    const related = [{ ...caldav, username: '%INPUT_CUSTOMER%' } as const];
    const profile = await askFor({ related, inputFields });
    expect(payloadOf(profile, 'com.apple.caldav.account').has('CalDAVUsername')).toBe(false);
  });

  test('of deployed providers are in their profiles', async () => {
    const profile = await getProfile(urlOf('jane@mailbox.org'), askWorker);
    expect(payloadOf(profile, 'com.apple.caldav.account').get('CalDAVHostName')).toBe('dav.mailbox.org');
    // Google wants OAuth 2.0 for both.
    expect(typesOf(await getProfile(urlOf('jane@gmail.com'), askWorker))).toEqual(['mail.managed']);
  });
});

describe('directories', () => {
  const ldap = 'com.apple.ldap.account';
  const directoriesOf = (profile: PlistDict): readonly PlistDict[] =>
    payloadsOf(profile).filter((payload) => typeOf(payload) === ldap);

  test('are in a profile only if they are asked for', async () => {
    expect(directoriesOf(await askFor(full))).toEqual([]);
    expect(directoriesOf(await askFor(full, '&include=mail,directory'))).toHaveLength(2);
  });

  test('say host, user name and where to search', async () => {
    const [people, old] = directoriesOf(await askFor(full, '&include=directory'));
    const { LDAPSearchSettings: searches, ...keys } = ownKeys(people ?? new Map());
    expect(keys).toEqual({
      LDAPAccountDescription: 'People',
      LDAPAccountHostName: 'ldap.example.com',
      LDAPAccountUseSSL: true,
      LDAPAccountUserName: 'uid=jane,ou=people,dc=example,dc=com',
    });
    expect(toDicts(searches).map((search) => Object.fromEntries(search))).toEqual([
      {
        LDAPSearchSettingDescription: 'Everybody',
        LDAPSearchSettingScope: 'LDAPSearchSettingScopeSubtree',
        LDAPSearchSettingSearchBase: 'ou=people,dc=example,dc=com',
      },
      {
        LDAPSearchSettingScope: 'LDAPSearchSettingScopeOneLevel',
        LDAPSearchSettingSearchBase: 'ou=rooms,dc=example,dc=com',
      },
      {
        LDAPSearchSettingScope: 'LDAPSearchSettingScopeBase',
        LDAPSearchSettingSearchBase: 'uid=jane,dc=example,dc=com',
      },
    ]);
    for (const search of toDicts(searches)) expect(findFaults(search, searchSchema)).toEqual([]);
    expect(old?.get('LDAPAccountUseSSL')).toBe(false);
    expect(old?.has('LDAPAccountUserName')).toBe(false);
  });

  test.each([
    ['a+b=c@example.com', String.raw`uid=a\+b\=c,ou=people,dc=example,dc=com`],
    ['#1@example.com', String.raw`uid=\#1,ou=people,dc=example,dc=com`],
    ["o'neil&co@example.com", "uid=o'neil&co,ou=people,dc=example,dc=com"],
    ['é*@example.com', 'uid=é*,ou=people,dc=example,dc=com'],
  ])('escape %s inside a distinguished name (RFC 4514 §2.4)', async (address, expected) => {
    const fetch = ask(full);
    // Twice, so that the second comes from what was kept for the first; and together with another.
    for (const more of ['', '', '&email=other@example.com']) {
      const profile = await getProfile(urlOf(address, `&include=directory${more}`), fetch);
      expect(directoriesOf(profile)[0]?.get('LDAPAccountUserName')).toBe(expected);
    }
  });
});

describe('subscribed calendars', () => {
  const type = 'com.apple.subscribedcalendar.account';
  test('are in a profile only if they are asked for, and never in one for a Mac', async () => {
    expect(typesOf(await askFor(full))).not.toContain('subscribedcalendar.account');
    const profile = await askFor(full, '&include=subscriptions');
    expect(payloadsOf(profile).map(ownKeys)).toEqual([
      {
        SubCalAccountDescription: 'Holidays',
        SubCalAccountHostName: 'https://example.com/holidays.ics?lang=en&x=1',
        SubCalAccountUseSSL: true,
      },
      {
        SubCalAccountDescription: 'Duties',
        SubCalAccountHostName: 'https://example.com/jane%40example.com.ics',
        SubCalAccountUseSSL: true,
        SubCalAccountUsername: 'jane',
      },
    ]);
    expect(new Set(payloadsOf(profile).map(typeOf))).toEqual(new Set([type]));
    expect(typesOf(await askFor(full, '&include=mail,subscriptions&device=mac'))).toEqual(['mail.managed']);
    expectRefusal(await get(urlOf(jane, '&include=subscriptions&device=mac'), ask(full)), 404);
  });
});

describe('Exchange', () => {
  const oauth = { ...activeSync, authentication: ['OAuth2'] } as const;
  const imapOauth = { ...imap, authentication: ['OAuth2'] } as const;
  const easOf = (profile: PlistDict): Readonly<Record<string, PlistValue>> =>
    ownKeys(payloadOf(profile, 'com.apple.eas.account'));

  test('with OAuth takes the place of mail servers that a profile cannot say', async () => {
    const profile = await askFor({ incoming: [imapOauth, oauth] });
    expect(typesOf(profile)).toEqual(['eas.account']);
    expect(easOf(profile)).toEqual({ EmailAddress: jane, OAuth: true, SSL: true, UserName: jane });
    expect(profile.get('PayloadDescription')).toBe('Sets up jane@example.com in Mail, Calendar and Contacts.');
  });

  test.each(['jane@outlook.com', 'jane@office365.com'])('sets up %s from the deployed worker', async (address) => {
    const profile = await getProfile(urlOf(address), askWorker);
    expect(easOf(profile)).toEqual({ EmailAddress: address, OAuth: true, SSL: true, UserName: address });
  });

  test('with a password says the host', async () => {
    const profile = await askFor({ incoming: [activeSync] });
    expect(easOf(profile)).toEqual({ EmailAddress: jane, Host: 'eas.example.com', SSL: true, UserName: jane });
  });

  test('is left out beside mail servers unless it is asked for', async () => {
    expect(typesOf(await askFor({ incoming: [imap, activeSync] }))).toEqual(['mail.managed']);
    expect(typesOf(await askFor({ incoming: [activeSync, imap] }))).toEqual(['mail.managed']);
    expect(typesOf(await askFor({ incoming: [imap, activeSync] }, '&include=exchange'))).toEqual(['eas.account']);
  });

  test.each([
    ['mail,exchange', ['EnableMail']],
    ['mail,exchange,calendar', ['EnableMail', 'EnableCalendars', 'EnableReminders']],
    ['mail,exchange,contacts', ['EnableMail', 'EnableContacts']],
    ['exchange,calendar', ['EnableCalendars', 'EnableReminders']],
    ['exchange', []],
    ['Exchange,Mail,Calendar,Contacts', ['EnableMail', 'EnableCalendars', 'EnableReminders', 'EnableContacts']],
  ])('in include=%s does nothing that another account does', async (include, off) => {
    const profile = await askFor(full, `&include=${include}`);
    expect(easOf(profile)).toEqual({
      EmailAddress: jane,
      Host: 'eas.example.com',
      SSL: true,
      UserName: jane,
      ...Object.fromEntries(off.map((key) => [key, false])),
    });
  });

  const exchange: IncomingServer = {
    ...{ type: 'exchange', hostname: 'mail.example.com', port: 443, socketType: 'SSL', ...login },
    easURL: 'https://mail.example.com/Microsoft-Server-ActiveSync',
    ewsURL: 'https://mail.example.com/EWS/Exchange.asmx',
  };
  test.each<[string, IncomingServer, string | undefined]>([
    ['its older form', exchange, 'mail.example.com'],
    ['another path, which cannot be said', { ...activeSync, url: 'https://eas.example.com/eas' }, undefined],
    ['another port, which cannot be said', { ...activeSync, url: 'https://eas.example.com:8443/x' }, undefined],
    [
      'the path in another spelling',
      { ...activeSync, url: 'https://eas.example.com/microsoft-server-activesync/' },
      'eas.example.com',
    ],
    ['a method that cannot be said', { ...activeSync, authentication: ['Digest'] }, undefined],
    ['one method that can be said', { ...activeSync, authentication: ['Digest', 'Basic'] }, 'eas.example.com'],
    ['no ActiveSync', { ...ews }, undefined],
  ])('with %s', async (_what, server, host) => {
    const url = urlOf(jane, '&include=exchange');
    const fetch = ask({ ...base, incoming: [server] });
    if (host === undefined) expectRefusal(await get(url, fetch), 404);
    else expect(easOf(await getProfile(url, fetch)).Host).toBe(host);
  });

  test('on a Mac is its web services, and the only account', async () => {
    const lists: readonly (readonly IncomingServer[])[] = [[ews], [exchange], [imap, ews]];
    for (const incoming of lists) {
      const profile = await askFor({ ...full, incoming }, '&device=mac&include=exchange,calendar,contacts');
      expect(typesOf(profile)).toEqual(['ews.account']);
      const payload = ownKeys(payloadOf(profile, 'com.apple.ews.account'));
      const host = incoming.includes(exchange) ? 'mail.example.com' : 'ews.example.com';
      const place = { Host: host, Path: '/EWS/Exchange.asmx', Port: 443 };
      expect(payload).toEqual({ EmailAddress: jane, ...place, SSL: true, UserName: jane });
    }
    const oauthProfile = await askFor({ incoming: [{ ...ews, authentication: ['OAuth2'] }] }, '&device=mac');
    expect(ownKeys(payloadOf(oauthProfile, 'com.apple.ews.account'))).toEqual({
      EmailAddress: jane,
      OAuth: true,
      SSL: true,
      UserName: jane,
    });
  });

  test('on a Mac is left out beside mail, because it cannot leave mail out', async () => {
    const profile = await askFor(full, `&device=mac${all}`);
    expect(typesOf(profile)).toEqual([
      ...['mail.managed', 'caldav.account', 'carddav.account'],
      ...['ldap.account', 'ldap.account'],
    ]);
  });

  test.each([
    ['ActiveSync on a Mac', '&device=mac', [imapOauth, oauth]],
    ['web services elsewhere', '&device=iphone', [imapOauth, ews]],
    ['ActiveSync where IMAP is wanted', '&protocol=imap', [imapOauth, oauth]],
    ['ActiveSync where POP3 is wanted, with Exchange beside', '&protocol=pop3&include=mail,exchange', [imap, oauth]],
  ] as const)('is no way out by %s', async (_what, more, incoming) => {
    expectRefusal(await get(urlOf(jane, more), ask({ ...base, incoming })), 404);
  });
});

describe('what is asked for', () => {
  test.each([
    ['', ['mail.managed', 'caldav.account', 'carddav.account']],
    ['&include=', ['mail.managed', 'caldav.account', 'carddav.account']],
    ['&include=mail', ['mail.managed']],
    ['&include=calendar', ['caldav.account']],
    ['&include=contacts%2Ccalendar', ['caldav.account', 'carddav.account']],
    ['&include=mail,mail', ['mail.managed']],
    [
      all,
      [
        ...['mail.managed', 'eas.account', 'caldav.account', 'carddav.account', 'ldap.account', 'ldap.account'],
        ...['subscribedcalendar.account', 'subscribedcalendar.account'],
      ],
    ],
  ])('by "%s" is in the profile, in a fixed order', async (more, expected) => {
    expect(typesOf(await askFor(full, more))).toEqual(expected);
  });

  test('and missing is left out, unless nothing or no mail is left', async () => {
    expect(typesOf(await askFor({}, all))).toEqual(['mail.managed']);
    expectRefusal(await get(urlOf(jane, '&include=calendar'), ask(base)), 404);
    const related = [caldav];
    const incoming = [{ ...imap, authentication: ['OAuth2'] }] as const;
    expectRefusal(await get(urlOf(jane), ask({ ...base, related, incoming })), 404);
    expect(typesOf(await askFor({ related, incoming }, '&include=calendar'))).toEqual(['caldav.account']);
  });

  test.each([
    ['', undefined],
    ['&device=iphone', 1],
    ['&device=iPad', 1],
    ['&device=mac', 5],
  ])('for the device by "%s" is said as a number', async (more, expected) => {
    expect((await askFor({}, more)).get('TargetDeviceType')).toBe(expected);
  });

  test('changes no identity', async () => {
    const profiles = await Promise.all(['', all, '&device=mac', '&name=Jane'].map((more) => askFor(full, more)));
    const identities = profiles.map((profile) =>
      [profile, payloadOf(profile, 'com.apple.mail.managed')].flatMap((dict) => [
        dict.get('PayloadIdentifier'),
        dict.get('PayloadUUID'),
      ]),
    );
    expect(new Set(identities.map((identity) => JSON.stringify(identity))).size).toBe(1);
  });

  test.each([
    ['com.apple.caldav.account', 'caldav0', '1B607541-9E71-56E0-89DC-2CA167413073'],
    ['com.apple.carddav.account', 'carddav0', '2F971498-8E6C-5815-BD67-32871A80FAFF'],
    ['com.apple.eas.account', 'eas0', '338505E5-07D2-583B-9561-92268C1B87C3'],
  ])('as %s has the identity of the specification sheet', async (type, suffix, uuid) => {
    const payload = payloadOf(await askFor(full, all), type);
    expect(payload.get('PayloadUUID')).toBe(uuid);
    expect(payload.get('PayloadIdentifier')).toBe(`com.example.autoconfig.8c87b489ce35cf2e.${suffix}`);
  });

  test('as directory has the identity of the specification sheet, by its number', async () => {
    const profile = await askFor(full, '&include=directory');
    const [first, second] = payloadsOf(profile);
    expect(first?.get('PayloadUUID')).toBe('44E459AD-ABEE-50CE-BFB3-B92792FF458E');
    expect(first?.get('PayloadIdentifier')).toBe('com.example.autoconfig.8c87b489ce35cf2e.ldap0');
    expect(second?.get('PayloadIdentifier')).toBe('com.example.autoconfig.8c87b489ce35cf2e.ldap1');
    expect(second?.get('PayloadUUID')).not.toBe(first?.get('PayloadUUID'));
  });

  test('with everything follows the schemas, with no password and no identity twice', async () => {
    for (const more of [all, `${all}&device=mac`, '&include=exchange&device=mac', `${all}&name=Jane`]) {
      const profile = await askFor(full, more);
      expect(findFaults(profile, topLevel)).toEqual([]);
      const payloads = payloadsOf(profile);
      for (const payload of payloads) expect(findFaults(payload, payloadSchemas.get(typeOf(payload)))).toEqual([]);
      const dicts = [profile, ...payloads];
      for (const key of ['PayloadIdentifier', 'PayloadUUID']) {
        expect(new Set(dicts.map((dict) => dict.get(key))).size).toBe(dicts.length);
      }
    }
  });
});
