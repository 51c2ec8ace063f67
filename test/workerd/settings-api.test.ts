import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { parseCrossOrigin } from '../../src/http/cors.ts';
import { parseSettings } from '../../src/http/settings.ts';
import { createTestApp, readText, type TestApp } from './fixtures.ts';

const url = 'https://autoconfig.example.com/api/v1/settings';
const openapiUrl = 'https://autoconfig.example.com/api/v1/openapi.json';

interface ServerAnswer {
  readonly type: string;
  readonly hostname?: string;
  readonly url?: string;
  readonly port?: number;
  readonly socketType?: string;
  readonly authentication: readonly string[];
  readonly username?: string;
  readonly loginName?: string | null;
  readonly principalURL?: string;
}
interface SettingsAnswer {
  readonly domain: string;
  readonly unicodeDomain: string;
  readonly provider: Readonly<Record<string, string>>;
  readonly incoming: readonly ServerAnswer[];
  readonly outgoing: readonly ServerAnswer[];
  readonly related: readonly ServerAnswer[];
  readonly instructions: readonly { readonly kind: string; readonly text: Readonly<Record<string, string>> }[];
  readonly inputFields?: readonly { readonly key: string }[];
  readonly webMail?: { readonly loginPage: string };
  readonly links: Readonly<Record<string, string>>;
}
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly provider?: Readonly<Record<string, string>>;
  readonly instructions?: readonly unknown[];
}

const askDomain = (domain: string, app = createTestApp()): Promise<Response> => app.fetch(`${url}?domain=${domain}`);
const post = (body: BodyInit, type = 'application/json', app = createTestApp()): Promise<Response> =>
  app.fetch(url, { method: 'POST', body, headers: { 'Content-Type': type } });
const askAddress = (address: string): Promise<Response> => post(JSON.stringify({ address }));
const readSettings = async (response: Response): Promise<SettingsAnswer> => {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  return JSON.parse(await readText(response)) as SettingsAnswer;
};
const readProblem = async (response: Response): Promise<Problem & { readonly name: string }> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = JSON.parse(await readText(response)) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.title).toMatch(/^[A-Z].*\.$|^Allowed here: /);
  const [, name = ''] = /^urn:problem-type:mailbeacon:([a-z-]+)$/.exec(problem.type) ?? [];
  return { ...problem, name };
};

