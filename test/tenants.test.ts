// What is kept of look-ups, for how long and how much; and what a record may say.
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../src/core/registry.ts';
import { firstOf } from '../src/core/sources.ts';
import type { Domain, Found, ProviderConfig, Registry } from '../src/core/types.ts';
import { createMemoryStore } from '../src/storage/memory.ts';
import { createTenantCache } from '../src/storage/tenant-cache.ts';
import { createTenants, type TenantOptions, type TenantReport } from '../src/storage/tenants.ts';
import { toDomain } from './tenant-store.ts';

const entry: ProviderConfig = {
  id: 'hoster.example',
  displayName: 'Hoster',
  displayShortName: 'Hoster',
  domains: ['hoster.example'],
  incoming: [],
  outgoing: [],
  source: 'https://hoster.example/',
  checked: '2026-11-01',
};
const [a, b] = [toDomain('a.example'), toDomain('b.example')];
const toRecord = (domain: string, displayName = 'A'): string =>
  JSON.stringify({ version: 1, domain, provider: 'hoster.example', overrides: { displayName } });

/** A store that counts, answers late and can be broken. */
function createProbe(records: Readonly<Record<string, string>>) {
  const state = { asked: 0, records: { ...records } as Record<string, string>, isDown: false, time: 1_000_000 };
  const reports: TenantReport[] = [];
  const create = (options: Partial<TenantOptions> = {}): Registry =>
    createTenants({
      store: {
        find: async (domain) => {
          state.asked += 1;
          await Promise.resolve();
          if (state.isDown) throw new Error('down');
          return state.records[domain];
        },
      },
      findEntry: (id) => (id === entry.id ? entry : undefined),
      cacheSeconds: 60,
      now: () => state.time,
      report: (report) => reports.push(report),
      waitLimit: 50,
      ...options,
    });
  return { state, reports, create };
}

describe('a look-up', () => {
  test('waits for the store once, and is then answered at once', async () => {
    const { state, create } = createProbe({ [a]: toRecord(a) });
    const tenants = create();
    const cold = tenants.findByDomain(a);
    expect(cold).toBeInstanceOf(Promise);
    expect(await cold).toMatchObject({ displayName: 'A', domains: [a] });
    const warm = tenants.findByDomain(a);
    expect(warm).not.toBeInstanceOf(Promise);
    expect(warm).toBe(await cold);
    expect(state.asked).toBe(1);
  });

  test('that finds nothing is kept as well', async () => {
    const { state, create } = createProbe({});
    const tenants = create();
    expect(await tenants.findByDomain(a)).toBeUndefined();
    expect(tenants.findByDomain(a)).toBeUndefined();
    expect(state.asked).toBe(1);
  });

  test('is done once for many who ask at the same time', async () => {
    const { state, create } = createProbe({ [a]: toRecord(a) });
    const tenants = create();
    const found = await Promise.all(Array.from({ length: 20 }, async () => tenants.findByDomain(a)));
    expect(new Set(found).size).toBe(1);
    expect(state.asked).toBe(1);
  });

  test('is done anew after a minute; an unchanged record keeps its entry, a changed one has another', async () => {
    const { state, create } = createProbe({ [a]: toRecord(a) });
    const tenants = create();
    const first = await tenants.findByDomain(a);
    state.time += 59_999;
    expect(tenants.findByDomain(a)).toBe(first);
    state.time += 1;
    expect(await tenants.findByDomain(a)).toBe(first);
    expect(state.asked).toBe(2);
    state.records[a] = toRecord(a, 'Changed');
    state.time += 60_000;
    expect(await tenants.findByDomain(a)).toMatchObject({ displayName: 'Changed' });
    state.records = {};
    state.time += 60_000;
    expect(await tenants.findByDomain(a)).toBeUndefined();
    state.records[a] = toRecord(a, 'Again');
    state.time += 60_000;
    expect(await tenants.findByDomain(a)).toMatchObject({ displayName: 'Again' });
  });

  test('is done at every request if nothing is to be kept, and the entry stays the same all the same', async () => {
    const { state, create } = createProbe({ [a]: toRecord(a) });
    const tenants = create({ cacheSeconds: 0 });
    const first = await tenants.findByDomain(a);
    expect(await tenants.findByDomain(a)).toBe(first);
    expect(state.asked).toBe(2);
  });

  test('in a store that answers at once is answered at once, cold as well', () => {
    const { create } = createProbe({});
    const tenants = create({ store: createMemoryStore([[a, toRecord(a)]]) });
    expect(tenants.findByDomain(a)).toMatchObject({ displayName: 'A' });
    expect(tenants.findByDomain(b)).toBeUndefined();
  });
});

