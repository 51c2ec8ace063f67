import { describe, expect, test } from 'vitest';
import { createHttpsQuery, type Fetch } from '../../src/dns/https.ts';
import { parseDnsSettings } from '../../src/dns/settings.ts';
import { decodeMessage, encodeAnswer, mx } from './messages.ts';

const name = 'school.example.org';
const resolver = 'https://resolver.example.net/dns-query';
const good = encodeAnswer({ name, answers: [mx(name, 1, 'mx.hoster.net')] });
const message = { headers: { 'Content-Type': 'application/dns-message' } };
const { signal } = new AbortController();
const ask = (send: Fetch, notation: 'message' | 'json' = 'message') =>
  createHttpsQuery(send, resolver, notation)(name, 'MX', signal);

test('a question is a POST to the resolver, which an independent reader reads', async () => {
  let sent: Request | undefined;
  const found = await ask((url, init) => {
    sent = new Request(url, init);
    return Promise.resolve(new Response(good, message));
  });
  expect(found).toMatchObject({ kind: 'records', records: [{ target: 'mx.hoster.net' }] });
  if (sent === undefined) throw new Error('nothing was sent');
  expect([sent.method, sent.url, sent.redirect]).toEqual(['POST', resolver, 'manual']);
  expect([...sent.headers]).toEqual([
    ['accept', 'application/dns-message'],
    ['content-type', 'application/dns-message'],
  ]);
  const asked = decodeMessage(new Uint8Array(await sent.arrayBuffer()));
  expect(asked.questions).toEqual([{ name, type: 'MX', class: 'IN' }]);
});

test('in JSON it is a GET', async () => {
  const urls: string[] = [];
  const answer = {
    Status: 0,
    Question: [{ name, type: 15 }],
    Answer: [{ name, type: 15, TTL: 60, data: '1 mx.hoster.net.' }],
  };
  for (const type of ['application/dns-json', 'application/json; charset=UTF-8']) {
    const found = await ask((url) => {
      urls.push(url);
      return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'Content-Type': type } }));
    }, 'json');
    expect(found).toMatchObject({ kind: 'records' });
  }
  expect(urls[0]).toBe(`${resolver}?name=${name}&type=MX`);
});

describe('answers that are none', () => {
  const chunk = new Uint8Array(32_768);
  test.each<[string, () => Response | Error, string]>([
    ['status 500', () => new Response(good, { ...message, status: 500 }), 'not status 200'],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: 'https://evil.example.net/' } }),
      'not status 200',
    ],
    ['no content', () => new Response(null, { status: 204 }), 'not status 200'],
    [
      'a page',
      () => new Response(good, { headers: { 'Content-Type': 'text/html' } }),
      'not the media type that was asked for',
    ],
    [
      'JSON to a message',
      () => new Response(good, { headers: { 'Content-Type': 'application/dns-json' } }),
      'not the media type that was asked for',
    ],
    ['no media type', () => new Response(good), 'not the media type that was asked for'],
    ['an empty body', () => new Response(null, message), 'malformed'],
    ['a connection that is refused', () => new TypeError('connect ECONNREFUSED'), 'no connection'],
  ])('%s', async (_reason, respond, problem) => {
    const found = await ask(() => {
      const response = respond();
      return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
    });
    expect(found).toEqual({ kind: 'failed', problem });
  });

  test('a body without end is read for 64 KiB and no further', async () => {
    let chunks = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          chunks += 1;
          controller.enqueue(chunk);
        },
        cancel: () => {
          isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    expect(await ask(() => Promise.resolve(new Response(body, message)))).toEqual({
      kind: 'failed',
      problem: 'too long',
    });
    expect({ chunks, isCancelled }).toEqual({ chunks: 2, isCancelled: true });
  });

  test('a message in pieces is put together', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const octet of good) controller.enqueue(new Uint8Array([octet]));
        controller.close();
      },
    });
    const { headers } = new Response(null, { headers: { 'Content-Type': 'Application/DNS-Message; x=y' } });
    expect(await ask(() => Promise.resolve(new Response(body, { headers })))).toMatchObject({ kind: 'records' });
  });

  test('what is aborted took too long', async () => {
    const found = await createHttpsQuery(
      (_url, init) => {
        init.signal?.throwIfAborted();
        return Promise.reject(new Error('not aborted'));
      },
      resolver,
      'message',
    )(name, 'MX', AbortSignal.abort());
    expect(found).toEqual({ kind: 'failed', problem: 'no answer in time' });
  });
});

describe('variables', () => {
  test('nothing is asked unless wanted', () => {
    expect(parseDnsSettings({})).toBeUndefined();
    expect(parseDnsSettings({ MX_LOOKUP: 'off', DNS_RESOLVER: resolver })).toBeUndefined();
  });

  test.each([
    [
      'a known resolver unless stated',
      { MX_LOOKUP: 'own' },
      { mxLookup: 'own', asksSrv: false, resolver: 'https://cloudflare-dns.com/dns-query', notation: 'message' },
    ],
    [
      'everything stated',
      { MX_LOOKUP: 'public', SRV_LOOKUP: 'on', DNS_RESOLVER: resolver, DNS_FORMAT: 'json' },
      { mxLookup: 'public', asksSrv: true, resolver, notation: 'json' },
    ],
    [
      'http on this machine',
      { MX_LOOKUP: 'own', DNS_RESOLVER: 'http://127.0.0.1:8053/dns-query' },
      { resolver: 'http://127.0.0.1:8053/dns-query' },
    ],
    [
      'http on this machine, IPv6',
      { MX_LOOKUP: 'own', DNS_RESOLVER: 'http://[::1]:8053/' },
      { resolver: 'http://[::1]:8053/' },
    ],
  ])('%s', (_reason, variables, expected) => {
    expect(parseDnsSettings(variables)).toMatchObject(expected);
  });

  test.each([
    ['MX_LOOKUP', { MX_LOOKUP: 'on' }],
    ['SRV_LOOKUP', { MX_LOOKUP: 'own', SRV_LOOKUP: 'yes' }],
    ['SRV_LOOKUP', { SRV_LOOKUP: 'on' }],
    ['DNS_FORMAT', { MX_LOOKUP: 'own', DNS_FORMAT: 'wire' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: '' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 1 }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: '1.1.1.1' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'http://resolver.example.net/dns-query' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'http://127.0.0.1.evil.example.net/' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'https://user:word@resolver.example.net/' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'https://:word@resolver.example.net/' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'https://resolver.example.net/#x' }],
    ['DNS_RESOLVER', { MX_LOOKUP: 'own', DNS_RESOLVER: 'ftp://resolver.example.net/' }],
    // Wrong ones stop a start also where they do nothing yet.
    ['DNS_RESOLVER', { DNS_RESOLVER: 'nonsense' }],
  ])('%s stops the start: %o', (variable, variables) => {
    expect(() => parseDnsSettings(variables)).toThrow(variable);
  });
});