describe('the settings of an address', () => {
  test('are its servers in order, with the name to log in with', async () => {
    expect(await readSettings(await askAddress('Fred+x@EXAMPLE.com'))).toEqual({
      domain: 'example.com',
      unicodeDomain: 'example.com',
      provider: { id: 'example.com', displayName: 'Example Mail', displayShortName: 'Example' },
      incoming: [
        {
          type: 'imap',
          hostname: 'imap.example.com',
          port: 993,
          socketType: 'SSL',
          authentication: ['password-cleartext'],
          username: '%EMAILADDRESS%',
          loginName: 'Fred+x@example.com',
        },
        {
          type: 'pop3',
          hostname: 'pop.example.com',
          port: 995,
          socketType: 'SSL',
          authentication: ['password-cleartext'],
          username: '%EMAILADDRESS%',
          loginName: 'Fred+x@example.com',
        },
      ],
      outgoing: [
        {
          type: 'smtp',
          hostname: 'smtp.example.com',
          port: 587,
          socketType: 'STARTTLS',
          authentication: ['password-cleartext'],
          username: '%EMAILADDRESS%',
          loginName: 'Fred+x@example.com',
        },
      ],
      related: [],
      instructions: [],
      source: 'https://example.com/help',
      checked: '2026-11-01',
      links: {
        autoconfig: 'https://autoconfig.example.com/v1.1/example.com',
        page: 'https://autoconfig.example.com/',
        profile: 'https://autoconfig.example.com/email.mobileconfig{?email}',
        sheet: 'https://autoconfig.example.com/sheet?domain=example.com',
      },
    });
  });

  test.each([
    ['a local part as login', 'fred@local.example', 'fred'],
    ['letters that JSON escapes', 'fr`{|}~ed@example.com', 'fr`{|}~ed@example.com'],
    ['letters beyond ASCII', 'frédéric@example.com', 'frédéric@example.com'],
    ['a domain of U-labels', 'fred@Bücher.example', 'fred@xn--bcher-kva.example'],
    ['an account at another domain', 'fred@old.example', 'fred@new.example'],
  ])('with %s have the login name that the server wants', async (_what, address, loginName) => {
    const { incoming } = await readSettings(await askAddress(address));
    expect(incoming[0]?.loginName).toBe(loginName);
  });

  test('are for each person their own, though rendered once', async () => {
    const app = createTestApp();
    for (const address of ['ann@example.com', 'bob@example.com', 'ann@example.net']) {
      const { incoming } = await readSettings(await post(JSON.stringify({ address }), 'application/json', app));
      expect(incoming[0]?.loginName).toBe(address);
    }
  });

  test('have URLs filled in and encoded', async () => {
    const { related } = await readSettings(await askAddress('fred+x/y@new.example'));
    expect(related[0]?.url).toBe('https://dav.new.example/fred%2Bx%2Fy%40new.example/');
  });

  test('say null where a login needs more than the address, and what it needs', async () => {
    const { incoming, inputFields } = await readSettings(await askAddress('fred@everything.example'));
    const open = incoming.filter(({ username }) => username?.includes('%INPUT_') === true);
    expect(open.length).toBeGreaterThan(0);
    for (const { loginName, username } of open) {
      expect(loginName).toBeNull();
      expect(inputFields?.some(({ key }) => username?.includes(`%${key}%`))).toBe(true);
    }
  });

  test('are kept by nobody', async () => {
    const response = await askAddress('fred@example.com');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.has('etag')).toBe(false);
  });
});

describe('the settings of a domain', () => {
  test('are the same without login names', async () => {
    const [domain, address] = await Promise.all([
      askDomain('example.com').then(readSettings),
      askAddress('fred@example.com').then(readSettings),
    ]);
    const withoutLogin = (servers: readonly ServerAnswer[]): readonly object[] =>
      servers.map((server) => ({ ...server, loginName: undefined }));
    expect(domain.incoming.concat(domain.outgoing).every((server) => !('loginName' in server))).toBe(true);
    expect(withoutLogin(domain.incoming)).toEqual(withoutLogin(address.incoming));
    expect({ ...domain, incoming: [], outgoing: [] }).toEqual({ ...address, incoming: [], outgoing: [] });
  });

  test.each(['EXAMPLE.COM', 'example.com.', 'example%2ecom'])('are found by %s', async (spelling) => {
    expect((await readSettings(await askDomain(spelling))).domain).toBe('example.com');
  });

  test.each(['bücher.example', 'b%C3%BCcher.example', 'B%C3%9CCHER.example', 'xn--bcher-kva.example'])(
    'name %s in both spellings',
    async (spelling) => {
      const { domain, unicodeDomain } = await readSettings(await askDomain(spelling));
      expect([domain, unicodeDomain]).toEqual(['xn--bcher-kva.example', 'bücher.example']);
    },
  );

  test('name no sibling domain', async () => {
    expect(await readText(await askDomain('example.net'))).not.toMatch(/"domains"|@example\.com/);
    const { links, domain } = await readSettings(await askDomain('example.net'));
    expect(domain).toBe('example.net');
    expect(links.autoconfig).toBe('https://autoconfig.example.com/v1.1/example.net');
  });

  test('leave templates in URLs open', async () => {
    const { related, provider } = await readSettings(await askDomain('new.example'));
    expect(related[0]?.url).toBe('https://dav.new.example/%EMAILADDRESS%/');
    expect(provider.displayName).toBe('Mail at new.example');
  });

  test('have the page of web mail filled in', async () => {
    const response = await exports.default.fetch(`${url}?domain=inbox.lv`);
    expect((await readSettings(response)).webMail?.loginPage).toBe('https://login.inbox.lv');
  });

  test('have no server in clear text beside one with TLS', async () => {
    const { incoming } = await readSettings(await askDomain('half-clear.example'));
    expect(incoming.map(({ socketType }) => socketType)).not.toContain('plain');
  });

  test('are the same whatever host is asked', async () => {
    const app = createTestApp();
    const [one, other] = await Promise.all(
      ['autoconfig.example.com', 'evil.example'].map(async (host) =>
        readText(await app.fetch(`https://${host}/api/v1/settings?domain=example.com`)),
      ),
    );
    expect(one).toBe(other);
  });

  test('may be kept for an hour by who asked, and are not sent again', async () => {
    const app = createTestApp();
    const response = await askDomain('example.com', app);
    expect(response.headers.get('cache-control')).toBe('private, max-age=3600');
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\x21\x23-\x7e]+"$/);
    const headers = { 'If-None-Match': etag };
    const again = await app.fetch(`${url}?domain=example.com`, { headers });
    expect([again.status, await readText(again)]).toEqual([304, '']);
    expect((await app.fetch(`${url}?domain=local.example`, { headers })).status).toBe(200);
  });

  test('come from the deployed worker too', async () => {
    const response = await exports.default.fetch(`${url}?domain=gmail.com`);
    const { provider, incoming } = await readSettings(response);
    expect(provider.id).toBe('googlemail.com');
    expect(incoming[0]?.hostname).toBe('imap.gmail.com');
  });
});

