import { describe, expect, test } from 'vitest';
import { clientReaders } from '../../src/clients/index.ts';
import { findChildren, type XmlElement } from '../../src/clients/xml.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig, RelatedServer } from '../../src/core/types.ts';
import { accountOf, expectSettings, get, path, post, type Fetch, type Read } from './autodiscover-answers.ts';
import { fromOutlook } from './autodiscover-requests.ts';
import { createTestApp } from './fixtures.ts';

const login = { authentication: ['Basic'], username: '%EMAILADDRESS%' } as const;
const caldav = { type: 'caldav', url: 'https://dav.case.example/calendars/', ...login } as const;
const carddav = { type: 'carddav', url: 'https://dav.case.example/contacts/?a=1&b=2', ...login } as const;

/** An application that knows one provider, at case.example. */
function ask(more: Partial<ProviderConfig>): Fetch {
  const server = { socketType: 'SSL', authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
  const provider: ProviderConfig = {
    id: 'case.example',
    displayName: 'Case Mail',
    displayShortName: 'Case',
    domains: ['case.example'],
    incoming: [{ type: 'imap', hostname: 'imap.case.example', port: 993, ...server }],
    outgoing: [{ type: 'smtp', hostname: 'smtp.case.example', port: 465, ...server }],
    source: 'https://case.example/help',
    checked: '2026-11-01',
    ...more,
  };
  return createTestApp({ registry: createRegistry([provider]) }).fetch;
}

const toValues = (protocol: XmlElement): readonly (readonly [string, string])[] =>
  protocol.children.map(({ name, text }) => [name, text] as const);
/** What stands behind the two protocols of mail. */
const besideMail = (answer: Read): readonly (readonly (readonly [string, string])[])[] =>
  findChildren(accountOf(answer), 'Protocol').slice(2).map(toValues);

const person = "o'neil&co@case.example";
const related: readonly RelatedServer[] = [carddav, caldav];
const webMail = { loginPage: 'https://webmail.case.example/?a=1&b=2' } as const;

describe('beside mail', () => {
  test('stand calendars, contacts and web mail, one of each, behind the protocols of mail', async () => {
    const second = { ...caldav, url: 'https://other.case.example/' } as const;
    const answer = await post(fromOutlook(person), ask({ related: [...related, second], webMail }));
    expectSettings(answer);
    expect(besideMail(answer)).toEqual([
      [
        ['Type', 'CalDAV'],
        ['TTL', '24'],
        ['Server', 'https://dav.case.example/calendars/'],
        ['LoginName', person],
        ['DomainRequired', 'off'],
      ],
      [
        ['Type', 'CardDAV'],
        ['TTL', '24'],
        ['Server', 'https://dav.case.example/contacts/?a=1&b=2'],
        ['LoginName', person],
        ['DomainRequired', 'off'],
      ],
      [
        ['Type', 'WEB'],
        ['TTL', '24'],
        ['Server', 'https://webmail.case.example/?a=1&b=2'],
      ],
    ]);
  });

  test('stands nothing that makes Thunderbird take the account for Exchange', async () => {
    const { body } = await post(fromOutlook(person), ask({ related, webMail }));
    expect(body).not.toMatch(/<(?:Internal|External|OWAUrl|EwsUrl|ASUrl)\b/);
  });

  test.each([person, 'fred@case.example'])(
    'stands nothing that changes what a client of mail gets for %s',
    async (email) => {
      const [without, withAll] = [
        await post(fromOutlook(email), ask({})),
        await post(fromOutlook(email), ask({ related, webMail })),
      ];
      const readers = clientReaders.filter(({ reads }) => reads === 'autodiscover');
      expect(readers.length).toBeGreaterThan(3);
      for (const reader of readers) {
        const conclusion = reader.read(withAll, { email });
        expect(conclusion.outcome, reader.name).toBe('configured');
        // Beside mail eM Client takes calendars and contacts, and nobody else takes anything.
        const related = (conclusion.outcome === 'configured' ? conclusion.related : undefined) ?? [];
        const taken = related.map(({ protocol, url }) => `${protocol} ${url ?? ''}`);
        expect(taken, reader.name).toEqual(
          reader.name === 'eM Client'
            ? ['caldav https://dav.case.example/calendars/', 'carddav https://dav.case.example/contacts/?a=1&b=2']
            : [],
        );
        const alone = reader.read(without, { email });
        expect({ ...conclusion, related: undefined }, reader.name).toEqual({ ...alone, related: undefined });
      }
    },
  );

  test('stand other services of the provider nowhere', async () => {
    const files = { type: 'webdav', url: 'https://dav.case.example/files/', ...login } as const;
    expect(besideMail(await post(fromOutlook(person), ask({ related: [files] })))).toEqual([]);
  });

  test('stands the address in a URL encoded, so that it cannot lead elsewhere', async () => {
    const url = 'https://dav.case.example/%EMAILADDRESS%/%EMAILDOMAIN%/';
    const answer = await post(fromOutlook('a/../?b@case.example'), ask({ related: [{ ...caldav, url }] }));
    expect(besideMail(answer)[0]).toContainEqual([
      'Server',
      'https://dav.case.example/a%2F..%2F%3Fb%40case.example/case.example/',
    ]);
  });

  test('stands no URL that nobody can complete', async () => {
    const url = 'https://dav.case.example/%INPUT_CUSTOMER%/';
    expect(besideMail(await post(fromOutlook(person), ask({ related: [{ ...caldav, url }] })))).toEqual([]);
  });
});

describe('beside mail, by GET without an address,', () => {
  const toTypes = (answer: Read): readonly (string | undefined)[] =>
    besideMail(answer).map((values) => values.find(([name]) => name === 'Type')?.[1]);
  const getFrom = (more: Partial<ProviderConfig>): Promise<Read> => get(`https://case.example${path}`, ask(more));

  test('stand the same places without a login name', async () => {
    const answer = await getFrom({ related, webMail });
    expect(toTypes(answer)).toEqual(['CalDAV', 'CardDAV', 'WEB']);
    expect(answer.body).not.toContain('LoginName');
    expect(answer.body).not.toContain('@');
  });

  test.each([
    ['has the address in it', { ...caldav, url: 'https://dav.case.example/%EMAILADDRESS%/' } as const],
    ['has another login', { ...caldav, username: '%EMAILLOCALPART%' } as const],
  ])('stands no place that %s', async (_what, server) => {
    expect(toTypes(await getFrom({ related: [server, carddav] }))).toEqual(['CardDAV']);
  });
});
