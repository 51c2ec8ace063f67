import { describe, expect, test } from 'vitest';
import { parsePlist, type PlistArray, type PlistDict, type PlistValue } from '../../src/clients/plist.ts';
import { createTestApp, readText } from './fixtures.ts';

type Tree = Readonly<Record<string, unknown>>;

const isArray = (value: PlistValue): value is PlistArray => Array.isArray(value);

function toPlain(value: PlistValue): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...(value as PlistDict)].map(([key, member]) => [key, toPlain(member)]));
  return isArray(value) ? value.map(toPlain) : value;
}

function parseTree(source: string): Tree {
  const parsed = parsePlist(source);
  if (!('root' in parsed)) throw new Error(parsed.why);
  return toPlain(parsed.root) as Tree;
}

async function ask(query: string, path = '/email.mobileconfig'): Promise<Response> {
  return createTestApp().fetch(`https://autoconfig.example.com${path}?${query}`);
}

async function read(query: string, path?: string): Promise<{ readonly profile: Tree; readonly mail: Tree }> {
  const response = await ask(query, path);
  expect(response.status).toBe(200);
  const profile = parseTree(await readText(response));
  const [mail] = profile.PayloadContent as readonly Tree[];
  return { profile, mail: mail ?? {} };
}

describe('identifiers are a promise', () => {
  test.each([
    [
      'jane@example.com',
      'email=jane%40example.com',
      '8c87b489ce35cf2e',
      '9DD91134-D6E9-544C-812E-405088949A95',
      'E68D06E5-72D6-5C82-8F24-FE2437999FD3',
    ],
    [
      'JANE@example.com',
      'email=JANE%40EXAMPLE.COM',
      '8c87b489ce35cf2e',
      '9DD91134-D6E9-544C-812E-405088949A95',
      'E68D06E5-72D6-5C82-8F24-FE2437999FD3',
    ],
    [
      'jane@example.com',
      'email=jane%40example.com&protocol=pop3',
      '8c87b489ce35cf2e',
      '9DD91134-D6E9-544C-812E-405088949A95',
      '2BB7B059-5C02-5C01-8308-10DE1A67AE3E',
    ],
    [
      'jane+tag@example.com',
      'email=jane+tag@example.com',
      '74f64679df13ee14',
      '56E3DFD0-9BEB-5839-B1D4-1D54304F2D98',
      '9055F51F-C009-5A41-A9F5-8A7FB02A782D',
    ],
    [
      'jane+tag@example.com',
      'email=jane%2Btag%40example.com',
      '74f64679df13ee14',
      '56E3DFD0-9BEB-5839-B1D4-1D54304F2D98',
      '9055F51F-C009-5A41-A9F5-8A7FB02A782D',
    ],
    [
      "o'neil&co@example.com",
      'email=o%27neil%26co%40example.com',
      '570c7764a690c218',
      '5AD853B9-538E-5039-8943-1BA05D1D6499',
      '675311F3-889C-5DEE-A759-59CBFB6E028B',
    ],
    [
      'jane@xn--bcher-kva.example',
      'email=jane@B%C3%BCcher.example',
      '289dc0c069711fe2',
      'A843F4C1-7FBF-55A7-9382-4C1E0839C4CA',
      '0A804C6E-5CCF-51A0-B755-C1419C5EEA49',
    ],
  ])('%s (%s)', async (address, query, suffix, profileUuid, mailUuid) => {
    const { profile, mail } = await read(query);
    expect(mail.EmailAddress).toBe(address);
    expect(profile.PayloadIdentifier).toBe(`com.example.autoconfig.${suffix}`);
    expect(profile.PayloadUUID).toBe(profileUuid);
    expect(mail.PayloadIdentifier).toBe(`com.example.autoconfig.${suffix}.mail`);
    expect(mail.PayloadUUID).toBe(mailUuid);
  });
});

describe('one server a direction', () => {
  test.each([
    ['local.example', 'EmailTypeIMAP', 143, true, 'jane', 465, 'jane'],
    ['starttls.example', 'EmailTypeIMAP', 143, true, 'jane@starttls.example', 587, 'jane@starttls.example'],
    ['choice.example', 'EmailTypeIMAP', 993, true, 'jane@choice.example', 465, 'jane@choice.example'],
    ['pop.example', 'EmailTypePOP', 995, true, 'jane@pop.example', 465, 'jane@pop.example'],
    ['clear.example', 'EmailTypeIMAP', 143, false, 'jane@clear.example', 587, 'jane@clear.example'],
    ['client-ip.example', 'EmailTypeIMAP', 993, true, 'jane@client-ip.example', 587, undefined],
  ])('%s', async (domain, type, port, ssl, user, outgoingPort, outgoingUser) => {
    const { mail } = await read(`email=jane@${domain}`);
    expect(mail.EmailAccountType).toBe(type);
    expect(mail.IncomingMailServerPortNumber).toBe(port);
    expect(mail.IncomingMailServerUseSSL).toBe(ssl);
    expect(mail.IncomingMailServerUsername).toBe(user);
    expect(mail.OutgoingMailServerPortNumber).toBe(outgoingPort);
    expect(mail.OutgoingMailServerUsername).toBe(outgoingUser);
    expect(mail.OutgoingPasswordSameAsIncomingPassword).toBe(user === outgoingUser);
    expect(Object.keys(mail).filter((key) => key.endsWith('Password'))).toEqual([
      'OutgoingPasswordSameAsIncomingPassword',
    ]);
  });
});

test.each([
  ['no address', '', 400],
  ['an empty address', 'email=', 400],
  ['no at sign', 'email=jane', 400],
  ['two at signs', 'email=a@b@example.com', 400],
  ['a comma', 'email=a,b@example.com', 400],
  ['a NUL', 'email=a%00@example.com', 400],
  ['a line break', 'email=a%0d%0aX:1@example.com', 400],
  ['a blank', 'email=jane%20tag@example.com', 400],
  ['an unknown protocol', 'email=jane@example.com&protocol=constructor', 400],
  ['an unknown domain', 'email=jane@nobody.example', 404],
  ['a provider without passwords', 'email=jane@oauth.example', 404],
  ['a provider without servers', 'email=jane@bridge.example', 404],
])('%s (%s) is refused with %i in words', async (_what, query, status) => {
  const response = await ask(query);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await readText(response)).not.toMatch(/plist|jane/);
});

test.each(['/email.mobileconfig', '/mobileconfig', '/mobileconfig/', '/apple.mobileconfig', '/profile.mobileconfig'])(
  '%s offers the same download, whatever else the URL says',
  async (path) => {
    const reference = await readText(await ask('email=jane@example.com'));
    const response = await ask('emailaddress=jane@example.com&password=s3cret&name=Apple%20Security%20Update', path);
    expect(response.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="example.com.mobileconfig"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await readText(response)).toBe(reference);
  },
);

test('names are escaped and come back whole', async () => {
  const response = await ask('email=jane@names.example');
  const source = await readText(response);
  expect(source).toContain('Müller &amp; Söhne &lt;Mail&gt;');
  expect(parseTree(source).PayloadOrganization).toBe('Müller & Söhne <Mail>');
});