describe('a query', () => {
  test.each([
    ['nothing', '', 'domain-missing'],
    ['nothing but a question mark', '?', 'domain-missing'],
    ['an empty domain', '?domain=', 'domain-missing'],
    ['no domain name', '?domain=localhost', 'malformed-domain'],
    ['an IP address', '?domain=127.0.0.1', 'malformed-domain'],
    ['an address as domain', '?domain=planted@example.com', 'address-in-url'],
    ['an encoded address as domain', '?domain=planted%40example.com', 'address-in-url'],
    ['an address', '?address=planted%40example.com', 'address-in-url'],
    ['an address under another name', '?user=planted@example.com', 'address-in-url'],
    ['an address without domain', '?domain=example.com&email=planted', 'address-in-url'],
    ['an address as mail clients send it', '?emailaddress=planted%40example.com', 'address-in-url'],
    ['a domain twice', '?domain=example.com&domain=example.com', 'malformed-request'],
    ['a parameter that there is not', '?domain=example.com&planted=1', 'malformed-request'],
    ['another case', '?Domain=example.com', 'malformed-request'],
    ['bytes that are not UTF-8', '?domain=b%FCcher.example', 'malformed-request'],
  ])('with %s is refused: %s is %s', async (_what, query, name) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await createTestApp().fetch(url + query, { method });
      expect(response.status).toBe(400);
      expect(response.headers.get('cache-control')).toBe('no-store');
      if (method === 'HEAD') continue;
      const body = await readText(response.clone());
      expect((await readProblem(response)).name).toBe(name);
      expect(body).not.toMatch(/planted|localhost|127/);
    }
  });

  test.each(['?domain=example.com', '?x=1', '?address=planted@example.com'])(
    '%s beside a body is refused',
    async (query) => {
      const response = await createTestApp().fetch(url + query, {
        method: 'POST',
        body: '{"address":"fred@example.com"}',
      });
      expect(response.status).toBe(400);
      const { name } = await readProblem(response);
      expect(name).toBe(query.includes('@') ? 'address-in-url' : 'malformed-request');
    },
  );
});

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

