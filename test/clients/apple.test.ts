import { describe, expect, test } from 'vitest';
import { apple } from '../../src/clients/apple.ts';
import { fred, mutate, toAnswer, type Mutation } from './documents.ts';

const contentType = 'application/x-apple-aspen-config';
const payload = `<dict>
      <key>EmailAccountDescription</key><string>Example Mail</string>
      <key>EmailAccountType</key><string>EmailTypeIMAP</string>
      <key>EmailAddress</key><string>fred@example.com</string>
      <key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
      <key>IncomingMailServerHostName</key><string>imap.example.com</string>
      <key>IncomingMailServerPortNumber</key><integer>993</integer>
      <key>IncomingMailServerUseSSL</key><true/>
      <key>IncomingMailServerUsername</key><string>fred@example.com</string>
      <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
      <key>OutgoingMailServerHostName</key><string>smtp.example.com</string>
      <key>OutgoingMailServerPortNumber</key><integer>587</integer>
      <key>OutgoingMailServerUseSSL</key><true/>
      <key>OutgoingMailServerUsername</key><string>fred@example.com</string>
      <key>OutgoingPasswordSameAsIncomingPassword</key><true/>
      <key>PayloadIdentifier</key><string>com.example.mail</string>
      <key>PayloadType</key><string>com.apple.mail.managed</string>
      <key>PayloadUUID</key><string>E68D06E5-72D6-5C82-8F24-FE2437999FD3</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>`;
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <key>PayloadContent</key><array>${payload}</array>
    <key>PayloadIdentifier</key><string>com.example</string>
    <key>PayloadType</key><string>Configuration</string>
    <key>PayloadUUID</key><string>9DD91134-D6E9-544C-812E-405088949A95</string>
    <key>PayloadVersion</key><integer>1</integer>
  </dict>
</plist>
`;

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
