import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/cli/import/document.ts';
import { renderEntry, toFileName, writeWhole } from '../../src/cli/import/entry.ts';
import { importProvider, type ImportResult, type Origin } from '../../src/cli/import/provider.ts';
import { findProblems } from '../../src/core/problems.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { findSchemaIssues } from '../../src/storage/schema.ts';

const origin: Origin = {
  name: 'willow.example',
  url: 'https://lists.example/willow.example.xml',
  checked: '2026-03-12',
  factsOnly: false,
};
const login = '<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username>';
const imap = `<incomingServer type="imap"><hostname>imap.willow.example</hostname><port>993</port><socketType>SSL</socketType>${login}</incomingServer>`;
const smtp = `<outgoingServer type="smtp"><hostname>smtp.willow.example</hostname><port>465</port><socketType>SSL</socketType>${login}</outgoingServer>`;
const head =
  '<domain>willow.example</domain><displayName>Willow Mail</displayName><displayShortName>Willow</displayShortName>';
const document = (provider: string, beside = '', id = 'willow.example'): string =>
  `<clientConfig version="1.1"><emailProvider id="${id}">${provider}</emailProvider>${beside}</clientConfig>`;
const section = (name: string, type: string, ...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce(
    (text, [from, to]) => text.replace(from, to),
    (name === 'incomingServer' ? imap : smtp).replace(/type="[a-z0-9]+"/, `type="${type}"`),
  );

function run(text: string, changes: Partial<Origin> = {}): ImportResult {
  const parsed = parseDocument(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problem);
  return importProvider(parsed.root, { ...origin, ...changes });
}

function expectProvider(result: ImportResult): ProviderConfig {
  if (!result.ok) throw new Error(result.problem);
  expect(findSchemaIssues(result.provider)).toEqual([]);
  expect(findProblems(result.provider, '2026-11-22')).toEqual([]);
  return result.provider;
}

const notesOf = (result: ImportResult): readonly string[] =>
  result.notes.map(({ element, action }) => `${action} ${element}`);

test('a plain document comes over without a note', () => {
  const result = run(document(head + imap + smtp));
  expect(result.notes).toEqual([]);
  expect(expectProvider(result)).toEqual({
    id: 'willow.example',
    displayName: 'Willow Mail',
    displayShortName: 'Willow',
    domains: ['willow.example'],
    publicDomains: true,
    incoming: [
      {
        type: 'imap',
        hostname: 'imap.willow.example',
        port: 993,
        socketType: 'SSL',
        authentication: ['password-cleartext'],
        username: '%EMAILADDRESS%',
      },
    ],
    outgoing: [
      {
        type: 'smtp',
        hostname: 'smtp.willow.example',
        port: 465,
        socketType: 'SSL',
        authentication: ['password-cleartext'],
        username: '%EMAILADDRESS%',
      },
    ],
    source: 'https://lists.example/willow.example.xml',
    checked: '2026-03-12',
  });
});

describe('each kind of fact comes over', () => {
  test.each<readonly [fact: string, text: string, expected: object]>([
    [
      'MX domains',
      document(`${head}<domain purpose="mx">mx.example</domain>${imap}${smtp}`),
      { domains: ['willow.example'], mx: ['mx.example'] },
    ],
    [
      'POP3 and what to do with messages',
      document(
        head +
          section('incomingServer', 'pop3', ['993', '995']).replace(
            '</incomingServer>',
            '<pop3><leaveMessagesOnServer>true</leaveMessagesOnServer><downloadOnBiff>false</downloadOnBiff>' +
              '<daysToLeaveMessagesOnServer>7</daysToLeaveMessagesOnServer><checkInterval minutes="15"/></pop3></incomingServer>',
          ) +
          smtp,
      ),
      {
        incoming: [
          {
            type: 'pop3',
            pop3: {
              leaveMessagesOnServer: true,
              downloadOnBiff: false,
              daysToLeaveMessagesOnServer: 7,
              checkIntervalMinutes: 15,
            },
          },
        ],
      },
    ],
    [
      'flags of the outgoing server',
      document(
        head +
          imap +
          smtp.replace(
            '</outgoingServer>',
            '<restriction>client-IP-address</restriction><addThisServer>true</addThisServer>' +
              '<useGlobalPreferredServer>false</useGlobalPreferredServer></outgoingServer>',
          ),
      ),
      { outgoing: [{ restriction: 'client-IP-address', addThisServer: true, useGlobalPreferredServer: false }] },
    ],
    [
      'an Exchange server with its URLs',
      document(
        head +
          imap +
          section('incomingServer', 'exchange', ['993', '443']).replace(
            '</incomingServer>',
            '<owaURL>https://willow.example/owa</owaURL><exchangeURL>https://willow.example/ews</exchangeURL></incomingServer>',
          ) +
          smtp,
      ),
      {
        incoming: [
          { type: 'imap' },
          { type: 'exchange', port: 443, owaURL: 'https://willow.example/owa', ewsURL: 'https://willow.example/ews' },
        ],
      },
    ],
    [
      'servers by URL, whose password is Basic',
      document(
        `${head}${imap}<incomingServer type="JMAP"><url>https://willow.example/jmap</url>${login}</incomingServer>${smtp}`,
      ),
      {
        incoming: [
          { type: 'imap' },
          { type: 'jmap', url: 'https://willow.example/jmap', authentication: ['Basic'], username: '%EMAILADDRESS%' },
        ],
      },
    ],
    [
      'several methods in their order, under the names of today',
      document(
        head +
          section('incomingServer', 'imap', [
            '<authentication>password-cleartext</authentication>',
            '<authentication system="sasl">SCRAM-SHA-256</authentication><authentication>OAuth</authentication>' +
              '<authentication>secure</authentication><authentication>plain</authentication>',
          ]) +
          smtp,
      ),
      { incoming: [{ authentication: ['sasl:SCRAM-SHA-256', 'OAuth2', 'password-encrypted', 'password-cleartext'] }] },
    ],
    [
      'OAuth 2.0, without the secret',
      document(
        head + imap + smtp,
        '<oAuth2><issuer>login.example</issuer><scope>mail  calendar</scope><authURL>https://login.example/a</authURL>' +
          '<tokenURL>https://login.example/t</tokenURL><clientID>open</clientID><clientSecret>s3cret</clientSecret></oAuth2>',
      ),
      { oauth2: { issuer: 'login.example', scopes: ['mail', 'calendar'], clientID: 'open' } },
    ],
    [
      'documentation, which becomes the source',
      document(
        `${head}${imap}${smtp}<documentation url="https://willow.example/help"><descr lang="en-US">How to</descr>` +
          '<descr lang="de">So geht es</descr></documentation>',
      ),
      {
        source: 'https://willow.example/help',
        instructions: [
          {
            kind: 'documentation',
            url: 'https://willow.example/help',
            text: { en: 'How to', de: 'So geht es' },
          },
        ],
      },
    ],
    [
      'what has to be done first, at both places',
      document(
        `${head}${imap}${smtp}<enable visiturl="https://willow.example/a"><instruction>Do it</instruction></enable>`,
        '<enable visiturl="https://willow.example/b"><instruction lang="en">Do that</instruction></enable>',
      ),
      {
        instructions: [
          { kind: 'enable-access', url: 'https://willow.example/a', text: { en: 'Do it' } },
          { kind: 'enable-access', url: 'https://willow.example/b', placement: 'clientConfig' },
        ],
      },
    ],
    [
      'web mail and its form',
      document(
        head + imap + smtp,
        '<webMail><loginPage url="https://mail.willow.example/"/><loginPageInfo url="https://mail.willow.example/login"' +
          ' waitForRedirectionURLPrefix="https://sso.willow.example/"><username>%EMAILADDRESS%</username>' +
          '<usernameField id="u" name="user"/><passwordField name="pw"/><loginButton/></loginPageInfo></webMail>',
      ),
      {
        webMail: {
          loginPage: 'https://mail.willow.example/',
          loginPageInfo: {
            url: 'https://mail.willow.example/login',
            username: '%EMAILADDRESS%',
            usernameField: { id: 'u', name: 'user' },
            passwordField: { name: 'pw' },
            waitForRedirectionURLPrefix: 'https://sso.willow.example/',
          },
        },
      },
    ],
    [
      'questions to the user, under a name that cannot clash',
      document(
        head +
          imap.replace('%EMAILADDRESS%', '%CUSTOMER%@%EMAILDOMAIN%') +
          smtp +
          '<inputField key="customer" label="Customer number">K-1</inputField>',
      ),
      {
        inputFields: [{ key: 'INPUT_CUSTOMER', label: 'Customer number', example: 'K-1' }],
        incoming: [{ username: '%INPUT_CUSTOMER%@%EMAILDOMAIN%' }],
      },
    ],
    [
      'services beside mail, also in the older spelling',
      document(
        head + imap + smtp,
        '<calendar type="caldav"><url>https://dav.willow.example/</url><authentication system="http">Basic</authentication>' +
          '<username>%EMAILADDRESS%</username></calendar><addressBook type="carddav"><url>https://dav.willow.example/</url>' +
          '<authentication>http-basic</authentication></addressBook><setupServer type="managesieve">' +
          `<hostname>imap.willow.example</hostname><port>4190</port><socketType>STARTTLS</socketType>${login}</setupServer>`,
      ),
      {
        related: [
          { type: 'caldav', authentication: ['Basic'] },
          { type: 'carddav', authentication: ['Basic'], username: '%EMAILADDRESS%' },
          { type: 'managesieve', port: 4190 },
        ],
      },
    ],
    [
      'where to look for updates',
      document(head + imap + smtp, '<clientConfigUpdate url="https://willow.example/mail/config-v1.1.xml"/>'),
      { updateURL: 'https://willow.example/mail/config-v1.1.xml' },
    ],
    [
      'a host made from the domain',
      document(head + imap.replace('imap.willow.example', 'Mail.%EMAILDOMAIN%') + smtp),
      { incoming: [{ hostname: 'mail.%EMAILDOMAIN%' }] },
    ],
  ])('%s', (_fact, text, expected) => {
    expect(expectProvider(run(text))).toMatchObject(expected);
  });
});

describe('each decision is noted', () => {
  test.each<readonly [decision: string, text: string, notes: readonly string[], expected: object]>([
    [
      'a port of another protocol costs the section',
      document(head + imap + section('incomingServer', 'pop3') + smtp),
      ['dropped incomingServer[2]/port'],
      { incoming: [{ type: 'imap' }] },
    ],
    [
      'an odd port is kept on trust',
      document(head + imap + smtp.replace('465', '2465')),
      ['guessed outgoingServer[1]/port'],
      { outgoing: [{ port: 2465, portReason: 'the source states this port' }] },
    ],
    [
      'clear text is marked',
      document(head + section('incomingServer', 'imap', ['993', '143'], ['SSL', 'plain']) + smtp),
      ['changed incomingServer[1]'],
      { incoming: [{ socketType: 'plain', clearTextReason: 'the source offers this server without encryption' }] },
    ],
    [
      'implicit TLS moves up',
      document(head + section('incomingServer', 'imap', ['993', '143'], ['SSL', 'STARTTLS']) + imap + smtp),
      ['changed incomingServer'],
      { incoming: [{ socketType: 'SSL' }, { socketType: 'STARTTLS' }] },
    ],
    [
      'a placeholder is closed',
      document(head + imap.replace('%EMAILADDRESS%', '%EMAILADDRESS') + smtp),
      ['changed incomingServer[1]/username'],
      { incoming: [{ username: '%EMAILADDRESS%' }] },
    ],
    [
      'a missing outgoing user name is that of the incoming server',
      document(
        head +
          imap.replace('%EMAILADDRESS%', '%EMAILLOCALPART%') +
          smtp.replace('<username>%EMAILADDRESS%</username>', ''),
      ),
      ['guessed outgoingServer[1]/username'],
      { outgoing: [{ username: '%EMAILLOCALPART%' }] },
    ],
    [
      'an id of another file gives way to the own domain',
      document(head + imap + smtp, '', 'oak.example'),
      ['changed emailProvider/@id'],
      { id: 'willow.example' },
    ],
    [
      'an id that is no domain gives way',
      document(head + imap + smtp, '', 'Willow_Mail'),
      ['changed emailProvider/@id'],
      { id: 'willow.example' },
    ],
    [
      'a domain that stands twice and one that is none are dropped',
      document(`${head}<domain>willow.example</domain><domain>*.willow.example</domain>${imap}${smtp}`),
      ['dropped domain', 'dropped domain'],
      { domains: ['willow.example'] },
    ],
    [
      'a domain in its own script is written as in DNS',
      document(`${head}<domain>bücher.example</domain>${imap}${smtp}`),
      ['changed domain'],
      { domains: ['willow.example', 'xn--bcher-kva.example'] },
    ],
    [
      'the misspelt short name is taken',
      document(head.replaceAll('displayShortName', 'displayNameShort') + imap + smtp),
      ['changed displayNameShort'],
      { displayShortName: 'Willow' },
    ],
    [
      'a short name that is too long is replaced',
      document(head.replace('>Willow<', `>${'W'.repeat(21)}<`) + imap + smtp),
      ['guessed displayShortName'],
      { displayShortName: 'Willow Mail' },
    ],
    [
      'a name that Thunderbird reads as a number gets a word',
      document(head.replace('Willow Mail', '163') + imap + smtp),
      ['changed displayName'],
      { displayName: '163 Mail' },
    ],
    [
      'an http page is not taken for an https one',
      document(`${head}${imap}${smtp}<documentation url="http://willow.example/help"/>`),
      ['dropped emailProvider/documentation'],
      { source: 'https://lists.example/willow.example.xml' },
    ],
    [
      'a password is never taken',
      document(head + imap.replace('</incomingServer>', '<password>s3cret</password></incomingServer>') + smtp),
      ['dropped incomingServer[1]/password'],
      {},
    ],
    [
      'an unknown method is left out',
      document(head + imap.replace('<username>', '<authentication>magic</authentication><username>') + smtp),
      ['dropped incomingServer[1]/authentication'],
      { incoming: [{ authentication: ['password-cleartext'] }] },
    ],
    [
      'an unknown type and an unknown element are left out',
      document(`${head}${imap}${section('incomingServer', 'gopher')}${smtp}<weather/>`),
      ['dropped emailProvider/"weather"', 'dropped incomingServer[2]'],
      { incoming: [{ type: 'imap' }] },
    ],
    [
      'a URL whose host the user would choose is left out',
      document(
        `${head}${imap}<incomingServer type="ews"><url>https://%EMAILLOCALPART%.willow.example/</url>${login}</incomingServer>${smtp}`,
      ),
      ['dropped incomingServer[2]/url'],
      { incoming: [{ type: 'imap' }] },
    ],
  ])('%s', (_decision, text, notes, expected) => {
    const result = run(text);
    expect(expectProvider(result)).toMatchObject(expected);
    expect(notesOf(result)).toEqual(expect.arrayContaining([...notes]));
    expect(result.notes).toHaveLength(notes.length);
  });
});

describe('what cannot be offered is refused in one line', () => {
  test.each<readonly [reason: string, text: string, problem: string]>([
    ['no provider', '<clientConfig version="1.1"/>', 'has no emailProvider'],
    ['no domain', document(imap + smtp), 'names no domain'],
    ['no incoming server', document(head + smtp), 'has no incoming server'],
    ['no outgoing server', document(head + imap), 'has no outgoing server'],
    [
      'a host that the user would choose',
      document(head + imap.replace('imap.willow', '%EMAILLOCALPART%.willow') + smtp),
      'has no incoming server',
    ],
    ['the login of one person', document(head + imap.replace('%EMAILADDRESS%', 'jane') + smtp), 'has no incoming'],
    [
      'a placeholder that nobody fills in',
      document(head + imap.replace('%EMAILADDRESS%', '%REALNAME%') + smtp),
      'has no incoming server',
    ],
    ['a port beyond 65535', document(head + imap.replace('993', '65536') + smtp), 'has no incoming server'],
    ['an unknown encryption', document(head + imap.replace('SSL', 'TLS') + smtp), 'has no incoming server'],
  ])('%s', (_reason, text, problem) => {
    const result = run(text);
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    expect(result.problem).toContain(problem);
    expect(result.problem).not.toContain('\n');
  });
});

test('with facts only, no words of the document come over', () => {
  const text = document(
    `${head}${imap}${smtp}<documentation url="https://willow.example/help"><descr>Their words</descr></documentation>` +
      '<enable visiturl="https://willow.example/on"><instruction>Their orders</instruction></enable>',
  );
  expect(JSON.stringify(expectProvider(run(text)))).toContain('Their words');
  const facts = expectProvider(run(text, { factsOnly: true }));
  expect(JSON.stringify(facts)).not.toContain('Their');
  expect(facts.instructions?.map(({ url }) => url)).toEqual([
    'https://willow.example/help',
    'https://willow.example/on',
  ]);
});

describe('entries', () => {
  test('are one literal, laid out as the project is', async () => {
    const source = await renderEntry(expectProvider(run(document(head + imap + smtp))));
    expect(source).toMatch(
      /^import type \{ ProviderConfig \} from '\.\.\/src\/core\/types\.ts';\n\nexport default \{\n/,
    );
    expect(source).toContain("  domains: ['willow.example'],\n");
    expect(source).toMatch(/\n\} as const satisfies ProviderConfig;\n$/);
  });

  test('are named after their id', () => {
    expect(toFileName('bay.wind.ne.jp')).toBe('bay-wind-ne-jp.ts');
  });

  test('that cannot be put in place leave nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-entry-'));
    try {
      await expect(writeWhole(join(folder, 'a', 'b.ts'), 'x')).rejects.toThrow();
      await writeWhole(join(folder, 'c.ts'), 'x');
      expect(await readdir(folder)).toEqual(['c.ts']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
