import { describe, expect, test } from 'vitest';
import { parseSettings } from '../src/http/settings.ts';
import { parseServerSettings } from '../src/node/settings.ts';

const host = { SERVICE_HOST: 'autoconfig.example.com' };

describe('the variables that say whom a deployment answers for', () => {
  test('have defaults: the public registry is on, records count for a minute, no file of tenants', () => {
    expect(parseSettings(host)).toMatchObject({ publicRegistry: 'on', tenantCacheSeconds: 60 });
    expect(parseServerSettings({}).tenantsFile).toBeUndefined();
  });

  test.each([
    ['PUBLIC_REGISTRY', 'off', { publicRegistry: 'off' }],
    ['PUBLIC_REGISTRY', 'on', { publicRegistry: 'on' }],
    ['TENANT_CACHE_SECONDS', '0', { tenantCacheSeconds: 0 }],
    ['TENANT_CACHE_SECONDS', '86400', { tenantCacheSeconds: 86_400 }],
  ])('%s may be %s', (name, value, expected) => {
    expect(parseSettings({ ...host, [name]: value })).toMatchObject(expected);
  });

  test.each([
    ['PUBLIC_REGISTRY', 'true'],
    ['PUBLIC_REGISTRY', ''],
    ['TENANT_CACHE_SECONDS', '86401'],
    ['TENANT_CACHE_SECONDS', '-1'],
    ['TENANT_CACHE_SECONDS', '1.5'],
    ['TENANT_CACHE_SECONDS', 'long'],
    ['TENANT_CACHE_SECONDS', 60],
  ])('%s may not be %s, and the message names it', (name, value) => {
    expect(() => parseSettings({ ...host, [name]: value })).toThrow(new RegExp(`^${name} must be `));
  });
});
