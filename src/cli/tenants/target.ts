import type { Domain } from '../../core/types.ts';
import { openSqliteStore } from '../../storage/sqlite.ts';
import type { SoundRecord } from './check.ts';

/** Where records are written to and read from. */
export interface TenantTarget {
  /** What tells it from other targets. */
  readonly name: string;
  /** Undefined if there is no record. */
  find(domain: Domain): Promise<string | undefined>;
  delete(domain: Domain): Promise<void>;
  list(prefix: string): Promise<readonly string[]>;
  /** One batch; repeated it comes to the same. */
  putAll(records: readonly SoundRecord[]): Promise<void>;
  close(): void;
}

/** What a target could not do; the message is for the person at the command line. */
export class TargetError extends Error {}

/** An SQLite file, as a server on Node reads it. */
export function openSqliteTarget(path: string): TenantTarget {
  let store: ReturnType<typeof openSqliteStore>;
  try {
    store = openSqliteStore(path);
  } catch (error) {
    throw new TargetError(`${path} cannot be opened: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  return {
    name: `sqlite ${path}`,
    find: (domain) => Promise.resolve(store.find(domain)),
    delete: (domain) => {
      store.delete(domain);
      return Promise.resolve();
    },
    list: (prefix) => {
      const domains: string[] = [];
      let cursor: string | undefined;
      do {
        const page = store.list({ prefix, cursor });
        domains.push(...page.domains);
        ({ cursor } = page);
      } while (cursor !== undefined);
      return Promise.resolve(domains);
    },
    putAll: (records) => {
      store.putAll(records.map(({ domain, text }) => [domain, text]));
      return Promise.resolve();
    },
    close: () => {
      store.close();
    },
  };
}
