import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDoubleClaims, findProblems } from '../src/core/problems.ts';
import { findRedirectProblems } from '../src/core/redirect-problems.ts';
import type { MtaSts, ProviderConfig, SmtpServer } from '../src/core/types.ts';
import { findSchemaIssues } from '../src/storage/schema.ts';
import { createCertificate, longValidity } from './certificates.ts';

const today = '2026-11-22';

const imap = {
  type: 'imap',
  hostname: 'imap.example.com',
  port: 993,
  socketType: 'SSL',
  authentication: ['password-cleartext'],
  username: '%EMAILADDRESS%',
} as const;
const smtp: SmtpServer = { ...imap, type: 'smtp', hostname: 'smtp.example.com', port: 465 };
const caldav = {
  type: 'caldav',
  url: 'https://dav.example.com/',
  authentication: ['Basic'],
  username: '%EMAILADDRESS%',
} as const;
const directory = {
  displayName: 'People',
  hostname: 'ldap.%EMAILDOMAIN%',
  socketType: 'SSL',
  bindDN: 'uid=%EMAILLOCALPART%,dc=example',
  searches: [{ base: 'dc=example' }],
} as const;
const valid: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example Mail',
  displayShortName: 'Example',
  domains: ['example.com'],
  incoming: [imap],
  outgoing: [smtp],
  source: 'https://example.com/help',
  checked: '2026-01-31',
};

const withIssuer = (issuer: `https://${string}`): Partial<ProviderConfig> => ({
  incoming: [{ ...imap, authentication: ['OAuth2', 'password-cleartext'] }],
  pacc: { issuer },
});
const withPolicy = (change: Partial<MtaSts>): Partial<ProviderConfig> => ({
  mtaSts: { mode: 'enforce', mx: ['mx.example.com'], maxAgeSeconds: 604_800, ...change },
});
/** Sends people to another domain. */
const toAlias = (domain: string): Partial<ProviderConfig> => ({
  incoming: [],
  outgoing: [],
  redirect: { action: 'redirectAddr', domain },
});
/** Sends clients to another service. */
const toMoved = (origin: `https://${string}`, query = ''): Partial<ProviderConfig> => ({
  redirect: { action: 'redirectUrl', url: `${origin}/autodiscover/autodiscover.xml${query}` },
});

test('a plain entry has no problems', () => {
  expect(findSchemaIssues(valid)).toEqual([]);
  expect(findProblems(valid, today)).toEqual([]);
});

