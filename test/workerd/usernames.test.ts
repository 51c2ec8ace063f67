// Login names that are not the address: what the clients of every family end up with.
import { describe, expect, test } from 'vitest';
import { clientReaders, serviceReaders, type Conclusion } from '../../src/clients/index.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig, UsernameTemplate } from '../../src/core/types.ts';
import { fromActiveSync, fromOutlook } from './autodiscover-requests.ts';
import { createTestApp, readText, type TestApp } from './fixtures.ts';
import { fromEwsSoap } from './soap-requests.ts';
import { queryOf } from './routes.ts';

const toProvider = (domain: string, username: UsernameTemplate, more: Partial<ProviderConfig> = {}): ProviderConfig => {
  const login = { authentication: ['password-cleartext'], username } as const;
  const byUrl = { authentication: ['Basic'], username } as const;
  return {
    id: domain,
    displayName: 'Willow Mail',
    displayShortName: 'Willow',
    domains: [domain],
    incoming: [
      { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login },
      { type: 'activeSync', url: 'https://eas.willow.example/Microsoft-Server-ActiveSync', ...byUrl },
    ],
    outgoing: [{ type: 'smtp', hostname: 'smtp.willow.example', port: 465, socketType: 'SSL', ...login }],
    related: [
      { type: 'caldav', url: 'https://dav.willow.example/%EMAILADDRESS%/', ...byUrl },
      { type: 'carddav', url: 'https://dav.willow.example/contacts/', ...byUrl },
    ],
    directories: [
      {
        ...{ displayName: 'People', hostname: 'ldap.willow.example', socketType: 'SSL' },
        bindDN: 'uid=%EMAILLOCALPART%,dc=willow',
        searches: [{ base: 'dc=willow' }],
      },
    ],
    subscribedCalendars: [{ displayName: 'Holidays', url: 'https://dav.willow.example/h.ics', username }],
    source: 'https://willow.example/',
    checked: '2026-11-01',
    ...more,
  };
};
const plus = { subaddressSeparator: '+' };
const alias: ProviderConfig = {
  ...toProvider('alias.example', '%EMAILADDRESS%'),
  ...{ incoming: [], outgoing: [], related: [], redirect: { action: 'redirectAddr', domain: 'plus.example' } },
};
const { fetch: askApp }: TestApp = createTestApp({
  registry: createRegistry([
    toProvider('address.example', '%EMAILADDRESS%'),
    toProvider('local.example', '%EMAILLOCALPART%'),
    toProvider('compound.example', '%EMAILLOCALPART%.%EMAILDOMAIN%'),
    toProvider('prefix.example', 'w-%EMAILLOCALPART%'),
    toProvider('realm.example', '%EMAILLOCALPART%@realm.test'),
    toProvider('plus.example', '%EMAILADDRESS%', plus),
    toProvider('plus-local.example', '%EMAILLOCALPART%', plus),
    toProvider('plus-compound.example', 'w-%EMAILLOCALPART%.%EMAILDOMAIN%', plus),
    toProvider('minus.example', '%EMAILADDRESS%', { subaddressSeparator: '-' }),
    toProvider('double.example', '%EMAILLOCALPART%', { subaddressSeparator: '--' }),
    alias,
  ]),
});

const post = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'text/xml' }, body });
const toRequest: Readonly<
  Record<'autoconfig' | 'autodiscover' | 'profile', (email: string) => [string, RequestInit?]>
> = {
  autoconfig: (email) => [
    `https://autoconfig.x.example/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(email)}`,
  ],
  autodiscover: (email) => ['https://autodiscover.x.example/autodiscover/autodiscover.xml', post(fromOutlook(email))],
  profile: (email) => [`https://autoconfig.x.example/email.mobileconfig?email=${encodeURIComponent(email)}`],
};

async function conclude(reader: (typeof clientReaders)[number], email: string): Promise<Conclusion> {
  const response = await askApp(...toRequest[reader.reads](email));
  const contentType = response.headers.get('content-type') ?? '';
  return reader.read({ status: response.status, contentType, body: await readText(response) }, { email });
}

/** Readers that take the address for the user name, whatever the answer says: docs/clients.md. */
const withoutUserNames = new Set(['Delta Chat (Autodiscover)', 'FairEmail (Autodiscover)']);
/** Follow a redirect to another address before they set anything up. */
const followsRedirects = (conclusion: Conclusion): conclusion is Extract<Conclusion, { outcome: 'nothing' }> =>
  conclusion.outcome === 'nothing' && conclusion.redirect?.by === 'address';

