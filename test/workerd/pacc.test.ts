import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { createTestApp, exampleProviders, readText } from './fixtures.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const path = '/.well-known/user-agent-configuration.json';
const askExample: Fetch = createTestApp().fetch;
const urlAt = (host: string): string => `https://${host}${path}`;

interface PaccDocument {
  readonly authentication: { readonly 'oauth-public'?: { readonly issuer: string }; readonly password: boolean };
  readonly info: {
    readonly help?: Readonly<Record<string, unknown>>;
    readonly provider: { readonly name: string; readonly shortName?: string; readonly logo?: readonly object[] };
  };
  readonly protocols: Readonly<Record<string, { readonly host?: string; readonly url?: string }>>;
}

const readDocument = async (ask: Fetch, host: string): Promise<PaccDocument> => {
  const response = await ask(urlAt(host));
  expect(response.status).toBe(200);
  return JSON.parse(await readText(response)) as PaccDocument;
};

const login = { authentication: ['OAuth2', 'password-cleartext'], username: '%EMAILADDRESS%' } as const;
const imap = { type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL', ...login } as const;
const pop3 = { type: 'pop3', hostname: 'pop.example.com', port: 995, socketType: 'SSL', ...login } as const;
const smtp = { type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL', ...login } as const;
const jmap = { type: 'jmap', url: 'https://jmap.example.com/session', authentication: ['Basic', 'OAuth2'] } as const;
const caldav = { type: 'caldav', url: 'https://dav.example.com/c/', authentication: ['Basic', 'OAuth2'] } as const;
const address = { username: '%EMAILADDRESS%' } as const;

/** The provider of the draft's own example. */
const draft: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example Mail',
  displayShortName: 'Example',
  domains: ['example.com'],
  incoming: [imap],
  outgoing: [smtp],
  pacc: { issuer: 'https://auth.example.com/', submission: 'smtp' },
  source: 'https://example.com/help',
  checked: '2026-11-01',
};

/** Asks an application whose only provider is the draft's example with changes. */
const askVariant = (changes: Partial<ProviderConfig>): Fetch =>
  createTestApp({ registry: createRegistry([{ ...draft, ...changes }]) }).fetch;
const protocolsOf = async (changes: Partial<ProviderConfig>): Promise<readonly string[]> =>
  Object.entries((await readDocument(askVariant(changes), 'example.com')).protocols).map(
    ([name, { host, url }]) => `${name} ${host ?? url ?? '?'}`,
  );

const digest = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
};

describe('the document of the draft', () => {
  test.each([
    ['smtp', 'up to draft-02', 240, 'eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4='],
    ['submit', 'from draft-03 on', 242, '9MHlPi3DDiqRW4Qyc2rmTUb4x0p5cE02JhZcuVSQgOk='],
  ] as const)(
    'with %s, as it is called %s, has exactly the published bytes',
    async (submission, _since, length, sum) => {
      const ask = askVariant({ pacc: { issuer: 'https://auth.example.com/', submission } });
      const body = await readText(await ask(urlAt('ua-auto-config.example.com')));
      expect(body).toBe(
        `{"authentication":{"oauth-public":{"issuer":"https://auth.example.com/"},"password":true},"info":{"provider":{"name":"Example Mail","shortName":"Example"}},"protocols":{"imap":{"host":"imap.example.com"},"${submission}":{"host":"smtp.example.com"}}}`,
      );
      expect(new TextEncoder().encode(body)).toHaveLength(length);
      expect(await digest(body)).toBe(sum);
    },
  );
});

describe('the full document', () => {
  test('says everything that PACC can say, members in the order of their names', async () => {
    const response = await askExample(urlAt('ua-auto-config.modern.example'));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await readText(response)).toBe(
      [
        '{"authentication":{"oauth-public":{"issuer":"https://login.modern.example/tenant/1"},"password":true},',
        '"info":{"help":{"contact":["mailto:developers@modern.example"],"developer":"https://modern.example/developers",',
        '"documentation":"https://modern.example/help?a=1&b=\\"2\\""},',
        '"provider":{"logo":[{"content-type":"image/png","height":32,"url":"https://modern.example/logo.png","width":64},',
        '{"content-type":"image/svg+xml","url":"https://modern.example/logo.svg"}],"name":"Modern Mail","shortName":"Modern"}},',
        '"protocols":{"caldav":{"url":"https://dav.modern.example/calendars/"},',
        '"carddav":{"url":"https://dav.modern.example/contacts/"},"imap":{"host":"imap.modern.example"},',
        '"jmap":{"url":"https://jmap.modern.example/session"},"pop3":{"host":"pop.modern.example"},',
        '"smtp":{"host":"smtp.modern.example"},"submit":{"host":"smtp.modern.example"},',
        '"webdav":{"url":"https://dav.modern.example/files/"}}}',
      ].join(''),
    );
  });

  test.each([
    ['modern.example', ''],
    ['ua-auto-config.modern.example', '?'],
    ['ua-auto-config.modern.example', '?emailaddress=planted%40example.com'],
    ['UA-Auto-Config.Modern.Example.', ''],
    ['ua-auto-config.modern.example:8443', ''],
    ['modern.test', ''],
    ['ua-auto-config.modern.test', ''],
  ])('is the same bytes at %s%s, since the digest is over them', async (host, query) => {
    const [one, other] = await Promise.all([
      readText(await askExample(`${urlAt(host)}${query}`)),
      readText(await createTestApp().fetch(urlAt('ua-auto-config.modern.example'))),
    ]);
    expect(one).toBe(other);
  });
});

