import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientReaders, type ClientReader, type Conclusion } from '../src/clients/index.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { IncomingServer, ProviderConfig, RelatedServer } from '../src/core/types.ts';
import { createAnswerer } from '../src/formats/format.ts';
import { autoconfig } from '../src/formats/index.ts';
import { provider as anyProvider } from './arbitrary.ts';

// What version 1.2 adds must not change what a reader of version 1.1 concludes (draft-ietf-mailmaint-autoconfig-06,
// "Data format": what is not known is ignored; real parsers are stricter).

const tcp = { authentication: ['OAuth2', 'password-cleartext'], username: '%EMAILADDRESS%' } as const;
const byUrl = { authentication: ['OAuth2', 'Digest', 'Basic'], username: '%EMAILLOCALPART%' } as const;
const url = 'https://extra.example/%EMAILADDRESS%/?a=1&b=2';

const incoming: readonly IncomingServer[] = [
  { type: 'jmap', url, ...byUrl },
  { type: 'ews', url, ...byUrl },
  { type: 'activeSync', url, ...byUrl },
  { type: 'graph', url, ...byUrl },
  { type: 'owa', url, ...byUrl },
  {
    type: 'exchange',
    hostname: 'exchange.extra.example',
    port: 443,
    socketType: 'SSL',
    ...tcp,
    owaURL: 'https://extra.example/owa',
    ewsURL: 'https://extra.example/ews',
    easURL: 'https://extra.example/eas',
  },
];
const related: readonly RelatedServer[] = [
  { type: 'caldav', url, ...byUrl },
  { type: 'carddav', url, ...byUrl },
  { type: 'webdav', url, ...byUrl },
  { type: 'xmpp', url: 'wss://extra.example/ws', ...byUrl },
  { type: 'matrix', url, ...byUrl },
  { type: 'opentalk', url, ...byUrl },
  { type: 'xmpptcp', hostname: 'xmpp.extra.example', port: 5223, socketType: 'SSL', ...tcp },
  { type: 'managesieve', hostname: 'sieve.extra.example', port: 4190, socketType: 'STARTTLS', ...tcp },
];

type Extension = readonly [name: string, extend: (provider: ProviderConfig) => ProviderConfig];

const extensions: readonly Extension[] = [
  ...incoming.map((server): Extension => [
    `${server.type} before mail`,
    (provider) => ({ ...provider, incoming: [server, ...provider.incoming] }),
  ]),
  ...incoming.map((server): Extension => [
    `${server.type} after mail`,
    (provider) => ({ ...provider, incoming: [...provider.incoming, server] }),
  ]),
  ...related.map((server): Extension => [
    server.type,
    (provider) => ({ ...provider, related: [...(provider.related ?? []), server] }),
  ]),
  ['MX domains', (provider) => ({ ...provider, mx: ['mx-one.example', 'mx-two.example'] })],
  [
    'an authorization server',
    (provider) => ({
      ...provider,
      oauth2: {
        issuer: 'login.extra.example',
        scopes: ['a', 'b'],
        authURL: 'https://login.extra.example/auth',
        tokenURL: 'https://login.extra.example/token',
        clientID: 'open',
      },
    }),
  ],
  [
    'instructions in both places',
    (provider) => ({
      ...provider,
      instructions: [
        ...(provider.instructions ?? []),
        { kind: 'enable-access', url: 'https://extra.example/?a&b', text: { en: 'Do.', ro: 'Faceți.' } },
        {
          kind: 'app-password',
          url: 'https://extra.example/?a&b',
          text: { en: 'Do.', ro: 'Faceți.' },
          placement: 'clientConfig',
        },
      ],
    }),
  ],
  ['a place for updates', (provider) => ({ ...provider, updateURL: 'https://extra.example/config' })],
  [
    'web mail with a form',
    (provider) => ({
      ...provider,
      webMail: {
        loginPage: 'https://extra.example/',
        loginPageInfo: {
          url: 'https://extra.example/',
          username: '%EMAILLOCALPART%',
          usernameField: { id: 'user' },
          passwordField: { name: 'secret' },
        },
      },
    }),
  ],
  [
    'what only other formats say',
    (provider) => ({
      ...provider,
      pacc: { issuer: 'https://login.extra.example/' },
      mtaSts: { mode: 'testing', mx: ['mx.extra.example'], maxAgeSeconds: 86_400 },
    }),
  ],
];

const readers = clientReaders.filter(({ reads }) => reads === 'autoconfig');
const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };

async function conclude(reader: ClientReader, provider: ProviderConfig): Promise<Conclusion> {
  const [domain] = provider.domains;
  const email = `fred.o'neil+x@${domain}`;
  const { document } = await createAnswerer(
    autoconfig,
    createRegistry([provider]),
    service,
  )({
    method: 'GET',
    path: '/mail/config-v1.1.xml',
    rawPath: '/mail/config-v1.1.xml',
    host: `autoconfig.${domain}`,
    query: `emailaddress=${encodeURIComponent(email)}`,
    body: new Uint8Array(),
    now: 0,
  });
  const { status, contentType, body } = document;
  return reader.read({ status, contentType, body }, { email });
}

const plain: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example Mail',
  displayShortName: 'Example',
  domains: ['example.com'],
  incoming: [
    { type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL', ...tcp },
    { type: 'imap', hostname: 'imap.example.com', port: 143, socketType: 'STARTTLS', ...tcp },
    { type: 'pop3', hostname: 'pop.example.com', port: 995, socketType: 'SSL', ...tcp },
  ],
  outgoing: [
    { type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL', ...tcp },
    { type: 'smtp', hostname: 'smtp.example.com', port: 587, socketType: 'STARTTLS', ...tcp },
  ],
  source: 'https://example.com/help',
  checked: '2026-11-01',
};

describe.each(readers)('$name', (reader) => {
  test('sets the plain provider up', async () => {
    expect(await conclude(reader, plain)).toMatchObject({ outcome: 'configured' });
  });

  test.each(extensions)('concludes the same beside %s', async (_name, extend) => {
    expect(await conclude(reader, extend(plain))).toEqual(await conclude(reader, plain));
  });

  test('concludes the same of any provider beside any of them together', async () => {
    await fc.assert(
      fc.asyncProperty(anyProvider, fc.shuffledSubarray([...extensions]), async (provider, chosen) => {
        const extended = chosen.reduce((before, [, extend]) => extend(before), provider);
        expect(await conclude(reader, extended)).toEqual(await conclude(reader, provider));
      }),
      { numRuns: 60 },
    );
  });
});