describe.each<readonly [what: string, email: string, login: string]>([
  ['the address', 'Jane.Doe@address.example', 'Jane.Doe@address.example'],
  ['the local part', 'Jane.Doe@local.example', 'Jane.Doe'],
  ['two parts and a dot', 'Jane.Doe@compound.example', 'Jane.Doe.compound.example'],
  ['a prefix', 'Jane.Doe@prefix.example', 'w-Jane.Doe'],
  ['a fixed realm', 'Jane.Doe@realm.example', 'Jane.Doe@realm.test'],
  [
    'the address with its detail, where nobody says what a plus means',
    'jane+news@address.example',
    'jane+news@address.example',
  ],
  ['the address without detail', 'jane+news@plus.example', 'jane@plus.example'],
  ['the address, which has none', 'jane@plus.example', 'jane@plus.example'],
  ['the local part without detail', 'jane+news@plus-local.example', 'jane'],
  ['a compound without detail', 'jane+news@plus-compound.example', 'w-jane.plus-compound.example'],
  ['all before the first separator', 'jane+a+b@plus.example', 'jane@plus.example'],
  ['a plus at the beginning, which is part of the name', '+jane@plus.example', '+jane@plus.example'],
  ['a plus at the end, which is a separator without detail', 'jane+@plus.example', 'jane@plus.example'],
  ['another separator', 'jane-news@minus.example', 'jane@minus.example'],
  ['two signs as separator', 'jane-doe--news@double.example', 'jane-doe'],
  ['the account of an alias domain, without detail', 'jane+news@alias.example', 'jane@plus.example'],
])('somebody logs in with %s', (_what, email, login) => {
  test.each(
    clientReaders.filter(({ name }) => !withoutUserNames.has(name)).map((reader) => [reader.name, reader] as const),
  )('%s', async (_name, reader) => {
    let conclusion = await conclude(reader, email);
    if (followsRedirects(conclusion)) conclusion = await conclude(reader, conclusion.redirect?.target ?? '');
    expect(conclusion).toMatchObject({ incoming: { username: login }, outgoing: { username: login } });
  });

  test('in calendars, contacts and what else a profile and autoconfig say', async () => {
    const query = `?email=${encodeURIComponent(email)}&include=calendar,contacts,directory,subscriptions`;
    const profile = await readText(await askApp(`https://x.example/email.mobileconfig${query}`));
    const values = new Map(
      [...profile.matchAll(/<key>(\w+)<\/key>\s*<string>([^<]*)<\/string>/g)].map(([, key, value]) => [key, value]),
    );
    const local = email.slice(0, email.indexOf('@'));
    const name = login.includes('jane') && !local.startsWith('+') ? (/jane(?:-doe)?/.exec(local)?.[0] ?? '') : local;
    for (const key of ['CalDAVUsername', 'CardDAVUsername', 'SubCalAccountUsername'])
      expect(values.get(key), key).toBe(login);
    const bound = email.includes('jane+news@address') ? local : name;
    expect(values.get('LDAPAccountUserName')).toBe(`uid=${bound.replace('+', '\\+')},dc=willow`);
  });

  test('in the API', async () => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: email }),
    };
    const answer = JSON.parse(await readText(await askApp('https://x.example/api/v1/settings', init))) as {
      readonly incoming: readonly { readonly loginName: string }[];
      readonly outgoing: readonly { readonly loginName: string }[];
      readonly related: readonly { readonly loginName: string; readonly url: string }[];
    };
    const { incoming, outgoing, related } = answer;
    const logins = [...incoming, ...outgoing, ...related].map(({ loginName }) => loginName);
    expect(new Set(logins)).toEqual(new Set([login]));
    expect(related.length).toBe(2);
  });

  test('and the address stays as it was typed', async () => {
    const profile = await readText(await askApp(...toRequest.profile(email)));
    expect(profile).toMatch(new RegExp(`<key>EmailAddress</key>\\s*<string>${email.replaceAll('+', '\\+')}</string>`));
    const mobileSync = serviceReaders.find(({ name }) => name === 'iOS Mail (Exchange account)');
    const answer = await askApp('https://x.example/autodiscover/autodiscover.xml', post(fromActiveSync(email)));
    const conclusion = mobileSync?.read(
      { status: 200, contentType: 'text/xml', body: await readText(answer) },
      { email },
    );
    expect(['service', 'nothing']).toContain(conclusion?.outcome);
  });
});

describe('whether a mailbox exists is told by nothing', () => {
  const answers = async (email: string): Promise<readonly (readonly [string, number, string, string])[]> => {
    const query = queryOf(email);
    const requests: readonly (readonly [string, string, RequestInit?])[] = [
      ['autoconfig', `https://x.example/mail/config-v1.1.xml${query}`],
      ['POX', 'https://x.example/autodiscover/autodiscover.xml', post(fromOutlook(email))],
      ['MobileSync', 'https://x.example/autodiscover/autodiscover.xml', post(fromActiveSync(email))],
      [
        'SOAP',
        'https://x.example/autodiscover/autodiscover.svc',
        post(fromEwsSoap([email], ['ExternalImap4Connections', 'UserDisplayName'])),
      ],
      ['JSON', `https://x.example/autodiscover/autodiscover.json${query}`],
      ['profile', `https://x.example/email.mobileconfig?email=${encodeURIComponent(email)}`],
    ];
    return Promise.all(
      requests.map(async ([what, url, init]) => {
        const response = await askApp(url, init);
        const headers = JSON.stringify([...response.headers].filter(([name]) => name !== 'x-request-id'));
        const [local = '', domain = ''] = email.split('@');
        const body = (await readText(response))
          .replaceAll(local, 'PERSON')
          .replaceAll(encodeURIComponent(email), `PERSON%40${domain}`)
          // Made of the address: another one has others.
          .replace(/[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/gi, 'UUID')
          .replace(/com\.example\.autoconfig\.[0-9a-z]+/g, 'com.example.autoconfig.DIGEST');
        return [what, response.status, headers, body] as const;
      }),
    );
  };

  test.each(['address.example', 'compound.example', 'plus.example', 'alias.example'])('%s', async (domain) => {
    const known = await answers(`postmaster@${domain}`);
    expect(known.filter(([, status]) => status === 200)).toHaveLength(6);
    for (const other of ['nobody1984', 'root', 'xyzzyplugh'])
      expect(await answers(`${other}@${domain}`)).toEqual(known);
  });
});
