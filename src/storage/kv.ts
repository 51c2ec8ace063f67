import { recordLimit } from './tenant-record.ts';
import { tenantKeyPrefix, toTenantKey, type TenantStore } from './tenant-store.ts';

/** As much of a binding of Workers KV as is used (developers.cloudflare.com/kv/api). */
export interface KvBinding {
  get(key: string, options: { readonly type: 'stream'; readonly cacheTtl: number }): Promise<ReadableStream | null>;
  put(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  list(options: { readonly prefix: string; readonly cursor?: string; readonly limit?: number }): Promise<{
    readonly keys: readonly { readonly name: string }[];
    readonly list_complete: boolean;
    readonly cursor?: string;
  }>;
}

/** Whether a binding is one of Workers KV. */
export const isKvBinding = (binding: unknown): binding is KvBinding =>
  typeof binding === 'object' &&
  binding !== null &&
  'get' in binding &&
  typeof binding.get === 'function' &&
  'list' in binding;

/** The shortest time for which a location of the network keeps what it read, in seconds. */
const shortestCacheTtl = 30;

/**
 * Records in Workers KV.
 *
 * @param cacheSeconds - for how long a location of the network may keep a record without asking the centre
 */
export function createKvStore(namespace: KvBinding, cacheSeconds: number): TenantStore {
  const cacheTtl = Math.max(shortestCacheTtl, cacheSeconds);
  return {
    find: async (domain) => {
      const stream = await namespace.get(toTenantKey(domain), { type: 'stream', cacheTtl });
      return stream === null ? undefined : readText(stream, recordLimit);
    },
    put: (domain, record) => namespace.put(toTenantKey(domain), record),
    delete: (domain) => namespace.delete(toTenantKey(domain)),
    list: async ({ prefix = '', cursor, limit } = {}) => {
      const found = await namespace.list({
        prefix: `${tenantKeyPrefix}${prefix}`,
        ...(cursor === undefined ? {} : { cursor }),
        ...(limit === undefined ? {} : { limit }),
      });
      return {
        domains: found.keys.map(({ name }) => name.slice(tenantKeyPrefix.length)),
        cursor: found.list_complete ? undefined : found.cursor,
      };
    },
  };
}

/** A value may be 25 MiB: reading ends soon behind the limit, where it is certain that the value is too large. */
async function readText(stream: ReadableStream, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  let text = '';
  for (let size = 0; size <= limit;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
