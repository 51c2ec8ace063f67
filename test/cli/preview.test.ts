import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { concludeAll } from '../../src/cli/preview/conclude.ts';
import { parseVariables } from '../../src/cli/preview/deployment.ts';
import { clientReaders, serviceReaders } from '../../src/clients/index.ts';
import { parseEmailAddress } from '../../src/core/address.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { createCertificate } from '../certificates.ts';
import { findRows, preview } from './previewing.ts';

const run = promisify(execFile);
const names = [...clientReaders, ...serviceReaders].map(({ name }) => name);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-preview-test-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const imap = { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login } as const;
const pop3 = { type: 'pop3', hostname: 'pop.willow.example', port: 995, socketType: 'SSL', ...login } as const;
const smtp = { type: 'smtp', hostname: 'smtp.willow.example', port: 465, socketType: 'SSL', ...login } as const;
const willow: ProviderConfig = {
  id: 'willow.example',
  displayName: 'Willow',
  displayShortName: 'Willow',
  domains: ['willow.example'],
  incoming: [imap],
  outgoing: [smtp],
  source: 'https://willow.example/help',
  checked: '2026-11-01',
};
const clearText = { socketType: 'plain', clearTextReason: 'a machine in a museum' } as const;

let count = 0;
/** A file with an entry, and its path. */
async function put(entry: unknown): Promise<string> {
  count += 1;
  const path = join(folder, `entry-${String(count)}.ts`);
  await writeFile(path, `export default ${JSON.stringify(entry)} as const;\n`);
  return path;
}

describe('the table', () => {
  test.each<readonly [client: string, email: string, incoming: string, outgoing: string]>([
    [
      'Thunderbird',
      'jane@gmail.com',
      'imap imap.gmail.com 993 TLS jane@gmail.com OAuth2',
      'smtp smtp.gmail.com 465 TLS',
    ],
    ['KMail', 'jane@gmail.com', 'imap imap.gmail.com 993 TLS', 'smtp smtp.gmail.com 587 STARTTLS'],
    ['Outlook', 'jane@gmail.com', 'imap imap.gmail.com 993 TLS jane@gmail.com password', 'smtp smtp.gmail.com 465 TLS'],
    [
      'Apple Mail',
      'jane@yandex.ru',
      'imap imap.yandex.com 993 TLS jane@yandex.ru password',
      'smtp smtp.yandex.com 465',
    ],
    ['Himalaya (PACC)', 'jane@mail.ru', 'imap imap.mail.ru 993 TLS jane@mail.ru password', 'smtp smtp.mail.ru 465 TLS'],
    [
      'Thunderbird',
      'jane@outlook.com',
      'imap outlook.office365.com 993 TLS',
      'smtp smtp-mail.outlook.com 587 STARTTLS',
    ],
    ['Delta Chat', 'jane@mail.ru', 'imap imap.mail.ru 993 TLS jane@mail.ru (finds out)', 'smtp smtp.mail.ru 465 TLS'],
  ])('has what %s makes of %s', async (client, email, incoming, outgoing) => {
    const { code, out } = await preview(email);
    expect(code).toBe(0);
    const [first, second] = findRows(out, client).map((cells) => cells.join(' '));
    expect(first).toContain(incoming);
    expect(second).toContain(outgoing);
  });

  test('has every client that has a model, in the order of the models', async () => {
    const { out } = await preview('jane@gmail.com');
    const [table = ''] = out.split('\n\nWhat would help\n');
    const found = table
      .split('\n')
      .slice(3)
      .filter((line) => !line.startsWith(' '))
      .map((line) => line.split('  ')[0]);
    expect(found).toEqual(names);
  });

  test('says where each client read it, and what else it keeps', async () => {
    const { out } = await preview('jane@gmail.com', '--client', 'Thunderbird');
    const [incoming, outgoing] = findRows(out, 'Thunderbird');
    expect(incoming?.at(-1)).toBe('autoconfig autoconfig.gmail.com/mail/config-v1.1.xml');
    expect(outgoing?.at(-1)).toBe('also pop3 pop.gmail.com:995 TLS, smtp smtp.gmail.com:587 STARTTLS');
  });

  test('says why a client ends with nothing, and that a bridge is needed', async () => {
    const { code, out } = await preview('jane@proton.me');
    expect(code).toBe(0);
    expect(out).toContain('https://proton.me/mail/bridge');
    expect(findRows(out, 'Thunderbird')).toEqual([
      ['nothing', '', '', '', '', '', 'autoconfig autoconfig.proton.me/mail/config-v1.1.xml: status 404'],
    ]);
  });

  test('says of servers that only OAuth opens that clients without it have no way in', async () => {
    expect((await preview('jane@outlook.com')).out).toContain('Only OAuth 2.0 opens these servers');
    expect((await preview('jane@gmail.com')).out).not.toContain('Only OAuth 2.0');
  });

  test('has Exchange accounts with their URL, and those beside a profile without mail', async () => {
    const { out } = await preview('jane@outlook.com');
    expect(findRows(out, 'Nine')[0]?.join(' ')).toMatch(
      /^activesync eas\.outlook\.com 443 TLS jane@outlook\.com \(finds out\) autodiscover-json \S+: https:\/\/eas\.outlook\.com\//,
    );
    expect(findRows(out, 'Apple Mail')[0]?.slice(0, 2)).toEqual(['activesync', '(by address)']);
    expect(findRows(out, 'Apple Mail')[0]?.at(-1)).toContain('no mail payload');
  });

  test('follows Outlook from the JSON to the XML', async () => {
    const { out } = await preview('jane@mail.ru', '--service', 'setup.example.net');
    const [incoming] = findRows(out, 'Outlook (Autodiscover v2)');
    expect(incoming?.slice(0, 3)).toEqual(['imap', 'imap.mail.ru', '993']);
    expect(incoming?.at(-1)).toContain('by way of https://setup.example.net/autodiscover/autodiscover.xml');
  });

  test('of a domain that nobody claims has nothing for anybody', async () => {
    const { code, out, err } = await preview('jane@nowhere.example');
    expect(code).toBe(1);
    expect(err).toContain('no entry claims the domain');
    expect(names.filter((name) => findRows(out, name)[0]?.[0] !== 'nothing')).toEqual([]);
  });
});