describe('a body', () => {
  test.each<[string, BodyInit, string]>([
    ['JSON', '{"address":"fred@example.com"}', 'application/json'],
    ['JSON with blanks', ' \r\n\t{ "address" : "fred@example.com" } \n', 'application/json'],
    ['JSON with escapes', '{"\\u0061ddress":"fred\\u0040example.com"}', 'application/json'],
    ['JSON with a byte order mark', bytes(0xef, 0xbb, 0xbf, '{"address":"fred@example.com"}'), 'application/json'],
    ['JSON with a parameter', '{"address":"fred@example.com"}', 'Application/JSON; charset="UTF-8"'],
    ['JSON under another name', '{"address":"fred@example.com"}', 'text/plain'],
    ['JSON as curl sends it', '{"address":"fred@example.com"}', 'application/x-www-form-urlencoded'],
    ['a form', 'address=fred%40example.com', 'application/x-www-form-urlencoded'],
    ['a form with a parameter', 'address=fred%40example.com', 'APPLICATION/X-WWW-FORM-URLENCODED;charset=utf-8'],
    ['a form that is not encoded', 'address=fred@example.com', 'application/x-www-form-urlencoded'],
    ['a form from a file', 'address=fred@example.com\n', 'application/x-www-form-urlencoded'],
    ['a form with empty fields', '&address=fred@example.com&', 'application/x-www-form-urlencoded'],
  ])('may be %s', async (_what, body, type) => {
    const { incoming } = await readSettings(await post(body, type));
    expect(incoming[0]?.loginName).toBe('fred@example.com');
  });

  test('may be without media type', async () => {
    const body = bytes('{"address":"fred@example.com"}');
    const response = await createTestApp().fetch(url, { method: 'POST', body });
    expect((await readSettings(response)).domain).toBe('example.com');
  });

  test('as a form keeps a plus, as queries do', async () => {
    const [raw, encoded] = await Promise.all(
      ['address=fred+x@example.com', 'address=fred%2Bx%40example.com'].map(
        async (body) =>
          (await readSettings(await post(body, 'application/x-www-form-urlencoded'))).incoming[0]?.loginName,
      ),
    );
    expect([raw, encoded]).toEqual(['fred+x@example.com', 'fred+x@example.com']);
  });

  const good = '"address":"planted@example.com"';
  test.each<[string, BodyInit, string]>([
    ['nothing', '', 'address-missing'],
    ['blanks', ' \n', 'address-missing'],
    ['an empty object', '{}', 'address-missing'],
    ['an empty address', '{"address":""}', 'address-missing'],
    ['an empty field', 'address=', 'address-missing'],
    ['an address that is none', '{"address":"planted"}', 'malformed-address'],
    ['an address with a name', '{"address":"Planted <planted@example.com>"}', 'malformed-address'],
    ['an address with a line break', '{"address":"planted@example.com\\n"}', 'malformed-address'],
    ['half a surrogate pair', '{"address":"planted\\ud800@example.com"}', 'malformed-address'],
    ['half a surrogate pair in the domain', '{"address":"planted@\\ud800.example"}', 'malformed-address'],
    ['a form with an address that is none', 'address=planted', 'malformed-address'],
    ['a number', '{"address":1}', 'malformed-request'],
    ['null', '{"address":null}', 'malformed-request'],
    ['a list', `{"address":["planted@example.com"]}`, 'malformed-request'],
    ['an object in it', `{"address":{${good}}}`, 'malformed-request'],
    ['a list around it', `[{${good}}]`, 'malformed-request'],
    ['a text', '"planted@example.com"', 'malformed-request'],
    ['another member', `{${good},"password":"planted"}`, 'malformed-request'],
    ['another member first', `{"planted":true,${good}}`, 'malformed-request'],
    ['another member alone', '{"email":"planted@example.com"}', 'malformed-request'],
    ['the name in capitals', '{"Address":"planted@example.com"}', 'malformed-request'],
    ['a prototype', `{"__proto__":"planted@example.com"}`, 'malformed-request'],
    ['the member twice', `{${good},${good}}`, 'malformed-request'],
    ['the member twice, once escaped', `{${good},"\\u0061ddress":"x@example.com"}`, 'malformed-request'],
    ['a comma at the end', `{${good},}`, 'malformed-request'],
    ['a comment', `{${good}/**/}`, 'malformed-request'],
    ['single quotes', "{'address':'planted@example.com'}", 'malformed-request'],
    ['an end that is missing', `{${good}`, 'malformed-request'],
    ['something after the end', `{${good}}{}`, 'malformed-request'],
    ['a wrong escape', '{"address":"planted\\x40example.com"}', 'malformed-request'],
    ['a control character', '{"address":"planted\u0001@example.com"}', 'malformed-request'],
    ['a non-breaking blank', `\u00a0{${good}}`, 'malformed-request'],
    ['depth', `${'{"address":'.repeat(1000)}"planted"${'}'.repeat(1000)}`, 'malformed-request'],
    ['depth without end', '{"address":'.repeat(1400), 'malformed-request'],
    ['brackets without end', '['.repeat(16_000), 'malformed-request'],
    ['bytes that are not UTF-8', bytes('{"address":"planted', 0xff, '@example.com"}'), 'malformed-request'],
    ['a lone byte of a letter', bytes('{"address":"planted', 0xc3, '"}'), 'malformed-request'],
    ['UTF-16', bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0), 'malformed-request'],
    ['a field twice', 'address=planted@example.com&address=planted@example.com', 'malformed-request'],
    ['another field', 'address=planted@example.com&password=planted', 'malformed-request'],
    ['another field alone', 'email=planted@example.com', 'malformed-request'],
    ['a field that is not UTF-8', 'address=planted%FF@example.com', 'malformed-request'],
    ['XML', '<address>planted@example.com</address>', 'malformed-request'],
  ])('with %s is refused', async (_what, body, name) => {
    const app = createTestApp();
    const response = await post(body, 'application/json', app);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await readText(response.clone());
    expect((await readProblem(response)).name).toBe(name);
    expect(text).not.toContain('lanted');
    expect(JSON.stringify(app.log)).not.toContain('lanted');
    expect(app.log).toMatchObject([{ format: 'settings-api', status: 400 }]);
  });
});

