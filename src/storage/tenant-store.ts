import type { Maybe } from '../core/maybe.ts';
import type { Domain } from '../core/types.ts';

/** Where records are read from: all that answering needs. */
export interface TenantReader {
  /**
   * The record of a domain as it was put, unread.
   *
   * @returns undefined if there is none; of one that is far too large at least so much that it can be told.
   * @throws Error, or a promise that is rejected, if the store cannot say.
   */
  find(domain: Domain): Maybe<string | undefined>;
}

/** A part of the list of domains. */
export interface TenantPage {
  /** In the order of their letters (US-ASCII). */
  readonly domains: readonly string[];
  /** Where the next part begins; undefined behind the last. */
  readonly cursor: string | undefined;
}

/** What part of the list is asked for. */
export interface TenantRange {
  /** Only domains that begin so. */
  readonly prefix?: string;
  /** Of an earlier part. */
  readonly cursor?: string | undefined;
  /** How many at most; 1,000 unless stated, and not more. */
  readonly limit?: number;
}

/** Where records are kept. Implementations: memory, Workers KV, SQLite; one test holds all of them to this contract. */
export interface TenantStore extends TenantReader {
  /** Keeps a record, in place of one that may be there. It is not looked into: see `parseTenantRecord`. */
  put(domain: Domain, record: string): Maybe<void>;
  /** Removes a record; one that is not there is no error. */
  delete(domain: Domain): Maybe<void>;
  list(range?: TenantRange): Maybe<TenantPage>;
}

/** The greatest part of a list, which is that of Workers KV. */
export const pageLimit = 1_000;

/** The key of a record in a store of keys and values; other kinds of records would have another prefix. */
export const toTenantKey = (domain: Domain): string => `${tenantKeyPrefix}${domain}`;

/** What every key of a record begins with. */
export const tenantKeyPrefix = 'domain:';
