import { describe, expect, test } from 'vitest';
import * as providers from '../../providers/index.ts';
import { apple } from '../../src/clients/apple.ts';
import type { Answer, ServerChoice } from '../../src/clients/index.ts';
import { parsePlist, type PlistDict, type PlistValue } from '../../src/clients/plist.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type {
  Authentication,
  ImapServer,
  NonEmpty,
  Pop3Server,
  ProviderConfig,
  SmtpServer,
  UsernameTemplate,
} from '../../src/core/types.ts';
import { toPort } from '../../src/formats/mobileconfig/payload.ts';
import { integer, real, renderPlist, type PlistDictionary } from '../../src/formats/plist.ts';
import { createUuid5, dnsNamespace, toNamespace } from '../../src/formats/uuid.ts';
import { findSchemaIssues } from '../../src/storage/schema.ts';
import { createTestApp, exampleProviders, withLength } from './fixtures.ts';
import { findFaults, payloadSchemas, topLevel, typeOf } from './profile-schema.ts';
import {
  askExample,
  askWorker,
  expectRefusal,
  get,
  getMail,
  getProfile,
  mailOf,
  payloadsOf,
  profileType,
  read,
  toProfile,
  toUrl,
  typesOf,
  urlOf,
  valuesOf,
  type Fetch,
  type Read,
} from './profiles.ts';

