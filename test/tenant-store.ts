// The contract of every store of tenants: one set of tests, run against memory, Workers KV and SQLite.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDomain } from '../src/core/address.ts';
import type { Domain } from '../src/core/types.ts';
import type { TenantStore } from '../src/storage/tenant-store.ts';

/** A store to test, and how it is given back. */
export interface StoreUnderTest {
  readonly store: TenantStore;
  close(): void | Promise<void>;
}

export function toDomain(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(`${text} is no domain`);
  return domain.value;
}

/** Every domain of a store, part by part. */
async function listAll(store: TenantStore, limit: number, prefix = ''): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list({ limit, prefix, cursor });
    expect(page.domains.length).toBeLessThanOrEqual(limit);
    found.push(...page.domains);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** Holds a kind of store to the contract; `open` gives an empty one. */
export function describeTenantStore(name: string, open: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  describe(`${name} as a store of tenants`, () => {
    let opened: StoreUnderTest;
    let store: TenantStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());
    const [a, b] = [toDomain('a.example'), toDomain('b.example')];

    test('says that there is no record', async () => {
      expect(await store.find(a)).toBeUndefined();
    });

    test('gives back what was put, to the letter', async () => {
      const record = '{"version":1,"é":"漢😀\\u0000"}\n ';
      await store.put(a, record);
      expect(await store.find(a)).toBe(record);
      expect(await store.find(b)).toBeUndefined();
    });

    test('puts a record in place of another', async () => {
      await store.put(a, 'one');
      await store.put(a, 'two');
      expect(await store.find(a)).toBe('two');
    });

    test('keeps the record of one domain when that of another is deleted', async () => {
      await store.put(a, 'one');
      await store.put(b, 'two');
      await store.delete(a);
      await store.delete(a);
      expect(await store.find(a)).toBeUndefined();
      expect(await store.find(b)).toBe('two');
    });

    test('gives of a record that is too large enough to tell', async () => {
      await store.put(a, 'x'.repeat(200_000));
      expect((await store.find(a))?.length).toBeGreaterThan(16_384);
    });

    test('lists domains in order, part by part, each once', async () => {
      const domains = Array.from({ length: 25 }, (_, index) => `d${String((index * 7) % 25)}.example`);
      for (const domain of domains) await store.put(toDomain(domain), '{}');
      expect(await listAll(store, 10)).toEqual([...domains].sort());
      expect(await listAll(store, 25)).toHaveLength(25);
    });

    test('lists the domains that begin with a prefix, whatever signs it holds', async () => {
      for (const domain of ['a.example', 'ab.example', 'b.example', 'xn--bcher-kva.example']) {
        await store.put(toDomain(domain), '{}');
      }
      expect(await listAll(store, 1, 'a')).toEqual(['a.example', 'ab.example']);
      expect(await listAll(store, 10, 'a.')).toEqual(['a.example']);
      expect(await listAll(store, 10, 'xn--')).toEqual(['xn--bcher-kva.example']);
      expect(await listAll(store, 10, '%')).toEqual([]);
      expect(await listAll(store, 10, '_')).toEqual([]);
    });

    test('lists nothing while it is empty', async () => {
      expect(await store.list()).toEqual({ domains: [], cursor: undefined });
    });
  });
}
