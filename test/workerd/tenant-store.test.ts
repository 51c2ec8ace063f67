import { env } from 'cloudflare:workers';
import { createKvStore, isKvBinding } from '../../src/storage/kv.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { describeTenantStore } from '../tenant-store.ts';

describeTenantStore('memory', () => ({ store: createMemoryStore(), close: () => undefined }));

describeTenantStore('Workers KV', async () => {
  const { TEST_TENANTS: namespace } = env as Readonly<Record<string, unknown>>;
  if (!isKvBinding(namespace)) throw new Error('vitest.config.ts binds no namespace');
  const { keys } = await namespace.list({ prefix: '' });
  for (const { name } of keys) await namespace.delete(name);
  return { store: createKvStore(namespace, 60), close: () => undefined };
});
