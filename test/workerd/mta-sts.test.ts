import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/core/registry.ts';
import type { MtaSts } from '../../src/core/types.ts';
import { createTestApp, exampleProviders, readText } from './fixtures.ts';

const path = '/.well-known/mta-sts.txt';
const { fetch: ask } = createTestApp();

/** A policy as RFC 8461 §3.2 reads it: fields in any order, values without the blanks around them. */
function parsePolicy(text: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const found = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*([\x21-\x3a\x3c\x3e-\x7e]+)[ \t]*$/.exec(line);
    if (found === null) {
      if (line.trim() === '') continue;
      throw new Error(`no field: ${line}`);
    }
    const [, name = '', value = ''] = found;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

describe('the policy', () => {
  test.each(['mta-sts.modern.example', 'MTA-STS.modern.TEST.', 'mta-sts.modern.example:8443'])(
    'is at %s as a sender reads it',
    async (host) => {
      const response = await ask(`https://${host}${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/plain');
      expect(parsePolicy(await readText(response))).toEqual(
        new Map([
          ['version', ['STSv1']],
          ['mode', ['enforce']],
          ['mx', ['mx1.mx-modern.example', '*.in.mx-modern.example']],
          ['max_age', ['604800']],
        ]),
      );
    },
  );

  test('begins with its version, and every line ends with CRLF', async () => {
    const body = await readText(await ask(`https://mta-sts.modern.example${path}`));
    expect(body).toMatch(/^version: STSv1\r\n(?:[^\r\n]+\r\n){4}$/);
  });

  test('is kept by no cache: senders would take an old one for the new', async () => {
    const response = await ask(`https://mta-sts.modern.example${path}`, { headers: { 'If-None-Match': '*' } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(response.headers.has('etag')).toBe(false);
  });

  test.each<readonly [string, MtaSts]>([
    ['that is withdrawn', { mode: 'none', mx: [], maxAgeSeconds: 86_400 }],
    ['on trial', { mode: 'testing', mx: ['mx.modern.example'], maxAgeSeconds: 0 }],
  ])('%s is told too', async (_what, mtaSts) => {
    const registry = createRegistry(exampleProviders.map((provider) => ({ ...provider, mtaSts })));
    const response = await createTestApp({ registry }).fetch(`https://mta-sts.example.com${path}`);
    const policy = parsePolicy(await readText(response));
    expect(policy.get('mode')).toEqual([mtaSts.mode]);
    expect(policy.get('mx') ?? []).toEqual(mtaSts.mx);
    expect(policy.get('max_age')).toEqual([String(mtaSts.maxAgeSeconds)]);
  });
});

describe('there is no policy', () => {
  test.each([
    ['at the domain itself', 'modern.example'],
    ['behind another label', 'autoconfig.modern.example'],
    ['behind two labels', 'mta-sts.mta-sts.modern.example'],
    ['at a label that only begins so', 'mta-sts-x.modern.example'],
    ['of a provider that states none', 'mta-sts.example.com'],
    ['of a domain that nobody registered', 'mta-sts.nobody.example'],
    ['below a registered domain', 'mta-sts.sub.modern.example'],
    ['of the domain of an MX', 'mta-sts.mx-modern.example'],
    ['of a top-level domain', 'mta-sts.example'],
    ['at an address', '192.0.2.1'],
  ])('%s (%s)', async (_where, host) => {
    const response = await ask(`https://${host}${path}`);
    expect(response.status).toBe(404);
    expect(await readText(response)).not.toMatch(/STSv1|mode|mx/);
  });

  test('over http, and no redirect, since senders follow none', async () => {
    const response = await ask(`http://mta-sts.modern.example${path}`);
    expect([response.status, response.headers.has('location')]).toEqual([403, false]);
  });
});
