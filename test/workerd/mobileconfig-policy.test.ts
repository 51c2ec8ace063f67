import { describe, expect, test } from 'vitest';
import type { PlistDict } from '../../src/clients/plist.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { AppleProfile, ProviderConfig } from '../../src/core/types.ts';
import { createTestApp } from './fixtures.ts';
import { get, getMail, getProfile, mailOf, payloadsOf, toProfile, toUrl, urlOf, type Fetch } from './profiles.ts';

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const provider = (domain: string, appleProfile?: AppleProfile): ProviderConfig => ({
  id: domain,
  displayName: `Mail of ${domain}`,
  displayShortName: 'Mail',
  domains: [domain],
  incoming: [{ type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL', ...login }],
  outgoing: [{ type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL', ...login }],
  ...(appleProfile === undefined ? {} : { appleProfile }),
  source: 'https://example.com/help',
  checked: '2026-11-01',
});
const ask = (...providers: readonly ProviderConfig[]): Fetch =>
  createTestApp({ registry: createRegistry(providers) }).fetch;
const ofPolicy = (appleProfile?: AppleProfile): Promise<PlistDict> =>
  getProfile(urlOf('jane@example.com'), ask(provider('example.com', appleProfile)));

describe('the policy of a provider', () => {
  test('is, without a word of it, that a profile can be removed at any time and stays until then', async () => {
    const profile = await ofPolicy();
    expect(profile.get('PayloadRemovalDisallowed')).toBe(false);
    const never = ['ConsentText', 'RemovalDate', 'DurationUntilRemoval', 'HasRemovalPasscode', 'PayloadExpirationDate'];
    expect(never.filter((key) => profile.has(key))).toEqual([]);
    expect([...mailOf(profile).keys()].filter((key) => /SMIME|^Prevent/.test(key))).toEqual([]);
  });

  test('can be that it stays', async () => {
    expect((await ofPolicy({ removalDisallowed: true })).get('PayloadRemovalDisallowed')).toBe(true);
    expect((await ofPolicy({ removalDisallowed: false })).get('PayloadRemovalDisallowed')).toBe(false);
  });

  // The independent reader of this runtime knows neither dates nor reals; Python's plistlib reads them elsewhere.
  test.each<[AppleProfile, string]>([
    [{ removalDate: '2099-12-31' }, '<key>RemovalDate</key>\n    <date>2099-12-31T00:00:00Z</date>\n'],
    [{ removalAfterDays: 30 }, '<key>DurationUntilRemoval</key>\n    <real>2592000</real>\n'],
  ])('can be that accounts vanish: %j', async (policy, expected) => {
    const { status, body } = await get(urlOf('jane@example.com'), ask(provider('example.com', policy)));
    expect(status).toBe(200);
    expect(body).toContain(expected);
  });

  test('can have a text to agree to, in languages and by default in English', async () => {
    const consentText = { en: 'Agree & <go>.', ro: 'Sunteți de acord.', 'pt-BR': 'Um\nDois' };
    expect((await ofPolicy({ consentText })).get('ConsentText')).toEqual(
      new Map(Object.entries({ ...consentText, default: consentText.en })),
    );
  });

  test('is, where several providers are in one profile, the strictest of each', async () => {
    const fetch = ask(
      provider('one.example', {
        removalDate: '2099-12-31',
        removalAfterDays: 3,
        consentText: { en: 'One', de: 'Eins' },
      }),
      provider('two.example', {
        removalDate: '2098-01-01',
        removalAfterDays: 5,
        removalDisallowed: true,
        consentText: { en: 'Two', ro: 'Doi' },
      }),
      provider('three.example'),
    );
    const names = ['one', 'two', 'three', 'one'];
    const query = names.map((name, index) => `email=jane${index}@${name}.example`).join('&');
    const { body, ...rest } = await get(toUrl(`?${query}`), fetch);
    expect(body).toContain('<date>2098-01-01T00:00:00Z</date>');
    expect(body).toContain('<real>259200</real>');
    const plain = body.replace(/<(date|real)>.*?<\/\1>/g, '<string>x</string>');
    const profile = toProfile({ ...rest, body: plain });
    expect(profile.get('PayloadRemovalDisallowed')).toBe(true);
    expect(profile.get('ConsentText')).toEqual(
      new Map(Object.entries({ default: 'One\n\nTwo', en: 'One\n\nTwo', de: 'Eins\n\nTwo', ro: 'One\n\nDoi' })),
    );
  });
});

describe('S/MIME', () => {
  const overrideable = [
    'SMIMEEncryptByDefaultUserOverrideable',
    'SMIMEEncryptionCertificateUUIDUserOverrideable',
    'SMIMESigningCertificateUUIDUserOverrideable',
    'SMIMESigningUserOverrideable',
  ];
  const switchesOf = (mail: PlistDict): Readonly<Record<string, unknown>> =>
    Object.fromEntries([...mail].filter(([key]) => key.startsWith('SMIME')));

  test.each<[NonNullable<AppleProfile['smime']>, Readonly<Record<string, boolean>>]>([
    [{}, {}],
    [{ signing: true }, { SMIMESigningEnabled: true }],
    [
      { signing: false, encryption: true, encryptByDefault: true },
      { SMIMESigningEnabled: false, SMIMEEncryptionEnabled: true, SMIMEEncryptByDefault: true },
    ],
    [
      { userOverrideable: true, perMessageSwitch: true },
      {
        ...Object.fromEntries(overrideable.map((key) => [key, true])),
        SMIMEEnableEncryptionPerMessageSwitch: true,
      },
    ],
  ])('of %j is written as switches of the mail account', async (smime, expected) => {
    expect(switchesOf(mailOf(await ofPolicy({ smime })))).toEqual(expected);
  });

  test('is not for a Mac, which has no such switches', async () => {
    const fetch = ask(provider('example.com', { smime: { signing: true, userOverrideable: true } }));
    expect(switchesOf(await getMail(urlOf('jane@example.com', '&device=mac'), fetch))).toEqual({});
    expect(switchesOf(await getMail(urlOf('jane@example.com', '&device=iphone'), fetch))).not.toEqual({});
  });
});

describe("the person's name", () => {
  test.each([
    ['Jane%20Doe', 'Jane Doe'],
    ['Jane+Doe', 'Jane Doe'],
    ['Jane%2BDoe', 'Jane+Doe'],
    ['%20Jane%20', 'Jane'],
    ['Apple%20Security%20Update', 'Apple Security Update'],
    ['%3C/string%3E%26amp;%22', '</string>&amp;"'],
    [encodeURIComponent('שרה כהן'), 'שרה כהן'],
    [encodeURIComponent('می\u200cخواهم'), 'می\u200cخواهم'],
    [encodeURIComponent('👩\u200d🚀'.repeat(21)), '👩\u200d🚀'.repeat(21)],
    ['n'.repeat(64), 'n'.repeat(64)],
    ['', undefined],
    ['+%20', undefined],
  ])('from name=%s is %s, and nowhere but there', async (text, expected) => {
    const answer = await get(urlOf('jane@example.com', `&name=${text}`));
    const profile = toProfile(answer);
    expect(mailOf(profile).get('EmailAccountName')).toBe(expected);
    const others = [profile, ...payloadsOf(profile)].flatMap((dict) =>
      [...dict].filter(([key, value]) => key !== 'EmailAccountName' && typeof value === 'string'),
    );
    for (const [key, value] of others) if (expected !== undefined) expect(value, key).not.toContain(expected);
    expect(JSON.stringify([...answer.headers])).not.toContain(text || 'no text');
  });

  test('is of one person alone, although the document was kept', async () => {
    const app = createTestApp();
    const nameOf = async (more: string): Promise<unknown> =>
      (await getMail(urlOf('jane@example.com', more), app.fetch)).get('EmailAccountName');
    expect(await nameOf('&name=One')).toBe('One');
    expect(await nameOf('&name=Two')).toBe('Two');
    expect(await nameOf('')).toBeUndefined();
    expect(await nameOf('&name=profile')).toBe('profile');
    expect(JSON.stringify(app.log)).not.toMatch(/One|Two/);
  });

  test('changes nothing else', async () => {
    const [named, plain] = await Promise.all(['&name=Jane', ''].map((more) => get(urlOf('jane@example.com', more))));
    expect(named?.body.replace(/ *<key>EmailAccountName<\/key>\n.*\n/, '')).toBe(plain?.body);
  });
});
