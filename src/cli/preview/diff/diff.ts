import { parseEmailAddress } from '../../../core/address.ts';
import type { EmailAddress } from '../../../core/types.ts';
import { usualLocalPart } from '../preview.ts';
import { comparePreviews, findUnpaired, isRegression, type AddressChange } from './compare.ts';
import { findChangedEntries, type ChangedEntry } from './select.ts';
import type { Side } from './side.ts';

/** How the answers of two states differ. */
export interface Diff {
  /** As it was typed. */
  readonly ref: string;
  readonly commit: string;
  readonly notes: readonly string[];
  /** How many times a client stops working or loses TLS. */
  readonly regressions: number;
  /** Only those for which something changed. */
  readonly addresses: readonly AddressChange[];
  /** Entries of which more domains changed than were looked at. */
  readonly leftOut: readonly Pick<ChangedEntry, 'list' | 'id' | 'leftOut'>[];
}

/** What is compared, and who asks. */
export interface DiffOptions {
  /** Empty for every entry that changed. */
  readonly addresses: readonly EmailAddress[];
  readonly isWanted: (client: string) => boolean;
}

/** Compares two states. Errors of a side go to the caller. */
export async function findDiff(
  before: Side,
  after: Side,
  { addresses: asked, isWanted }: DiffOptions,
): Promise<Omit<Diff, 'ref' | 'commit'>> {
  const entries =
    asked.length > 0 ? [] : findChangedEntries(...(await Promise.all([before.findDigests(), after.findDigests()])));
  const addresses = asked.length > 0 ? asked : toAddresses(entries);
  const [was, is] = await Promise.all([before, after].map((side) => side.previewAll(addresses)));
  const changes: AddressChange[] = [];
  const unpaired = new Set<string>();
  for (const [index, current] of (is ?? []).entries()) {
    const old = was?.[index];
    if (old === undefined) continue;
    const change = comparePreviews(old, current);
    const clients = change.clients.filter(({ client }) => isWanted(client));
    for (const client of findUnpaired(old, current)) unpaired.add(client);
    if (clients.length + change.documents.length > 0) changes.push({ ...change, clients });
  }
  return {
    notes:
      unpaired.size === 0 ? [] : [`Not compared, since one side has no model of them: ${[...unpaired].join(', ')}`],
    regressions: changes.flatMap(({ clients }) => clients).filter(isRegression).length,
    addresses: changes,
    leftOut: entries.filter(({ leftOut }) => leftOut > 0).map(({ list, id, leftOut }) => ({ list, id, leftOut })),
  };
}

/** One address for each domain; a domain that went from one entry to another is in both. */
function toAddresses(entries: readonly ChangedEntry[]): readonly EmailAddress[] {
  const domains = new Set(entries.flatMap((entry) => entry.domains));
  return [...domains].flatMap((domain) => {
    const address = parseEmailAddress(`${usualLocalPart}@${domain}`);
    return address.ok ? [address.value] : [];
  });
}