describe('a store that fails', () => {
  test('does not take back what it said within the hour', async () => {
    const { state, reports, create } = createProbe({ [a]: toRecord(a) });
    const tenants = create();
    const first = await tenants.findByDomain(a);
    expect(await tenants.findByDomain(b)).toBeUndefined();
    state.isDown = true;
    state.time += 60_000;
    expect(await tenants.findByDomain(a)).toBe(first);
    expect(await tenants.findByDomain(b)).toBeUndefined();
    expect(await tenants.findByDomain(toDomain('c.example'))).toBe('unavailable');
    expect(reports).toEqual(['unavailable', 'unavailable', 'unavailable']);
    const { asked } = state;
    expect(tenants.findByDomain(a)).toBe(first);
    expect(state.asked).toBe(asked);
    state.time += 3_600_000;
    expect(await tenants.findByDomain(a)).toBe('unavailable');
    state.isDown = false;
    expect(await tenants.findByDomain(a)).toBe(first);
  });

  test('is given up after the limit, and what comes later is kept', async () => {
    const { create, reports } = createProbe({});
    let answer: (record: string) => void = () => undefined;
    const record = new Promise<string>((resolve) => (answer = resolve));
    let asked = 0;
    const tenants = create({
      store: {
        find: () => {
          asked += 1;
          return record;
        },
      },
      waitLimit: 20,
    });
    const before = performance.now();
    const both = [tenants.findByDomain(a), tenants.findByDomain(a)];
    expect([await both[0], await both[1]]).toEqual(['unavailable', 'unavailable']);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect([asked, reports]).toEqual([1, ['unavailable', 'unavailable']]);
    answer(toRecord(a));
    await record;
    await Promise.resolve();
    expect(tenants.findByDomain(a)).toMatchObject({ displayName: 'A' });
  });

  test('is asked again where a look-up of another request never ended', async () => {
    const { state, create } = createProbe({});
    let asked = 0;
    const tenants = create({
      store: {
        find: () => {
          asked += 1;
          return asked === 1 ? new Promise<never>(() => undefined) : Promise.resolve(toRecord(a));
        },
      },
      waitLimit: 20,
    });
    expect(await tenants.findByDomain(a)).toBe('unavailable');
    state.time += 20;
    expect(await tenants.findByDomain(a)).toMatchObject({ displayName: 'A' });
  });
});

describe('a cache', () => {
  const known = (record: string | undefined) => ({ record, provider: undefined, until: 1, read: 0 });
  const strange = (index: number): Domain => toDomain(`d${String(index)}.example`);
  const domains = Array.from({ length: 100 }, (_, index) => strange(index));
  const held = (cache: ReturnType<typeof createTenantCache>): readonly Domain[] =>
    domains.filter((domain) => cache.find(domain) !== undefined);

  test('holds no more tenants than it may, and lets the oldest go', () => {
    const cache = createTenantCache({ tenants: 10, characters: 1_000, others: 5 });
    for (const domain of domains) cache.keep(domain, known('x'));
    expect(held(cache)).toEqual(domains.slice(-10));
    cache.keep(strange(90), known('x'));
    cache.keep(strange(0), known('x'));
    expect(held(cache)).toEqual([domains[0], domains[90], ...domains.slice(92)]);
  });

  test('holds no more characters than it may', () => {
    const cache = createTenantCache({ tenants: 1_000, characters: 1_000, others: 5 });
    for (const domain of domains) cache.keep(domain, known('x'.repeat(100)));
    expect(held(cache)).toHaveLength(10);
    // The same domain with another record: the count does not grow by both.
    for (let round = 0; round < 50; round += 1) cache.keep(strange(99), known('y'.repeat(100)));
    expect(held(cache)).toHaveLength(10);
  });

  test('lets no question about strange domains drive a tenant out', () => {
    const cache = createTenantCache({ tenants: 10, characters: 1_000, others: 5 });
    cache.keep(a, known('x'));
    for (const domain of domains) cache.keep(domain, known(undefined));
    expect(cache.find(a)).toBeDefined();
    expect(held(cache)).toEqual(domains.slice(-5));
    cache.keep(strange(99), known('x'));
    expect(cache.find(strange(99))?.record).toBe('x');
    cache.keep(strange(99), known(undefined));
    expect(cache.find(strange(99))?.record).toBeUndefined();
  });
});

describe('registries one after another', () => {
  const saying = (found: Found, isLate = false): Registry => ({
    findByDomain: () => (isLate ? Promise.resolve(found) : found),
    findByMx: () => (isLate ? Promise.resolve(found) : found),
  });
  const other = { ...entry, id: 'other.example' };

  test.each<readonly [what: string, registries: readonly Registry[], found: Found]>([
    ['nobody is asked', [], undefined],
    ['the first one counts', [saying(entry), saying(other)], entry],
    ['the next one counts where the first has nothing', [saying(undefined), saying(other)], other],
    ['a late one keeps its place', [saying(undefined), saying(entry, true), saying(other)], entry],
    ['one that is down is no obstacle to a fact', [saying('unavailable'), saying(other)], other],
    ['one that is down leaves the question open', [saying('unavailable', true), saying(undefined)], 'unavailable'],
  ])('%s', async (_what, registries, found) => {
    expect(await firstOf(registries).findByDomain(a)).toBe(found);
    expect(await firstOf(registries).findByMx(a)).toBe(found);
  });

  test('are asked without waiting where all are in memory', () => {
    const registry = firstOf([createRegistry([]), createRegistry([{ ...entry, domains: [a] }])]);
    expect(registry.findByDomain(a)).toMatchObject({ id: entry.id });
  });
});
