import { describe, expect, test } from 'vitest';
import { createTestApp } from './fixtures.ts';

const unknown = '<Autodiscover><Request><EMailAddress>fred@nobody.example</EMailAddress></Request></Autodiscover>';

describe('a log of failures', () => {
  test.each([
    ['settings', 'https://autoconfig.example.com/mail/config-v1.1.xml', {}],
    ['a profile', 'https://x.example/email.mobileconfig?email=fred@example.com', {}],
    ['a health check', 'https://x.example/healthz', {}],
    ['the methods of a route', 'https://x.example/healthz', { method: 'OPTIONS' }],
  ] as const)('passes over %s', async (_what, url, init) => {
    const app = createTestApp({ logs: 'failures' });
    expect((await app.fetch(url, init)).ok).toBe(true);
    expect(app.log).toEqual([]);
  });

  test.each([
    ['an unknown domain', 'unknown-domain', 'https://autoconfig.nobody.example/mail/config-v1.1.xml', {}],
    ['a path that does not exist', 'not-found', 'https://x.example/none', {}],
    ['a wrong method', 'method-not-allowed', 'https://x.example/healthz', { method: 'PUT' }],
    [
      'an Autodiscover error, which travels in a 200',
      'unknown-domain',
      'https://x.example/autodiscover/autodiscover.xml',
      { method: 'POST', body: unknown },
    ],
  ] as const)('names %s', async (_what, outcome, url, init) => {
    const app = createTestApp({ logs: 'failures' });
    await app.fetch(url, init);
    expect(app.log).toMatchObject([{ outcome }]);
  });
});
