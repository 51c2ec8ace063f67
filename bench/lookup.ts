import { parseDomain } from '../src/core/address.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { Domain, ProviderConfig } from '../src/core/types.ts';
import { toMedian } from './load.ts';

/** What a look-up costs in a registry of that size, in nanoseconds. */
export interface LookupCost {
  readonly domains: number;
  readonly hit: number;
  readonly miss: number;
}

const domainsPerProvider = 20;
const askedNames = 1_000;

/** Measures the in-memory registry at several sizes: 1,000 names asked in turn, medians of nine rounds. */
export function measureLookup(sizes: readonly number[]): readonly LookupCost[] {
  return sizes.map((domains) => {
    const registry = createRegistry(createProviders(domains));
    const known = Array.from({ length: askedNames }, (_, index) =>
      toDomain(`d${String((index * 7919) % domains)}.example`),
    );
    const unknown = Array.from({ length: askedNames }, (_, index) => toDomain(`u${String(index)}.example`));
    const time = (names: readonly Domain[]): number => {
      const rounds = Array.from({ length: 9 }, () => {
        const before = performance.now();
        let found = 0;
        for (let repeat = 0; repeat < 200; repeat += 1) {
          for (const name of names) if (registry.findByDomain(name) !== undefined) found += 1;
        }
        const elapsed = performance.now() - before;
        if (found !== 0 && found !== names.length * 200) throw new Error('the registry lost a domain');
        return (elapsed * 1e6) / (names.length * 200);
      });
      return toMedian(rounds);
    };
    return { domains, hit: time(known), miss: time(unknown) };
  });
}

function toDomain(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(`${text} is no domain`);
  return domain.value;
}

/** Made-up providers with twenty domains each. */
export function createProviders(domains: number): readonly ProviderConfig[] {
  return Array.from({ length: Math.ceil(domains / domainsPerProvider) }, (_, provider) => {
    const first = provider * domainsPerProvider;
    const names = Array.from({ length: domainsPerProvider }, (_unused, index) => `d${String(first + index)}.example`);
    return {
      id: names[0] ?? '',
      displayName: 'Example',
      displayShortName: 'Example',
      domains: [names[0] ?? '', ...names.slice(1)],
      incoming: [],
      outgoing: [],
      source: 'https://example.com/',
      checked: '2026-01-01',
    };
  });
}