describe('an entry that is not in the registry', () => {
  const rowsOf = async (entry: Partial<ProviderConfig>, client: string): Promise<readonly (readonly string[])[]> => {
    const { out } = await preview('--entry', await put({ ...willow, ...entry }));
    return findRows(out, client);
  };

  test.each<readonly [what: string, entry: Partial<ProviderConfig>, client: string, incoming: string]>([
    ['TLS', {}, 'Thunderbird', 'imap imap.willow.example 993 TLS jane@willow.example password'],
    [
      'clear text only',
      { incoming: [{ ...imap, port: 143, ...clearText }], outgoing: [{ ...smtp, port: 587, ...clearText }] },
      'Thunderbird',
      'imap imap.willow.example 143 none jane@willow.example password',
    ],
    [
      'clear text only',
      { incoming: [{ ...imap, port: 143, ...clearText }], outgoing: [{ ...smtp, port: 587, ...clearText }] },
      'Thunderbird for Android',
      'nothing',
    ],
    [
      'STARTTLS only',
      {
        incoming: [{ ...imap, port: 143, socketType: 'STARTTLS' }],
        outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }],
      },
      'Evolution',
      'imap imap.willow.example 143 STARTTLS',
    ],
    [
      'STARTTLS only',
      {
        incoming: [{ ...imap, port: 143, socketType: 'STARTTLS' }],
        outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }],
      },
      'PACC, strict',
      'nothing',
    ],
    ['POP3 only', { incoming: [pop3] }, 'Thunderbird', 'pop3 pop.willow.example 995 TLS jane@willow.example password'],
    ['POP3 only', { incoming: [pop3] }, 'Nextcloud Mail', 'nothing'],
    [
      'the local part as login name',
      {
        incoming: [{ ...imap, username: '%EMAILLOCALPART%' }],
        outgoing: [{ ...smtp, username: '%EMAILLOCALPART%' }],
      },
      'Outlook',
      'imap imap.willow.example 993 TLS jane password',
    ],
  ])('with %s is previewed for %s', async (_what, entry, client, incoming) => {
    const [first] = await rowsOf(entry, client);
    expect(first?.join(' ')).toContain(incoming);
  });

  const activeSync = {
    type: 'activeSync',
    url: 'https://exchange.willow.example/Microsoft-Server-ActiveSync',
    authentication: ['Basic'],
    username: '%EMAILADDRESS%',
  } as const;
  const withLocalPart = { username: '%EMAILLOCALPART%' } as const;
  const onlyOAuth = { authentication: ['OAuth2'] } as const;

  test.each<
    readonly [
      cure: string,
      client: string,
      before: Partial<ProviderConfig>,
      after: Partial<ProviderConfig>,
      found: string,
    ]
  >([
    [
      'offer TLS',
      'Thunderbird for Android',
      {
        incoming: [{ ...imap, port: 143, ...clearText }],
        outgoing: [{ ...smtp, port: 587, ...clearText }],
      },
      {},
      'imap',
    ],
    ['offer IMAP', 'Delta Chat', { incoming: [pop3] }, {}, 'imap'],
    ['state an outgoing server', 'Thunderbird', { outgoing: [] }, {}, 'imap'],
    ['state the URL of ActiveSync', 'Nine', {}, { incoming: [imap, activeSync] }, 'activesync'],
    ['state the URL of ActiveSync', 'Samsung Email', {}, { incoming: [imap, activeSync] }, 'activesync'],
    ['implicit TLS', 'PACC, strict', { outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }] }, {}, 'imap'],
    [
      'whole address',
      'Delta Chat (Autodiscover)',
      { incoming: [{ ...imap, ...withLocalPart }], outgoing: [{ ...smtp, ...withLocalPart }] },
      {},
      'imap',
    ],
    [
      'offer a password',
      'Apple Mail',
      { incoming: [{ ...imap, ...onlyOAuth }], outgoing: [{ ...smtp, ...onlyOAuth }] },
      {},
      'imap',
    ],
  ])('names what helps, and it does: %s for %s', async (cure, client, before, after, found) => {
    const sick = await preview('--entry', await put({ ...willow, ...before }), '--client', client);
    expect(findRows(sick.out, client)[0]?.[0]).toBe('nothing');
    const [, help = ''] = sick.out.split('What would help\n');
    const says = (text: string): boolean =>
      text.split('\n').some((line) => line.startsWith(`  ${client}`) && line.includes(cure));
    expect(says(help)).toBe(true);
    const well = await preview('--entry', await put({ ...willow, ...after }), '--client', client);
    expect(findRows(well.out, client)[0]?.[0]).toBe(found);
    expect(says(well.out)).toBe(false);
  });

  test('names no cure where a client is not meant, or where the provider says what to do', async () => {
    expect((await preview('jane@proton.me')).out).not.toContain('What would help');
    expect((await preview('jane@nowhere.example')).out).not.toContain('What would help');
    // The profile sets ActiveSync up.
    expect((await preview('jane@outlook.com')).out).not.toMatch(/^ {2}.*Apple Mail.*: /m);
    const { out } = await preview('--entry', await put(willow), 'a&b@willow.example');
    expect(out).toContain('Nextcloud Mail, FairEmail: none on this side');
  });

  test('has its cures as JSON too', async () => {
    const { out } = await preview('--entry', await put(willow), '--json', '--client', 'Nine');
    const { previews } = JSON.parse(out) as { previews: readonly { clients: readonly { cure?: string }[] }[] };
    expect(previews[0]?.clients.map(({ cure }) => cure)).toEqual([
      'state the URL of ActiveSync (type activeSync), if the provider has it',
    ]);
  });

  test('that sends its people to another domain has the servers there', async () => {
    const entry = { incoming: [], outgoing: [], redirect: { action: 'redirectAddr', domain: 'example.com' } } as const;
    const { out } = await preview('jane@willow.example', '--entry', await put({ ...willow, ...entry }));
    expect(out).toContain('Accounts are kept at example.com.');
    expect(findRows(out, 'Thunderbird')[0]?.slice(1, 5)).toEqual([
      'imap.example.com',
      '993',
      'TLS',
      'jane@example.com',
    ]);
    const [outlook] = findRows(out, 'Outlook');
    expect(outlook?.slice(1, 5)).toEqual(['imap.example.com', '993', 'TLS', 'jane@example.com']);
    expect(outlook?.at(-1)).toContain('by way of jane@example.com');
  });

  test('that another service answers Autodiscover for says where that is', async () => {
    const url = 'https://ad.elsewhere.example/autodiscover/autodiscover.xml';
    const [outlook] = await rowsOf({ redirect: { action: 'redirectUrl', url } }, 'Outlook');
    expect(outlook?.[0]).toBe('nothing');
    expect(outlook?.at(-1)).toContain(`asks ${url}, which cannot be asked from here`);
  });

  test.each<readonly [what: string, content: string, problem: RegExp]>([
    ['does not fit the schema', 'export default { id: "x" };', /displayName/],
    ['has no entry', 'export const x = 1;', /entry-/],
    ['is no module', 'export default {', /cannot be read/],
  ])('is refused if it %s', async (_what, content, problem) => {
    const path = await put({});
    await writeFile(path, content);
    const { code, out, err } = await preview('--entry', path);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(problem);
  });
});