describe('each mistake is found at its place', () => {
  test.each<readonly [mistake: string, path: string, change: Partial<ProviderConfig>]>([
    ['an id that is no host name', 'id', { id: 'Example Mail' }],
    ['an id of one label', 'id', { id: 'example' }],
    ['a display name beyond 60 characters', 'displayName', { displayName: 'x'.repeat(61) }],
    ['a display name that Thunderbird reads as a number', 'displayName', { displayName: '163' }],
    ['a short name beyond 20 characters', 'displayShortName', { displayShortName: 'x'.repeat(21) }],
    ['a control character in a name', 'displayName', { displayName: 'Example\u0007' }],
    ['a domain in upper case', 'domains[0]', { domains: ['Example.com'] }],
    ['a domain as U-label', 'domains[0]', { domains: ['bücher.example'] }],
    ['a wildcard', 'domains[0]', { domains: ['*.example.com'] }],
    ['a domain that stands twice', 'domains[1]', { domains: ['example.com', 'example.com'] }],
    ['an MX domain that is none', 'mx[0]', { mx: ['mx'] }],
    ['an unknown placeholder', 'incoming[0].username', { incoming: [{ ...imap, username: '%EMAILADDRESS%%EMAIL%' }] }],
    [
      'a placeholder that is not closed',
      'incoming[0].username',
      { incoming: [{ ...imap, username: '%EMAILADDRESS%%EMAILADDRESS' }] },
    ],
    ['an undeclared input field', 'incoming[0].username', { incoming: [{ ...imap, username: '%INPUT_CUSTOMER%' }] }],
    [
      'a host that the user would choose',
      'incoming[0].hostname',
      { incoming: [{ ...imap, hostname: '%EMAILLOCALPART%.example.com' }] },
    ],
    ['a host that is none', 'incoming[0].hostname', { incoming: [{ ...imap, hostname: 'mail server' }] }],
    ['the port of STARTTLS with implicit TLS', 'incoming[0].port', { incoming: [{ ...imap, port: 143 }] }],
    ['the port of another protocol', 'incoming[0].port', { incoming: [{ ...imap, port: 995 }] }],
    ['a port without meaning', 'incoming[0].port', { incoming: [{ ...imap, port: 1993 }] }],
    ['port 25 for a client', 'outgoing[0].port', { outgoing: [{ ...smtp, port: 25, socketType: 'STARTTLS' }] }],
    [
      'implicit TLS behind STARTTLS',
      'incoming[1]',
      { incoming: [{ ...imap, port: 143, socketType: 'STARTTLS' }, imap] },
    ],
    [
      'a SASL mechanism without fallback',
      'incoming[0].authentication',
      { incoming: [{ ...imap, authentication: ['sasl:SCRAM-SHA-256'] }] },
    ],
    ['no outgoing server', 'outgoing', { outgoing: [] }],
    ['no server and no explanation', 'incoming', { incoming: [] }],
    [
      'an instruction without Romanian text',
      'instructions[0].text',
      { instructions: [{ kind: 'app-password', url: 'https://example.com/', text: { en: 'Make one.' } }] },
    ],
    [
      'a language that is none',
      'instructions[0].text',
      { instructions: [{ kind: 'documentation', url: 'https://example.com/', text: { en: 'Help', english: 'Help' } }] },
    ],
    ['an issuer with a query', 'pacc.issuer', withIssuer('https://login.example.com/?tenant=1')],
    ['an issuer with a fragment', 'pacc.issuer', withIssuer('https://login.example.com/#x')],
    ['an issuer with a user', 'pacc.issuer', withIssuer('https://user@login.example.com/')],
    ['an issuer with dot segments', 'pacc.issuer', withIssuer('https://login.example.com/a/../b')],
    ['an issuer with encoded dot segments', 'pacc.issuer', withIssuer('https://login.example.com/a/%2e%2e/b')],
    ['an issuer with a needlessly encoded letter', 'pacc.issuer', withIssuer('https://login.example.com/%61')],
    ['an issuer with a host in upper case', 'pacc.issuer', withIssuer('https://Login.example.com/')],
    ['an issuer with the usual port', 'pacc.issuer', withIssuer('https://login.example.com:443/')],
    ['an issuer that no server asks for', 'pacc.issuer', { pacc: { issuer: 'https://login.example.com/' } }],
    ['a policy beyond a year', 'mtaSts.maxAgeSeconds', withPolicy({ maxAgeSeconds: 31_557_601 })],
    ['a policy of less than nothing', 'mtaSts.maxAgeSeconds', withPolicy({ maxAgeSeconds: -1 })],
    ['a policy of half a second', 'mtaSts.maxAgeSeconds', withPolicy({ maxAgeSeconds: 86_400.5 })],
    ['an enforced policy of an hour', 'mtaSts.maxAgeSeconds', withPolicy({ maxAgeSeconds: 3600 })],
    ['a policy that fits no host', 'mtaSts.mx', withPolicy({ mx: [] })],
    ['a policy on trial that fits no host', 'mtaSts.mx', withPolicy({ mode: 'testing', mx: [] })],
    ['a withdrawn policy with hosts', 'mtaSts.mx', withPolicy({ mode: 'none' })],
    ['an MX pattern for every host', 'mtaSts.mx[0]', withPolicy({ mx: ['*'] })],
    ['an MX pattern with the star inside', 'mtaSts.mx[0]', withPolicy({ mx: ['mx*.example.com'] })],
    ['an MX pattern with two stars', 'mtaSts.mx[0]', withPolicy({ mx: ['*.*.example.com'] })],
    ['an MX pattern for a top-level domain', 'mtaSts.mx[0]', withPolicy({ mx: ['*.com'] })],
    ['an MX pattern in upper case', 'mtaSts.mx[0]', withPolicy({ mx: ['MX.example.com'] })],
    ['an MX pattern that is an address', 'mtaSts.mx[0]', withPolicy({ mx: ['192.0.2.1'] })],
    ['an MX pattern that stands twice', 'mtaSts.mx[1]', withPolicy({ mx: ['a.example.com', 'a.example.com'] })],
    [
      'an MX pattern outside of the MX domains',
      'mtaSts.mx[1]',
      { mx: ['mx.example'], ...withPolicy({ mx: ['*.mx.example', 'mx.example.com'] }) },
    ],
    [
      'an MX pattern whose name only ends like an MX domain',
      'mtaSts.mx[1]',
      { mx: ['mx.example'], ...withPolicy({ mx: ['mx.example', 'notmx.example'] }) },
    ],
    [
      'an MX domain that the policy forgets',
      'mtaSts.mx',
      { mx: ['mx.example', 'other.example'], ...withPolicy({ mx: ['*.mx.example'] }) },
    ],
    ['an alias of a domain that is none', 'redirect.domain', toAlias('New.example')],
    ['an alias of itself', 'redirect.domain', toAlias('example.com')],
    ['an alias with servers', 'incoming', { redirect: { action: 'redirectAddr', domain: 'new.example' } }],
    ['an alias with MX domains', 'mx', { ...toAlias('new.example'), mx: ['mx.example'] }],
    ['a redirect to where clients come from', 'redirect.url', toMoved('https://autodiscover.example.com')],
    ['a redirect to the domain itself', 'redirect.url', toMoved('https://EXAMPLE.com')],
    ['a redirect to another path', 'redirect.url', { redirect: { action: 'redirectUrl', url: 'https://ad.example/' } }],
    ['a redirect with a query', 'redirect.url', toMoved('https://ad.example', '?user=1')],
    ['a redirect with a placeholder', 'redirect.url', toMoved('https://ad.example/%EMAILADDRESS%')],
    ['a redirect to no URL', 'redirect.url', toMoved('https://[')],
    ['a day that does not exist', 'checked', { checked: '2026-02-30' }],
    ['a day to come', 'checked', { checked: '2026-11-23' }],
    [
      'a principal elsewhere',
      'related[0].principalURL',
      { related: [{ ...caldav, principalURL: 'https://b.example/' }] },
    ],
    [
      'a principal with an unknown placeholder',
      'related[0].principalURL',
      { related: [{ ...caldav, principalURL: 'https://dav.example.com/%USER%/' }] },
    ],
    [
      'a directory at a host that the user would choose',
      'directories[0].hostname',
      { directories: [{ ...directory, hostname: '%EMAILLOCALPART%.example.com' }] },
    ],
    [
      'a directory at a URL',
      'directories[0].hostname',
      { directories: [{ ...directory, hostname: 'ldaps://a.example' }] },
    ],
    [
      'a bind DN that is an address',
      'directories[1].bindDN',
      { directories: [directory, { ...directory, bindDN: '%EMAILADDRESS%' }] },
    ],
    [
      'a bind DN that only the user knows',
      'directories[0].bindDN',
      {
        directories: [{ ...directory, bindDN: 'uid=%INPUT_CUSTOMER%' }],
        inputFields: [{ key: 'INPUT_CUSTOMER', label: 'Customer', example: '1' }],
      },
    ],
    [
      'a search base that is no distinguished name',
      'directories[0].searches[0].base',
      { directories: [{ ...directory, searches: [{ base: 'example.com' }] }] },
    ],
    [
      'a control character in the name of a directory',
      'directories[0].displayName',
      { directories: [{ ...directory, displayName: 'a\u0007' }] },
    ],
    [
      'a calendar at a host that the user would choose',
      'subscribedCalendars[0].url',
      { subscribedCalendars: [{ displayName: 'Days', url: 'https://%EMAILLOCALPART%.example.com/' }] },
    ],
    [
      'a calendar at what is no URL',
      'subscribedCalendars[0].url',
      { subscribedCalendars: [{ displayName: 'Days', url: 'https://example.com:99999/' }] },
    ],
    [
      'a consent in a language that is none',
      'appleProfile.consentText',
      { appleProfile: { consentText: { en: 'Agree.', default: 'Agree.' } } },
    ],
    [
      'a consent with a control character',
      'appleProfile.consentText',
      { appleProfile: { consentText: { en: 'Agree.\r\n' } } },
    ],
    [
      'a removal on a day that does not exist',
      'appleProfile.removalDate',
      { appleProfile: { removalDate: '2027-02-30' } },
    ],
    ['a removal today', 'appleProfile.removalDate', { appleProfile: { removalDate: '2026-11-22' } }],
  ])('%s', (_mistake, path, change) => {
    const problems = findProblems({ ...valid, ...change }, today);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { problem, cure } of problems) expect([problem, cure]).not.toContain('');
  });

  test.each<readonly [reason: string, change: Partial<ProviderConfig>]>([
    ['an odd port with its reason', { incoming: [{ ...imap, port: 1993, portReason: 'Behind a shared address.' }] }],
    ['an alias of another domain', toAlias('new.example')],
    ['a service that is elsewhere', toMoved('https://ad.example')],
    [
      'a service that is elsewhere, spelled otherwise',
      {
        redirect: { action: 'redirectUrl', url: 'https://ad.example/Autodiscover/Autodiscover.xml' },
      },
    ],
    ['a host made from the domain', { incoming: [{ ...imap, hostname: 'mail.%EMAILDOMAIN%' }] }],
    [
      'a declared input field',
      {
        incoming: [{ ...imap, username: '%INPUT_CUSTOMER%' }],
        inputFields: [{ key: 'INPUT_CUSTOMER', label: 'Customer number', example: '12345' }],
      },
    ],
    ['an issuer without path', withIssuer('https://login.example.com')],
    ['an issuer with a path', withIssuer('https://login.example.com/tenant/%C3%A9')],
    ['a policy for the longest time', withPolicy({ maxAgeSeconds: 31_557_600 })],
    ['a policy that is withdrawn at once', withPolicy({ mode: 'none', mx: [], maxAgeSeconds: 0 })],
    ['a policy on trial for an hour', withPolicy({ mode: 'testing', maxAgeSeconds: 3600 })],
    [
      'a policy that fits every MX domain',
      { mx: ['mx.example', 'b.example'], ...withPolicy({ mx: ['*.in.mx.example', 'b.example'] }) },
    ],
    [
      'XMPP by WebSocket',
      {
        related: [{ type: 'xmpp', url: 'wss://example.com/', authentication: ['OAuth2'], username: '%EMAILADDRESS%' }],
      },
    ],
    [
      'clear text with its reason',
      {
        incoming: [{ ...imap, port: 143, socketType: 'plain', clearTextReason: 'A museum.' }],
      },
    ],
    [
      'a principal made from the address',
      { related: [{ ...caldav, principalURL: 'https://dav.example.com/%EMAILADDRESS%/' }] },
    ],
    [
      'a directory in clear text with its reason',
      { directories: [{ ...directory, socketType: 'plain', clearTextReason: 'A museum.' }] },
    ],
    ['a consent of two paragraphs', { appleProfile: { consentText: { en: 'One.\n\nTwo.', 'pt-BR': 'Um.' } } }],
    ['a removal tomorrow', { appleProfile: { removalDate: '2026-11-23', removalAfterDays: 1 } }],
  ])('%s is no problem', (_reason, change) => {
    expect(findProblems({ ...valid, ...change }, today)).toEqual([]);
    expect(findSchemaIssues({ ...valid, ...change })).toEqual([]);
  });
});

