import type { Domain, ProviderConfig } from '../core/types.ts';

/** What was rendered once, for as long as its provider entry lives. Keys hold a domain, never an address. */
export interface Keeper<T> {
  find(provider: ProviderConfig, variant: string, domain: Domain): T | undefined;
  keep(provider: ProviderConfig, variant: string, domain: Domain, value: T): void;
}

/**
 * Documents of one generation, whichever provider they are of. A document takes up to 20 KiB with what hangs on it, and
 * an isolate has 128 MB for all formats.
 */
const keptPerGeneration = 256;

/** By variant and domain: one key of both would be a new text at every request. */
type Shelf<T> = Map<string, Map<Domain, T>>;

/** Builds an empty store. What is asked for again and again stays in it, and no stream of requests can make it grow. */
export function createKeeper<T>(): Keeper<T> {
  let current = new WeakMap<ProviderConfig, Shelf<T>>();
  let last = current;
  let size = 0;
  const findIn = (shelves: typeof current, provider: ProviderConfig, variant: string, domain: Domain): T | undefined =>
    shelves.get(provider)?.get(variant)?.get(domain);
  const keep: Keeper<T>['keep'] = (provider, variant, domain, value) => {
    if (size >= keptPerGeneration) {
      last = current;
      current = new WeakMap<ProviderConfig, Shelf<T>>();
      size = 0;
    }
    const shelf = current.get(provider) ?? new Map<string, Map<Domain, T>>();
    const byDomain = shelf.get(variant) ?? new Map<Domain, T>();
    current.set(provider, shelf.set(variant, byDomain.set(domain, value)));
    size += 1;
  };
  return {
    find: (provider, variant, domain) => {
      const known = findIn(current, provider, variant, domain);
      if (known !== undefined) return known;
      const older = findIn(last, provider, variant, domain);
      if (older !== undefined) keep(provider, variant, domain, older);
      return older;
    },
    keep,
  };
}
