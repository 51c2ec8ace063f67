import { describe, expect, test } from 'vitest';
import { apple } from '../../src/clients/apple.ts';
import { fred, mailPayload as payload, mediaTypes, mutate, profile, toAnswer, type Mutation } from './documents.ts';

const contentType = mediaTypes.profile;

const read = (...mutations: readonly Mutation[]) =>
  apple.read(toAnswer(mutate(profile, ...mutations), { contentType }), fred);
const without = (key: string): Mutation => [new RegExp(`<key>${key}</key>\\s*<[^<]*(?:</[a-z]+>)?`), ''];
const second = (uuid: string, identifier: string): Mutation => [
  '</array>',
  mutate(payload, ['E68D06E5-72D6-5C82-8F24-FE2437999FD3', uuid], ['com.example.mail', identifier]) + '</array>',
];

describe('Apple Mail', () => {
  test('sets up the minimal profile', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      displayName: 'Example Mail',
      incoming: {
        protocol: 'imap',
        hostname: 'imap.example.com',
        port: 993,
        security: 'TLS',
        username: 'fred@example.com',
        authentication: 'password',
      },
      outgoing: {
        protocol: 'smtp',
        hostname: 'smtp.example.com',
        port: 587,
        security: 'STARTTLS',
        username: 'fred@example.com',
        authentication: 'password',
      },
      alternatives: [],
    });
  });

  test.each<[string, object, ...Mutation[]]>([
    ['upgrades on port 143', { security: 'STARTTLS' }, ['993', '143']],
    ['upgrades on port 110', { protocol: 'pop3', security: 'STARTTLS' }, ['993', '110'], ['TypeIMAP', 'TypePOP']],
    ['uses implicit TLS on an unusual port', { security: 'TLS' }, ['993', '1143']],
    ['reads false as clear text', { security: 'plain' }, ['<true/>', '<false/>']],
    ['reads an absent UseSSL as clear text', { security: 'plain' }, without('IncomingMailServerUseSSL')],
    [
      'goes through the ports when none is given',
      { port: 0, security: 'try' },
      without('IncomingMailServerPortNumber'),
    ],
    ['asks for an absent user name', { username: '' }, without('IncomingMailServerUsername')],
    ['reads CRAM-MD5', { authentication: 'encrypted-password' }, ['EmailAuthPassword', 'EmailAuthCRAMMD5']],
    ['reads Digest-MD5', { authentication: 'encrypted-password' }, ['EmailAuthPassword', 'EmailAuthHTTPMD5']],
    ['reads NTLM', { authentication: 'NTLM' }, ['EmailAuthPassword', 'EmailAuthNTLM']],
    ['reads no authentication', { authentication: 'none' }, ['EmailAuthPassword', 'EmailAuthNone']],
    [
      'replaces references',
      { username: 'a&b@example.com' },
      ['Username</key><string>fred@', 'Username</key><string>a&amp;b@'],
    ],
  ])('%s', (_case, incoming, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ outcome: 'configured', incoming });
  });

  test.each([
    ['text/xml', 200, 'type text/xml'],
    [`${contentType}; charset=utf-8`, 200, `type ${contentType}; charset=utf-8`],
    ['', 200, 'type '],
    [contentType, 404, 'status 404'],
  ])('takes no profile from type %j and status %d', (type, status, why) => {
    const answer = toAnswer(profile, { contentType: type, status });
    expect(apple.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });

  test.each([
    'EmailAccountType',
    'IncomingMailServerAuthentication',
    'IncomingMailServerHostName',
    'OutgoingMailServerAuthentication',
    'OutgoingMailServerHostName',
    'PayloadIdentifier',
    'PayloadType',
    'PayloadUUID',
  ])('refuses a payload without %s', (key) => {
    expect(read(without(key))).toEqual({ outcome: 'nothing', why: `${key} is missing` });
  });

  test.each<[string, string, ...Mutation[]]>([
    ['a byte order mark', 'does not begin with <', ['<?xml', '\ufeff<?xml']],
    [
      'a duplicate key',
      'duplicate key EmailAddress',
      ['<key>EmailAddress</key>', '<key>EmailAddress</key><string/><key>EmailAddress</key>'],
    ],
    ['another profile type', 'PayloadType is not Configuration', ['>Configuration<', '>configuration<']],
    ['no mail payload', 'no mail payload', ['com.apple.mail.managed', 'com.example.unknown']],
    ['no payload at all', 'PayloadContent is empty', [/<array>[^]*<\/array>/, '<array></array>']],
    ['content that is not an array', 'PayloadContent is not an array', [/<array>[^]*<\/array>/, '<dict/>']],
    [
      'content that is not a dict',
      'PayloadContent holds something other than a dict',
      [/<array>[^]*<\/array>/, '<array><true/></array>'],
    ],
    ['version 2', 'PayloadVersion is not the integer 1', ['<integer>1<', '<integer>2<']],
    ['a version as text', 'PayloadVersion is not the integer 1', ['<integer>1</integer>', '<string>1</string>']],
    [
      'a profile without version',
      'PayloadVersion is not the integer 1',
      [/<key>PayloadVersion<\/key><integer>1<\/integer>(?!\s*<\/dict><\/array>)(?=\s*<\/dict>\s*<\/plist>)/, ''],
    ],
    ['a UUID of another form', 'PayloadUUID is not a UUID', ['E68D06E5-72D6-5C82-8F24-FE2437999FD3', '{E68D06E5}']],
    [
      'an identifier in two payloads',
      'two payloads share a PayloadIdentifier',
      second('2BB7B059-5C02-5C01-8308-10DE1A67AE3E', 'com.example.mail'),
    ],
    [
      'the identifier of the profile in a payload',
      'two payloads share a PayloadIdentifier',
      ['com.example.mail', 'com.example'],
    ],
    [
      'a UUID in two payloads',
      'two payloads share a PayloadUUID',
      ['9DD91134-D6E9-544C-812E-405088949A95', 'E68D06E5-72D6-5C82-8F24-FE2437999FD3'],
    ],
    [
      'an incoming password',
      'IncomingPassword in a profile that is not encrypted',
      ['<key>EmailAddress<', '<key>IncomingPassword</key><string>x</string><key>EmailAddress<'],
    ],
    [
      'an outgoing password',
      'OutgoingPassword in a profile that is not encrypted',
      ['<key>EmailAddress<', '<key>OutgoingPassword</key><string>x</string><key>EmailAddress<'],
    ],
    ['an unknown account type', 'unknown account type EmailTypeJMAP', ['EmailTypeIMAP', 'EmailTypeJMAP']],
    [
      'OAuth2, which it cannot express',
      'unknown authentication EmailAuthOAuth2',
      ['EmailAuthPassword', 'EmailAuthOAuth2'],
    ],
    [
      'a port as text',
      'IncomingMailServerPortNumber is not a port',
      ['<integer>993</integer>', '<string>993</string>'],
    ],
    ['port 0', 'IncomingMailServerPortNumber is not a port', ['993', '0']],
    ['a real port', 'unexpected <real>', ['<integer>993</integer>', '<real>993</real>']],
    ['UseSSL as text', 'IncomingMailServerUseSSL is not a boolean', ['<true/>', '<string>true</string>']],
    [
      'a URL as host',
      'IncomingMailServerHostName is not a host name',
      ['imap.example.com', 'imaps://imap.example.com'],
    ],
  ])('refuses %s', (_case, why, ...mutations) => {
    expect(read(...mutations)).toEqual({ outcome: 'nothing', why });
  });

  test('sets up every mail payload', () => {
    expect(read(second('2BB7B059-5C02-5C01-8308-10DE1A67AE3E', 'com.example.mail2'))).toMatchObject({
      outcome: 'configured',
      alternatives: [{ protocol: 'imap' }, { protocol: 'smtp' }],
    });
  });
});

