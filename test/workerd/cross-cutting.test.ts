import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Domain, ProviderConfig, Registry } from '../../src/core/types.ts';
import * as formats from '../../src/formats/index.ts';
import { fromOutlook } from './autodiscover-requests.ts';
import {
  anyMethodPaths,
  bodyOf,
  documentRoutes,
  findGoodRequest,
  findQuery,
  formatRoutes,
  isDecidedByHost,
  queryOf,
} from './routes.ts';
import { runtime } from './transport.ts';
import { fromEwsSoap } from './soap-requests.ts';
import { createTestApp, readText, type TestApp, withLength } from './fixtures.ts';

const address = 'planted.secret@example.com';
const password = 'planted-pa55word';
const basic = btoa(`${address}:${password}`);
/** What a client volunteers without being asked. */
const credentials = {
  Authorization: `Basic ${basic}`,
  Cookie: `session=${password}`,
  'Proxy-Authorization': `Basic ${basic}`,
  Referer: `https://webmail.example/?user=${address}`,
  'User-Agent': `planted agent ${address}`,
  'X-User-Identity': address,
  'X-AnchorMailbox': address,
  'X-Request-Id': 'planted-id',
} as const;

const plainRoutes = ['/healthz', '/robots.txt'].map((path) => ({ method: 'GET' as const, path }));
const routes = [...formatRoutes, ...documentRoutes, ...plainRoutes];
const getRoutes = routes.filter(({ method }) => method !== 'POST').map(({ path }) => path);
const postRoutes = routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
const paths = [...new Set(routes.map(({ path }) => path))];

/** Every format finds the domain by the host of this URL or by the query. */
const urlOf = (path: string, query = findQuery(path, 'fred@example.com')): string =>
  `https://${findGoodRequest(path).host}${path}${query}`;
const urlFor = (method: string, path: string, address = 'fred@example.com'): string =>
  urlOf(path, findQuery(path, address, method));
/** The media type of what the server itself says at a path. */
const errorTypeAt = (path: string): string =>
  path.startsWith('/api/') ? 'application/problem+json' : 'text/plain; charset=utf-8';
const statusOf = (path: string): number => findGoodRequest(path).status;
/** A good request: what it needs beside the URL. */
const toInit = (method: string, path: string, address = 'fred@example.com'): RequestInit =>
  method === 'POST' ? { method, body: bodyOf(path, address) } : { method };

const allowedAt = (path: string): readonly string[] =>
  routes
    .filter((route) => route.path === path)
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .sort();

const toList = (header: string | null): readonly string[] => (header ?? '').split(/,\s*/).sort();

const forbiddenHeaders = [
  'set-cookie',
  'www-authenticate',
  'proxy-authenticate',
  'x-soap-enabled',
  'x-wssecurity-enabled',
  'x-oauth-enabled',
  'x-powered-by',
  'access-control-allow-origin',
] as const;

function expectSafeHeaders(response: Response, scheme: 'http' | 'https' = 'https'): void {
  const { headers } = response;
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  // What a person may read: text, and everything that leads elsewhere.
  const isForPeople = /^text\/plain|^text\/html/.test(headers.get('content-type') ?? '') || headers.has('location');
  if (isForPeople || response.status >= 400) {
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  }
  expect(headers.has('strict-transport-security')).toBe(scheme === 'https');
  expect(headers.get('content-type')).toBeTruthy();
  for (const name of forbiddenHeaders) expect(headers.has(name), name).toBe(false);
}

const toHeaders = (response: Response): Readonly<Record<string, string>> =>
  Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id'));