describe('a domain', () => {
  test.each([
    ['that nobody registered', 'ua-auto-config.nobody.example'],
    ['below a registered one', 'sub.modern.example'],
    ['behind another label', 'autoconfig.modern.example'],
    ['of an MX, because the digest belongs to the domain of the address', 'ua-auto-config.mx-modern.example'],
    ['with STARTTLS only', 'starttls.example'],
    ['with STARTTLS for sending only', 'example.com'],
    ['whose login is the local part', 'local.example'],
    ['whose login is made of two placeholders', 'compound.example'],
    ['with OAuth 2.0 that is not open to every client', 'oauth.example'],
    ['with NTLM only', 'ntlm.example'],
    ['that sends without login', 'client-ip.example'],
    ['in clear text', 'clear.example'],
    ['on ports of its own', 'odd-port.example'],
    ['behind a bridge', 'bridge.example'],
    ['that is an address', '192.0.2.1'],
  ])('%s has no document (%s)', async (_what, host) => {
    const response = await askExample(urlAt(host));
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await readText(response)).not.toMatch(/[{}]|imap\.|smtp\./);
  });

  test('with JMAP alone has one, because JMAP sends too', async () => {
    const { protocols, authentication } = await readDocument(askExample, 'jmap.example');
    expect(protocols).toEqual({ jmap: { url: 'https://jmap.example/.well-known/jmap' } });
    expect(authentication).toEqual({ password: true });
  });

  test('in a template is filled in', async () => {
    const { protocols, info } = await readDocument(askExample, 'ua-auto-config.other-template.example');
    expect(protocols.imap).toEqual({ host: 'mail.other-template.example' });
    expect(info.provider.name).toBe('other-template.example Mail');
  });
});

describe('servers', () => {
  const plain = { pacc: { submission: 'submit' } } as const;
  test.each<readonly [string, Partial<ProviderConfig>, readonly string[]]>([
    [
      'both names are there unless the entry chooses',
      { pacc: {} },
      ['imap imap.example.com', 'smtp smtp.example.com', 'submit smtp.example.com'],
    ],
    [
      'the first that can be said counts',
      {
        ...plain,
        incoming: [
          { ...imap, port: 143, socketType: 'STARTTLS' },
          { ...imap, username: '%EMAILLOCALPART%' },
          { ...imap, hostname: 'second.example.com' },
          imap,
        ],
      },
      ['imap second.example.com', 'submit smtp.example.com'],
    ],
    ['POP3 alone is mail too', { ...plain, incoming: [pop3] }, ['pop3 pop.example.com', 'submit smtp.example.com']],
    [
      'POP3 with STARTTLS is left out beside IMAP',
      { ...plain, incoming: [imap, { ...pop3, port: 110, socketType: 'STARTTLS' }] },
      ['imap imap.example.com', 'submit smtp.example.com'],
    ],
    [
      'IMAP without a way to send is left out beside JMAP',
      {
        ...plain,
        incoming: [imap, { ...jmap, ...address }],
        outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }],
      },
      ['jmap https://jmap.example.com/session'],
    ],
    [
      'an address in two parts is an address',
      { ...plain, incoming: [{ ...imap, username: '%EMAILLOCALPART%@%EMAILDOMAIN%' }] },
      ['imap imap.example.com', 'submit smtp.example.com'],
    ],
    [
      'ManageSieve has no port with implicit TLS',
      {
        ...plain,
        related: [{ type: 'managesieve', hostname: 'sieve.example.com', port: 4190, socketType: 'STARTTLS', ...login }],
      },
      ['imap imap.example.com', 'submit smtp.example.com'],
    ],
    [
      'what else autoconfig knows stays out',
      {
        ...plain,
        incoming: [
          imap,
          { type: 'ews', url: 'https://example.com/ews', authentication: ['Basic'], ...address },
          { type: 'activeSync', url: 'https://example.com/eas', authentication: ['Basic'], ...address },
          { type: 'graph', url: 'https://example.com/graph', authentication: ['Basic'], ...address },
        ],
        related: [{ type: 'matrix', url: 'https://example.com/m', authentication: ['Basic'], ...address }],
      },
      ['imap imap.example.com', 'submit smtp.example.com'],
    ],
  ])('%s', async (_what, changes, protocols) => {
    expect(await protocolsOf(changes)).toEqual(protocols);
  });

  test.each([
    ['a port', 'https://dav.example.com:8443/c/'],
    ['the usual port', 'https://dav.example.com:443/c/'],
    ['no path', 'https://dav.example.com'],
    ['the path /', 'https://dav.example.com/'],
    ['a path that comes to /', 'https://dav.example.com/c/../'],
    ['the address', 'https://dav.example.com/%EMAILADDRESS%/'],
    ['a user', 'https://user@dav.example.com/c/'],
    ['a fragment', 'https://dav.example.com/c/#here'],
    ['no host', 'https:///'],
  ] as const)('a calendar whose URL has %s is left out', async (_what, url) => {
    const related = [{ ...caldav, ...address, url }];
    expect(await protocolsOf({ ...plain, related })).toEqual(['imap imap.example.com', 'submit smtp.example.com']);
  });

  test('JMAP needs no path', async () => {
    const incoming = [imap, { ...jmap, ...address, url: 'https://jmap.example.com' }] as const;
    expect(await protocolsOf({ ...plain, incoming })).toContain('jmap https://jmap.example.com/');
  });
});

