import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/cli/import/document.ts';
import { importProvider } from '../../src/cli/import/provider.ts';
import { compareReadings } from '../../src/cli/roundtrip/compare.ts';
import { rules } from '../../src/cli/roundtrip/rules.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import type { XmlElement } from '../../src/clients/xml.ts';

interface Part {
  readonly name?: string;
  readonly type: string;
  readonly host?: string;
  readonly port: number;
  readonly socket?: string;
  readonly user?: string;
  readonly method?: string;
}
const server = ({
  name = 'incomingServer',
  type,
  host,
  port,
  socket = 'SSL',
  user = '%EMAILADDRESS%',
  method = 'password-cleartext',
}: Part): string =>
  `<${name} type="${type}"><hostname>${host ?? `${type}.willow.example`}</hostname><port>${port}</port><socketType>${socket}</socketType>` +
  `<authentication>${method}</authentication>${user === '' ? '' : `<username>${user}</username>`}</${name}>`;
const imap: Part = { type: 'imap', port: 993 };
const pop3: Part = { type: 'pop3', port: 995 };
const smtp: Part = { name: 'outgoingServer', type: 'smtp', port: 465 };

const document = (
  parts: readonly Part[],
  beside = '',
  names = '<displayName>Willow</displayName><displayShortName>W</displayShortName>',
): string =>
  `<clientConfig version="1.1"><emailProvider id="willow.example"><domain>willow.example</domain>${names}${parts.map(server).join('')}</emailProvider>${beside}</clientConfig>`;

function read(text: string): { readonly root: XmlElement; readonly provider: ProviderConfig } {
  const parsed = parseDocument(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problem);
  const result = importProvider(parsed.root, {
    name: 'willow.example',
    url: 'https://lists.example/',
    checked: '2026-01-01',
    factsOnly: false,
  });
  if (!result.ok) throw new Error(result.problem);
  return { root: parsed.root, provider: result.provider };
}

test('a plain document leads every client to the same servers', async () => {
  const { root, provider } = read(document([imap, pop3, smtp]));
  const comparisons = await compareReadings(root, provider);
  expect(comparisons).toHaveLength(7);
  expect(comparisons.map(({ reasons }) => reasons)).toEqual(comparisons.map(() => []));
});

describe('every rule is the reason of a difference', () => {
  const cases: readonly (readonly [reason: string, text: string])[] = [
    ['the port belongs to another protocol', document([imap, { ...pop3, port: 993 }, smtp])],
    ['clear text is left out', document([imap, { ...pop3, port: 110, socket: 'plain' }, smtp])],
    ['IMAP is put before POP3', document([pop3, imap, smtp])],
    ['implicit TLS is put before STARTTLS', document([{ ...imap, port: 143, socket: 'STARTTLS' }, imap, smtp])],
    ['a placeholder without its closing %', document([{ ...imap, user: '%EMAILADDRESS' }, smtp])],
    ['a missing user name', document([imap, { ...smtp, user: '' }])],
    ['a server without login', document([imap, { ...smtp, user: '', method: 'none' }])],
    ['host names are filled in', document([{ ...imap, host: 'mail.%EMAILDOMAIN%' }, smtp])],
    [
      'user names of several placeholders',
      document([
        { ...imap, user: '%EMAILLOCALPART%.%EMAILDOMAIN%' },
        { ...smtp, user: '%EMAILLOCALPART%.%EMAILDOMAIN%' },
      ]),
    ],
    [
      'display names are filled in',
      document(
        [imap, smtp],
        '',
        '<displayName>%EMAILDOMAIN%</displayName><displayShortName>%EMAILDOMAIN%</displayShortName>',
      ),
    ],
    [
      'the form of the login page',
      document(
        [imap, smtp],
        '<webMail><loginPageInfo url="http://willow.example/"><username>%EMAILLOCALPART%</username></loginPageInfo></webMail>',
      ),
    ],
    [
      'a misspelt, missing or too long displayShortName',
      document([imap, smtp], '', '<displayName>Willow</displayName><displayNameShort>W</displayNameShort>'),
    ],
  ];

  test.each(cases)('%s', async (reason, text) => {
    const { root, provider } = read(text);
    const found = (await compareReadings(root, provider)).flatMap(({ client, reasons }) => {
      expect(reasons, client).toBeDefined();
      return reasons ?? [];
    });
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toContain(reason);
  });

  test('and no rule is without a case', () => {
    for (const { reason } of rules)
      expect(
        cases.some(([words]) => reason.includes(words)),
        reason,
      ).toBe(true);
  });
});

test('a difference that no rule explains is reported as such', async () => {
  const { root, provider } = read(document([imap, smtp]));
  const [incoming] = provider.incoming;
  const changed = { ...provider, incoming: [{ ...incoming, hostname: 'imap.elsewhere.example' }] } as ProviderConfig;
  const comparisons = await compareReadings(root, changed);
  expect(comparisons.every(({ reasons }) => reasons === undefined)).toBe(true);
});
