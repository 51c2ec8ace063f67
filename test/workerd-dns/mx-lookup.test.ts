import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { clientReaders, type ClientReader, type Conclusion } from '../../src/clients/index.ts';
import { parseXml, findChild, findChildren, type XmlElement } from '../../src/clients/xml.ts';
import { fromOutlook } from '../workerd/autodiscover-requests.ts';
import { readText } from '../workerd/fixtures.ts';
import { fromEwsSoap } from '../workerd/soap-requests.ts';
import { resolverUrl } from './zones.ts';

const ask = (url: string, init?: RequestInit): Promise<Response> => exports.default.fetch(url, init);
const host = 'https://autoconfig.example.com';
const poxUrl = `${host}/autodiscover/autodiscover.xml`;
const toPost = (body: string): RequestInit => ({ method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
const post = (address: string): Promise<Response> => ask(poxUrl, toPost(fromOutlook(address)));

type Family = (address: string) => Promise<Response>;
const families = {
  autoconfig: (address: string) => ask(`${host}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(address)}`),
  autodiscover: post,
  profile: (address: string) => ask(`${host}/email.mobileconfig?email=${encodeURIComponent(address)}`),
} satisfies Record<string, Family>;
const countQuestions = async (question: string): Promise<number> =>
  Number(await (await fetch(`${resolverUrl}?asked=${encodeURIComponent(question)}`)).text());

async function conclude(reader: ClientReader, email: string): Promise<Conclusion> {
  const response = await families[reader.reads](email);
  return reader.read(
    {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: await readText(response),
    },
    { email },
  );
}
const toHosts = (conclusion: Conclusion): readonly string[] =>
  conclusion.outcome === 'configured' ? [conclusion.incoming.hostname, conclusion.outgoing.hostname] : [];

describe('a domain whose mail is at Google', () => {
  test.each(clientReaders.map((reader) => [reader.name, reader] as const))(
    '%s uses the servers of Gmail',
    async (_name, reader) => {
      expect(toHosts(await conclude(reader, 'ana@workspace.example.org'))).toEqual(
        toHosts(await conclude(reader, 'ana@gmail.com')),
      );
    },
  );

  test('most readers conclude something', async () => {
    const found = await Promise.all(clientReaders.map((reader) => conclude(reader, 'ana@workspace.example.org')));
    const hosts = found.map(toHosts).filter((each) => each.length > 0);
    expect(hosts.length).toBeGreaterThan(8);
    expect(new Set(hosts.flat())).toEqual(new Set(['imap.gmail.com', 'smtp.gmail.com']));
  });

  test('is asked about once, by whichever formats', async () => {
    for (const family of Object.values(families)) {
      expect((await family('ana@workspace1.example.org')).status).toBe(200);
    }
    expect(await countQuestions('MX workspace1.example.org')).toBe(1);
  });

  test('is named in its document, which caches keep', async () => {
    const url = `${host}/v1.1/workspace.example.org`;
    const response = await ask(url);
    expect(await readText(response)).toContain('<domain>workspace.example.org</domain>');
    expect(response.headers.get('cache-control')).toMatch(/^public/);
    const again = await ask(url, { headers: { 'If-None-Match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});

test('a domain whose mail is at Microsoft 365', async () => {
  const response = await families.autoconfig('ana@business.example.org');
  expect(await readText(response)).toContain('outlook.office365.com');
});

test('a domain that states its services', async () => {
  const readers = clientReaders.filter(({ reads }) => reads === 'autoconfig');
  for (const reader of readers) {
    expect(toHosts(await conclude(reader, 'ana@services.example.org')), reader.name).toEqual([
      'imap.services.example.org',
      'smtp.services.example.org',
    ]);
  }
  const profile = await families.profile('ana@services.example.org');
  expect(await readText(profile)).toContain('imap.services.example.org');
});

describe('nobody', () => {
  test.each([
    ['no MX', 'empty.example.org'],
    ['a null MX', 'null.example.org'],
    ['no such name', 'missing.example.org'],
    ['a backup MX at Google', 'backup.example.org'],
    ['services at hosts elsewhere', 'elsewhere.example.org'],
    ['a name for private use', 'mail.internal'],
  ])('%s', async (_reason, domain) => {
    const statuses = await Promise.all(
      Object.values(families).map(async (family) => (await family(`ana@${domain}`)).status),
    );
    expect(statuses).toEqual([404, 200, 404]);
    expect(await readText(await post(`ana@${domain}`))).toContain('<ErrorCode>500</ErrorCode>');
  });

  test('a name for private use is never asked about', async () => {
    await families.autoconfig('ana@mail.internal');
    expect(await countQuestions('MX mail.internal')).toBe(0);
  });

  test('a policy for servers: what the DNS says must not choose it', async () => {
    const response = await ask('https://mta-sts.workspace.example.org/.well-known/mta-sts.txt');
    expect(response.status).toBe(404);
  });
});

describe('a resolver that does not help', () => {
  test.each([
    ['SERVFAIL', 'broken.example.org'],
    ['a redirect, which is not followed', 'moved.example.org'],
    ['a page instead of a message', 'page.example.org'],
  ])('%s: try again', async (_reason, domain) => {
    for (const family of ['autoconfig', 'profile'] as const) {
      const response = await families[family](`ana@${domain}`);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('30');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await readText(response)).not.toContain(domain);
    }
    expect(await readText(await post(`ana@${domain}`))).toContain('<ErrorCode>603</ErrorCode>');
    const json = await ask(`${host}/autodiscover/autodiscover.json?Email=ana@${domain}&Protocol=AutodiscoverV1`);
    expect([json.status, json.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await json.json()).toMatchObject({ ErrorCode: 'ServiceUnavailable' });
  });

  test('too slow: every request has its answer after two seconds, and known domains theirs at once', async () => {
    const before = performance.now();
    const stuck = Promise.all([
      families.autoconfig('ana@stuck.example.org'),
      families.profile('ana@stuck.example.org'),
    ]);
    expect((await families.autoconfig('ana@gmail.com')).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect((await stuck).map((response) => response.status)).toEqual([503, 503]);
    expect(performance.now() - before).toBeLessThan(3_500);
    expect(await countQuestions('MX stuck.example.org')).toBe(1);
  });
});

test('requests that come at the same time cause one question', async () => {
  const responses = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      families[index % 2 === 0 ? 'autoconfig' : 'profile'](`p${String(index)}@slow.example.org`),
    ),
  );
  expect(responses.map((response) => response.status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await countQuestions('MX slow.example.org')).toBe(1);
});

describe('one request for several people', () => {
  const codesOf = (root: XmlElement | undefined): readonly (string | undefined)[] => {
    const found: (string | undefined)[] = [];
    const visit = (element: XmlElement | undefined): void => {
      for (const response of findChildren(element, 'UserResponse')) found.push(findChild(response, 'ErrorCode')?.text);
      element?.children.forEach(visit);
    };
    visit(root);
    return found;
  };

  test('causes a look-up for one domain, which all its people get', async () => {
    const people = [
      'a@late1.example.org',
      'b@late2.example.org',
      'c@late1.example.org',
      'd@gmail.com',
      'e@late3.example.org',
    ];
    const response = await ask(
      `${host}/autodiscover/autodiscover.svc`,
      toPost(fromEwsSoap(people, ['ExternalImap4Connections'])),
    );
    expect(codesOf(parseXml(await readText(response)))).toEqual([
      'NoError',
      'InvalidUser',
      'NoError',
      'NoError',
      'InvalidUser',
    ]);
    expect(
      await Promise.all([1, 2, 3].map((number) => countQuestions(`MX late${String(number)}.example.org`))),
    ).toEqual([1, 0, 0]);
  });

  test('says that the server is busy where the DNS does not answer', async () => {
    const body = fromEwsSoap(['a@broken.example.org', 'b@gmail.com'], ['ExternalImap4Connections']);
    const response = await ask(`${host}/autodiscover/autodiscover.svc`, toPost(body));
    expect(codesOf(parseXml(await readText(response)))).toEqual(['ServerBusy', 'NoError']);
  });

  test('a profile for two domains that nobody claims is none; for one of them it is', async () => {
    const toUrl = (...people: readonly string[]): string =>
      `${host}/email.mobileconfig?${people.map((person) => `email=${person}`).join('&')}`;
    expect((await ask(toUrl('a@late4.example.org', 'b@late5.example.org'))).status).toBe(404);
    expect(await countQuestions('MX late5.example.org')).toBe(0);
    expect((await ask(toUrl('a@late4.example.org', 'b@late4.example.org', 'c@gmail.com'))).status).toBe(200);
  });
});
