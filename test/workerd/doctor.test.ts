import { describe, expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest, Network, NetworkFailure } from '../../src/checks/network.ts';
import { parseDomain } from '../../src/core/address.ts';
import { createRegistry } from '../../src/core/registry.ts';
import { composeSources } from '../../src/core/sources.ts';
import type { ProviderConfig, Registry } from '../../src/core/types.ts';
import { bounds, createExaminer } from '../../src/doctor/examine.ts';
import { createDoctor } from '../../src/doctor/index.ts';
import type { Limiter } from '../../src/http/limit.ts';
import { createMemoryLimiter } from '../../src/http/memory-limit.ts';
import { createTestApp, exampleProviders, readText, type TestApp } from './fixtures.ts';
import { attribute, parsePage, textOf } from './page-reader.ts';

const base = 'https://autoconfig.example.com';
const [own] = exampleProviders;
if (own === undefined) throw new Error('there are no fixtures');
const [domain] = own.domains;
const someoneElse: ProviderConfig = { ...own, id: 'public.example.net', domains: ['public.example.net'] };
const served = composeSources({ own: createRegistry([own]) });
const registry = composeSources({ own: createRegistry([own]), publicProviders: createRegistry([someoneElse]) });
const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };

const failure: NetworkFailure = { kind: 'failure', problem: 'refused', text: 'made up: refused' };

interface World {
  readonly app: TestApp;
  readonly asked: string[];
  readonly connections: string[];
  time: number;
}

interface Made {
  readonly answer?: (request: HttpRequest) => Promise<HttpOutcome> | HttpOutcome;
  readonly limiter?: Limiter | undefined;
  readonly served?: Registry;
  readonly greeting?: string;
  readonly hangs?: true;
}

/** A service with a doctor whose network is made up: it counts what goes out. */
function createWorld({ answer = () => failure, greeting, hangs, ...made }: Made = {}): World {
  const asked: string[] = [];
  const connections: string[] = [];
  const never = new Promise<never>(() => undefined);
  const world = { asked, connections, time: Date.UTC(2026, 10, 23) };
  const record = <T>(what: string, outcome: T): Promise<T> => {
    asked.push(what);
    return hangs === true ? never : Promise.resolve(outcome);
  };
  const network: Network = {
    now: () => world.time,
    dns: {
      addresses: (name) => record(`addresses ${name}`, { kind: 'records', records: ['192.0.2.1'] }),
      cname: (name) => record(`CNAME ${name}`, { kind: 'none' }),
      mx: (name) => record(`MX ${name}`, { kind: 'none' }),
      srv: (name) => record(`SRV ${name}`, { kind: 'none' }),
      txt: (name) => record(`TXT ${name}`, { kind: 'none' }),
    },
    request: async (request) => {
      await record(`${request.method} ${request.url}`, undefined);
      return answer(request);
    },
    connect: async ({ hostname, port }) => {
      connections.push(`${hostname}:${String(port)}`);
      if (greeting === undefined) return record('connection', failure);
      await record('connection', undefined);
      return {
        kind: 'connected',
        connection: {
          tls: () => undefined,
          readLine: () => Promise.resolve({ kind: 'line', line: greeting }),
          write: () => undefined,
          startTls: () => Promise.resolve(undefined),
          close: () => undefined,
        },
      };
    },
  };
  const examine = createExaminer({
    network,
    toMd5: () => Promise.resolve('0'.repeat(32)),
    omitsPort25: true,
    // Time passes when somebody waits for it.
    startTimer: (callback, ms) => {
      const timer = setTimeout(
        () => {
          world.time += ms;
          callback();
        },
        hangs === true ? 20 : 1_000_000,
      );
      const soon = ms <= 1_000 ? setTimeout(callback, 5) : undefined;
      return () => {
        clearTimeout(timer);
        clearTimeout(soon);
      };
    },
    waitUntil: () => undefined,
  });
  const limiter =
    'limiter' in made
      ? made.limiter
      : createMemoryLimiter({ limit: 6, periodSeconds: 60, capacity: 100, now: () => world.time });
  const doctor = createDoctor({ served: made.served ?? served, registry, service, examine, limiter });
  return Object.assign(world, { app: createTestApp({ registry, doctor: () => doctor }) });
}

const asJson = { headers: { accept: 'application/json' } };
const examined = `${base}/doctor?domain=${domain}`;

test('without being switched on there is no doctor', async () => {
  const response = await createTestApp().fetch(examined);
  expect([response.status, await readText(response)]).toEqual([404, expect.stringContaining('There is nothing here')]);
});

