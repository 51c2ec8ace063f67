import { DatabaseSync } from 'node:sqlite';
import type { Domain } from '../core/types.ts';
import { pageLimit, type TenantPage, type TenantRange, type TenantStore } from './tenant-store.ts';

/** A store in a file, with what only a file can do. */
export interface SqliteStore extends TenantStore {
  find(domain: Domain): string | undefined;
  put(domain: Domain, record: string): void;
  delete(domain: Domain): void;
  list(range?: TenantRange): TenantPage;
  /** Keeps many records, all or none. */
  putAll(records: Iterable<readonly [Domain, string]>): void;
  close(): void;
}

/** The layout of the file; a later one would have another number, and a way to it from here. */
const layout = 1;

/**
 * Records in an SQLite file, which several processes may have open: a server that reads, a command that writes.
 *
 * @param path - of the file, which is created where it is missing; `:memory:` for none
 * @throws Error if the file cannot be opened, or is of a layout that this version does not know.
 */
export function openSqliteStore(path: string): SqliteStore {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  // Readers and a writer do not wait for one another, and what is committed outlives the process.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const found = database.prepare('PRAGMA user_version').get()?.user_version;
  if (found !== 0 && found !== layout) {
    database.close();
    throw new Error(`${path} is of layout ${String(found)}, and this version knows ${String(layout)}`);
  }
  database.exec(
    `CREATE TABLE IF NOT EXISTS tenants (domain TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID, STRICT;
     PRAGMA user_version = ${String(layout)}`,
  );
  const find = database.prepare('SELECT record FROM tenants WHERE domain = ?');
  const put = database.prepare(
    'INSERT INTO tenants VALUES (?, ?) ON CONFLICT (domain) DO UPDATE SET record = excluded.record',
  );
  const remove = database.prepare('DELETE FROM tenants WHERE domain = ?');
  // Without LIKE, whose signs a prefix could hold; nothing in a domain comes behind U+007F.
  const list = database.prepare(
    'SELECT domain FROM tenants WHERE domain > ? AND domain >= ? AND domain < ? ORDER BY domain LIMIT ?',
  );
  return {
    find: (domain) => {
      const record = find.get(domain)?.record;
      return typeof record === 'string' ? record : undefined;
    },
    put: (domain, record) => {
      put.run(domain, record);
    },
    putAll: (records) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const [domain, record] of records) put.run(domain, record);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    delete: (domain) => {
      remove.run(domain);
    },
    list: ({ prefix = '', cursor = '', limit = pageLimit } = {}) => {
      const count = Math.min(limit, pageLimit);
      const rows = list.all(cursor, prefix, `${prefix}\u007f`, count + 1);
      const domains = rows.slice(0, count).map(({ domain }) => String(domain));
      return { domains, cursor: rows.length > count ? domains.at(-1) : undefined };
    },
    close: () => {
      database.close();
    },
  };
}
