import { describe, expect, test } from 'vitest';
import { createTestApp, readText } from './fixtures.ts';

const { fetch: ask } = createTestApp();
const origin = 'https://autodiscover.example.com';
const path = '/autodiscover/autodiscover.json';
const poxAnswer = {
  Protocol: 'AutodiscoverV1',
  Url: 'https://autoconfig.example.com/autodiscover/autodiscover.xml',
};

interface Read {
  readonly status: number;
  readonly json: unknown;
  readonly body: string;
  readonly headers: Headers;
}

async function get(url: string, fetch = ask): Promise<Read> {
  const response = await fetch(url.startsWith('/') ? origin + url : url);
  const body = await readText(response);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, json: JSON.parse(body) as unknown, body, headers: response.headers };
}

const errors = {
  InvalidProtocol: "The given protocol value is invalid. Supported values are 'AutodiscoverV1'",
  MissingProtocol: "A valid value must be provided for the query parameter 'Protocol'",
  MandatoryParameterMissing: "The parameter 'Email' is missing or not valid",
  UserNotFound: 'The given user is not found',
} as const;

function expectError(answer: Read, status: number, code: keyof typeof errors): void {
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual({ ErrorCode: code, ErrorMessage: errors[code] });
}

describe('AutodiscoverV1', () => {
  test.each([
    ['Microsoft’s servers', '?Email=user%40example.com&Protocol=AutodiscoverV1&RedirectCount=1'],
    ['a sender of a raw @', '?Email=user@example.com&Protocol=AutodiscoverV1'],
    ['a sender of lower case', '?email=user%40example.com&protocol=autodiscoverv1'],
    ['a sender of upper case', '?EMAIL=USER%40EXAMPLE.COM&PROTOCOL=AUTODISCOVERV1'],
    ['a sender of another order', '?Protocol=Autodiscoverv1&Email=user%40example.com'],
    ['a sender of any redirect count', '?Email=user%40example.com&Protocol=AutodiscoverV1&RedirectCount=99999x'],
    ['a sender of an encoded protocol', '?Email=user%40example.com&Protocol=Autodiscover%56%31'],
    ['an address with a plus', '?Email=us+er%40example.com&Protocol=AutodiscoverV1'],
    ['an address in another script', '?Email=%E7%94%A8@b%C3%BCcher.example&Protocol=AutodiscoverV1'],
    ['an address whose account is elsewhere', '?Email=user%40old.example&Protocol=AutodiscoverV1'],
    ['a provider that POX has nothing for', '?Email=user%40jmap.example&Protocol=AutodiscoverV1'],
  ])('is where POX is, for %s', async (_who, query) => {
    const answer = await get(path + query);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(poxAnswer);
  });

  test.each([
    `${path}/v1.0/user@example.com?Protocol=Autodiscoverv1&RedirectCount=1`,
    `${path}/v1.0/user%40example.com?Protocol=AutodiscoverV1`,
    '/Autodiscover/Autodiscover.json/v1.0/user@example.com?protocol=autodiscoverV1',
    '/AUTODISCOVER/AUTODISCOVER.JSON/V1.0/USER@EXAMPLE.COM?PROTOCOL=AUTODISCOVERV1',
    `/${path}//v1.0//user@example.com//?Protocol=AutodiscoverV1`,
    `${path}/v1.0/a%2Fb%40example.com?Protocol=AutodiscoverV1`,
    `${path}/v1.0/us+er%40example.com/?Protocol=AutodiscoverV1`,
    // The path decides, as there the client can leave nothing out.
    `${path}/v1.0/user@example.com?Email=nobody%40nobody.example&Protocol=AutodiscoverV1`,
    `/Autodiscover/Autodiscover.json/?Email=user@example.com&Protocol=AutodiscoverV1`,
  ])('is where POX is at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(poxAnswer);
  });

  test.each(['planted.example', 'autodiscover.planted.example:8443', 'nobody.example', '192.0.2.1'])(
    'is at our own host for a request to %s',
    async (host) => {
      const answer = await get(`https://${host}${path}?Email=user%40example.com&Protocol=AutodiscoverV1`);
      expect(answer.json).toEqual(poxAnswer);
    },
  );

  test('has a URL that clients follow', () => {
    expect(new URL(poxAnswer.Url).pathname).toMatch(/^\/autodiscover\/([^/]+\/)*autodiscover\.xml$/i);
  });

  test('is at the other service where there is one', async () => {
    const { json } = await get(`${path}?Email=anna%40moved.example&Protocol=AutodiscoverV1`);
    expect(json).toEqual({
      Protocol: 'AutodiscoverV1',
      Url: 'https://ad.elsewhere.test/autodiscover/autodiscover.xml',
    });
  });

  test('has the same bytes for every local part, and says no address', async () => {
    const bodies = await Promise.all(
      ['a', 'postmaster', 'no.such.user'].map((local) =>
        get(`${path}/v1.0/${local}@example.com?Protocol=AutodiscoverV1`),
      ),
    );
    expect(new Set(bodies.map(({ body }) => body)).size).toBe(1);
    expect(bodies[0]?.body).not.toContain('@');
  });
});