describe('the schema names the place', () => {
  test.each<readonly [mistake: string, path: string, value: unknown]>([
    [
      'clear text without reason',
      'incoming[0].clearTextReason',
      { ...valid, incoming: [{ ...imap, port: 143, socketType: 'plain' }] },
    ],
    [
      'a socket type that does not exist',
      'incoming[0].socketType',
      { ...valid, incoming: [{ ...imap, socketType: 'TLS' }] },
    ],
    ['a port that is no number', 'incoming[0].port', { ...valid, incoming: [{ ...imap, port: '993' }] }],
    ['port 0', 'incoming[0].port', { ...valid, incoming: [{ ...imap, port: 0 }] }],
    ['port 65536', 'outgoing[0].port', { ...valid, outgoing: [{ ...smtp, port: 65536 }] }],
    [
      'a user name without placeholder',
      'incoming[0].username',
      { ...valid, incoming: [{ ...imap, username: 'jane' }] },
    ],
    ['no authentication', 'incoming[0].authentication[0]', { ...valid, incoming: [{ ...imap, authentication: [] }] }],
    [
      'a directory in clear text without reason',
      'directories[0].clearTextReason',
      { ...valid, directories: [{ ...directory, socketType: 'plain' }] },
    ],
    [
      'a directory with STARTTLS, which cannot be said',
      'directories[0].socketType',
      { ...valid, directories: [{ ...directory, socketType: 'STARTTLS' }] },
    ],
    [
      'a principal of something else than calendars',
      'related[0]',
      { ...valid, related: [{ ...caldav, type: 'webdav', principalURL: 'https://dav.example.com/' }] },
    ],
    ['a removal after no day', 'appleProfile.removalAfterDays', { ...valid, appleProfile: { removalAfterDays: 0 } }],
    ['a removal that is no day', 'appleProfile.removalDate', { ...valid, appleProfile: { removalDate: 'soon' } }],
    ['an unknown member', '', { ...valid, pasword: 'x' }],
    ['no domains', 'domains[0]', { ...valid, domains: [] }],
    ['a policy with an unknown mode', 'mtaSts.mode', { ...valid, mtaSts: { mode: 'off', mx: [], maxAgeSeconds: 1 } }],
    ['a policy of words', 'mtaSts.maxAgeSeconds', { ...valid, mtaSts: { mode: 'none', mx: [], maxAgeSeconds: 'x' } }],
    ['another name for submission', 'pacc.submission', { ...valid, pacc: { submission: 'smtps' } }],
    [
      'a logo that is no picture',
      'pacc.logos[0].contentType',
      { ...valid, pacc: { logos: [{ url: 'https://example.com/', contentType: 'text/html' }] } },
    ],
    ['a contact by telephone', 'pacc.contacts[0]', { ...valid, pacc: { contacts: ['tel:+1'] } }],
    [
      'a calendar by WebSocket',
      'related[0].url',
      {
        ...valid,
        related: [{ type: 'caldav', url: 'wss://example.com/', authentication: ['Basic'], username: '%EMAILADDRESS%' }],
      },
    ],
    ['an http source', 'source', { ...valid, source: 'http://example.com/' }],
    ['no object at all', '', null],
  ])('%s', (_mistake, path, value) => {
    expect(findSchemaIssues(value).map((issue) => issue.path)).toContain(path);
  });
});

