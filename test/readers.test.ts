import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as publicProviders from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import type { Maybe } from '../src/core/maybe.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { ProviderConfig } from '../src/core/types.ts';
import { createAnswerer, type Answer, type Format, type FormatRequest } from '../src/formats/format.ts';
import { autoconfig, autodiscover, mobileconfig, pacc } from '../src/formats/index.ts';
import { exampleProviders } from './workerd/fixtures.ts';
import { allParts, fullAndVanishing } from './profile-providers.ts';

// Readers that share no code with us: libxml2 and Python's plistlib. A machine without them skips; CI demands them.
const has = (program: string, ...words: readonly string[]): boolean => spawnSync(program, words).status === 0;
const required = process.env.REQUIRE_READERS !== undefined;
const withXmllint = required || has('xmllint', '--version');
const withPython = required || has('python3', '-c', 'import plistlib');

const providers = { ...publicProviders, ...ownProviders };
const registry = createRegistry(Object.values(providers));
const service = {
  host: 'autoconfig.example.com',
  identifierBase: 'com.example.autoconfig',
};
const answer = (format: Format, asked: FormatRequest): Maybe<Answer> =>
  createAnswerer(format, registry, service)(asked);
const empty: FormatRequest = {
  method: 'GET',
  path: '/',
  rawPath: '/',
  host: 'x.example',
  query: '',
  body: new Uint8Array(),
  now: 0,
};
const all: readonly ProviderConfig[] = Object.values(providers);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-readers-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, body);
  return path;
}
const run = promisify(execFile);

describe.runIf(withXmllint)('xmllint', () => {
  const reachable = all.filter(({ incoming }) => incoming.length > 0);

  test.each(reachable.map((provider) => [provider.id, provider.domains[0]] as const))(
    'finds the autoconfig document of %s valid against the grammar',
    async (id, domain) => {
      const { document } = await answer(autoconfig, { ...empty, path: `/v1.1/${domain}` });
      const file = await write(`${id}.xml`, document.body);
      await run('xmllint', ['--noout', '--nonet', '--relaxng', join(import.meta.dirname, 'autoconfig.rng'), file]);
    },
  );

  test('finds the autoconfig document of every example valid, whatever it holds', async () => {
    const ask = createAnswerer(autoconfig, createRegistry(exampleProviders), service);
    const files: string[] = [];
    for (const { domains } of exampleProviders) {
      const { document } = await ask({ ...empty, path: `/v1.1/${domains[0]}` });
      if (document.status === 200) files.push(await write(`example-${domains[0]}.xml`, document.body));
    }
    expect(files.length).toBeGreaterThan(15);
    await run('xmllint', ['--noout', '--nonet', '--relaxng', join(import.meta.dirname, 'autoconfig.rng'), ...files]);
  });

  test.each(reachable.map((provider) => [provider.id, provider.domains[0]] as const))(
    'finds the Autodiscover document of %s well-formed',
    async (id, domain) => {
      const body = new TextEncoder().encode(
        `<Autodiscover><Request><EMailAddress>o'neil&amp;co@${domain}</EMailAddress></Request></Autodiscover>`,
      );
      const { document } = await answer(autodiscover, { ...empty, method: 'POST', body });
      await run('xmllint', ['--noout', '--nonet', await write(`${id}.pox.xml`, document.body)]);
    },
  );

  test('refuses a document with an attribute that Evolution does not bear', async () => {
    const { document } = await answer(autoconfig, { ...empty, path: '/v1.1/gmail.com' });
    const file = await write('bad.xml', document.body.replace('type="imap"', 'type="imap" id="1"'));
    await expect(
      run('xmllint', ['--noout', '--relaxng', join(import.meta.dirname, 'autoconfig.rng'), file]),
    ).rejects.toThrow();
  });
});

// Reads each file, prints the tree as JSON; strict on everything but doubled keys, which it looks for itself.
const script = `
import json, plistlib, re, sys
for path in sys.argv[1:]:
    data = open(path, 'rb').read()
    for level in re.findall(rb'<dict>((?:(?!<dict>|</dict>).)*)</dict>', data, re.S):
        keys = re.findall(rb'<key>(.*?)</key>', level)
        assert len(keys) == len(set(keys)), path
    # Dates and reals say what they are.
    tree = plistlib.loads(data)
    print(json.dumps(tree | {key: repr(value) for key, value in tree.items() if isinstance(value, float)}, default=str))
`;