describe('a problem', () => {
  test.each(['nobody.example', 'sub.example.com'])('says that nobody knows %s', async (domain) => {
    for (const response of [await askDomain(domain), await askAddress(`planted@${domain}`)]) {
      expect(response.status).toBe(404);
      expect(response.headers.get('x-request-id')).toBe('test-1');
      const text = await readText(response.clone());
      expect((await readProblem(response)).name).toBe('unknown-domain');
      expect(text).not.toMatch(/planted|nobody|sub/);
    }
  });

  test('says what to do where no mail program gets in', async () => {
    for (const response of [await askDomain('bridge.example'), await askAddress('planted@bridge.example')]) {
      expect(response.status).toBe(404);
      const { name, provider, instructions } = await readProblem(response);
      expect(name).toBe('not-expressible');
      expect(provider?.id).toBe('bridge.example');
      expect(instructions).toMatchObject([{ kind: 'bridge', text: { en: expect.any(String) as string } }]);
    }
  });

  test.each([
    ['a wrong method', 405, 'method-not-allowed', (app: TestApp) => app.fetch(url, { method: 'PUT' })],
    ['a wrong method there', 405, 'method-not-allowed', (app: TestApp) => app.fetch(openapiUrl, { method: 'POST' })],
    ['http', 403, 'plain-http', (app: TestApp) => app.fetch(`${url.replace('s:', ':')}?domain=example.com`)],
    ['http there', 403, 'plain-http', (app: TestApp) => app.fetch(openapiUrl.replace('s:', ':'))],
    [
      'a large body',
      413,
      'body-too-large',
      (app: TestApp) => app.fetch(url, { method: 'POST', body: ' '.repeat(16_385) }),
    ],
  ])('answers %s too, with %i', async (_what, status, name, ask) => {
    const response = await ask(createTestApp());
    expect(response.status).toBe(status);
    expect((await readProblem(response)).name).toBe(name);
  });

  test('answers who asks too often', async () => {
    const limiter = { allows: () => false, retryAfterSeconds: 60 };
    const response = await createTestApp({ limiter }).fetch(`${url}?domain=example.com`, {
      headers: { 'CF-Connecting-IP': '192.0.2.1' },
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await readProblem(response)).name).toBe('rate-limited');
  });

  test('answers for an error of ours', async () => {
    const broken = (): never => {
      throw new Error('planted');
    };
    const app = createTestApp({ registry: { findByDomain: broken, findByMx: broken } });
    const { name, title } = await readProblem(await askDomain('example.com', app));
    expect([name, title]).toEqual(['internal-error', expect.stringContaining('test-1')]);
  });

  test('is not what other paths answer with', async () => {
    const response = await createTestApp().fetch('https://autoconfig.example.com/api/v1');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });
});

