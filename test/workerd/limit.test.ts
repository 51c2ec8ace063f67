import { describe, expect, test } from 'vitest';
import { createBindingLimiter, toLimitKey, type Limiter } from '../../src/http/limit.ts';
import { createTestApp } from './fixtures.ts';
import { runtime } from './transport.ts';

const url = 'https://autoconfig.example.com/mail/config-v1.1.xml?emailaddress=jane@example.com';
const from = (address: string | undefined, method = 'GET'): [string, RequestInit] => [
  url,
  { method, ...(address === undefined ? {} : { headers: { 'cf-connecting-ip': address } }) },
];

/** Lets each key through a number of times. */
function createCounter(limit: number): Limiter & { readonly keys: string[] } {
  const keys: string[] = [];
  return {
    keys,
    retryAfterSeconds: 60,
    allows: (key) => {
      keys.push(key);
      return Promise.resolve(keys.filter((known) => known === key).length <= limit);
    },
  };
}

describe('a client that asks too often', () => {
  test('is told to wait, in words, and when to come back', async () => {
    const { fetch, log } = createTestApp({ limiter: createCounter(2) });
    const statuses: number[] = [];
    for (let count = 0; count < 2; count += 1) statuses.push((await fetch(...from('192.0.2.1'))).status);
    const response = await fetch(...from('192.0.2.1'));
    expect(statuses).toEqual([200, 200]);
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('60');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe('Too many requests came from your network. Try again in a minute.\n');
    expect(log.at(-1)).toMatchObject({ outcome: 'rate-limited', status: 429 });
    expect(JSON.stringify(log)).not.toContain('192.0.2.1');
  });

  test('does not use up what others may ask', async () => {
    const { fetch } = createTestApp({ limiter: createCounter(1) });
    await fetch(...from('192.0.2.1'));
    expect((await fetch(...from('192.0.2.1'))).status).toBe(429);
    expect((await fetch(...from('192.0.2.2'))).status).toBe(200);
  });

  test('is refused by HEAD without a body', async () => {
    const { fetch } = createTestApp({ limiter: createCounter(0) });
    const response = await fetch(...from('192.0.2.1', 'HEAD'));
    expect(response.status).toBe(429);
    expect(await response.text()).toBe('');
  });

  test('still sees whether the service is healthy', async () => {
    const limiter = createCounter(0);
    const { fetch } = createTestApp({ limiter });
    const [, init] = from('192.0.2.1');
    expect((await fetch('https://autoconfig.example.com/healthz', init)).status).toBe(200);
    expect(limiter.keys).toEqual([]);
  });
});

// A server always knows who is connected.
test.runIf(runtime === 'workerd')('where the platform states no address nothing is counted', async () => {
  const limiter = createCounter(0);
  const { fetch } = createTestApp({ limiter });
  expect((await fetch(...from(undefined))).status).toBe(200);
  expect(limiter.keys).toEqual([]);
});

test.each<readonly [how: string, limit: () => Promise<{ success: boolean }>]>([
  ['rejects', () => Promise.reject(new Error('not now'))],
  [
    'throws at once',
    () => {
      throw new Error('not now');
    },
  ],
])('a limiter that %s lets requests through', async (_how, limit) => {
  const { fetch, log } = createTestApp({ limiter: createBindingLimiter({ limit }) });
  expect((await fetch(...from('192.0.2.1'))).status).toBe(200);
  expect(log).toMatchObject([{ outcome: 'settings', level: 'info' }]);
});

test.each([
  ['no binding', undefined],
  ['a variable of that name', 'yes'],
  ['another binding', { fetch: () => undefined }],
])('%s is no limiter', (_name, binding) => {
  expect(createBindingLimiter(binding)).toBeUndefined();
});

test.each([
  ['an IPv4 address counts for itself', '192.0.2.7', '192.0.2.7'],
  ['of IPv6 the network counts', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['zeros left out stand for groups', '2001:db8::1', '2001:db8:0:0'],
  ['zeros before digits mean nothing', '2001:0DB8:0001:0002::', '2001:db8:1:2'],
  ['zeros in front are groups too', '::1', '0:0:0:0'],
  ['no address is no key', '', undefined],
])('%s', (_name, address, key) => {
  expect(toLimitKey(address)).toBe(key);
});