describe.runIf(withPython)("Python's plistlib", () => {
  test('reads the profile of every provider that a password opens, with every value whole', async () => {
    const expected: { readonly address: string; readonly domain: string }[] = [];
    const files: string[] = [];
    for (const provider of all) {
      const [domain] = provider.domains;
      const address = `o'neil&co+tag@${domain}`;
      const { document } = await answer(mobileconfig, { ...empty, query: `email=${encodeURIComponent(address)}` });
      if (document.status !== 200) continue;
      expected.push({ address, domain });
      files.push(await write(`${provider.id}.mobileconfig`, document.body));
    }
    expect(files.length).toBeGreaterThan(20);
    const { stdout } = await run('python3', ['-c', script, ...files]);
    const profiles = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(profiles).toHaveLength(expected.length);
    const identifiers = new Set<unknown>();
    for (const [index, profile] of profiles.entries()) {
      const payloads = profile.PayloadContent as readonly Record<string, unknown>[];
      const [mail] = payloads;
      expect(mail?.EmailAddress).toBe(expected[index]?.address);
      for (const [key, value] of payloads.flatMap((payload) => Object.entries(payload))) {
        if (/(?:Use)?SSL$/.test(key)) expect(value).toBe(true);
        if (key.endsWith('Password')) expect(key).toBe('OutgoingPasswordSameAsIncomingPassword');
      }
      for (const payload of [profile, ...payloads]) {
        expect(payload.PayloadVersion).toBe(1);
        for (const key of ['PayloadIdentifier', 'PayloadUUID']) {
          expect(identifiers).not.toContain(payload[key]);
          identifiers.add(payload[key]);
        }
      }
    }
  });

  test('reads a profile with everything, for one and for several, with dates and reals', async () => {
    const ask = createAnswerer(mobileconfig, createRegistry([fullAndVanishing]), service);
    const queries = [
      `email=jane@example.com&include=${allParts}&name=Jane`,
      `email=jane@example.com&email=o'neil%26co@example.com&include=${allParts}`,
      `email=jane@example.com&include=${allParts}&device=mac`,
    ];
    const files = await Promise.all(
      queries.map(async (query, index) => {
        const { document } = await ask({ ...empty, query });
        return write(`full-${index}.mobileconfig`, document.body);
      }),
    );
    const { stdout } = await run('python3', ['-c', script, ...files]);
    const profiles = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const types = (profile: Record<string, unknown> | undefined): readonly unknown[] =>
      (profile?.PayloadContent as readonly Record<string, unknown>[]).map(({ PayloadType }) => PayloadType);
    const one = [
      'mail.managed',
      'eas',
      'caldav',
      'carddav',
      'ldap',
      'ldap',
      'subscribedcalendar',
      'subscribedcalendar',
    ];
    const named = one.map((name) => (name === 'mail.managed' ? `com.apple.${name}` : `com.apple.${name}.account`));
    expect(types(profiles[0])).toEqual(named);
    expect(types(profiles[1])).toEqual([...named, ...named]);
    expect(types(profiles[2])).toEqual(named.filter((name) => !/eas|subscribed/.test(name)));
    for (const profile of profiles) {
      expect(profile).toMatchObject({
        DurationUntilRemoval: '2592000.0',
        RemovalDate: '2099-12-31 00:00:00',
        PayloadRemovalDisallowed: true,
        ConsentText: { default: 'You agree & all.', en: 'You agree & all.', 'pt-BR': 'Você\nconcorda.' },
      });
    }
    expect(profiles[0]?.PayloadContent).toMatchObject([
      { EmailAccountName: 'Jane', IncomingMailServerPortNumber: 993 },
      { EnableMail: false, EnableContacts: false },
      { CalDAVPort: 443, CalDAVPrincipalURL: 'https://dav.example.com/principals/jane%40example.com/' },
      { CardDAVPort: 443 },
      { LDAPAccountUserName: 'uid=jane,ou=people,dc=example,dc=com' },
      { LDAPAccountUseSSL: false },
      { SubCalAccountHostName: 'https://example.com/holidays.ics?lang=en&x=1' },
      { SubCalAccountHostName: 'https://example.com/jane%40example.com.ics' },
    ]);
  });
});

// Fails on doubled members and on anything beyond ASCII in a name of a member; prints the canonical form.
const jsonScript = `
import json, sys
def once(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), keys
    return dict(pairs)
for path in sys.argv[1:]:
    text = open(path, encoding='utf-8', newline='').read()
    tree = json.loads(text, object_pairs_hook=once)
    assert text == json.dumps(tree, ensure_ascii=False, separators=(',', ':'), sort_keys=True), path
print('ok')
`;

describe.runIf(withPython)("Python's json", () => {
  test('writes every PACC document again with the same bytes: sorted members, no blanks, no doubled name', async () => {
    const files: string[] = [];
    for (const [list, kind] of [
      [all, 'real'],
      [exampleProviders, 'example'],
    ] as const) {
      const ask = createAnswerer(pacc, createRegistry(list), service);
      for (const { domains } of list) {
        const { document } = await ask({ ...empty, host: `ua-auto-config.${domains[0]}` });
        if (document.status === 200) files.push(await write(`${kind}-${domains[0]}.json`, document.body));
      }
    }
    expect(files.length).toBeGreaterThan(25);
    const { stdout } = await run('python3', ['-c', jsonScript, ...files]);
    expect(stdout).toBe('ok\n');
  });
});
