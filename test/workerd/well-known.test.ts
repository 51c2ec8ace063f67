import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/core/registry.ts';
import type { HttpsUrl, ProviderConfig } from '../../src/core/types.ts';
import { createTestApp, exampleProviders, readText } from './fixtures.ts';
import { runtime } from './transport.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const { fetch: askExample } = createTestApp();
/** Not followed: a client that follows is another request. */
const askWorker: Fetch = (url, init) => exports.default.fetch(url, { ...init, redirect: 'manual' });

const propfind: RequestInit = {
  method: 'PROPFIND',
  headers: { Depth: '0', 'Content-Type': 'application/xml; charset=utf-8' },
  body: '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>',
};

describe('a service', () => {
  test.each([
    ['caldav', 'https://dav.modern.example/calendars/'],
    ['carddav', 'https://dav.modern.example/contacts/'],
    ['jmap', 'https://jmap.modern.example/session'],
  ])('is found at /.well-known/%s', async (service, location) => {
    for (const host of ['modern.example', 'MODERN.test.', 'modern.example:8443']) {
      const response = await askExample(`https://${host}/.well-known/${service}`);
      expect([response.status, response.headers.get('location')]).toEqual([307, location]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    }
  });

  test.each(['caldav', 'carddav'])('%s is asked for with PROPFIND, which the redirect keeps', async (service) => {
    const response = await askExample(`https://modern.example/.well-known/${service}`, propfind);
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toMatch(/^https:\/\/dav\.modern\.example\//);
  });

  test('of a real provider is found in the worker', async () => {
    const response = await askWorker('https://mailbox.org/.well-known/caldav', propfind);
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://dav.mailbox.org/caldav/']);
    const jmap = await askWorker('https://fastmail.com/.well-known/jmap');
    expect(jmap.headers.get('location')).toBe('https://api.fastmail.com/jmap/session');
  });

  test('is redirected to https from http, where RFC 6764 lets clients begin', async () => {
    const response = await askExample('http://modern.example/.well-known/caldav', propfind);
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://dav.modern.example/calendars/']);
  });

  test('by JMAP is read, so other methods are wrong', async () => {
    for (const method of ['POST', 'PROPFIND', 'PUT']) {
      const response = await askExample('https://modern.example/.well-known/jmap', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  // Over HTTP the sender runs ahead of the reader.
  test.runIf(runtime === 'workerd')('body beyond every limit is not read', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        if (pulled > 64) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const response = await askExample('https://modern.example/.well-known/caldav', { method: 'PROPFIND', body });
    expect(response.status).toBe(307);
    expect(pulled).toBeLessThan(4);
  });
});

describe('nothing', () => {
  test.each([
    ['of a provider without calendar', 'caldav', 'example.com'],
    ['of a provider without contacts', 'carddav', 'example.com'],
    ['of a provider without JMAP', 'jmap', 'example.com'],
    ['where the calendar is the person’s own', 'caldav', 'everything.example'],
    ['where the answer would lead back', 'jmap', 'jmap.example'],
    ['at a domain that nobody registered', 'caldav', 'nobody.example'],
    ['below a registered domain', 'caldav', 'dav.modern.example'],
    ['at the domain of an MX', 'caldav', 'mx-modern.example'],
    ['behind a bridge', 'caldav', 'bridge.example'],
    ['at an address', 'caldav', '192.0.2.1'],
  ])('%s is a 404 (%s at %s)', async (_what, service, host) => {
    const response = await askExample(`https://${host}/.well-known/${service}`, { method: 'GET' });
    expect(response.status).toBe(404);
    expect(response.headers.has('location')).toBe(false);
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (service === 'caldav') {
      expect((await askExample(`https://${host}/.well-known/${service}`, propfind)).status).toBe(404);
    }
  });

  test.each(['/.well-known/webdav', '/.well-known/caldav/x', '/.well-known/caldavs', '/caldav'])(
    'is at %s',
    async (path) => {
      expect((await askExample(`https://modern.example${path}`)).status).toBe(404);
    },
  );
});

const modern = exampleProviders.find(({ id }) => id === 'modern.example');
const askCalendar = (...urls: readonly HttpsUrl[]): Fetch => {
  if (modern === undefined) throw new Error('no modern example');
  const related: ProviderConfig['related'] = urls.map((url) => ({
    type: 'caldav',
    url,
    authentication: ['Basic'],
    username: '%EMAILADDRESS%',
  }));
  return createTestApp({ registry: createRegistry([{ ...modern, related }]) }).fetch;
};

describe('a redirect never leads to itself', () => {
  test.each<readonly [string, HttpsUrl]>([
    ['by the same URL', 'https://modern.example/.well-known/caldav'],
    ['with a slash at the end', 'https://modern.example/.well-known/caldav/'],
    ['with doubled slashes', 'https://modern.example//.well-known//caldav//'],
    ['in another case', 'https://MODERN.example/.Well-Known/CalDAV'],
    ['with the port', 'https://modern.example:443/.well-known/caldav'],
    ['on another port', 'https://modern.example:8443/.well-known/caldav'],
    ['with a dot behind the host', 'https://modern.example./.well-known/caldav'],
    ['with a query', 'https://modern.example/.well-known/caldav?again'],
    ['with a user', 'https://user@modern.example/.well-known/caldav'],
    ['by a detour in the path', 'https://modern.example/x/../.well-known/caldav'],
    ['by the domain of the user', 'https://%EMAILDOMAIN%/.well-known/caldav'],
  ])('%s', async (_how, url) => {
    const response = await askCalendar(url)('https://modern.example/.well-known/caldav', propfind);
    expect(response.status).toBe(404);
    const next = await askCalendar(url, 'https://dav.example/')('https://modern.example/.well-known/caldav', propfind);
    expect(next.headers.get('location')).toBe('https://dav.example/');
  });

  test.each<readonly [string, HttpsUrl, string]>([
    [
      'the same path on another host',
      'https://dav.example/.well-known/caldav',
      'https://dav.example/.well-known/caldav',
    ],
    ['another path on the host', 'https://modern.example/dav', 'https://modern.example/dav'],
    ['a host with other letters', 'https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['a template of the domain', 'https://dav.%EMAILDOMAIN%/c', 'https://dav.modern.example/c'],
  ])('but leads to %s', async (_where, url, location) => {
    const response = await askCalendar(url)('https://modern.example/.well-known/caldav', propfind);
    expect([response.status, response.headers.get('location')]).toEqual([307, location]);
    expect(await readText(response)).toBe(`${location}\n`);
  });

  test('in no example, however often it is followed', async () => {
    for (const { domains } of exampleProviders) {
      for (const service of ['caldav', 'carddav', 'jmap']) {
        let url: string | null = `https://${domains[0]}/.well-known/${service}`;
        let steps = 0;
        for (; url !== null && steps < 5; steps += 1) url = (await askExample(url)).headers.get('location');
        expect(steps, `${domains[0]} ${service}`).toBeLessThan(5);
      }
    }
  });
});
