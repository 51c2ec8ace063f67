import type { Registry } from '../core/types.ts';
import { createKvStore, isKvBinding } from './kv.ts';
import { createTenants, type TenantOptions } from './tenants.ts';

/**
 * The tenants of a worker, from a binding of Workers KV.
 *
 * @throws Error if the binding is another one: a deployment that means to have tenants must not start without them.
 */
export function createEdgeTenants(binding: unknown, options: Omit<TenantOptions, 'store'>): Registry {
  if (!isKvBinding(binding)) throw new Error('TENANTS must be a binding of Workers KV; see docs/tenants.md');
  return createTenants({ ...options, store: createKvStore(binding, options.cacheSeconds) });
}
