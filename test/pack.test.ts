import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as providers from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import { standardText } from '../src/core/standard-text.ts';
import type { ImapServer, ProviderConfig, SmtpServer } from '../src/core/types.ts';
import { packProvider } from '../src/storage/pack.ts';
import { packedOwnProviders, packedProviders } from '../src/storage/providers.ts';
import { findSchemaIssues } from '../src/storage/schema.ts';
import { unpackClaims, unpackProvider } from '../src/storage/unpack.ts';
import { provider } from './arbitrary.ts';

const entries: readonly ProviderConfig[] = Object.values(providers);

test('the worker carries every entry of the list as it stands', () => {
  const byId = (a: ProviderConfig, b: ProviderConfig): number => (a.id < b.id ? -1 : 1);
  expect(packedProviders.map(unpackProvider).sort(byId), 'run: npm run mailbeacon -- list').toEqual(
    [...entries].sort(byId),
  );
  expect(packedOwnProviders.map(unpackProvider).sort(byId)).toEqual(Object.values(ownProviders).sort(byId));
  for (const entry of [...entries, ...Object.values(ownProviders)]) expectNothingLost(entry);
});

const imap: ImapServer = {
  type: 'imap',
  hostname: 'imap.example.com',
  port: 993,
  socketType: 'SSL',
  authentication: ['password-cleartext'],
  username: '%EMAILADDRESS%',
};
const smtp: SmtpServer = { ...imap, type: 'smtp', hostname: 'smtp.example.com', port: 465 };
const plain: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example',
  displayShortName: 'Example',
  domains: ['example.com'],
  incoming: [imap],
  outgoing: [smtp],
  source: 'https://example.com/help',
  checked: '2026-01-31',
};

/** Neither of the entry, nor of what it is found by. An empty list of MX domains finds nothing. */
function expectNothingLost(entry: ProviderConfig): void {
  const line = packProvider(entry);
  expect(unpackProvider(line)).toEqual(entry);
  const { id, domains, mx = [] } = unpackClaims(line);
  expect({ id, domains, mx }).toEqual({ id: entry.id, domains: entry.domains, mx: entry.mx ?? [] });
}

const documentation = { kind: 'documentation', url: 'https://example.com/help' } as const;

describe('nothing is lost', () => {
  test.each<readonly [what: string, change: Partial<ProviderConfig>]>([
    ['a plain entry', {}],
    ['a short name of its own', { displayShortName: 'Ex' }],
    ['one domain that is not the id', { domains: ['example.org'] }],
    ['several domains, public', { domains: ['example.com', 'example.org'], publicDomains: true }],
    [
      'domains that share a label or all but that',
      { domains: ['example.com', 'mail.com', 'mail.co.uk', 'mail.com', 'a.b.co.uk', 'b.b.co.uk', 'b.com'] },
    ],
    ['a name that is no domain', { domains: ['example.com', 'localhost', '.com'] }],
    ['a circumflex', { displayName: '^', source: 'https://example.com/^example.com' }],
    ['domains that are said to be private', { publicDomains: false }],
    ['MX domains', { mx: ['mx.example', 'mx.example.org'] }],
    ['an empty list of MX domains and one of instructions', { mx: [], instructions: [] }],
    [
      'STARTTLS and the local part',
      { incoming: [{ ...imap, port: 143, socketType: 'STARTTLS', username: '%EMAILLOCALPART%' }] },
    ],
    ['OAuth 2.0 before the password', { incoming: [{ ...imap, authentication: ['OAuth2', 'password-cleartext'] }] }],
    ['methods that have no letter', { incoming: [{ ...imap, authentication: ['NTLM', 'GSSAPI'] }] }],
    ['a compound user name', { incoming: [{ ...imap, username: '%EMAILLOCALPART%.%EMAILDOMAIN%' }] }],
    ['an odd port', { incoming: [{ ...imap, port: 1993, portReason: 'Behind a shared address.' }] }],
    ['clear text', { incoming: [{ ...imap, port: 143, socketType: 'plain', clearTextReason: 'A museum.' }] }],
    [
      'what a POP3 client does',
      { incoming: [{ ...imap, type: 'pop3', port: 995, pop3: { leaveMessagesOnServer: true } }] },
    ],
    [
      'options of the outgoing server',
      { outgoing: [{ ...smtp, restriction: 'client-IP-address', addThisServer: true }] },
    ],
    [
      'a server by URL',
      {
        incoming: [
          { type: 'jmap', url: 'https://example.com/jmap', authentication: ['Basic'], username: '%EMAILADDRESS%' },
        ],
      },
    ],
    ['no server at all', { incoming: [], outgoing: [] }],
    [
      'every kind of instruction',
      {
        instructions: [
          { kind: 'enable-access', url: 'https://example.com/a', text: standardText['enable-access'] },
          { kind: 'app-password', url: 'https://example.com/b', text: { en: 'Make one', ro: 'Creați una' } },
          { kind: 'bridge', url: 'https://example.com/c', text: { en: 'Install it' } },
          { ...documentation, text: standardText.documentation, placement: 'clientConfig' },
        ],
      },
    ],
    [
      'a source that is not the documentation',
      { instructions: [{ ...documentation, url: 'https://example.com/other', text: { en: 'Help' } }] },
    ],
    ['the rest', { website: 'https://example.com/', webMail: { loginPage: 'https://mail.example.com/' } }],
  ])('%s', (_what, change) => {
    const entry = { ...plain, ...change };
    expect(findSchemaIssues(entry)).toEqual([]);
    expectNothingLost(entry);
  });

  test('whatever the servers are', () => {
    fc.assert(
      fc.property(provider, (entry) => {
        expectNothingLost(entry);
      }),
    );
  });

  test('whatever the texts, names and hosts are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (id, name, words, hostname, hasDocumentation) => {
        const entry: ProviderConfig = {
          ...plain,
          id,
          displayName: name,
          displayShortName: words,
          incoming: [{ ...imap, hostname }],
          ...(hasDocumentation ? { instructions: [{ ...documentation, text: { en: words } }] } : {}),
        };
        expectNothingLost(entry);
      }),
    );
  });
});