describe('a person', () => {
  test('gets a form with one field, and nobody is asked anything', async () => {
    const { app, asked } = createWorld();
    const response = await app.fetch(`${base}/doctor`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const elements = parsePage(await readText(response));
    const inputs = elements.filter(({ tagName }) => tagName === 'input').map((input) => attribute(input, 'name'));
    expect(inputs).toEqual(['domain']);
    const [form] = elements.filter(({ tagName }) => tagName === 'form');
    expect(form && [attribute(form, 'method'), attribute(form, 'action')]).toEqual([undefined, '/doctor']);
    expect(asked).toEqual([]);
  });

  test.each([
    ['the form', `${base}/doctor`],
    ['a report', examined],
    ['a refusal', `${base}/doctor?domain=public.example.net`],
  ])('gets %s as a page that takes nothing from elsewhere and is never kept', async (_what, url) => {
    const response = await createWorld().app.fetch(url, { headers: { accept: 'text/html', 'accept-language': 'ar' } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const elements = parsePage(await readText(response));
    expect(elements.filter(({ attrs }) => attrs.some(({ name }) => name.startsWith('on') || name === 'style'))).toEqual(
      [],
    );
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const refersTo = elements.flatMap((element) =>
      ['for', 'form', 'aria-labelledby', 'aria-describedby'].flatMap(
        (name) => attribute(element, name)?.split(' ') ?? [],
      ),
    );
    expect(refersTo.filter((id) => !ids.includes(id))).toEqual([]);
    const [html] = elements;
    expect(html && [attribute(html, 'lang'), attribute(html, 'dir')]).toEqual(['ar', 'rtl']);
    // What is said in English is said to be English.
    const inEnglish = elements.find((element) => element.tagName === 'div' && attribute(element, 'lang') === 'en');
    expect(inEnglish && attribute(inEnglish, 'dir')).toBe('ltr');
    expect(inEnglish && textOf(inEnglish)).toContain('Domain');
  });

  test('sees clients, servers and what to do', async () => {
    const { app } = createWorld();
    const text = await readText(await app.fetch(examined));
    for (const part of ['Thunderbird', 'Apple Mail', 'Outlook (classic)', 'imap.example.com:993', 'server-refused']) {
      expect(text).toContain(part);
    }
  });

  test('sees words of servers as text', async () => {
    const { app } = createWorld({ greeting: '* OK <script>alert(1)</script> & "more"' });
    const text = await readText(await app.fetch(examined));
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).not.toContain('<script>alert');
    expect(parsePage(text).filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
  });
});

describe('a program', () => {
  test('gets the report as JSON', async () => {
    const response = await createWorld().app.fetch(examined, asJson);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const report: unknown = JSON.parse(await readText(response));
    expect(report).toMatchObject({
      domain,
      examined: '2026-11-23T00:00:00.000Z',
      healthy: false,
      bounds: [],
      omitted: [],
      clients: expect.arrayContaining([
        { client: 'Thunderbird', outcome: 'not-found', why: expect.any(String) as unknown },
      ]) as unknown,
      servers: expect.arrayContaining([
        { type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL', state: 'error' },
      ]) as unknown,
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', code: 'server-refused', subject: 'imap.example.com:993' }),
      ]) as unknown,
    });
    expect(JSON.stringify(report)).not.toContain('postmaster');
  });

  test.each([
    ['no domain', '', 400, 'domain-missing'],
    ['an empty domain', '?domain=', 400, 'domain-missing'],
    ['a domain that is none', '?domain=a_b', 400, 'malformed-domain'],
    ['an IP address', '?domain=192.0.2.1', 400, 'malformed-domain'],
    ['an address', `?domain=jane@${domain}`, 400, 'address-in-url'],
    ['an address in percent signs', `?domain=jane%40${domain}`, 400, 'address-in-url'],
    ['an address under another name', `?domain=${domain}&email=jane%40${domain}`, 400, 'address-in-url'],
    ['a domain of nobody here', '?domain=elsewhere.example.net', 404, 'not-served'],
    ['a domain of the public registry', '?domain=public.example.net', 404, 'not-served'],
    ['a host below a domain', `?domain=imap.${domain}`, 404, 'not-served'],
  ])('%s is refused, and nobody is asked', async (_what, query, status, type) => {
    const { app, asked } = createWorld();
    const response = await app.fetch(`${base}/doctor${query}`, asJson);
    const text = await readText(response);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(JSON.parse(text)).toMatchObject({ type: `urn:problem-type:mailbeacon:${type}`, status });
    expect(text).not.toContain('jane');
    expect(asked).toEqual([]);
    const page = await app.fetch(`${base}/doctor${query}`);
    expect(page.status).toBe(query === '' ? 200 : status);
    expect(await readText(page)).not.toContain('jane');
  });
});

test('the domain is taken as people write it', async () => {
  const response = await createWorld().app.fetch(`${base}/doctor?domain=%20${domain.toUpperCase()}.`, asJson);
  expect(await response.json()).toMatchObject({ domain });
});

test('a store of tenants that cannot answer is no reason to say that a domain is not served', async () => {
  const unavailable: Registry = { findByDomain: () => 'unavailable', findByMx: () => undefined };
  const response = await createWorld({ served: unavailable }).app.fetch(examined, asJson);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
});

describe('what is asked', () => {
  test('is never the doctor itself, no list of others, and at most six servers', async () => {
    const { app, asked, connections } = createWorld();
    await app.fetch(examined);
    expect(asked.filter((what) => what.includes('/doctor'))).toEqual([]);
    expect(asked.filter((what) => /thunderbird\.net|mozilla|outlook\.com|office/.test(what))).toEqual([]);
    expect(asked).toContain(`MX ${domain}`);
    expect(connections.length).toBeGreaterThan(1);
    expect(new Set(connections).size).toBeLessThanOrEqual(bounds.connections);
  });

  test('is at most the number that Workers allow, servers come to their turn, and the report says so', async () => {
    let hops = 0;
    const { app, asked, connections } = createWorld({
      answer: ({ url }) => {
        hops += 1;
        const location = `${new URL(url).origin}/hop${String(hops)}`;
        return { kind: 'answer', status: 302, headers: { location }, body: '' };
      },
    });
    const response = await app.fetch(examined, asJson);
    const report = await response.json();
    const cost = asked.reduce((sum, what) => sum + (what.startsWith('addresses') ? 2 : 1), 0);
    expect(cost).toBeLessThanOrEqual(45);
    expect(cost).toBeGreaterThan(35);
    expect(connections).toContain('imap.example.com:993');
    expect(report).toMatchObject({ bounds: ['number'], healthy: false });
    expect(await readText(await app.fetch(examined))).toContain('What was not asked any more looks like a failure');
  });

  test('ends in time where nobody answers, and the report says so', async () => {
    const { app } = createWorld({ hangs: true });
    const response = await app.fetch(examined, asJson);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ bounds: ['time'], healthy: false });
  });
});