describe('the command line', () => {
  test.each<readonly [line: string, args: readonly string[]]>([
    ['without an address', []],
    ['with what is no address', ['jane']],
    ['with a client that nobody knows', ['jane@gmail.com', '--client', 'Pegasus']],
    ['with an empty client', ['jane@gmail.com', '--client', '']],
    ['with a format that nobody knows', ['jane@gmail.com', '--format', 'vcard']],
    ['with a protocol for another format', ['jane@gmail.com', '--format', 'pacc', '--protocol', 'Ews']],
    ['with a protocol without format', ['jane@gmail.com', '--protocol', 'Ews']],
    ['with two addresses for bytes', ['jane@gmail.com', 'joe@gmail.com', '--format', 'pacc']],
    ['with --head alone', ['jane@gmail.com', '--head']],
    ['with --markdown alone', ['jane@gmail.com', '--markdown']],
    ['with bytes as JSON', ['jane@gmail.com', '--format', 'pacc', '--json']],
    ['with two tasks', ['--diff', 'HEAD', '--digests']],
    ['with a comparison of a file', ['--diff', 'HEAD', '--entry', 'x.ts']],
    ['with a service that is no host', ['jane@gmail.com', '--service', 'nodots']],
    ['with an option that does not exist', ['jane@gmail.com', '--frobnicate']],
  ])('%s is refused as such', async (_line, args) => {
    const { code, out, err } = await preview(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(err).not.toContain('jane@gmail.com');
  });

  test('takes clients by the beginning of their names, in any case', async () => {
    const { out } = await preview('jane@gmail.com', '--client', 'thunderbird', '--client', 'APPLE');
    const found = names.filter((name) => findRows(out, name).length > 0);
    expect(found).toEqual(['Thunderbird', 'Thunderbird for Android', 'Thunderbird (Autodiscover)', 'Apple Mail']);
  });
});

interface Json {
  readonly version: number;
  readonly service: string;
  readonly previews: readonly {
    readonly address: string;
    readonly provider: string | null;
    readonly clients: readonly { readonly client: string; readonly conclusion: { readonly outcome: string } }[];
    readonly documents: readonly { readonly format: string; readonly sha256: string; readonly body: string }[];
  }[];
}

describe('JSON', () => {
  test('has everything, and is the same each time', async () => {
    const [first, second] = [await preview('jane@gmail.com', '--json'), await preview('jane@gmail.com', '--json')];
    expect(first.out).toBe(second.out);
    const { version, service, previews } = JSON.parse(first.out) as Json;
    expect([version, service]).toEqual([1, 'autoconfig.example.com']);
    expect(previews[0]?.clients.map(({ client }) => client)).toEqual(names);
    expect(previews[0]?.provider).toBe('googlemail.com');
    for (const { sha256, body } of previews[0]?.documents ?? []) {
      expect(sha256).toBe(createHash('sha256').update(body).digest('hex'));
    }
  });

  test('has one preview for each address, and none of a provider for a domain that nobody claims', async () => {
    const { code, out } = await preview('jane@gmail.com', 'joe@nowhere.example', '--json');
    expect(code).toBe(1);
    const { previews } = JSON.parse(out) as Json;
    expect(previews.map(({ provider }) => provider)).toEqual(['googlemail.com', null]);
  });
});

const has = (command: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const isRequired = process.env.CI !== undefined;
const withXmllint = isRequired || has('xmllint', '--version');
const withPython = isRequired || has('python3', '-c', 'import plistlib');
const withOpenssl = isRequired || has('openssl', 'version');

describe('exact bytes', () => {
  const save = async (name: string, bytes: Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  test.runIf(withXmllint).each(['autoconfig', 'autodiscover', 'mobilesync', 'autodiscover-soap'])(
    'of %s are XML to xmllint, and nothing is added',
    async (format) => {
      const { code, out, bytes } = await preview('jane@outlook.com', '--format', format);
      expect([code, out]).toEqual([0, '']);
      await run('xmllint', ['--noout', '--nonet', await save(`${format}.xml`, bytes)]);
      const { out: json } = await preview('jane@outlook.com', '--json');
      const document = (JSON.parse(json) as Json).previews[0]?.documents.find((each) => each.format === format);
      expect(new TextDecoder().decode(bytes)).toBe(document?.body);
    },
  );

  test.runIf(withXmllint)('of autoconfig are valid against the grammar', async () => {
    const { bytes } = await preview('jane@gmail.com', '--format', 'autoconfig');
    const grammar = join(import.meta.dirname, '../autoconfig.rng');
    await run('xmllint', ['--noout', '--nonet', '--relaxng', grammar, await save('gmail.xml', bytes)]);
  });

  test.runIf(withPython)('of a profile are a property list to plistlib, and not signed', async () => {
    const { bytes, err } = await preview('jane@gmail.com', '--format', 'mobileconfig');
    expect(err).toContain('not signed');
    const script =
      'import plistlib,sys; print(plistlib.load(open(sys.argv[1],"rb"))["PayloadContent"][0]["EmailAddress"])';
    const { stdout } = await run('python3', ['-c', script, await save('gmail.mobileconfig', bytes)]);
    expect(stdout.trim()).toBe('jane@gmail.com');
  });

  test.runIf(withOpenssl)('of a profile are signed where there is what signs', async () => {
    const { certificatePem, keyPem } = await createCertificate({ kind: 'P-256' });
    vi.stubEnv('SIGNING_KEY', keyPem);
    vi.stubEnv('SIGNING_CERTIFICATE', certificatePem);
    const { bytes, err } = await preview('jane@gmail.com', '--format', 'mobileconfig');
    expect(err).toBe('');
    const path = await save('signed.mobileconfig', bytes);
    const { stdout } = await run('openssl', ['cms', '-verify', '-noverify', '-inform', 'DER', '-in', path]);
    expect(stdout).toContain('<plist');
  });

  test('of a profile say what is wrong with what should sign', async () => {
    vi.stubEnv('SIGNING_KEY', 'nonsense');
    const { code, err } = await preview('jane@gmail.com', '--format', 'mobileconfig');
    expect(code).toBe(0);
    expect(err).toMatch(/not signed: SIGNING_/);
  });

  test.each<readonly [format: string, more: readonly string[], expected: RegExp]>([
    ['autodiscover-json', [], /"Url":"https:\/\/autoconfig\.example\.com\/autodiscover\/autodiscover\.xml"/],
    ['autodiscover-json', ['--protocol', 'activesync'], /"Url":"https:\/\/eas\.outlook\.com\//],
    ['api', [], /"loginName":"jane@outlook\.com"/],
  ])('of %s are JSON', async (format, more, expected) => {
    const { bytes } = await preview('jane@outlook.com', '--format', format, ...more);
    const text = new TextDecoder().decode(bytes);
    expect(JSON.parse(text)).toBeTypeOf('object');
    expect(JSON.stringify(JSON.parse(text))).toMatch(expected);
  });

  test('of PACC and MTA-STS are those of the domain', async () => {
    const pacc = await preview('jane@example.com', '--format', 'pacc');
    expect(JSON.parse(new TextDecoder().decode(pacc.bytes))).toHaveProperty('protocols.imap.host', 'imap.example.com');
    const policy = await preview('jane@example.com', '--format', 'mta-sts');
    expect(new TextDecoder().decode(policy.bytes)).toMatch(/^version: STSv1\r?\n/);
  });

  test('come with status and headers if wanted', async () => {
    const { bytes } = await preview('jane@gmail.com', '--format', 'autoconfig', '--head');
    const [head = '', body = ''] = new TextDecoder().decode(bytes).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toContain('\r\ncontent-type: text/xml; charset=utf-8');
    expect(body).toMatch(/^<\?xml /);
  });

  test('of a refusal are written too, and the exit code says so', async () => {
    const { code, bytes, err } = await preview('jane@proton.me', '--format', 'pacc');
    expect([code, err]).toEqual([1, 'The answer has status 404']);
    expect(bytes.length).toBeGreaterThan(0);
  });
});

describe('conclusions', () => {
  test('are there for every reader, whatever the address', async () => {
    const registry = createRegistry([willow]);
    const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
    for (const email of ["o'neil&co+tag@willow.example", 'jörg#?x@willow.example', '0012@willow.example']) {
      const address = parseEmailAddress(email);
      if (!address.ok) throw new Error(email);
      const readings = await concludeAll(registry, address.value, service);
      expect(readings.map(({ client }) => client)).toEqual(names);
      const thunderbird = readings.find(({ client }) => client === 'Thunderbird');
      expect(thunderbird?.conclusion).toMatchObject({ outcome: 'configured', incoming: { username: email } });
    }
  });

  test('end after a few redirects that lead round in circles', async () => {
    const away = (id: string, domain: string): ProviderConfig => ({
      ...willow,
      id,
      domains: [id],
      incoming: [],
      outgoing: [],
      redirect: { action: 'redirectAddr', domain },
    });
    const registry = createRegistry([away('a.example', 'b.example'), away('b.example', 'a.example')]);
    const address = parseEmailAddress('jane@a.example');
    if (!address.ok) throw new Error('address');
    const readings = await concludeAll(registry, address.value, { host: 'x.example', identifierBase: 'example.x' });
    expect(Math.max(...readings.map(({ via }) => via.length))).toBeLessThanOrEqual(2);
    expect(readings.filter(({ conclusion }) => conclusion.outcome !== 'nothing')).toEqual([]);
  });
});

test.each<readonly [what: string, toml: string, expected: object]>([
  [
    'texts',
    '[vars]\nSERVICE_HOST = "a.example"\nLOG = \'all\'\n[dev]\nIP = "x"',
    { SERVICE_HOST: 'a.example', LOG: 'all' },
  ],
  ['no comments', '[vars]\n# SERVICE_HOST = "a.example"\n', {}],
  ['nothing of other tables', 'SERVICE_HOST = "a.example"\n[dev]\nLOG = "x"\n', {}],
  ['the last table', 'name = "x"\n  [vars]\nPUBLIC_REGISTRY="off"', { PUBLIC_REGISTRY: 'off' }],
])('the variables of wrangler.toml are %s', (_what, toml, expected) => {
  expect(parseVariables(toml)).toEqual(expected);
});