describe('Apple Mail beside mail', () => {
  const extra = (type: string, keys: string): Mutation => [
    '</array>',
    `<dict>${keys}
      <key>PayloadIdentifier</key><string>com.example.extra</string>
      <key>PayloadType</key><string>${type}</string>
      <key>PayloadUUID</key><string>1B607541-9E71-56E0-89DC-2CA167413073</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict></array>`,
  ];
  const text = (key: string, value: string): string => `<key>${key}</key><string>${value}</string>`;
  const truth = (key: string, value: boolean): string => `<key>${key}</key><${value}/>`;
  const number = (key: string, value: number): string => `<key>${key}</key><integer>${value}</integer>`;
  const caldav = 'com.apple.caldav.account';
  const ldap = 'com.apple.ldap.account';
  const eas = 'com.apple.eas.account';
  const ews = 'com.apple.ews.account';
  const ical = 'com.apple.subscribedcalendar.account';
  const davHost = text('CalDAVHostName', 'dav.example.com');
  const ldapHost = text('LDAPAccountHostName', 'ldap.example.com');

  const password = { authentication: 'password' };
  test.each<[string, string, string, object]>([
    [
      'a calendar account',
      caldav,
      davHost +
        text('CalDAVUsername', 'fred@example.com') +
        truth('CalDAVUseSSL', true) +
        number('CalDAVPort', 8443) +
        text('CalDAVPrincipalURL', '/principals/fred%40example.com/') +
        text('CalDAVAccountDescription', 'Calendars'),
      {
        protocol: 'caldav',
        displayName: 'Calendars',
        hostname: 'dav.example.com',
        port: 8443,
        security: 'TLS',
        url: '/principals/fred%40example.com/',
        username: 'fred@example.com',
        ...password,
      },
    ],
    [
      'a calendar account that says no more than a host, with TLS',
      caldav,
      davHost,
      { protocol: 'caldav', hostname: 'dav.example.com', port: 0, security: 'TLS', username: '', ...password },
    ],
    [
      'a contacts account',
      'com.apple.carddav.account',
      text('CardDAVHostName', 'dav.example.com') + truth('CardDAVUseSSL', false) + number('CardDAVPort', 80),
      { protocol: 'carddav', hostname: 'dav.example.com', port: 80, security: 'plain', username: '', ...password },
    ],
    [
      'a directory',
      ldap,
      ldapHost +
        text('LDAPAccountUserName', 'uid=fred,dc=example') +
        '<key>LDAPSearchSettings</key><array><dict>' +
        text('LDAPSearchSettingSearchBase', 'dc=example') +
        text('LDAPSearchSettingScope', 'LDAPSearchSettingScopeOneLevel') +
        '</dict></array>',
      {
        protocol: 'ldap',
        hostname: 'ldap.example.com',
        port: 0,
        security: 'TLS',
        username: 'uid=fred,dc=example',
        ...password,
      },
    ],
    [
      'an ActiveSync account',
      eas,
      text('Host', 'eas.example.com') +
        truth('SSL', true) +
        text('UserName', 'fred') +
        text('EmailAddress', 'fred@example.com') +
        truth('OverridePreviousPassword', false),
      { protocol: 'activesync', hostname: 'eas.example.com', port: 0, security: 'TLS', username: 'fred', ...password },
    ],
    [
      'an ActiveSync account with OAuth, whose host is found by Autodiscover',
      eas,
      text('Host', 'eas.example.com') +
        truth('OAuth', true) +
        truth('SSL', true) +
        text('EmailAddress', 'fred@example.com'),
      {
        protocol: 'activesync',
        hostname: '',
        port: 0,
        security: 'TLS',
        username: 'fred@example.com',
        authentication: 'OAuth2',
      },
    ],
    [
      'an ActiveSync account with OAuth at its host where the place to sign in is given',
      eas,
      text('Host', 'eas.example.com') + truth('OAuth', true) + text('OAuthSignInURL', 'https://auth.example.com/'),
      {
        protocol: 'activesync',
        hostname: 'eas.example.com',
        port: 0,
        security: 'plain',
        username: '',
        authentication: 'OAuth2',
      },
    ],
    [
      'an EWS account',
      ews,
      text('Host', 'mail.example.com') + text('Path', '/EWS/Exchange.asmx') + number('Port', 443),
      {
        protocol: 'ews',
        hostname: 'mail.example.com',
        port: 443,
        security: 'TLS',
        url: '/EWS/Exchange.asmx',
        username: '',
        ...password,
      },
    ],
    [
      'a subscribed calendar',
      ical,
      text('SubCalAccountHostName', 'https://example.com/holidays.ics') + truth('SubCalAccountUseSSL', true),
      {
        protocol: 'ical',
        hostname: 'example.com',
        port: 0,
        security: 'TLS',
        url: 'https://example.com/holidays.ics',
        username: '',
        ...password,
      },
    ],
    [
      'a subscribed calendar without TLS, which is the default',
      ical,
      text('SubCalAccountHostName', 'webcal://example.com:8080/h.ics'),
      {
        protocol: 'ical',
        hostname: 'example.com',
        port: 8080,
        security: 'plain',
        url: 'webcal://example.com:8080/h.ics',
        username: '',
        ...password,
      },
    ],
  ])('sets up %s', (_case, type, keys, service) => {
    const conclusion = read(extra(type, keys));
    expect(conclusion).toEqual({ ...read(), related: [service] });
  });

  test('says what a profile without mail sets up', () => {
    const withoutMail = /<dict>\s*<key>EmailAccountDescription<\/key>[^]*?<\/dict>/;
    expect(read(extra(caldav, davHost), [withoutMail, ''])).toMatchObject({
      outcome: 'nothing',
      why: 'no mail payload',
      related: [{ protocol: 'caldav' }],
    });
  });

  test('leaves out a payload of a type that it does not know', () => {
    expect(read(extra('com.example.unknown', text('Host', 'a')))).toEqual(read());
  });

  test.each<[string, string, string, string]>([
    ['a calendar account without host', caldav, '', 'CalDAVHostName is missing'],
    [
      'a calendar account with a URL as host',
      caldav,
      text('CalDAVHostName', 'https://dav.example.com/'),
      'CalDAVHostName is not a host name',
    ],
    ['a calendar account with a port as text', caldav, davHost + text('CalDAVPort', '443'), 'CalDAVPort is not a port'],
    [
      'a calendar account with a port as real',
      caldav,
      `${davHost}<key>CalDAVPort</key><real>443</real>`,
      'unexpected <real>',
    ],
    [
      'a calendar account with UseSSL as text',
      caldav,
      davHost + text('CalDAVUseSSL', 'true'),
      'CalDAVUseSSL is not a boolean',
    ],
    [
      'a calendar account with a password',
      caldav,
      davHost + text('CalDAVPassword', 'x'),
      'CalDAVPassword in a profile that is not encrypted',
    ],
    [
      'a contacts account with the keys of a calendar',
      'com.apple.carddav.account',
      davHost,
      'CardDAVHostName is missing',
    ],
    [
      'a directory without host',
      ldap,
      text('LDAPAccountHostname', 'ldap.example.com'),
      'LDAPAccountHostName is missing',
    ],
    [
      'a directory with one search outside an array',
      ldap,
      `${ldapHost}<key>LDAPSearchSettings</key><dict/>`,
      'LDAPSearchSettings is not an array',
    ],
    [
      'a directory with a search without base',
      ldap,
      `${ldapHost}<key>LDAPSearchSettings</key><array><dict/></array>`,
      'LDAPSearchSettingSearchBase is missing',
    ],
    [
      'a directory with an unknown scope',
      ldap,
      `${ldapHost}<key>LDAPSearchSettings</key><array><dict>${text('LDAPSearchSettingSearchBase', 'dc=x')}${text('LDAPSearchSettingScope', 'sub')}</dict></array>`,
      'unknown scope sub',
    ],
    [
      'an ActiveSync account with a password',
      eas,
      text('Password', 'x'),
      'Password in a profile that is not encrypted',
    ],
    [
      'an ActiveSync account that syncs two days',
      eas,
      number('MailNumberOfPastDaysToSync', 2),
      'MailNumberOfPastDaysToSync is not a choice',
    ],
    [
      'an ActiveSync account with everything off',
      eas,
      ['Mail', 'Contacts', 'Calendars', 'Reminders', 'Notes'].map((name) => truth(`Enable${name}`, false)).join(''),
      'no service is enabled',
    ],
    [
      'an ActiveSync account that signs in elsewhere and has no host',
      eas,
      truth('OAuth', true) + text('OAuthSignInURL', 'https://auth.example.com/'),
      'Host is missing beside OAuthSignInURL',
    ],
    [
      'an ActiveSync account with a URL as host',
      eas,
      text('Host', 'https://eas.example.com/'),
      'Host is not a host name',
    ],
    ['an EWS account with port 0', ews, number('Port', 0), 'Port is not a port'],
    ['a subscribed calendar without URL', ical, '', 'SubCalAccountHostName is missing'],
    [
      'a subscribed calendar with a host',
      ical,
      text('SubCalAccountHostName', 'example.com'),
      'SubCalAccountHostName is not a URL',
    ],
  ])('refuses %s, and the whole profile with it', (_case, type, keys, why) => {
    expect(read(extra(type, keys))).toEqual({ outcome: 'nothing', why });
  });

  test('refuses a UUID that a mail payload has already', () => {
    const [from, to] = extra(caldav, davHost);
    const same = to.replace('1B607541-9E71-56E0-89DC-2CA167413073', 'E68D06E5-72D6-5C82-8F24-FE2437999FD3');
    expect(read([from, same])).toEqual({ outcome: 'nothing', why: 'two payloads share a PayloadUUID' });
  });
});
