import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../src/storage/sqlite.ts';
import { describeTenantStore, toDomain } from './tenant-store.ts';

const inFolder = <T>(use: (file: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbeacon-sqlite-'));
  try {
    return use(join(folder, 'tenants.sqlite'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describeTenantStore('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbeacon-sqlite-'));
  const store = openSqliteStore(join(folder, 'tenants.sqlite'));
  return {
    store,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('an SQLite file', () => {
  const a = toDomain('a.example');

  test('holds its records when it is opened again, and lets two have it open', () => {
    inFolder((file) => {
      const writer = openSqliteStore(file);
      const reader = openSqliteStore(file);
      expect(reader.find(a)).toBeUndefined();
      writer.put(a, 'one');
      expect(reader.find(a)).toBe('one');
      writer.close();
      reader.close();
      const again = openSqliteStore(file);
      expect(again.find(a)).toBe('one');
      again.close();
    });
  });

  test('takes many records or none', () => {
    inFolder((file) => {
      const store = openSqliteStore(file);
      const broken = function* (): Generator<readonly [typeof a, string]> {
        yield [a, 'one'];
        throw new Error('the file that is read ends here');
      };
      expect(() => {
        store.putAll(broken());
      }).toThrow('ends here');
      expect(store.find(a)).toBeUndefined();
      store.putAll([[a, 'two']]);
      expect(store.find(a)).toBe('two');
      store.close();
    });
  });

  test('of a later layout is refused', () => {
    inFolder((file) => {
      const database = new DatabaseSync(file);
      database.exec('PRAGMA user_version = 2');
      database.close();
      expect(() => openSqliteStore(file)).toThrow('layout 2');
    });
  });

  test('that is none is refused', () => {
    inFolder((file) => {
      expect(() => openSqliteStore(join(file, 'nowhere', 'x'))).toThrow(/unable to open/);
    });
  });
});
