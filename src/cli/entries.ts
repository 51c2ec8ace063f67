import { createRegistry, type MemoryRegistry } from '../core/registry.ts';
import type { ProviderConfig } from '../core/types.ts';

/** Every bundled entry. */
export interface BundledEntries {
  /** The deployment's own, in `providers/own`. */
  readonly own: readonly ProviderConfig[];
  /** The public registry. */
  readonly public: readonly ProviderConfig[];
  /** All of them, asked as the worker asks them: own entries first. */
  readonly registry: MemoryRegistry;
}

/**
 * Reads the lists of entries.
 *
 * They are imported here and not above: a list that names a deleted file must not keep `list` from writing it anew.
 */
export async function readEntries(): Promise<BundledEntries> {
  const [own, published] = [
    Object.values(await import('../../providers/own/index.ts')),
    Object.values(await import('../../providers/index.ts')),
  ];
  const [first, second] = [createRegistry(own), createRegistry(published)];
  return {
    own,
    public: published,
    registry: {
      findByDomain: (domain) => first.findByDomain(domain) ?? second.findByDomain(domain),
      findByMx: (host) => first.findByMx(host) ?? second.findByMx(host),
    },
  };
}