describe('the description', () => {
  test('is JSON that anyone may keep, the same bytes each time', async () => {
    const app = createTestApp();
    const response = await app.fetch(openapiUrl);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    const body = await readText(response);
    expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.1', paths: { '/api/v1/settings': { get: {}, post: {} } } });
    expect(await readText(await createTestApp().fetch(openapiUrl))).toBe(body);
    const headers = { 'If-None-Match': response.headers.get('etag') ?? '' };
    expect((await app.fetch(openapiUrl, { headers })).status).toBe(304);
    expect(app.log[0]).toMatchObject({ route: '/api/v1/openapi.json', outcome: 'document' });
  });

  test('comes from the deployed worker too', async () => {
    const response = await exports.default.fetch(openapiUrl);
    expect((await response.json<{ readonly openapi: string }>()).openapi).toBe('3.1.1');
  });
});

describe('other origins', () => {
  const page = 'https://app.example.org';
  const list = new Set([page, 'https://b.example:8443']);
  const preflight = (origin: string, method = 'POST'): RequestInit => ({
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  const corsHeaders = ({ headers }: Response): Readonly<Record<string, string>> =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));
  const exposed = { 'access-control-expose-headers': 'ETag, Retry-After, X-Request-Id' };
  const fromPage = { headers: { Origin: page } };

  test('may read nothing unless the operator says so', async () => {
    const { fetch } = createTestApp();
    for (const init of [fromPage, preflight(page)]) {
      expect(corsHeaders(await fetch(`${url}?domain=example.com`, init))).toEqual({});
    }
  });

  test('may all read where the operator says so, and caches need not tell them apart', async () => {
    const { fetch } = createTestApp({ apiCors: '*' });
    for (const [target, init] of [
      [`${url}?domain=example.com`, fromPage],
      [`${url}?domain=example.com`, {}],
      [`${url}?domain=nobody.example`, fromPage],
      [url, { ...fromPage, method: 'POST', body: '{"address":"fred@example.com"}' }],
      [url, { ...fromPage, method: 'PUT' }],
      [openapiUrl, { headers: { Origin: 'null' } }],
    ] as const) {
      expect(corsHeaders(await fetch(target, init))).toEqual({ 'access-control-allow-origin': '*', ...exposed });
    }
  });

  test.each([page, 'https://b.example:8443'])('in the list may read: %s', async (origin) => {
    const { fetch } = createTestApp({ apiCors: list });
    const response = await fetch(`${url}?domain=example.com`, { headers: { Origin: origin } });
    expect(corsHeaders(response)).toEqual({ 'access-control-allow-origin': origin, vary: 'Origin', ...exposed });
  });

  test.each([
    'https://evil.example',
    'http://app.example.org',
    'https://app.example.org.evil.example',
    'https://app.example.org:444',
    'https://APP.example.org',
    'https://x.app.example.org',
    'null',
    '*',
    '',
  ])('outside the list may not: "%s"', async (origin) => {
    const { fetch } = createTestApp({ apiCors: list });
    for (const init of [{ headers: { Origin: origin } }, preflight(origin)]) {
      expect(corsHeaders(await fetch(`${url}?domain=example.com`, init))).toEqual({ vary: 'Origin' });
    }
    expect(corsHeaders(await fetch(`${url}?domain=example.com`))).toEqual({ vary: 'Origin' });
  });

  test.each([
    ['everyone', '*' as const, {}],
    ['a list', list, { vary: 'Origin' }],
  ])('hear in a preflight what they may send, with %s', async (_what, apiCors, vary) => {
    const response = await createTestApp({ apiCors }).fetch(url, preflight(page));
    expect(response.status).toBe(204);
    expect(await readText(response)).toBe('');
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': apiCors === '*' ? '*' : page,
      'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
      ...vary,
    });
  });

  test('hear of a preflight for the description that it is only read', async () => {
    const response = await createTestApp({ apiCors: '*' }).fetch(openapiUrl, preflight(page, 'GET'));
    expect(corsHeaders(response)['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
  });

  test('may read a copy that is still right, and who was refused for asking too often may read that', async () => {
    const app = createTestApp({ apiCors: '*' });
    const etag = (await app.fetch(openapiUrl)).headers.get('etag') ?? '';
    const known = await app.fetch(openapiUrl, { headers: { Origin: page, 'If-None-Match': etag } });
    expect([known.status, corsHeaders(known)['access-control-allow-origin']]).toEqual([304, '*']);
    const limiter = { allows: () => false, retryAfterSeconds: 60 };
    const refused = await createTestApp({ apiCors: '*', limiter }).fetch(url, {
      headers: { Origin: page, 'CF-Connecting-IP': '192.0.2.1' },
    });
    expect([refused.status, corsHeaders(refused)['access-control-allow-origin']]).toEqual([429, '*']);
  });

  test('never get credentials, and the API alone is theirs', async () => {
    const app = createTestApp({ apiCors: '*' });
    const answers = await Promise.all([
      app.fetch(`${url}?domain=example.com`, { headers: { Origin: page, Cookie: 'a=b' } }),
      app.fetch(url, preflight(page)),
    ]);
    for (const { headers } of answers) expect(headers.has('access-control-allow-credentials')).toBe(false);
    for (const path of ['/mail/config-v1.1.xml', '/healthz', '/v1.1/example.com', '/none', '/apix']) {
      expect(corsHeaders(await app.fetch(`https://example.com${path}`, fromPage)), path).toEqual({});
    }
  });

  test('leave no trace in the headers of the next answer', async () => {
    const app = createTestApp({ apiCors: list });
    await app.fetch(`${url}?domain=example.com`, fromPage);
    expect(corsHeaders(await app.fetch(`${url}?domain=example.com`))).toEqual({ vary: 'Origin' });
  });

  test.each([
    ['off', 'off'],
    ['*', '*'],
    ['https://app.example.org', new Set([page])],
    [' https://app.example.org,\n https://b.example:8443 ', list],
  ])('are stated as "%s"', (value, expected) => {
    expect(parseCrossOrigin(value)).toEqual(expected);
    expect(parseSettings({ SERVICE_HOST: 'autoconfig.example.com', API_CORS: value }).apiCors).toEqual(expected);
  });

  test.each([
    'on',
    '',
    ' ',
    'null',
    true,
    'http://app.example.org',
    'https://app.example.org/',
    'https://App.example.org',
    'https://app.example.org:443',
    'https://bücher.example',
    'https://*.example.org',
    'https://user@app.example.org',
    'https://app.example.org, *',
    'app.example.org',
  ])('stop the start when stated as "%s"', (value) => {
    expect(() => parseSettings({ SERVICE_HOST: 'autoconfig.example.com', API_CORS: value })).toThrow(
      /^API_CORS must be/,
    );
  });

  test('are off unless stated', () => {
    expect(parseSettings({ SERVICE_HOST: 'autoconfig.example.com' }).apiCors).toBe('off');
  });
});
