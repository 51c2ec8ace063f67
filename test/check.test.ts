import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDoubleClaims, findProblems } from '../src/core/problems.ts';
import type { ProviderConfig, SmtpServer } from '../src/core/types.ts';
import { findSchemaIssues } from '../src/storage/schema.ts';

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
    ['a host made from the domain', { incoming: [{ ...imap, hostname: 'mail.%EMAILDOMAIN%' }] }],
    [
      'a declared input field',
      {
        incoming: [{ ...imap, username: '%INPUT_CUSTOMER%' }],
        inputFields: [{ key: 'INPUT_CUSTOMER', label: 'Customer number', example: '12345' }],
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

  const check = async (): Promise<{ readonly code: number; readonly output: string }> => {
    const script = join(import.meta.dirname, '../src/cli/check.ts');
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, folder]);
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
    expect(output).toContain("cure: add: export { default as name } from './b.ts';");
  });
});
