import type { EntryDigest } from '../preview.ts';

/** An entry whose answers changed, and at which domains. */
export interface ChangedEntry {
  readonly list: EntryDigest['list'];
  readonly id: string;
  /** Those to look at. */
  readonly domains: readonly string[];
  /** How many more changed. */
  readonly leftOut: number;
}

/** How many domains of one entry are looked at. */
export const domainLimit = 5;

/**
 * Which entries changed, and a few domains of each: those that it lost first, then those that it gained, since there
 * is most to see.
 */
export function findChangedEntries(
  before: readonly EntryDigest[],
  after: readonly EntryDigest[],
): readonly ChangedEntry[] {
  const toKey = ({ list, id }: EntryDigest): string => `${list} ${id}`;
  const [old, current] = [before, after].map((entries) => new Map(entries.map((entry) => [toKey(entry), entry])));
  const keys = new Set([...(old?.keys() ?? []), ...(current?.keys() ?? [])]);
  return [...keys].flatMap((key): readonly ChangedEntry[] => {
    const [was, is] = [old?.get(key), current?.get(key)];
    const entry = is ?? was;
    const [wasAt, isAt] = [new Map(Object.entries(was?.digests ?? {})), new Map(Object.entries(is?.digests ?? {}))];
    const lost = [...wasAt.keys()].filter((domain) => !isAt.has(domain));
    const gained = [...isAt.keys()].filter((domain) => !wasAt.has(domain));
    const changed = [...isAt].filter(([domain, digest]) => (wasAt.get(domain) ?? digest) !== digest);
    const all = [...lost, ...gained, ...changed.map(([domain]) => domain)];
    if (entry === undefined || all.length === 0) return [];
    const domains = all.slice(0, domainLimit);
    return [{ list: entry.list, id: entry.id, domains, leftOut: all.length - domains.length }];
  });
}
