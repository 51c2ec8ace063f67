import type { Domain, ProviderConfig } from '../core/types.ts';

/** What was rendered once, for as long as its provider entry lives. Keys hold a domain, never an address. */
export interface Keeper<T> {
  find(provider: ProviderConfig, variant: string, domain: Domain): T | undefined;
  keep(provider: ProviderConfig, variant: string, domain: Domain, value: T): void;
}

/** Documents kept for one provider; beyond that its store starts anew, so that no stream of requests can grow it. */
const keptPerProvider = 512;

interface Shelf<T> {
  /** By variant and domain: one key of both would be a new text at every request. */
  readonly byVariant: Map<string, Map<Domain, T>>;
  size: number;
}

/** Builds an empty store. */
export function createKeeper<T>(): Keeper<T> {
  const shelves = new WeakMap<ProviderConfig, Shelf<T>>();
  return {
    find: (provider, variant, domain) => shelves.get(provider)?.byVariant.get(variant)?.get(domain),
    keep: (provider, variant, domain, value) => {
      let shelf = shelves.get(provider);
      if (shelf === undefined || shelf.size >= keptPerProvider) {
        shelf = { byVariant: new Map<string, Map<Domain, T>>(), size: 0 };
        shelves.set(provider, shelf);
      }
      const byDomain = shelf.byVariant.get(variant) ?? new Map<Domain, T>();
      shelf.byVariant.set(variant, byDomain.set(domain, value));
      shelf.size += 1;
    },
  };
}