test('a domain, an MX domain and an id that two entries claim are found', () => {
  const other = { ...valid, mx: ['mx.example'] };
  const claims = findDoubleClaims([
    ['a.ts', { ...valid, mx: ['mx.example'] }],
    ['b.ts', other],
  ]);
  expect(claims).toEqual([
    { name: 'example.com', path: 'domains', claimants: ['a.ts', 'b.ts'] },
    { name: 'mx.example', path: 'mx', claimants: ['a.ts', 'b.ts'] },
    { name: 'example.com', path: 'id', claimants: ['a.ts', 'b.ts'] },
  ]);
});

describe('npm run check', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbeacon-check-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const check = async (...words: readonly string[]): Promise<{ readonly code: number; readonly output: string }> => {
    const script = join(import.meta.dirname, '../src/cli/main.ts');
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, 'check', folder, ...words]);
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  };
  const write = (name: string, entry: object): Promise<void> =>
    writeFile(join(folder, name), `export default ${JSON.stringify(entry)};`);

  test('ends with 0 for a folder without fault', async () => {
    await write('a.ts', valid);
    await writeFile(join(folder, 'index.ts'), "export { default as a } from './a.ts';");
    expect(await check()).toEqual({ code: 0, output: '1 providers, 0 findings\n' });
  });

  test('ends with 1 and says file, reason and cure for each finding', async () => {
    await write('a.ts', valid);
    await write('b.ts', { ...valid, incoming: [{ ...imap, port: 143 }] });
    await write('c.ts', { ...valid, id: 7 });
    await writeFile(
      join(folder, 'index.ts'),
      "export { default as a } from './a.ts';\nexport { default as c } from './c.ts';",
    );
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain(`${join(folder, 'b.ts')}\n  incoming[0].port: port 143 is that of imap with STARTTLS`);
    expect(output).toContain('cure: use 993, or say in portReason why this port is right');
    expect(output).toContain('"example.com" is claimed by a.ts too');
    expect(output).toContain(`${join(folder, 'c.ts')}\n  id:`);
    expect(output).toContain('cure: run: npm run mailbeacon -- list');
  });

  describe('with signing material', () => {
    const writeMaterial = async (key: string, certificate: string): Promise<readonly string[]> => {
      await writeFile(join(folder, 'index.ts'), '');
      await writeFile(join(folder, 'key.pem'), key);
      await writeFile(join(folder, 'certificate.pem'), certificate);
      return ['--key', join(folder, 'key.pem'), '--certificate', join(folder, 'certificate.pem')];
    };

    test('says how profiles will be signed, and until when', async () => {
      const issuer = await createCertificate({ ...longValidity, kind: 'P-256', subject: 'Issuer', authority: true });
      const { keyPem, certificatePem } = await createCertificate({ ...longValidity, kind: 'P-384', issuer });
      const { code, output } = await check(...(await writeMaterial(keyPem, certificatePem)));
      expect(output).toContain('signing: ready, EC on P-384, 1 certificate, until 2049-01-01T00:00:00.000Z\n');
      expect(output).toContain('note: No certificate of an issuer follows the own one');
      expect(output).toContain('0 providers, 0 findings');
      expect(code).toBe(0);
    });

    test('ends with 1 and says variable, problem and cure, without the key', async () => {
      const { keyPem } = await createCertificate({ ...longValidity, kind: 'P-256' });
      const { certificatePem } = await createCertificate({ ...longValidity, kind: 'P-256' });
      const { code, output } = await check(...(await writeMaterial(keyPem, certificatePem)));
      expect(output).toContain('SIGNING_KEY\n  The private key does not belong to the first certificate.\n  cure: put');
      expect(output).toContain('0 providers, 1 findings');
      for (const line of keyPem.split('\n').slice(1, -2)) expect(output).not.toContain(line);
      expect(code).toBe(1);
    });

    test('reads the variables of the process', async () => {
      await writeFile(join(folder, 'index.ts'), '');
      const { keyPem, certificatePem } = await createCertificate({ ...longValidity, kind: 'P-256' });
      process.env.SIGNING_KEY = keyPem;
      process.env.SIGNING_CERTIFICATE = certificatePem;
      try {
        const { output } = await check();
        expect(output).toContain('signing: ready, EC on P-256');
        expect(output).toContain('note: The certificate is self-signed');
      } finally {
        delete process.env.SIGNING_KEY;
        delete process.env.SIGNING_CERTIFICATE;
      }
    });

    test('says which file does not exist', async () => {
      await writeFile(join(folder, 'index.ts'), '');
      const { code, output } = await check('--key', join(folder, 'none.pem'));
      expect(output).toContain(`${join(folder, 'none.pem')}\n  There is no such file.`);
      expect(code).toBe(1);
    });
  });
});