describe('a service of Exchange', () => {
  test.each([
    ['eas.example', 'ActiveSync', 'https://eas.example/Microsoft-Server-ActiveSync'],
    ['eas.example', 'activesync', 'https://eas.example/Microsoft-Server-ActiveSync'],
    ['old-eas.example', 'ActiveSync', 'https://eas.example/Microsoft-Server-ActiveSync'],
    ['exchange.example', 'ActiveSync', 'https://exchange.example/Microsoft-Server-ActiveSync'],
    ['exchange.example', 'EWS', 'https://exchange.example/EWS/Exchange.asmx'],
    ['everything.example', 'ActiveSync', 'https://everything.example/eas'],
    ['everything.example', 'Ews', 'https://everything.example/ews'],
  ])('of %s, %s, is named', async (domain, protocol, url) => {
    const answer = await get(`${path}?Email=user%40${domain}&Protocol=${protocol}&RedirectCount=1`);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json as object)).toEqual(['Protocol', 'Url']);
    expect(answer.json).toEqual({ Protocol: protocol.toLowerCase() === 'ews' ? 'Ews' : 'ActiveSync', Url: url });
  });

  test.each([
    ['example.com', 'ActiveSync'],
    ['example.com', 'Ews'],
    ['eas.example', 'Ews'],
    ['old.example', 'ActiveSync'],
  ])('that %s has not, %s, is an invalid protocol', async (domain, protocol) => {
    expectError(await get(`${path}?Email=user%40${domain}&Protocol=${protocol}`), 400, 'InvalidProtocol');
  });

  test('of which the URL depends on the address holds the address, encoded, with its case', async () => {
    const { fetch } = createTestApp({
      registry: {
        findByDomain: (domain) => ({
          id: domain,
          displayName: 'Template',
          displayShortName: 'Template',
          domains: [domain],
          incoming: [
            {
              type: 'ews',
              url: 'https://ews.example/%EMAILLOCALPART%/%EMAILADDRESS%',
              authentication: ['Basic'],
              username: '%EMAILADDRESS%',
            },
          ],
          outgoing: [],
          source: 'https://ews.example/',
          checked: '2026-11-01',
        }),
        findByMx: () => undefined,
      },
    });
    const answer = await get(`/AutoDiscover/AutoDiscover.JSON/V1.0/O'Neil%22@Example.COM?Protocol=Ews`, fetch);
    expectError(answer, 400, 'MandatoryParameterMissing');
    const { json } = await get(`/AutoDiscover/AutoDiscover.JSON/V1.0/O'Neil%26co@Example.COM?Protocol=Ews`, fetch);
    expect(json).toEqual({
      Protocol: 'Ews',
      Url: "https://ews.example/O'Neil%26co/O'Neil%26co%40example.com",
    });
  });
});