describe('authentication', () => {
  const askLogins = async (changes: Partial<ProviderConfig>): Promise<readonly [unknown, readonly string[]]> => {
    const { authentication, protocols } = await readDocument(askVariant(changes), 'example.com');
    return [authentication, Object.keys(protocols)];
  };
  const issuer = 'https://auth.example.com/';
  const oauthOnly = { authentication: ['OAuth2'] } as const;
  const passwordOnly = { authentication: ['password-cleartext'] } as const;

  test.each<readonly [string, Partial<ProviderConfig>, object, readonly string[]]>([
    ['OAuth 2.0 is not offered without an open issuer', { pacc: {} }, { password: true }, ['imap', 'smtp', 'submit']],
    [
      'OAuth 2.0 is not offered where the issuer is none',
      { pacc: { issuer: 'https://auth.example.com/?tenant=1' } },
      { password: true },
      ['imap', 'smtp', 'submit'],
    ],
    [
      'a password is not offered where no server takes one',
      { incoming: [{ ...imap, ...oauthOnly }], outgoing: [{ ...smtp, ...oauthOnly }] },
      { 'oauth-public': { issuer }, password: false },
      ['imap', 'smtp'],
    ],
    [
      'only what both ways of mail take is offered',
      { outgoing: [{ ...smtp, ...passwordOnly }] },
      { password: true },
      ['imap', 'smtp'],
    ],
    [
      'a server that takes less than the document says is left out',
      { related: [{ ...caldav, ...address, ...oauthOnly }] },
      { 'oauth-public': { issuer }, password: true },
      ['imap', 'smtp'],
    ],
    [
      'a server that takes more is not',
      {
        incoming: [{ ...imap, ...passwordOnly }],
        outgoing: [{ ...smtp, ...passwordOnly }],
        related: [{ ...caldav, ...address }],
      },
      { password: true },
      ['caldav', 'imap', 'smtp'],
    ],
    [
      'an encrypted password is a password',
      { incoming: [{ ...imap, authentication: ['password-encrypted'] }], pacc: {} },
      { password: true },
      ['imap', 'smtp', 'submit'],
    ],
  ])('%s', async (_what, changes, authentication, protocols) => {
    expect(await askLogins(changes)).toEqual([authentication, protocols]);
  });

  test('that the two ways of mail do not share makes no document', async () => {
    const ask = askVariant({ incoming: [{ ...imap, ...oauthOnly }], outgoing: [{ ...smtp, ...passwordOnly }] });
    expect((await ask(urlAt('example.com'))).status).toBe(404);
  });
});

describe('names', () => {
  test.each([
    ['markup, emoji and right-to-left script come through', 'Müller & "Söhne" <Mail> 📮', 'Müller & "Söhne" <Mail> 📮'],
    ['blanks are single', '  Example\u00a0  Mail ', 'Example Mail'],
    ['control characters go', 'Exa\u0085mple\u007f', 'Example'],
    ['sixty characters are the limit', '📮'.repeat(70), '📮'.repeat(60)],
  ])('%s', async (_what, displayName, name) => {
    const { info } = await readDocument(askVariant({ displayName }), 'example.com');
    expect(info.provider.name).toBe(name);
  });

  test('a short name beyond twenty characters is left out', async () => {
    const { info } = await readDocument(askVariant({ displayShortName: 'x'.repeat(21) }), 'example.com');
    expect(info.provider).not.toHaveProperty('shortName');
  });
});

test('every example that has a document has one that says mail can be read and sent', async () => {
  let documents = 0;
  for (const [domain] of exampleProviders.map((provider) => provider.domains)) {
    const response = await askExample(urlAt(`ua-auto-config.${domain}`));
    expect([200, 404]).toContain(response.status);
    if (response.status === 404) continue;
    documents += 1;
    const { protocols, authentication } = JSON.parse(await readText(response)) as PaccDocument;
    const names = Object.keys(protocols);
    const isMail = names.includes('jmap') || (names.includes('submit') && /imap|pop3/.test(names.join()));
    expect(isMail, domain).toBe(true);
    expect(names, domain).not.toContain('managesieve');
    expect(authentication.password || authentication['oauth-public'] !== undefined, domain).toBe(true);
  }
  expect(documents).toBeGreaterThan(5);
});