const identityOf = (profile: PlistDict): readonly (PlistValue | undefined)[] => [
  ...valuesOf(profile, 'PayloadIdentifier', 'PayloadUUID'),
  ...valuesOf(mailOf(profile), 'PayloadIdentifier', 'PayloadUUID'),
];

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const imap: ImapServer = { type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL', ...login };
const imapStartTls: ImapServer = { ...imap, port: 143, socketType: 'STARTTLS' };
const pop3: Pop3Server = { type: 'pop3', hostname: 'pop.example.com', port: 995, socketType: 'SSL', ...login };
const smtp: SmtpServer = { type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL', ...login };
const smtpStartTls: SmtpServer = { ...smtp, port: 587, socketType: 'STARTTLS' };

/** An application that knows "Example Mail" at example.com and bücher.example, with these servers. */
function ask(incoming: ProviderConfig['incoming'], outgoing: ProviderConfig['outgoing']): Fetch {
  const provider: ProviderConfig = {
    id: 'example.com',
    displayName: 'Example Mail',
    displayShortName: 'Example',
    domains: ['example.com', 'xn--bcher-kva.example'],
    incoming,
    outgoing,
    source: 'https://example.com/help',
    checked: '2026-11-01',
  };
  return createTestApp({ registry: createRegistry([provider]) }).fetch;
}
const askPlain = ask([imap, pop3], [smtp]);

const jane = 'jane@example.com';

/** The profile of the specification sheet, to be compared as a tree. */
const expectedProfile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>PayloadContent</key>
	<array>
		<dict>
			<key>EmailAccountDescription</key><string>Example Mail</string>
			<key>EmailAccountType</key><string>EmailTypeIMAP</string>
			<key>EmailAddress</key><string>jane@example.com</string>
			<key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
			<key>IncomingMailServerHostName</key><string>imap.example.com</string>
			<key>IncomingMailServerPortNumber</key><integer>993</integer>
			<key>IncomingMailServerUseSSL</key><true/>
			<key>IncomingMailServerUsername</key><string>jane@example.com</string>
			<key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
			<key>OutgoingMailServerHostName</key><string>smtp.example.com</string>
			<key>OutgoingMailServerPortNumber</key><integer>465</integer>
			<key>OutgoingMailServerUseSSL</key><true/>
			<key>OutgoingMailServerUsername</key><string>jane@example.com</string>
			<key>OutgoingPasswordSameAsIncomingPassword</key><true/>
			<key>PayloadDisplayName</key><string>Example Mail (IMAP)</string>
			<key>PayloadIdentifier</key><string>com.example.autoconfig.8c87b489ce35cf2e.mail</string>
			<key>PayloadType</key><string>com.apple.mail.managed</string>
			<key>PayloadUUID</key><string>E68D06E5-72D6-5C82-8F24-FE2437999FD3</string>
			<key>PayloadVersion</key><integer>1</integer>
		</dict>
	</array>
	<key>PayloadDescription</key><string>Sets up jane@example.com in Mail.</string>
	<key>PayloadDisplayName</key><string>Example Mail: jane@example.com</string>
	<key>PayloadIdentifier</key><string>com.example.autoconfig.8c87b489ce35cf2e</string>
	<key>PayloadOrganization</key><string>Example Mail</string>
	<key>PayloadRemovalDisallowed</key><false/>
	<key>PayloadScope</key><string>User</string>
	<key>PayloadType</key><string>Configuration</string>
	<key>PayloadUUID</key><string>9DD91134-D6E9-544C-812E-405088949A95</string>
	<key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;

describe('a profile', () => {
  test('is the tree of the specification sheet', async () => {
    const expected = parsePlist(expectedProfile);
    expect('root' in expected).toBe(true);
    expect(parsePlist((await get(urlOf(jane), askPlain)).body)).toEqual(expected);
  });

  test('has the document type and the sorted keys of a property list', async () => {
    const { body } = await get(urlOf(jane), askPlain);
    expect(body.split('\n').slice(0, 3)).toEqual(expectedProfile.split('\n').slice(0, 3));
    const keys = [...toProfile(await get(urlOf(jane), askPlain)).keys()];
    expect(keys).toEqual(keys.toSorted());
  });

  test('comes as a download that no cache keeps', async () => {
    const { headers } = await get(urlOf(jane), askPlain);
    expect(headers.get('content-type')).toBe(profileType);
    expect(headers.get('content-disposition')).toBe('attachment; filename="example.com.mobileconfig"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('etag')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
  });

  test.each([
    '/email.mobileconfig',
    '/Email.MobileConfig',
    '/email.mobileconfig/',
    '//email.mobileconfig',
    '/mobileconfig',
    '/mobileconfig/',
    '/MobileConfig/',
    '/apple.mobileconfig',
    '/profile.mobileconfig',
  ])('is found at %s without a redirect', async (path) => {
    const { body } = await get(urlOf(jane));
    for (const query of ['?email=jane%40example.com', '?emailaddress=jane@example.com']) {
      const answer = await get(toUrl(query, path));
      expect(answer).toMatchObject({ status: 200, body });
    }
  });

  test.each([
    '?emailaddress=jane@example.com',
    '?email=&emailaddress=jane@example.com',
    '?email=jane@example.com&emailaddress=other@example.com',
    '?emailaddress=other@example.com&email=jane@example.com',
    '?email=jane@example.com&protocol=',
    '?email=jane@example.com&protocol=imap',
    '?email=jane@example.com&protocol=IMAP',
    '?email=jane@example.com&x=%ff%00',
    '?email=jane@example.com&&=&a',
  ])('is the same for %s', async (query) => {
    expect(await get(toUrl(query))).toMatchObject({ status: 200, body: (await get(urlOf(jane))).body });
  });

  test.each(['/.well-known/com.apple.remotemanagement', '/profile.mobileconfig.qrcode.png', '/jane.mobileconfig'])(
    'is not found at %s',
    async (path) => {
      expect((await get(toUrl('?email=jane@example.com', path))).status).toBe(404);
    },
  );
});

describe('identity', () => {
  const namespace = '99949C82-33A3-5789-8800-0546BB3CB3E1';

  test.each([
    ['www.example.com', '2ED6657D-E927-568B-95E1-2665A8AEA6A2'],
    ['autoconfig.example.com', namespace],
  ])('derives the UUID of the name %s as everybody does', (name, uuid) => {
    expect(createUuid5(dnsNamespace, name)).toBe(uuid);
  });

  // The kinds that no version writes yet are a promise all the same.
  test.each([
    ['profile', '9DD91134-D6E9-544C-812E-405088949A95'],
    ['mail:imap', 'E68D06E5-72D6-5C82-8F24-FE2437999FD3'],
    ['mail:pop', '2BB7B059-5C02-5C01-8308-10DE1A67AE3E'],
    ['caldav:0', '1B607541-9E71-56E0-89DC-2CA167413073'],
    ['carddav:0', '2F971498-8E6C-5815-BD67-32871A80FAFF'],
    ['ldap:0', '44E459AD-ABEE-50CE-BFB3-B92792FF458E'],
    ['eas:0', '338505E5-07D2-583B-9561-92268C1B87C3'],
  ])('derives the UUID of kind %s from the address', (kind, uuid) => {
    expect(createUuid5(toNamespace(namespace), `${jane}|${kind}`)).toBe(uuid);
  });

  const vectors = [
    [
      'jane@example.com',
      '8c87b489ce35cf2e',
      '9DD91134-D6E9-544C-812E-405088949A95',
      'E68D06E5-72D6-5C82-8F24-FE2437999FD3',
      '2BB7B059-5C02-5C01-8308-10DE1A67AE3E',
    ],
    [
      'jane+tag@example.com',
      '74f64679df13ee14',
      '56E3DFD0-9BEB-5839-B1D4-1D54304F2D98',
      '9055F51F-C009-5A41-A9F5-8A7FB02A782D',
      '23975F44-BD8B-54B9-A989-1BC25F725046',
    ],
    [
      "o'neil&co@example.com",
      '570c7764a690c218',
      '5AD853B9-538E-5039-8943-1BA05D1D6499',
      '675311F3-889C-5DEE-A759-59CBFB6E028B',
      'FF465A3E-CE08-5A8F-8E4A-5A5C59021FF3',
    ],
    [
      'jane@xn--bcher-kva.example',
      '289dc0c069711fe2',
      'A843F4C1-7FBF-55A7-9382-4C1E0839C4CA',
      '0A804C6E-5CCF-51A0-B755-C1419C5EEA49',
      '6528E061-A9EE-50A4-AF98-C31F82ACDD6F',
    ],
  ] as const;

  test.each(vectors)(
    'of %s is that of the specification sheet',
    async (address, suffix, profileUuid, imapUuid, popUuid) => {
      const identifier = `com.example.autoconfig.${suffix}`;
      for (const [protocol, uuid] of [
        ['imap', imapUuid],
        ['pop3', popUuid],
      ] as const) {
        const profile = await getProfile(urlOf(address, `&protocol=${protocol}`), askPlain);
        expect(identityOf(profile)).toEqual([identifier, profileUuid, `${identifier}.mail`, uuid]);
      }
    },
  );

  test.each(vectors)('of %s is the same for a provider with other servers', async (address, suffix, ...uuids) => {
    const [profileUuid, imapUuid] = uuids;
    const profile = await getProfile(urlOf(address));
    const identifier = `com.example.autoconfig.${suffix}`;
    expect(identityOf(profile)).toEqual([identifier, profileUuid, `${identifier}.mail`, imapUuid]);
  });

  test('gives equal bytes to equal requests, in every instance', async () => {
    const bodies = await Promise.all(
      [askPlain, askPlain, ask([imap, pop3], [smtp])].map(async (fetch) => (await get(urlOf(jane), fetch)).body),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  test('does not depend on the case of the address, which comes back as it was typed', async () => {
    const loud = await getProfile(urlOf('JANE@EXAMPLE.COM'), askPlain);
    expect(identityOf(loud)).toEqual(identityOf(await getProfile(urlOf(jane), askPlain)));
    expect(mailOf(loud).get('EmailAddress')).toBe('JANE@example.com');
    expect(mailOf(loud).get('IncomingMailServerUsername')).toBe('JANE@example.com');
  });

  test('lowers ASCII letters only', async () => {
    const upper = await getProfile(urlOf('Ä@example.com'), askPlain);
    const lower = await getProfile(urlOf('ä@example.com'), askPlain);
    expect(identityOf(upper)).not.toEqual(identityOf(lower));
  });

  test.each(['example.com', 'mail.nobody.example', 'xn--bcher-kva.example:8443'])(
    'does not depend on the host %s',
    async (host) => {
      const { body } = await get(`https://${host}/email.mobileconfig?email=${jane}`, askPlain);
      expect(body).toBe((await get(urlOf(jane), askPlain)).body);
    },
  );

  test('does not depend on forwarding headers', async () => {
    const headers = { 'X-Forwarded-Host': 'planted.example', Forwarded: 'host=planted.example' };
    const answer = await read(await askPlain(urlOf(jane), { headers }));
    expect(answer.body).toBe((await get(urlOf(jane), askPlain)).body);
  });

  test('does not depend on names and servers, so that a new profile replaces the old one', async () => {
    const moved = ask([{ ...imapStartTls, hostname: 'new.example.com' }], [smtpStartTls]);
    expect(identityOf(await getProfile(urlOf(jane), moved))).toEqual(
      identityOf(await getProfile(urlOf(jane), askPlain)),
    );
  });

  test('differs between two services', async () => {
    const service = { host: 'mail.host.test', identifierBase: 'test.host' };
    const other = identityOf(await getProfile(urlOf(jane), createTestApp({ service }).fetch));
    const own = identityOf(await getProfile(urlOf(jane)));
    expect(other[0]).toBe('test.host.8c87b489ce35cf2e');
    for (const [index, value] of other.entries()) expect(value).not.toBe(own[index]);
  });

  test('differs between any two accounts, and within each', async () => {
    const addresses = [
      'jane@example.com',
      'jane@example.net',
      'jan@example.com',
      'jane@local.example',
      'a@local.example',
    ];
    const all = await Promise.all(addresses.map(async (address) => identityOf(await getProfile(urlOf(address)))));
    expect(new Set(all.flat()).size).toBe(addresses.length * 4);
  });

  test('is of the deployed service in the worker', async () => {
    const profile = await getProfile(urlOf('jane@gmail.com'), askWorker);
    expect(profile.get('PayloadIdentifier')).toMatch(/^com\.example\.autoconfig\.[0-9a-f]{16}$/);
  });
});

describe('the address', () => {
  test.each([
    ['?email=jane+tag@example.com', 'jane+tag@example.com'],
    ['?email=jane%2Btag%40example.com', 'jane+tag@example.com'],
    ['?email=jane%2btag@example.com', 'jane+tag@example.com'],
    ["?email=o'neil%26co@example.com", "o'neil&co@example.com"],
    ['?email=o%27neil%26co%40example.com', "o'neil&co@example.com"],
    ['?email=100%25@example.com', '100%@example.com'],
    ['?email=jane@EXAMPLE.com.', 'jane@example.com'],
    ['?email=%EMAILDOMAIN%@example.com', '%EMAILDOMAIN%@example.com'],
    ['?email=j%C3%BCrgen@example.com', 'jürgen@example.com'],
    ['?email=jane@B%C3%BCcher.example', 'jane@xn--bcher-kva.example'],
    ['?email=jane@b%C3%BCcher.example', 'jane@xn--bcher-kva.example'],
    ['?email=jane@XN--BCHER-KVA.example', 'jane@xn--bcher-kva.example'],
  ])('of %s is %s', async (query, address) => {
    const mail = await getMail(toUrl(query));
    expect(valuesOf(mail, 'EmailAddress', 'IncomingMailServerUsername', 'OutgoingMailServerUsername')).toEqual([
      address,
      address,
      address,
    ]);
  });

  test('with a domain beyond ASCII names the file in ASCII', async () => {
    const { headers } = await get(toUrl('?email=jane@B%C3%BCcher.example'));
    expect(headers.get('content-disposition')).toBe('attachment; filename="xn--bcher-kva.example.mobileconfig"');
  });

  test('is in no header', async () => {
    const { headers } = await get(urlOf('planted@EXAMPLE.com'));
    expect(JSON.stringify([...headers])).not.toContain('planted');
    expect(headers.get('content-disposition')).toBe('attachment; filename="example.com.mobileconfig"');
  });

  test.each([
    ['no address', ''],
    ['no address behind a question mark', '?'],
    ['no value', '?email'],
    ['an empty value', '?email='],
    ['two empty values', '?email=&emailaddress='],
    ['a bare local part', '?email=jane'],
    ['two @', '?email=a@b@example.com'],
    ['no domain', '?email=jane@'],
    ['no local part', '?email=@example.com'],
    ['a comma', '?email=a,b@example.com'],
    ['two addresses', '?email=a@example.com,b@example.com'],
    ['a blank', '?email=jane%20tag@example.com'],
    ['a blank in front', '?email=%20jane@example.com'],
    ['a NUL', '?email=a%00@example.com'],
    ['a line break', '?email=a%0d%0aX-Planted:1@example.com'],
    ['a line break in the domain', '?email=a@example.com%0d%0aX-Planted:1'],
    ['markup', '?email=%3Cplist%3E@example.com'],
    ['a quotation mark', '?email=a%22b@example.com'],
    ['a quotation mark in the domain', '?email=a@example.com%22;x=%22'],
    ['a direction mark', '?email=a%E2%80%AEb@example.com'],
    ['invalid UTF-8', '?email=%ff@example.com'],
    ['a single label', '?email=jane@com'],
    ['an IPv4 address', '?email=jane@192.0.2.1'],
    ['255 octets', `?email=${'a'.repeat(243)}@example.com`],
    ['a local part of 65 octets', `?email=${'a'.repeat(65)}@example.com`],
    ['a protocol that nobody knows', '?email=jane@example.com&protocol=jmap'],
    ['one address of two that is none', '?email=a@example.com&email=b'],
    ['nine addresses', `?${Array.from({ length: 9 }, (_, index) => `email=a${index}@example.com`).join('&')}`],
    ['nine times the same address', `?${Array.from({ length: 9 }, () => 'email=a@example.com').join('&')}`],
    ['a part that nobody knows', '?email=jane@example.com&include=mail,passwords'],
    ['an empty part', '?email=jane@example.com&include=mail,'],
    ['parts that come twice', '?email=jane@example.com&include=mail&include=calendar'],
    ['a device that nobody knows', '?email=jane@example.com&device=watch'],
    ['a device that comes twice', '?email=jane@example.com&device=mac&device=mac'],
    ['a name that comes twice', '?email=jane@example.com&name=Jane&name=Jane'],
    ['a name of 65 characters', `?email=jane@example.com&name=${'n'.repeat(65)}`],
    ['a name with a direction mark', '?email=jane@example.com&name=a%E2%80%AEplanted'],
    ['a name with an isolate', '?email=jane@example.com&name=a%E2%81%A6b'],
    ['a name with an Arabic letter mark', '?email=jane@example.com&name=a%D8%9Cb'],
    ['a name with a line break', '?email=jane@example.com&name=a%0Aplanted'],
    ['a name with a NUL', '?email=jane@example.com&name=a%00b'],
    ['a name with a line separator', '?email=jane@example.com&name=a%E2%80%A8b'],
    ['a name with a zero-width space', '?email=jane@example.com&name=a%E2%80%8Bb'],
    ['a name with the fence of a slot', '?email=jane@example.com&name=%EE%80%80profile%EE%80%81'],
    ['a name with U+FFFE', '?email=jane@example.com&name=a%EF%BF%BEb'],
    ['a name that is not UTF-8', '?email=jane@example.com&name=%ff'],
    ['a protocol that comes twice', '?email=jane@example.com&protocol=imap&protocol=pop3'],
  ])('with %s gets a 400', async (_what, query) => {
    const answer = await get(toUrl(query));
    expectRefusal(answer, 400);
    expect(answer.headers.has('x-planted')).toBe(false);
    expect(JSON.stringify([...answer.headers])).not.toContain('Planted');
  });

  test.each(['jane@unknown.example', 'jane@sub.example.com', 'jane@autoconfig.example.com', 'jane@example.org'])(
    '%s gets a 404, because nobody claims its domain',
    async (address) => {
      const answer = await get(urlOf(address));
      expectRefusal(answer, 404);
      expect(answer.body).toBe((await get(urlOf('other@unknown2.example'))).body);
    },
  );

  test('of one person gets the answer of any other at the domain', async () => {
    const [one, two] = await Promise.all([get(urlOf('one@nobody.example')), get(urlOf('two@nobody.example'))]);
    expect(one.body).toBe(two.body);
    const keys = async (address: string): Promise<readonly string[]> => [...(await getMail(urlOf(address))).keys()];
    expect(await keys('one@example.com')).toEqual(await keys('two@example.com'));
  });
});

describe('names', () => {
  const address = "o'neil&co@names.example";
  const name = 'Müller & Söhne <Mail>';

  test('come back as they were written', async () => {
    const profile = await getProfile(urlOf(address));
    const mail = mailOf(profile);
    expect(valuesOf(profile, 'PayloadOrganization', 'PayloadDisplayName', 'PayloadDescription')).toEqual([
      name,
      `${name}: ${address}`,
      `Sets up ${address} in Mail.`,
    ]);
    expect(valuesOf(mail, 'EmailAccountDescription', 'PayloadDisplayName', 'EmailAddress')).toEqual([
      name,
      `${name} (IMAP)`,
      address,
    ]);
  });

  test('are escaped, with no bare ampersand', async () => {
    const { body } = await get(urlOf(address));
    expect(body).toContain('Müller &amp; Söhne &lt;Mail');
    expect(body).toContain('&amp;co@names.example');
    expect(body).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/);
    expect(body).not.toContain('<Mail');
  });

  test('that hold the domain of the user hold it in the profile', async () => {
    const profile = await getProfile(urlOf('jane@other-template.example'));
    expect(profile.get('PayloadOrganization')).toBe('other-template.example Mail');
    expect(mailOf(profile).get('IncomingMailServerHostName')).toBe('mail.other-template.example');
    expect(mailOf(profile).get('OutgoingMailServerHostName')).toBe('mail.other-template.example');
  });

  test('of people are not made up', async () => {
    expect((await getMail(urlOf(jane))).has('EmailAccountName')).toBe(false);
  });
});

const incomingKeys = ['EmailAccountType', 'IncomingMailServerHostName', 'IncomingMailServerPortNumber'] as const;

describe('the servers', () => {
  test('with STARTTLS say SSL too, on their ports', async () => {
    const mail = await getMail(urlOf('jane@starttls.example'));
    expect(valuesOf(mail, 'IncomingMailServerPortNumber', 'IncomingMailServerUseSSL')).toEqual([143, true]);
    expect(valuesOf(mail, 'OutgoingMailServerPortNumber', 'OutgoingMailServerUseSSL')).toEqual([587, true]);
  });

  test.each<[string, ProviderConfig['incoming'], ProviderConfig['outgoing'], [string, string, number, number]]>([
    [
      'POP3 995, IMAP 143 and 993, SMTP 587 and 465',
      [pop3, imapStartTls, imap],
      [smtpStartTls, smtp],
      ['EmailTypeIMAP', 'imap.example.com', 993, 465],
    ],
    ['POP3 995 and IMAP 143', [pop3, imapStartTls], [smtpStartTls], ['EmailTypeIMAP', 'imap.example.com', 143, 587]],
    ['POP3 995 only', [pop3], [smtp], ['EmailTypePOP', 'pop.example.com', 995, 465]],
    [
      'two equal IMAP servers, the first by the provider',
      [{ ...imap, hostname: 'a.example.com' }, imap],
      [smtp],
      ['EmailTypeIMAP', 'a.example.com', 993, 465],
    ],
    [
      'IMAP 993 behind a IMAP with TLS on an odd port',
      [{ ...imap, port: 1993, portReason: 'x' }, imap],
      [smtp],
      ['EmailTypeIMAP', 'imap.example.com', 993, 465],
    ],
    [
      'IMAP with OAuth 2.0 only beside POP3 with a password',
      [{ ...imap, authentication: ['OAuth2'] }, pop3],
      [smtp],
      ['EmailTypePOP', 'pop.example.com', 995, 465],
    ],
    [
      'SMTP 465 with OAuth 2.0 only before SMTP 587 with a password',
      [imap],
      [{ ...smtp, authentication: ['OAuth2'] }, smtpStartTls],
      ['EmailTypeIMAP', 'imap.example.com', 993, 587],
    ],
  ])('are the best that a profile can say of %s', async (_what, incoming, outgoing, expected) => {
    const profile = await getProfile(urlOf(jane), ask(incoming, outgoing));
    const mail = mailOf(profile);
    expect([...valuesOf(mail, ...incomingKeys), mail.get('OutgoingMailServerPortNumber')]).toEqual(expected);
    expect(mail.has('IncomingMailServerIMAPPathPrefix')).toBe(false);
    const isPop = expected[0] === 'EmailTypePOP';
    expect(mail.get('PayloadDisplayName')).toBe(isPop ? 'Example Mail (POP3)' : 'Example Mail (IMAP)');
    expect(mail.get('PayloadUUID')).toBe(
      isPop ? '2BB7B059-5C02-5C01-8308-10DE1A67AE3E' : 'E68D06E5-72D6-5C82-8F24-FE2437999FD3',
    );
  });

  test.each([
    ['example.com', 'pop3', 'EmailTypePOP'],
    ['example.com', 'POP3', 'EmailTypePOP'],
    ['example.com', 'pop', 'EmailTypePOP'],
    ['example.com', 'imap', 'EmailTypeIMAP'],
    ['choice.example', 'pop3', 'EmailTypePOP'],
    ['pop.example', 'pop3', 'EmailTypePOP'],
  ])('of %s are for protocol=%s those of %s', async (domain, protocol, type) => {
    const mail = await getMail(urlOf(`jane@${domain}`, `&protocol=${protocol}`));
    expect(mail.get('EmailAccountType')).toBe(type);
  });

  test.each([
    ['hoster.example', 'pop3'],
    ['pop.example', 'imap'],
    ['local.example', 'pop'],
  ])('of %s are none for protocol=%s, which gets a 404', async (domain, protocol) => {
    expectRefusal(await get(urlOf(`jane@${domain}`, `&protocol=${protocol}`)), 404);
  });

  test('without encryption are written down only where the provider has nothing else', async () => {
    const clear = await getMail(urlOf('jane@clear.example'));
    expect(valuesOf(clear, 'IncomingMailServerUseSSL', 'OutgoingMailServerUseSSL')).toEqual([false, false]);
    const half = await getMail(urlOf('jane@half-clear.example'));
    expect(valuesOf(half, 'IncomingMailServerUseSSL', 'OutgoingMailServerUseSSL')).toEqual([true, true]);
    expect(valuesOf(half, 'IncomingMailServerPortNumber', 'OutgoingMailServerPortNumber')).toEqual([993, 465]);
  });

  test('with encryption come first: POP3 with TLS before IMAP without', async () => {
    const plain = { socketType: 'plain', clearTextReason: 'old', port: 143, hostname: 'imap.example.com' } as const;
    const mail = await getMail(urlOf(jane), ask([{ type: 'imap', ...plain, ...login }, pop3], [smtp]));
    expect(valuesOf(mail, ...incomingKeys)).toEqual(['EmailTypePOP', 'pop.example.com', 995]);
  });
});

describe('authentication', () => {
  test.each<[NonEmpty<Authentication>, string]>([
    [['password-cleartext'], 'EmailAuthPassword'],
    [['OAuth2', 'password-cleartext'], 'EmailAuthPassword'],
    [['password-encrypted'], 'EmailAuthCRAMMD5'],
    [['password-encrypted', 'password-cleartext'], 'EmailAuthCRAMMD5'],
    [['password-cleartext', 'password-encrypted'], 'EmailAuthPassword'],
    [['NTLM'], 'EmailAuthNTLM'],
    [['GSSAPI', 'NTLM'], 'EmailAuthNTLM'],
    [['sasl:SCRAM-SHA-256', 'password-cleartext'], 'EmailAuthPassword'],
  ])('by %j is %s', async (authentication, expected) => {
    const mail = await getMail(urlOf(jane), ask([{ ...imap, authentication }], [{ ...smtp, authentication }]));
    expect(valuesOf(mail, 'IncomingMailServerAuthentication', 'OutgoingMailServerAuthentication')).toEqual([
      expected,
      expected,
    ]);
    expect(mail.get('OutgoingPasswordSameAsIncomingPassword')).toBe(true);
  });

  test.each<[NonEmpty<Authentication>]>([
    [['OAuth2']],
    [['GSSAPI']],
    [['TLS-client-cert']],
    [['sasl:SCRAM-SHA-256']],
    [['OAuth2', 'GSSAPI']],
  ])('by %j cannot be said, so that there is no profile', async (authentication) => {
    expectRefusal(await get(urlOf(jane), ask([{ ...imap, authentication }], [smtp])), 404);
    expectRefusal(await get(urlOf(jane), ask([imap], [{ ...smtp, authentication }])), 404);
  });

  test.each<[NonEmpty<Authentication>]>([[['none']], [['client-IP-address']]])(
    'by %j is none for sending, and cannot be for receiving',
    async (authentication) => {
      const open: SmtpServer = {
        ...{ type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL' },
        authentication,
      };
      const mail = await getMail(urlOf(jane), ask([imap], [open]));
      expect(mail.get('OutgoingMailServerAuthentication')).toBe('EmailAuthNone');
      expect(mail.has('OutgoingMailServerUsername')).toBe(false);
      expect(mail.get('OutgoingPasswordSameAsIncomingPassword')).toBe(false);
      expectRefusal(await get(urlOf(jane), ask([{ ...imap, authentication }], [smtp])), 404);
    },
  );

  test('by the network of the client has no user name although one is stated', async () => {
    const mail = await getMail(urlOf(jane), ask([imap], [{ ...smtp, authentication: ['client-IP-address'] }]));
    expect(mail.get('OutgoingMailServerAuthentication')).toBe('EmailAuthNone');
    expect(mail.has('OutgoingMailServerUsername')).toBe(false);
    expect(mail.get('OutgoingPasswordSameAsIncomingPassword')).toBe(false);
  });

  test('of client-ip.example is none for sending', async () => {
    const mail = await getMail(urlOf('jane@client-ip.example'));
    expect(valuesOf(mail, 'OutgoingMailServerAuthentication', 'OutgoingMailServerUsername')).toEqual([
      'EmailAuthNone',
      undefined,
    ]);
  });

  test.each<[UsernameTemplate, UsernameTemplate, string, string, boolean]>([
    ['%EMAILADDRESS%', '%EMAILADDRESS%', 'Jane@example.com', 'Jane@example.com', true],
    ['%EMAILLOCALPART%', '%EMAILADDRESS%', 'Jane', 'Jane@example.com', false],
    ['%EMAILADDRESS%', '%EMAILLOCALPART%', 'Jane@example.com', 'Jane', false],
    ['%EMAILLOCALPART%', '%EMAILLOCALPART%', 'Jane', 'Jane', true],
    ['%EMAILLOCALPART%@%EMAILDOMAIN%', '%EMAILADDRESS%', 'Jane@example.com', 'Jane@example.com', true],
    ['EX-%EMAILLOCALPART%', '%EMAILDOMAIN%\\%EMAILLOCALPART%', 'EX-Jane', 'example.com\\Jane', false],
  ])('as %s and %s fills the user names in', async (incoming, outgoing, ...expected) => {
    const fetch = ask([{ ...imap, username: incoming }], [{ ...smtp, username: outgoing }]);
    const mail = await getMail(urlOf('Jane@example.com'), fetch);
    const keys = [
      'IncomingMailServerUsername',
      'OutgoingMailServerUsername',
      'OutgoingPasswordSameAsIncomingPassword',
    ] as const;
    expect(valuesOf(mail, ...keys)).toEqual(expected);
  });

  test('leaves a user name out that only the person knows, so that the device asks', async () => {
    const mail = await getMail(urlOf('jane@everything.example'));
    expect(mail.has('IncomingMailServerUsername')).toBe(false);
    expect(mail.get('OutgoingMailServerUsername')).toBe('jane@everything.example');
    expect(mail.get('OutgoingPasswordSameAsIncomingPassword')).toBe(false);
  });
});

describe('a provider without a profile', () => {
  test.each([
    ['bridge.example', ['Bridge Mail', 'Install the Bridge first.', 'https://bridge.example/download']],
    ['jmap.example', ['JMAP Mail']],
    ['oauth.example', ['OAuth Mail']],
  ])('at %s gets a 404 that says what to do', async (domain, words) => {
    const answer = await get(urlOf(`jane@${domain}`));
    expectRefusal(answer, 404);
    for (const word of words) expect(answer.body).toContain(word);
    expect(answer.body).not.toContain('jane');
  });
});

describe('input that means nothing', () => {
  test.each([
    '&password=s3cret-planted',
    '&organization=planted&description=planted&displayname=planted',
    '&identifier=planted&uuid=planted&host=planted.example',
    '&Email=planted@example.net',
    '&addresses=planted@example.com',
  ])('such as %s changes no byte and reaches no log', async (more) => {
    const app = createTestApp();
    const answer = await get(urlOf(jane, more), app.fetch);
    expect(answer.status).toBe(200);
    expect(answer.body).toBe((await get(urlOf(jane))).body);
    expect(answer.body).not.toContain('planted');
    expect(JSON.stringify(app.log)).not.toMatch(/planted|jane|s3cret/);
    expect(JSON.stringify([...answer.headers])).not.toContain('planted');
  });

  test('such as credentials reaches nothing either', async () => {
    const app = createTestApp();
    const headers = { Authorization: `Basic ${btoa('planted:planted')}`, Cookie: 'planted=1', Referer: 'planted' };
    const answer = await read(await app.fetch(urlOf(jane), { headers }));
    expect(answer.body).toBe((await get(urlOf(jane))).body);
    expect(JSON.stringify([app.log, ...answer.headers])).not.toMatch(/planted|cGxhbnRlZ/);
  });
});

describe('other methods', () => {
  test.each([
    urlOf(jane),
    urlOf('jané@xn--bcher-kva.example'),
    urlOf(jane, '&protocol=pop3'),
    toUrl(''),
    toUrl('?email=jane'),
    urlOf('jane@unknown.example'),
    urlOf('jane@bridge.example'),
  ])('such as HEAD have the status and headers of GET at %s, and no body', async (url) => {
    const head = await createTestApp().fetch(url, { method: 'HEAD' });
    const full = await createTestApp().fetch(url);
    expect(head.status).toBe(full.status);
    const headers: readonly (readonly [string, string])[] = [...head.headers];
    expect(headers.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(await withLength(full));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('such as %s get a 405 that names the right ones', async (method) => {
    const answer = await read(await askExample(urlOf(jane), { method, body: 'email=jane@example.com' }));
    expectRefusal(answer, 405);
    const allow = answer.headers.get('allow')?.split(/, */) ?? [];
    expect(allow).toEqual(expect.arrayContaining(['GET', 'HEAD']));
    expect(allow).not.toContain(method);
  });
});

describe('plain http', () => {
  test.each<[string, string, Fetch]>([
    ['GET', `http://autoconfig.example.com/email.mobileconfig?email=${jane}`, askExample],
    ['HEAD', `http://autoconfig.example.com/email.mobileconfig?email=${jane}`, askExample],
    ['GET', `http://example.com/mobileconfig/?emailaddress=${jane}`, askExample],
    ['GET', 'http://autoconfig.example.com/email.mobileconfig', askExample],
    ['GET', 'http://autoconfig.example.com/email.mobileconfig?email=jane@gmail.com', askWorker],
  ])('gets %s %s a 403 without a profile', async (method, url, fetch) => {
    const answer = await read(await fetch(url, { method }));
    expect(answer.status).toBe(403);
    expect(answer.contentType).toBe('text/plain; charset=utf-8');
    expect(answer.body).not.toMatch(/<|jane/);
    expect(answer.headers.has('location')).toBe(false);
  });

  test('gets the profile from a machine that is set so', async () => {
    const { fetch } = createTestApp({ plainHttp: 'answer' });
    const { body } = await get(`http://localhost:8787/email.mobileconfig?email=${jane}`, fetch);
    expect(body).toBe((await get(urlOf(jane))).body);
  });
});

describe('Apple Mail', () => {
  const toLine = ({ protocol, hostname, port, security, username, authentication }: ServerChoice): string =>
    `${protocol} ${hostname}:${port} ${security} ${username} ${authentication}`;

  function conclude(answer: Answer, email: string): readonly string[] {
    const conclusion = apple.read(answer, { email });
    if (conclusion.outcome === 'nothing') return [`nothing: ${conclusion.why}`];
    expect(conclusion.alternatives).toEqual([]);
    return [conclusion.incoming, conclusion.outgoing].map(toLine);
  }

  test.each<[string, readonly string[]]>([
    [
      'jane@example.com',
      [
        'imap imap.example.com:993 TLS jane@example.com password',
        'smtp smtp.example.com:587 STARTTLS jane@example.com password',
      ],
    ],
    [
      'jane@local.example',
      ['imap imap.local.example:143 STARTTLS jane password', 'smtp smtp.local.example:465 TLS jane password'],
    ],
    [
      'jane@starttls.example',
      [
        'imap imap.starttls.example:143 STARTTLS jane@starttls.example password',
        'smtp smtp.starttls.example:587 STARTTLS jane@starttls.example password',
      ],
    ],
    [
      'jane@choice.example',
      [
        'imap imap.choice.example:993 TLS jane@choice.example password',
        'smtp smtp.choice.example:465 TLS jane@choice.example password',
      ],
    ],
    [
      'jane@pop.example',
      [
        'pop3 pop.pop.example:995 TLS jane@pop.example password',
        'smtp smtp.pop.example:465 TLS jane@pop.example password',
      ],
    ],
    [
      'jane@compound.example',
      [
        'imap imap.compound.example:993 TLS jane.compound.example password',
        'smtp smtp.compound.example:465 TLS jane.compound.example password',
      ],
    ],
    [
      'jane@ntlm.example',
      [
        'imap imap.ntlm.example:993 TLS jane@ntlm.example NTLM',
        'smtp smtp.ntlm.example:465 TLS jane@ntlm.example NTLM',
      ],
    ],
    [
      'jane@client-ip.example',
      [
        'imap imap.client-ip.example:993 TLS jane@client-ip.example password',
        'smtp smtp.client-ip.example:587 STARTTLS  none',
      ],
    ],
    [
      'jane@clear.example',
      [
        'imap imap.clear.example:143 plain jane@clear.example password',
        'smtp smtp.clear.example:587 plain jane@clear.example password',
      ],
    ],
    [
      'jane@half-clear.example',
      [
        'imap imap.half-clear.example:993 TLS jane@half-clear.example password',
        'smtp smtp.half-clear.example:465 TLS jane@half-clear.example password',
      ],
    ],
    [
      'jane@everything.example',
      [
        'imap imap.everything.example:993 TLS  encrypted-password',
        'smtp smtp.everything.example:465 TLS jane@everything.example password',
      ],
    ],
    // A profile cannot say STARTTLS, and these ports do not either.
    [
      'jane@odd-port.example',
      [
        'imap imap.odd-port.example:1143 TLS jane@odd-port.example password',
        'smtp smtp.odd-port.example:1587 TLS jane@odd-port.example password',
      ],
    ],
    ['jane@oauth.example', ['nothing: status 404']],
    ['jane@jmap.example', ['nothing: status 404']],
    ['jane@bridge.example', ['nothing: status 404']],
    ['jane@nobody.example', ['nothing: status 404']],
  ])('sets up %s as the table says', async (email, lines) => {
    expect(conclude(await get(urlOf(email)), email)).toEqual(lines);
  });

  const deployed = (domain: string, ...lines: readonly string[]): [string, readonly string[]] => [
    domain,
    lines.map((line) => `${line} jane@${domain} password`),
  ];
  test.each([
    deployed('gmail.com', 'imap imap.gmail.com:993 TLS', 'smtp smtp.gmail.com:465 TLS'),
    deployed('yandex.ru', 'imap imap.yandex.com:993 TLS', 'smtp smtp.yandex.com:465 TLS'),
    deployed('mail.ru', 'imap imap.mail.ru:993 TLS', 'smtp smtp.mail.ru:465 TLS'),
  ])('sets up %s from the deployed worker', async (domain, lines) => {
    expect(conclude(await get(urlOf(`jane@${domain}`), askWorker), `jane@${domain}`)).toEqual(lines);
  });
});

describe('every profile', () => {
  /** What Apple's schema can say, found without the format's own tables. */
  const hasMail = ({ incoming, outgoing }: ProviderConfig): boolean => {
    const password = /^(?:password-cleartext|password-encrypted|NTLM)$/;
    const open = /^(?:none|client-IP-address)$/;
    return (
      incoming.some(
        ({ type, authentication }) => /^(?:imap|pop3)$/.test(type) && authentication.some((a) => password.test(a)),
      ) &&
      outgoing.some(({ authentication }) => authentication.some((method) => password.test(method) || open.test(method)))
    );
  };
  const hasActiveSync = ({ incoming }: ProviderConfig): boolean => incoming.some(({ type }) => type === 'activeSync');
  const isExpressible = (provider: ProviderConfig): boolean => hasMail(provider) || hasActiveSync(provider);
  const findDav = ({ related = [] }: ProviderConfig): readonly string[] =>
    (['caldav', 'carddav'] as const)
      .filter((kind) =>
        related.some(({ type, authentication }) => type === kind && authentication.some((name) => name !== 'OAuth2')),
      )
      .map((kind) => `${kind}.account`);

  const all = [
    ...exampleProviders
      .filter(({ redirect }) => redirect?.action !== 'redirectAddr')
      .map((provider) => ['example', provider, askExample] as const),
    ...Object.values(providers).map((provider) => ['deployed', provider, askWorker] as const),
  ];
  test.each(all.map(([registry, provider, fetch]) => ({ registry, id: provider.id, provider, fetch })))(
    'of the $registry provider $id holds known keys of the right types and no password, at each of its domains',
    async ({ provider, fetch }: { provider: ProviderConfig; fetch: Fetch }) => {
      for (const domain of provider.domains) {
        const answer = await get(urlOf(`jane@${domain}`), fetch);
        if (isExpressible(provider)) expectSoundProfile(answer, domain, provider);
        else expectRefusal(answer, 404);
      }
    },
  );

  const wishes = [
    ...['mail', 'calendar', 'contacts', 'directory', 'subscriptions', 'exchange'].map((part) => `&include=${part}`),
    '&include=mail,calendar,contacts,directory,subscriptions,exchange',
  ].flatMap((include) => [include, `${include}&device=iphone`, `${include}&device=mac&name=Jane`]);
  test.each(wishes)('with %s of any provider follows the schemas, or is refused', async (more) => {
    let count = 0;
    for (const [, { domains }, fetch] of all) {
      const answer = await get(urlOf(`jane@${domains[0]}`, more), fetch);
      if (answer.status === 404) continue;
      count += 1;
      expectSoundPayloads(toProfile(answer));
    }
    // Neither the examples nor the deployed entries have directories or subscribed calendars.
    expect(count > 0).toBe(!/include=(?:directory|subscriptions)(?:&|$)/.test(more));
  });

  function expectSoundPayloads(profile: PlistDict): void {
    const payloads = payloadsOf(profile);
    expect(findFaults(profile, topLevel)).toEqual([]);
    for (const payload of payloads) {
      expect(findFaults(payload, payloadSchemas.get(typeOf(payload)))).toEqual([]);
      expect(payload.get('PayloadVersion')).toBe(1);
    }
    for (const [key, value] of [profile, ...payloads].flatMap((dict) => [...dict])) {
      expect(key).not.toMatch(/(?<!^OutgoingPasswordSameAsIncoming)Password$/);
      if (typeof value !== 'string') continue;
      expect(value.trim(), key).toBe(value);
      expect(value, key).not.toMatch(/^$|%[A-Z]/);
    }
    for (const key of ['PayloadIdentifier', 'PayloadUUID']) {
      expect(new Set([profile, ...payloads].map((dict) => dict.get(key))).size).toBe(payloads.length + 1);
    }
  }

  function expectSoundProfile(answer: Read, domain: string, provider: ProviderConfig): void {
    const profile = toProfile(answer);
    expectSoundPayloads(profile);
    expect(typesOf(profile)).toEqual([hasMail(provider) ? 'mail.managed' : 'eas.account', ...findDav(provider)]);
    expect(valuesOf(profile, 'PayloadType', 'PayloadVersion', 'PayloadRemovalDisallowed')).toEqual([
      'Configuration',
      1,
      false,
    ]);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${domain}.mobileconfig"`);
    if (hasMail(provider)) expect(apple.read(answer, { email: `jane@${domain}` }).outcome).toBe('configured');
  }
});

describe('the writer of property lists', () => {
  test.each([
    ['a control character', 'a\u0001b'],
    ['a NUL', '\0'],
    ['an escape', '\u001b[0m'],
    ['U+FFFE', 'a\ufffeb'],
    ['U+FFFF', '\uffff'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', '\udc00'],
  ])('refuses %s, in values and in keys', (_what, text) => {
    expect(() => renderPlist({ key: text })).toThrow(RangeError);
    expect(() => renderPlist({ list: [{ key: text }] })).toThrow(RangeError);
    expect(() => renderPlist({ [text]: 'value' })).toThrow(RangeError);
  });

  test.each([993.5, Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 53])('refuses the number %d', (value) => {
    expect(() => renderPlist({ port: integer(value) })).toThrow(RangeError);
  });

  test.each([0, 65_536, 993.5, Number.NaN, -1])('never sees the port %d, which no entry may have', (port) => {
    const entry = { ...exampleProviders[0], incoming: [{ ...imap, port, portReason: 'test' }] };
    expect(findSchemaIssues({ ...entry, incoming: [{ ...imap, port: 1143, portReason: 'test' }] })).toEqual([]);
    expect(findSchemaIssues(entry).map(({ path }) => path)).toEqual(['incoming[0].port']);
  });

  test.each([993.5, 0, 65_536, -1, Number.NaN, Number.POSITIVE_INFINITY])('is never given %d for a port', (port) => {
    expect(() => renderPlist({ port: toPort(port) })).toThrow(RangeError);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('refuses the real %d', (value) => {
    expect(() => renderPlist({ seconds: real(value) })).toThrow(RangeError);
  });

  test('refuses a date that is none', () => {
    expect(() => renderPlist({ date: new Date(Number.NaN) })).toThrow(RangeError);
  });

  test('writes a date without fractions of a second', () => {
    const body = renderPlist({ date: new Date('2026-11-22T10:00:00.123Z') });
    expect(body).toContain('<date>2026-11-22T10:00:00Z</date>');
  });

  test('writes ]]> so that no reader stumbles', () => {
    const body = renderPlist({ text: 'a]]>b' });
    expect(body).toContain('a]]&gt;b');
    expect(parsePlist(body)).toEqual({ root: new Map([['text', 'a]]>b']]) });
  });

  test.each<[string, PlistDictionary, ReadonlyMap<string, PlistValue>]>([
    ['nothing', {}, new Map()],
    [
      'an empty list and dictionary',
      { a: [], b: {} },
      new Map<string, PlistValue>([
        ['a', []],
        ['b', new Map()],
      ]),
    ],
    ['a member that is undefined', { a: undefined, b: 'c' }, new Map([['b', 'c']])],
    [
      'keys in any order',
      { b: '1', a: '2', B: '3' },
      new Map([
        ['B', '3'],
        ['a', '2'],
        ['b', '1'],
      ]),
    ],
    [
      'numbers',
      { a: integer(0), b: integer(65_535) },
      new Map([
        ['a', 0],
        ['b', 65_535],
      ]),
    ],
    [
      'truth values',
      { a: true, b: false },
      new Map([
        ['a', true],
        ['b', false],
      ]),
    ],
    ['blanks', { a: ' \t\n ' }, new Map([['a', ' \t\n ']])],
    ['what looks like markup', { '<&>': '<true/>&amp;<!--' }, new Map([['<&>', '<true/>&amp;<!--']])],
    ['characters beyond the first plane', { a: '📮\u{10fffd}' }, new Map([['a', '📮\u{10fffd}']])],
    [
      'dictionaries in lists',
      { a: [{ b: ['c', integer(1)] }] },
      new Map<string, PlistValue>([['a', [new Map<string, PlistValue>([['b', ['c', 1]]])]]]),
    ],
  ])('writes %s so that it is read back', (_what, value, expected) => {
    const parsed = parsePlist(renderPlist(value));
    expect(parsed).toEqual({ root: expected });
    expect('root' in parsed ? [...parsed.root.keys()] : undefined).toEqual([...expected.keys()]);
  });
});
