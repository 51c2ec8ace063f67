import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { createKvStore, isKvBinding } from '../../src/storage/kv.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { describeTenantStore } from '../tenant-store.ts';
import { runtime } from './transport.ts';

describeTenantStore('memory', () => ({ store: createMemoryStore(), close: () => undefined }));

const { TEST_TENANTS: namespace } = env as Readonly<Record<string, unknown>>;

test.runIf(runtime === 'workerd')('the runtime binds a namespace', () => {
  expect(isKvBinding(namespace)).toBe(true);
});

if (isKvBinding(namespace)) {
  describeTenantStore('Workers KV', async () => {
    const { keys } = await namespace.list({ prefix: '' });
    for (const { name } of keys) await namespace.delete(name);
    return { store: createKvStore(namespace, 60), close: () => undefined };
  });
}