describe('an error', () => {
  test.each([
    'Rest',
    'Substrate',
    'IMAP',
    'constructor',
    '__proto__',
    '%3Cscript%3E%22planted',
    '"}planted',
    '%00',
    'ActiveSync%20',
    'planted'.repeat(500),
  ])('of the unknown protocol %s repeats nothing', async (protocol) => {
    for (const url of [
      `${path}?Email=user%40example.com&Protocol=${protocol}`,
      `${path}/v1.0/user@example.com?Protocol=${protocol}`,
      `${path}?Email=user%40nobody.example&Protocol=${protocol}`,
    ]) {
      const answer = await get(url);
      expectError(answer, 400, 'InvalidProtocol');
      expect(JSON.stringify([...answer.headers])).not.toContain('planted');
    }
  });

  test.each([
    `${path}?Email=user%40example.com`,
    `${path}?Email=user%40example.com&Protocol=`,
    `${path}?Email=user%40example.com&Protocol`,
    `${path}?Email=user%40example.com&Protocol=AutodiscoverV1&protocol=ActiveSync`,
    `${path}?Email=user%40example.com&Protocol=%ff`,
    `${path}/v1.0/user@example.com`,
    `${path}/v1.0/user@example.com?`,
    path,
  ])('of no protocol is MissingProtocol at %s', async (url) => {
    expectError(await get(url), 400, 'MissingProtocol');
  });

  test.each([
    `${path}?Protocol=AutodiscoverV1`,
    `${path}?Email=&Protocol=AutodiscoverV1`,
    `${path}?Email=user&Protocol=AutodiscoverV1`,
    `${path}?Email=user@&Protocol=AutodiscoverV1`,
    `${path}?Email=a@b@example.com&Protocol=AutodiscoverV1`,
    `${path}?Email=%3Cx%3E@example.com&Protocol=AutodiscoverV1`,
    `${path}?Email=a%0d%0aX-Planted:1@example.com&Protocol=AutodiscoverV1`,
    `${path}?Email=%ff@example.com&Protocol=AutodiscoverV1`,
    `${path}?Email=user@com&Protocol=AutodiscoverV1`,
    `${path}?Email=${'a'.repeat(300)}@example.com&Protocol=AutodiscoverV1`,
    `${path}?Email=user@example.com&email=user@example.com&Protocol=AutodiscoverV1`,
    `${path}/v1.0/example.com?Protocol=AutodiscoverV1`,
    `${path}/v1.0/%ff@example.com?Protocol=AutodiscoverV1`,
    `${path}/v1.0/a%2540example.com?Protocol=AutodiscoverV1`,
  ])('of the address is MandatoryParameterMissing at %s', async (url) => {
    const answer = await get(url);
    expectError(answer, 400, 'MandatoryParameterMissing');
    expect(answer.headers.has('x-planted')).toBe(false);
  });

  test.each(['AutodiscoverV1', 'ActiveSync', 'Ews'])(
    'of a domain that nobody knows is UserNotFound for %s, the same for all',
    async (protocol) => {
      const domains = ['nobody.example', 'sub.example.com', 'xn--nobody-3ya.test', 'bridge.example', 'lost.example'];
      const answers = await Promise.all(
        domains.map((domain) => get(`${path}?Email=user%40${domain}&Protocol=${protocol}`)),
      );
      for (const answer of answers) expectError(answer, 404, 'UserNotFound');
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    },
  );
});

test.each(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'])('%s over plain http gets a 403 and no URL', async (method) => {
  const url = `http://autodiscover.example.com${path}?Email=user%40example.com&Protocol=AutodiscoverV1`;
  const response = await ask(url, { method });
  expect(response.status).toBe(403);
  expect(response.headers.has('location')).toBe(false);
  expect(await readText(response)).not.toMatch(/Url|user/);
});