describe('a second request', () => {
  test('shares the examination that is under way', async () => {
    const { app, asked } = createWorld({
      answer: async () => {
        await new Promise((done) => setTimeout(done, 30));
        return failure;
      },
    });
    const [one, other] = await Promise.all([app.fetch(examined, asJson), app.fetch(examined, asJson)]);
    expect(await other.json()).toEqual(await one.json());
    expect(asked.filter((what) => what === `MX ${domain}`)).toHaveLength(1);
  });

  test('gets what is kept for five minutes, and then another one', async () => {
    const world = createWorld();
    const { app, asked } = world;
    const first = await readText(await app.fetch(examined, asJson));
    const count = asked.length;
    world.time += 299_000;
    expect(await readText(await app.fetch(examined, asJson))).toBe(first);
    expect(asked).toHaveLength(count);
    world.time += 2_000;
    expect(await readText(await app.fetch(examined, asJson))).not.toBe(first);
    expect(asked).toHaveLength(2 * count);
  });
});

describe('too many', () => {
  const from = (address: string): RequestInit => ({ headers: { ...asJson.headers, 'cf-connecting-ip': address } });

  test('six examinations a minute from one network, and forms without end', async () => {
    const { app } = createWorld();
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1)
      statuses.push((await app.fetch(examined, from('2001:db8:1:2::1'))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const refused = await app.fetch(examined, from('2001:db8:1:2:3::9'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await app.fetch(examined, from('192.0.2.1'))).status).toBe(200);
    expect((await app.fetch(`${base}/doctor`, { headers: { 'cf-connecting-ip': '2001:db8:1:2::1' } })).status).toBe(
      200,
    );
  });

  test('without a limiter nobody is examined, and the answer says what is missing', async () => {
    const { app, asked } = createWorld({ limiter: undefined });
    const response = await app.fetch(examined);
    expect(response.status).toBe(503);
    expect(await readText(response)).toContain('DOCTOR_LIMITER');
    expect(asked).toEqual([]);
  });
});

describe('over HTTP', () => {
  test('another host of the service has no doctor', async () => {
    const { app, asked } = createWorld();
    expect((await app.fetch(`https://autodiscover.${domain}/doctor?domain=${domain}`)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  test('clear text is sent to https without what was asked', async () => {
    const { app, asked } = createWorld();
    const response = await app.fetch(`http://autoconfig.example.com/doctor?domain=${domain}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, `${base}/doctor`]);
    expect(asked).toEqual([]);
  });

  test('HEAD has the headers and no body', async () => {
    const response = await createWorld().app.fetch(`${base}/doctor`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
    expect(await response.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s is not allowed', async (method) => {
    const { app, asked } = createWorld();
    const response = await app.fetch(examined, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(asked).toEqual([]);
  });

  test('the log has the path, and nothing of what was asked', async () => {
    const { app } = createWorld();
    await app.fetch(examined, { headers: { 'cf-connecting-ip': '192.0.2.1' } });
    await app.fetch(`${base}/doctor?domain=elsewhere.example.net`);
    await app.fetch(`${base}/doctor?domain=jane@${domain}`);
    expect(app.log.map(({ route, outcome, status }) => [route, outcome, status])).toEqual([
      ['/doctor', 'settings', 200],
      ['/doctor', 'not-served', 404],
      ['/doctor', 'address-in-url', 400],
    ]);
    expect(JSON.stringify(app.log)).not.toMatch(/example\.|jane|192\.0/);
  });
});

test('the fixtures are what the tests take them for', () => {
  expect(parseDomain(domain).ok).toBe(true);
  expect(own.incoming.some((server) => 'hostname' in server && server.hostname === 'imap.example.com')).toBe(true);
});