describe('redirects between entries', () => {
  const entry = (domain: string, target?: string): readonly [string, ProviderConfig] => [
    `${domain}.ts`,
    { ...valid, id: domain, domains: [domain], ...(target === undefined ? {} : toAlias(target)) },
  ];
  const circle = ['a.example.ts', 'b.example.ts', 'c.example.ts'];

  test.each<readonly [what: string, entries: readonly (readonly [string, ProviderConfig])[], found: readonly string[]]>(
    [
      ['to a domain of another entry are right', [entry('a.example', 'b.example'), entry('b.example')], []],
      ['to a domain without an entry are found', [entry('a.example', 'b.example')], ['a.example.ts']],
      [
        'there and back are found at both ends',
        [entry('a.example', 'b.example'), entry('b.example', 'a.example')],
        ['a.example.ts', 'b.example.ts'],
      ],
      [
        'in a wider circle are found everywhere',
        [entry('a.example', 'b.example'), entry('b.example', 'c.example'), entry('c.example', 'a.example')],
        circle,
      ],
      [
        'in a chain are found where they lead to another',
        [entry('a.example', 'b.example'), entry('b.example', 'c.example'), entry('c.example')],
        ['a.example.ts'],
      ],
      ['to the own entry are the matter of that entry', [entry('a.example', 'a.example')], []],
    ],
  )('%s', (_what, entries, found) => {
    const problems = findRedirectProblems(entries);
    expect(problems.map((problem) => problem.entry)).toEqual(found);
    for (const { path, problem, cure } of problems) {
      expect(path).toBe('redirect.domain');
      expect([problem, cure]).not.toContain('');
    }
  });

  test('of a shape that is neither are named by the schema', () => {
    const issuesOf = (redirect: unknown): readonly string[] =>
      findSchemaIssues({ ...valid, redirect }).map(({ path }) => path);
    expect(issuesOf({ action: 'redirectAddr', domain: 'new.example' })).toEqual([]);
    expect(issuesOf({ action: 'redirectUrl', url: 'http://ad.example/' })).toEqual(['redirect.url']);
    expect(issuesOf({ action: 'redirectAddr', url: 'https://ad.example/' })).toContain('redirect.domain');
    expect(issuesOf('new.example')).not.toEqual([]);
  });
});
