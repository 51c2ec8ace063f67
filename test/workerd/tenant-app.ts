// An application with tenants, in Workers KV where the runtime has it and in memory elsewhere.
import { env } from 'cloudflare:workers';
import { createRegistry } from '../../src/core/registry.ts';
import { composeSources, type Sources } from '../../src/core/sources.ts';
import type { ProviderConfig, Registry } from '../../src/core/types.ts';
import { createKvStore, isKvBinding } from '../../src/storage/kv.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import type { TenantStore } from '../../src/storage/tenant-store.ts';
import { createTenants, type TenantOptions, type TenantReport } from '../../src/storage/tenants.ts';
import { toDomain } from '../tenant-store.ts';
import { createTestApp, exampleProviders, type TestApp } from './fixtures.ts';

/** An empty store, of the kind that the runtime has. */
export async function createTestStore(): Promise<TenantStore> {
  const { TEST_TENANTS: namespace } = env as Readonly<Record<string, unknown>>;
  if (!isKvBinding(namespace)) return createMemoryStore();
  const { keys } = await namespace.list({ prefix: '' });
  for (const { name } of keys) await namespace.delete(name);
  return createKvStore(namespace, 60);
}

/** An entry of the examples. */
export function findExample(id: string): ProviderConfig {
  const entry = exampleProviders.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`no example ${id}`);
  return entry;
}

/** An application with tenants, and what the operator heard. */
export interface TenantApp extends TestApp {
  readonly store: TenantStore;
  readonly reports: TenantReport[];
}

/**
 * Builds one whose own entry is hoster.example and whose public registry are the other examples.
 *
 * @param records - by domain; what is no text is written as JSON of version 1 for that domain
 */
export async function createTenantApp(
  records: Readonly<Record<string, unknown>>,
  options: Partial<TenantOptions> & {
    readonly sources?: Partial<Sources>;
    readonly withDns?: (registry: Registry) => Registry;
  } = {},
): Promise<TenantApp> {
  const store = await createTestStore();
  for (const [domain, record] of Object.entries(records)) {
    const text = typeof record === 'string' ? record : JSON.stringify({ version: 1, domain, ...(record as object) });
    await store.put(toDomain(domain), text);
  }
  const reports: TenantReport[] = [];
  const own = findExample('hoster.example');
  const tenants = createTenants({
    store,
    findEntry: (id) => exampleProviders.find((entry) => entry.id === id),
    cacheSeconds: 60,
    now: () => Date.now(),
    report: (report) => reports.push(report),
    ...options,
  });
  const publicProviders = createRegistry(exampleProviders.filter((entry) => entry !== own));
  const registry = composeSources({ own: createRegistry([own]), tenants, publicProviders, ...options.sources });
  return { ...createTestApp({ registry: options.withDns?.(registry) ?? registry }), store, reports };
}