describe('methods', () => {
  const strictPaths = paths.filter((path) => !anyMethodPaths.includes(path));
  const refused = strictPaths.flatMap((path) => {
    const allowed = allowedAt(path);
    return ['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE', 'POST']
      .filter((method) => !allowed.includes(method))
      .map((method) => [method, path] as const);
  });

  test.each(refused)('%s %s gets a 405 that names what is allowed', async (method, path) => {
    const response = await createTestApp().fetch(urlOf(path), { method });
    expect(response.status).toBe(405);
    expect(toList(response.headers.get('allow'))).toEqual(allowedAt(path));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSafeHeaders(response);
  });

  test.each(strictPaths)('OPTIONS %s gets a 204 that names what is allowed', async (path) => {
    const response = await createTestApp().fetch(urlOf(path), { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(toList(response.headers.get('allow'))).toEqual(allowedAt(path));
    expect(await readText(response)).toBe('');
    expectSafeHeaders(response);
  });

  const tokens = ['GET', 'PROPFIND', 'PROPPATCH', 'OPTIONS', 'REPORT', 'MKCOL', 'POST', 'PUT', 'DELETE', 'LOCK'];
  test.each(anyMethodPaths.flatMap((path) => tokens.map((method) => [method, path] as const)))(
    '%s %s is answered as every method is',
    async (method, path) => {
      const { fetch } = createTestApp();
      const [response, reference] = await Promise.all([fetch(urlOf(path), { method }), fetch(urlOf(path))]);
      expect(response.status).toBe(statusOf(path));
      expect([...response.headers]).toEqual([...reference.headers]);
      expect(response.headers.has('allow')).toBe(false);
    },
  );

  test.each(
    getRoutes.flatMap((path) => [
      [path, '?emailaddress=fred%40example.com'] as const,
      [path, ''] as const,
      [path, '?emailaddress=a%40b%40c'] as const,
      [path, '?emailaddress=fred%40nobody.example'] as const,
    ]),
  )('HEAD %s%s has the status and headers of GET and no body', async (path, query) => {
    const [get, head] = await Promise.all([
      createTestApp().fetch(urlOf(path, query)),
      createTestApp().fetch(urlOf(path, query), { method: 'HEAD' }),
    ]);
    expect(head.status).toBe(get.status);
    expect([...head.headers]).toEqual(await withLength(get));
    expect(await readText(head)).toBe('');
  });

  test('HEAD is logged as HEAD', async () => {
    const app = createTestApp();
    await app.fetch(urlOf('/mail/config-v1.1.xml'), { method: 'HEAD' });
    expect(app.log).toMatchObject([{ method: 'HEAD', route: '/mail/config-v1.1.xml', status: 200 }]);
  });
});

describe('every route', () => {
  test.each(getRoutes)('GET %s answers a good request with success and safe headers', async (path) => {
    const response = await createTestApp().fetch(urlOf(path));
    expect(response.status).toBe(statusOf(path));
    expectSafeHeaders(response);
    expect(response.headers.has('x-request-id')).toBe(false);
  });

  test.each(postRoutes)('POST %s answers a good request with 200 and safe headers', async (path) => {
    const response = await createTestApp().fetch(urlOf(path, ''), toInit('POST', path));
    expect(response.status).toBe(200);
    expect(await readText(response)).toMatch(/[>"]imap\.example\.com[<"]/);
    expectSafeHeaders(response);
  });

  test.each(paths)('%s is reached in any case, and with slashes doubled or at the end', async (path) => {
    const method = postRoutes.includes(path) ? 'POST' : 'GET';
    const init = toInit(method, path);
    const { fetch } = createTestApp();
    const reference = await readText(await fetch(urlFor(method, path), init));
    for (const spelling of [
      path.toUpperCase(),
      path.replace(/[a-z]/, (letter) => letter.toUpperCase()),
      `${path}/`,
      `${path}//`,
      `/${path}`,
      path.replaceAll('/', '//'),
    ]) {
      const response = await fetch(urlFor(method, spelling), init);
      expect(response.status, spelling).toBe(statusOf(path));
      expect(await readText(response), spelling).toBe(reference);
    }
  });

  test.each(formatRoutes)('$method $path is logged by its pattern', async ({ method, path }) => {
    const app = createTestApp();
    await app.fetch(urlFor(method, path), toInit(method, path));
    expect(app.log).toHaveLength(1);
    const [entry] = app.log;
    expect(entry).toMatchObject({
      level: 'info',
      method,
      outcome: 'settings',
      status: statusOf(path),
      requestId: 'test-1',
    });
    const known = Object.values(formats).flatMap((format) => format.routes.map((route) => route.path));
    expect(known).toContain(entry?.route);
  });
});

describe('what does not exist', () => {
  test.each([
    '/mail',
    '/mail/',
    '/mail/config-v1.1.xml/more',
    '/mail/config-v1.2.xml',
    '/mail%2Fconfig-v1.1.xml',
    '/mail/config-v1.1.xml%00',
    '/.well-known/autoconfig',
    '/.well-known/',
    '/v1.1',
    '/v1.1/',
    '/v1.1/example.com/more',
    '/autodiscover',
    '/autodiscover/autodiscover.svc/wssecurity',
    '/autodiscover/autodiscover.json/v1.0',
    '/autodiscover/autodiscover.json/v1.1/fred@example.com',
    '/autodiscover/autodiscover.json/v1.0/fred@example.com/more',
    '/autodiscover%2Fautodiscover.xml',
    '/email.mobileconfig/fred@example.com',
    '/favicon.ico',
    '/index.html',
    '/planted.secret@example.com',
    '/.git/config',
    '/%2e%2e/%2e%2e/etc/passwd',
  ])('%s gets a 404 in words', async (path) => {
    const app = createTestApp();
    const response = await app.fetch(`https://example.com${path}?emailaddress=fred%40example.com`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSafeHeaders(response);
    expect(await readText(response)).not.toMatch(/planted|fred|example(?!\.com\/\n$)/);
    expect(app.log).toMatchObject([{ route: 'none', format: 'none', outcome: 'not-found', status: 404 }]);
  });

  test.each(['POST', 'PUT', 'OPTIONS', 'HEAD', 'PROPFIND'])('%s gets a 404 there too', async (method) => {
    const response = await createTestApp().fetch('https://example.com/nothing', { method });
    expect(response.status).toBe(404);
    expectSafeHeaders(response);
  });
});

describe('caching', () => {
  const domainPaths = getRoutes.filter((path) =>
    /config-v1\.1\.xml$|^\/v1\.1\/|autodiscover\.xml$|configuration\.json$|openapi\.json$/.test(path),
  );
  const personPaths = getRoutes.filter((path) => path.endsWith('mobileconfig'));

  test.each(domainPaths)('%s may be kept by anyone if the URL has no query', async (path) => {
    const response = await createTestApp().fetch(urlOf(path, ''));
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(response.headers.get('etag')).toMatch(/^"[\x21\x23-\x7e]+"$/);
  });

  test.each(domainPaths.filter((path) => !path.startsWith('/autodiscover')))(
    '%s may be kept only by the client itself if the URL has a query',
    async (path) => {
      for (const query of ['?', '?x=1', '?emailaddress=', '?emailaddress=fred%40example.com']) {
        const response = await createTestApp().fetch(urlOf(path, query));
        expect(response.status).toBe(200);
        expect(response.headers.get('cache-control'), query).toBe('private, max-age=3600');
        expect(response.headers.has('etag'), query).toBe(true);
      }
    },
  );

  test.each([
    ...personPaths.map((path) => [urlOf(path)]),
    [urlOf('/autodiscover/autodiscover.xml')],
    [urlOf('/mail/config-v1.1.xml', '?emailaddress=fred%40compound.example')],
  ])('%s, which holds the address, is kept by nobody', async (url) => {
    const response = await createTestApp().fetch(url, { headers: { 'If-None-Match': '*' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.has('etag')).toBe(false);
  });

  test.each(postRoutes)('an answer to POST %s is kept by nobody', async (path) => {
    for (const body of [bodyOf(path, 'fred@example.com'), bodyOf(path, 'fred@nobody.example'), '']) {
      const response = await createTestApp().fetch(urlOf(path, ''), { method: 'POST', body });
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.has('etag')).toBe(false);
    }
  });

  test.each(anyMethodPaths)('a redirect at %s may be kept, and is not mistaken for a copy', async (path) => {
    const headers = { 'If-None-Match': '*' };
    const response = await createTestApp().fetch(urlOf(path, ''), { headers });
    expect(response.status).toBe(307);
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(response.headers.has('etag')).toBe(false);
  });

  test.each(formatRoutes.filter(({ method }) => method !== 'POST'))(
    'an error at $path is kept by nobody, whatever the client has',
    async ({ path }) => {
      const isDatabase = path.startsWith('/v1.1/') && !path.endsWith('.xml');
      const urls = isDatabase
        ? ['https://example.com/v1.1/nobody.example', 'https://example.com/v1.1/x']
        : isDecidedByHost(path)
          ? ['nobody.example', 'ua-auto-config.nobody.example', 'mta-sts.nobody.example', '127.0.0.1'].map(
              (host) => `https://${host}${path}`,
            )
          : ['?emailaddress=a%40b%40c', '?emailaddress=fred%40nobody.example'].map((query) => urlOf(path, query));
      for (const url of urls) {
        const response = await createTestApp().fetch(url, { headers: { 'If-None-Match': '*' } });
        expect([400, 404]).toContain(response.status);
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.has('etag')).toBe(false);
        expect(response.headers.get('x-request-id')).toBe('test-1');
        expectSafeHeaders(response);
      }
    },
  );

  test.each(plainRoutes)('$path is never kept', async ({ path }) => {
    const response = await createTestApp().fetch(urlOf(path, ''));
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  const config = urlOf('/mail/config-v1.1.xml', '');
  const ask = async (ifNoneMatch: (etag: string) => string, method = 'GET'): Promise<Response> => {
    const { fetch } = createTestApp();
    const etag = (await fetch(config)).headers.get('etag') ?? '';
    return fetch(config, { method, headers: { 'If-None-Match': ifNoneMatch(etag) } });
  };

  test.each<[string, (etag: string) => string]>([
    ['the tag', (etag) => etag],
    ['the weak tag', (etag) => `W/${etag}`],
    ['a list with the tag', (etag) => `"other", ${etag}, "more"`],
    ['a list with the weak tag and without blanks', (etag) => `"other",W/${etag}`],
    ['a star', () => '*'],
    ['a star between blanks', () => ' * '],
  ])('If-None-Match with %s gets a 304 without body', async (_what, ifNoneMatch) => {
    const [full, response] = await Promise.all([createTestApp().fetch(config), ask(ifNoneMatch)]);
    expect(response.status).toBe(304);
    expect(await readText(response)).toBe('');
    expect(toHeaders(response)).toEqual(toHeaders(full));
    const head = await ask(ifNoneMatch, 'HEAD');
    expect([head.status, await readText(head)]).toEqual([304, '']);
  });

  test.each<[string, (etag: string) => string]>([
    ['another tag', () => '"other"'],
    ['nothing', () => ''],
    ['the tag without quotation marks', (etag) => etag.slice(1, -1)],
    ['half the tag', (etag) => `${etag.slice(0, -4)}"`],
    ['the tag with a weak mark in lower case', (etag) => `w/${etag}`],
  ])('If-None-Match with %s gets the document', async (_what, ifNoneMatch) => {
    const response = await ask(ifNoneMatch);
    expect(response.status).toBe(200);
    expect(await readText(response)).toContain('<clientConfig');
  });

  test('different documents have different tags, equal ones the same in every instance', async () => {
    const tag = async (app: TestApp, host: string): Promise<string | null> =>
      (await app.fetch(`https://${host}/mail/config-v1.1.xml`)).headers.get('etag');
    const [one, again, other] = await Promise.all([
      tag(createTestApp(), 'example.com'),
      tag(createTestApp(), 'autoconfig.example.com'),
      tag(createTestApp(), 'example.net'),
    ]);
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });

  test('a tag of one domain does not hide the document of another', async () => {
    const { fetch } = createTestApp();
    const etag = (await fetch(config)).headers.get('etag') ?? '';
    const other = await fetch('https://local.example/mail/config-v1.1.xml', { headers: { 'If-None-Match': etag } });
    expect(other.status).toBe(200);
  });
});

describe('the host', () => {
  const hostPaths = ['/mail/config-v1.1.xml', '/.well-known/autoconfig/mail/config-v1.1.xml'] as const;
  const unknownHosts = [
    'evil.example',
    'autoconfig.evil.example',
    'example.com.evil.example',
    'notexample.com',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'autoconfig.127.0.0.1.example',
    'a'.repeat(63),
  ];
  test.each(unknownHosts)('%s is nobody, and is not quoted', async (host) => {
    for (const path of [...hostPaths, '/autodiscover/autodiscover.xml']) {
      const app = createTestApp();
      const response = await app.fetch(`https://${host}${path}`);
      expect(response.status).toBe(404);
      expect(await readText(response)).not.toContain(host);
      expect(JSON.stringify([...response.headers])).not.toContain(host);
      expect(JSON.stringify(app.log)).not.toContain(host);
    }
  });

  test.each(['example.com', 'EXAMPLE.COM', 'example.com.', 'example.com:8443', 'autoconfig.example.com.:444'])(
    '%s is example.com',
    async (host) => {
      for (const path of hostPaths) {
        const response = await createTestApp().fetch(`https://${host}${path}`);
        expect(response.status).toBe(200);
        expect(await readText(response)).toContain('<domain>example.com</domain>');
      }
    },
  );

  const forwarded = {
    Forwarded: 'host=autoconfig.example.com;proto=https',
    'X-Forwarded-Host': 'autoconfig.example.com',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Server': 'autoconfig.example.com',
    'X-Host': 'autoconfig.example.com',
    'X-HTTP-Host-Override': 'autoconfig.example.com',
    'X-Original-Host': 'autoconfig.example.com',
    'X-Original-URL': '/healthz',
    'X-Rewrite-URL': '/healthz',
    'X-HTTP-Method-Override': 'PUT',
  } as const;

  test('is not what a forwarding header says', async () => {
    for (const path of [...hostPaths, '/autodiscover/autodiscover.xml']) {
      const response = await createTestApp().fetch(`https://evil.example${path}`, { headers: forwarded });
      expect(response.status).toBe(404);
    }
    const known = await createTestApp().fetch('https://local.example/mail/config-v1.1.xml', { headers: forwarded });
    expect(await readText(known)).toContain('<domain>local.example</domain>');
  });

  test('of a request is in no answer that another part of it decides', async () => {
    for (const path of getRoutes) {
      const response = await createTestApp().fetch(
        `https://planted.example${path}?emailaddress=fred%40local.example&email=fred%40local.example`,
      );
      const seen = `${JSON.stringify([...response.headers])} ${await readText(response)}`;
      expect(seen, path).not.toContain('planted');
    }
  });
});

describe('clear-text HTTP', () => {
  const http = (path: string, method = 'GET'): string => urlFor(method, path).replace('https:', 'http:');
  const formatPaths = (answersPlainHttp: boolean): typeof formatRoutes =>
    [...formatRoutes, ...documentRoutes].filter((route) => route.answersPlainHttp === answersPlainHttp);

  test.each(formatPaths(true))('is answered at $path', async ({ method, path }) => {
    const response = await createTestApp().fetch(http(path), toInit(method, path));
    expect(response.status).toBe(statusOf(path));
    expectSafeHeaders(response, 'http');
  });

  test.each(formatPaths(false))('gets no settings from $method $path', async ({ method, path }) => {
    const app = createTestApp();
    const response = await app.fetch(http(path), {
      ...toInit(method, path),
      headers: { 'X-Forwarded-Proto': 'https' },
    });
    expect([302, 403]).toContain(response.status);
    expect(await readText(response)).not.toMatch(/imap\.|mx\.|fred/);
    const location = response.headers.get('location');
    if (response.status === 302) expect(location).toBe(`https://autoconfig.example.com${path}`);
    else expect(location).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSafeHeaders(response, 'http');
    expect(app.log).toMatchObject([{ outcome: 'plain-http', status: response.status }]);
  });

  test.each(formatPaths(false))('gets them from $method $path where the machine is set so', async (route) => {
    const response = await createTestApp({ plainHttp: 'answer' }).fetch(
      http(route.path, route.method),
      toInit(route.method, route.path),
    );
    expect(response.status).toBe(statusOf(route.path));
    expectSafeHeaders(response, 'http');
  });

  test.each(formatPaths(false))('is told to every method at $path', async ({ path }) => {
    const statuses = await Promise.all(
      ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'].map(
        async (method) => (await createTestApp().fetch(http(path), { method })).status,
      ),
    );
    expect(new Set(statuses).size).toBe(1);
    expect([302, 403]).toContain(statuses[0]);
  });

  const withWrongMethods = formatPaths(true).filter(({ path }) => !anyMethodPaths.includes(path));

  test.each(withWrongMethods)('of a wrong method is refused as over https at $path', async ({ path }) => {
    const response = await createTestApp().fetch(http(path), { method: 'PUT' });
    expect(response.status).toBe(405);
  });

  test('is refused by the worker as it is deployed', async () => {
    const url = 'http://autoconfig.gmail.com/email.mobileconfig?email=fred@gmail.com';
    expect((await exports.default.fetch(url, { redirect: 'manual' })).status).toBe(403);
  });
});

describe('the body', () => {
  const limit = 16_384;
  const filled = (length: number, path = '/autodiscover/autodiscover.xml'): string => {
    const request = bodyOf(path, 'fred@example.com');
    if (request.startsWith('{')) return request.padEnd(length);
    return `${request}<!--${'x'.repeat(length - request.length - 7)}-->`;
  };
  const toStream = (text: string, chunkLength: number): ReadableStream => {
    const bytes = new TextEncoder().encode(text);
    let position = 0;
    return new ReadableStream({
      pull(controller) {
        if (position >= bytes.length) {
          controller.close();
          return;
        }
        controller.enqueue(bytes.slice(position, position + chunkLength));
        position += chunkLength;
      },
    });
  };

  interface Sending {
    readonly how: string;
    readonly toInit: (text: string) => RequestInit;
  }
  // A server of HTTP refuses wrong lengths itself.
  const wrongLengths: readonly Sending[] = [
    { how: 'with a length that is too small', toInit: (body) => ({ body, headers: { 'Content-Length': '10' } }) },
    { how: 'with a length that is no number', toInit: (body) => ({ body, headers: { 'Content-Length': 'many' } }) },
  ];
  const sendings: readonly Sending[] = [
    { how: 'whole', toInit: (body) => ({ body }) },
    { how: 'with its length', toInit: (body) => ({ body, headers: { 'Content-Length': String(body.length) } }) },
    ...(runtime === 'workerd' ? wrongLengths : []),
    { how: 'in chunks of 1000 bytes', toInit: (body) => ({ body: toStream(body, 1000) }) },
    { how: 'in one chunk', toInit: (body) => ({ body: toStream(body, 1 << 24) }) },
  ];

  const sendingsTo = postRoutes.flatMap((path) => sendings.map((sending) => ({ ...sending, path })));

  test.each(sendingsTo)('of 16384 bytes is read at $path, sent $how', async ({ path, toInit }) => {
    const body = filled(limit, path);
    expect(body).toHaveLength(limit);
    const init: RequestInit = { method: 'POST', ...toInit(body) };
    const response = await createTestApp().fetch(urlOf(path, ''), init);
    expect(response.status).toBe(200);
    expect(await readText(response)).toMatch(/[>"]imap\.example\.com[<"]/);
  });

  test.each(sendingsTo.flatMap((sending) => [limit + 1, 1 << 20].map((length) => ({ ...sending, length }))))(
    'of $length bytes gets a 413 at $path, sent $how',
    async ({ path, toInit, length }) => {
      const app = createTestApp();
      const init: RequestInit = { method: 'POST', ...toInit(filled(length, path)) };
      const response = await app.fetch(urlOf(path, ''), init);
      expect(response.status).toBe(413);
      expect(response.headers.get('content-type')).toBe(errorTypeAt(path));
      expect(response.headers.get('cache-control')).toBe('no-store');
      expectSafeHeaders(response);
      expect(app.log).toMatchObject([{ outcome: 'body-too-large', status: 413 }]);
    },
  );

  // Over HTTP the sender runs ahead of the reader; see test/node.
  test.runIf(runtime === 'workerd')('is not read further than the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1024;
        if (sent > 1 << 22) controller.close();
        else controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const response = await createTestApp().fetch(urlOf('/autodiscover/autodiscover.xml', ''), {
      method: 'POST',
      body: endless,
    });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThanOrEqual(limit + 4096);
  });

  test.each([limit, limit + 1])('of %i bytes meets the same limit in the worker', async (length) => {
    const response = await exports.default.fetch('https://autodiscover.gmail.com/autodiscover/autodiscover.xml', {
      method: 'POST',
      body: filled(length),
    });
    expect(response.status).toBe(length > limit ? 413 : 200);
    await readText(response);
  });

  test('of a method that is refused does not matter', async () => {
    const response = await createTestApp().fetch(urlOf('/healthz'), { method: 'POST', body: 'x'.repeat(limit * 2) });
    expect(response.status).toBe(405);
  });
});

const toProviders = (find: (domain: Domain) => ReturnType<Registry['findByDomain']>): Registry => ({
  findByDomain: find,
  findByMx: find,
});

describe('an unexpected error', () => {
  class PlantedError extends Error {}
  // Storage drivers reject with plain objects too.
  const notAnError = { message: `no row for ${address}` } as unknown as Error;
  const failures: readonly (readonly [string, Registry])[] = [
    [
      'thrown at once',
      toProviders((domain) => {
        throw new Error(`no row for ${address} at ${domain}`);
      }),
    ],
    ['of a promise', toProviders(() => Promise.reject(new TypeError(`no row for ${address}`)))],
    ['with a message of several lines', toProviders(() => Promise.reject(new Error(`row:\n${address}\n  ${basic}`)))],
    ['with a cause', toProviders(() => Promise.reject(new Error('storage', { cause: new Error(address) })))],
    ['of a class of its own', toProviders(() => Promise.reject(new PlantedError(address)))],
    ['that is no Error', toProviders(() => Promise.reject(notAnError))],
    [
      'in a provider entry',
      // An entry from storage that misses its lists.
      toProviders(() => ({ id: address, displayName: address }) as unknown as ProviderConfig),
    ],
  ];
  test.each(failures.flatMap(([what, registry]) => formatRoutes.map((route) => ({ what, registry, ...route }))))(
    '$what at $method $path gets a 500 that says nothing of it',
    async ({ registry, method, path }) => {
      const app = createTestApp({ registry });
      const response = await app.fetch(urlFor(method, path, address), {
        ...toInit(method, path, address),
        headers: credentials,
      });
      expect(response.status).toBe(500);
      const body = await readText(response);
      expect(body).toContain('test-1');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-type')).toBe(errorTypeAt(path));
      for (const name of forbiddenHeaders) expect(response.headers.has(name)).toBe(false);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(app.log).toMatchObject([{ level: 'error', outcome: 'internal-error', status: 500, requestId: 'test-1' }]);
      expect(JSON.stringify([...response.headers])).not.toMatch(/planted|secret/i);
      expect(body).not.toMatch(/planted\.secret|row|storage/i);
      expect(JSON.stringify(app.log)).not.toMatch(/planted\.secret|no row|cGxhbnRlZ/);
    },
  );

  test('has the headers of every other answer', async () => {
    const [, registry] = failures[0] ?? ['', undefined];
    const response = await createTestApp(registry === undefined ? {} : { registry }).fetch(urlOf('/v1.1/example.com'));
    expect(response.status).toBe(500);
    expectSafeHeaders(response);
    expect(response.headers.get('x-request-id')).toBe('test-1');
  });

  test('says in the log where it was thrown', async () => {
    const [, registry] = failures[1] ?? ['', undefined];
    const app = createTestApp(registry === undefined ? {} : { registry });
    await app.fetch(urlOf('/v1.1/example.com'));
    expect(app.log[0]?.error).toMatch(/^TypeError at /);
  });

  test('does not stop the next request', async () => {
    let isFirst = true;
    const app = createTestApp({
      registry: toProviders(() => {
        if (!isFirst) return undefined;
        isFirst = false;
        throw new Error(address);
      }),
    });
    expect((await app.fetch(urlOf('/v1.1/example.com'))).status).toBe(500);
    expect((await app.fetch(urlOf('/v1.1/example.com'))).status).toBe(404);
  });
});

describe('what a person sends', () => {
  const leaks = new RegExp(`planted|secret|${password}|${basic.slice(0, 12)}`, 'i');
  const queries: readonly (readonly [string, string])[] = [
    ['an address that is known', `emailaddress=${encodeURIComponent(address)}`],
    ['an address at a provider with compound login', 'emailaddress=planted.secret%40compound.example'],
    ['an address at an unknown domain', 'emailaddress=planted.secret%40planted-domain.example'],
    ['an address at a provider behind a bridge', 'emailaddress=planted.secret%40bridge.example'],
    ['an address that is malformed', 'emailaddress=planted.secret%40a%40b'],
    ['an address that comes twice', `emailaddress=${address}&emailaddress=${address}`],
    ['bytes that are not UTF-8', 'emailaddress=planted.secret%FF%40example.com'],
    ['an address for JSON', queryOf(address).slice(1)],
    ['an address for JSON that is unknown', queryOf('planted.secret@nobody.example').slice(1)],
    ['a protocol that nobody knows', `Email=${encodeURIComponent(address)}&Protocol=${password}`],
    ['parameters that nobody knows', `password=${password}&planted=secret`],
  ];
  const methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PROPFIND', 'REPORT', 'POST'] as const;
  const bodies = [
    fromOutlook(address),
    fromOutlook('planted.secret@nobody.example'),
    fromEwsSoap([address, 'planted.secret@nobody.example', 'planted.secret'], ['ExternalImap4Connections']),
    JSON.stringify({ address: 'planted.secret@nobody.example' }),
    JSON.stringify({ address, planted: password }),
    `address=${password}`,
    'planted.secret',
    `<planted>${password}</planted>`,
  ];
  const schemes = ['https', 'http'] as const;

  test.each(queries)('%s and credentials reach no log, no header and no error', async (_what, query) => {
    for (const scheme of schemes) {
      for (const path of [
        ...paths,
        '/planted/secret',
        '/v1.1/planted.secret',
        '/v1.1/planted.secret@example.com',
        '/autodiscover/autodiscover.json/v1.0/planted.secret@example.com',
        '/autodiscover/autodiscover.json/v1.0/planted.secret@nobody.example',
      ]) {
        for (const method of methods) {
          const app = createTestApp();
          const init: RequestInit = { method, headers: credentials };
          if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) {
            init.body = method === 'POST' && postRoutes.includes(path) ? bodyOf(path, address) : fromOutlook(address);
          }
          const response = await app.fetch(`${scheme}://planted-host.example${path}?${query}`, init);
          const where = `${method} ${scheme} ${path}`;
          expect(JSON.stringify([...response.headers]), where).not.toMatch(leaks);
          const body = await readText(response);
          // The document itself may name the person whom it is for.
          const isPersonal = response.status === 200 && response.headers.get('cache-control') === 'no-store';
          if (isPersonal) expect(body, where).not.toContain(password);
          else expect(body, where).not.toMatch(leaks);
          expect(response.status, where).toBeLessThan(500);
          expect(app.log, where).toHaveLength(1);
          expect(JSON.stringify(app.log), where).not.toMatch(leaks);
        }
      }
    }
  });

  test.each(postRoutes.flatMap((path) => bodies.map((body, index) => ({ path, body, index }))))(
    'body $index to $path reaches no log and no header',
    async ({ path, body }) => {
      const app = createTestApp();
      const response = await app.fetch(`https://planted-host.example${path}?planted=${password}`, {
        method: 'POST',
        body,
        headers: { ...credentials, 'Content-Type': 'text/xml; charset=planted' },
      });
      expect(JSON.stringify([...response.headers])).not.toMatch(leaks);
      expect(JSON.stringify(app.log)).not.toMatch(leaks);
      const text = await readText(response);
      if (text.includes('<ErrorCode>') || response.status >= 400) expect(text).not.toMatch(leaks);
      expect(text).not.toContain(password);
    },
  );

  test.each(getRoutes)('%s answers the same with credentials as without', async (path) => {
    const [plain, volunteered] = await Promise.all([
      createTestApp().fetch(urlOf(path)),
      createTestApp().fetch(urlOf(path), { headers: credentials }),
    ]);
    expect(volunteered.status).toBe(plain.status);
    expect(await readText(volunteered)).toBe(await readText(plain));
    expect(toHeaders(volunteered)).toEqual(toHeaders(plain));
  });
});

describe('health and robots', () => {
  test('/healthz says that the service is there', async () => {
    const response = await exports.default.fetch('https://autoconfig.example.com/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ status: 'ok', signing: 'off' });
  });

  test('/robots.txt keeps crawlers out', async () => {
    const response = await exports.default.fetch('https://autoconfig.example.com/robots.txt');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await readText(response)).toMatch(/^User-agent: \*\nDisallow: \/$/m);
  });
});
