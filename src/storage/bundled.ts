import type { ProviderConfig } from '../core/types.ts';
import { packedOwnProviders, packedProviders } from './providers.ts';
import type { FindEntry } from './tenant-record.ts';
import { unpackProvider } from './unpack.ts';

/** Every entry that the service carries. */
export interface BundledProviders {
  /** Those of the deployment itself. */
  readonly own: readonly ProviderConfig[];
  /** The public registry, whether it answers for its domains or not. */
  readonly publicProviders: readonly ProviderConfig[];
  /** An entry by id, for what refers to one: own ones first. */
  readonly findEntry: FindEntry;
}

/** Unpacks the entries, once at start. */
export function unpackBundled(): BundledProviders {
  const own = packedOwnProviders.map(unpackProvider);
  const publicProviders = packedProviders.map(unpackProvider);
  const find = (id: string, entries: readonly ProviderConfig[]): ProviderConfig | undefined =>
    entries.find((entry) => entry.id === id);
  return { own, publicProviders, findEntry: (id) => find(id, own) ?? find(id, publicProviders) };
}
