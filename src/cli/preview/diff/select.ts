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
 * is most to see. Of the lost ones those that nobody has now come first, then one of each entry that took some, so that
 * a domain which was forgotten in a move is not left out.
 */
export function findChangedEntries(
  before: readonly EntryDigest[],
  after: readonly EntryDigest[],
): readonly ChangedEntry[] {
  const toKey = ({ list, id }: EntryDigest): string => `${list} ${id}`;
  const [old, current] = [before, after].map((entries) => new Map(entries.map((entry) => [toKey(entry), entry])));
  const keys = new Set([...(old?.keys() ?? []), ...(current?.keys() ?? [])]);
  const [formerOwners, owners] = [findOwners(before), findOwners(after)];
  return [...keys].flatMap((key): readonly ChangedEntry[] => {
    const [was, is] = [old?.get(key), current?.get(key)];
    const entry = is ?? was;
    const [wasAt, isAt] = [new Map(Object.entries(was?.digests ?? {})), new Map(Object.entries(is?.digests ?? {}))];
    const lost = [...wasAt.keys()].filter((domain) => !isAt.has(domain));
    const gained = [...isAt.keys()].filter((domain) => !wasAt.has(domain));
    const gone = lost.filter((domain) => !owners.has(domain));
    const moved = takeInTurn(
      lost.filter((domain) => owners.has(domain)),
      (domain) => owners.get(domain),
    );
    const changed = [...isAt].filter(([domain, digest]) => (wasAt.get(domain) ?? digest) !== digest);
    const all = [
      ...gone,
      ...moved,
      ...takeInTurn(gained, (domain) => formerOwners.get(domain)),
      ...changed.map(([domain]) => domain),
    ];
    if (entry === undefined || all.length === 0) return [];
    const domains = all.slice(0, domainLimit);
    return [{ list: entry.list, id: entry.id, domains, leftOut: all.length - domains.length }];
  });
}

/** The entry that claims each domain; an own one is asked before a public one. */
function findOwners(entries: readonly EntryDigest[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { list, id, digests } of entries) {
    for (const domain of Object.keys(digests)) if (!owners.has(domain)) owners.set(domain, `${list} ${id}`);
  }
  return owners;
}

/** The first domain of each group, then the second of each, and so on. */
function takeInTurn(domains: readonly string[], toGroup: (domain: string) => string | undefined): readonly string[] {
  const groups = [...Map.groupBy(domains, toGroup).values()];
  return domains.flatMap((_domain, turn) => groups.flatMap((group) => group[turn] ?? []));
}
