import { parseDomain } from '../../core/address.ts';
import { findProblems, untranslated } from '../../core/problems.ts';
import type { Domain } from '../../core/types.ts';
import { toTenantConfig, type FaultyRecord } from '../../storage/tenant-record.ts';
import { parseTenantRecord } from '../../storage/tenant-schema.ts';
import type { BundledEntries } from '../entries.ts';

/** A record that may be stored. */
export interface SoundRecord {
  readonly domain: Domain;
  /** As storage keeps it. */
  readonly text: string;
}

/** Tells whether a record may be stored, and what is wrong otherwise: one sentence for a person. */
export type CheckTenant = (value: unknown) => SoundRecord | { readonly wrong: string };

/**
 * Builds the check that stands before every write: the same schema as when a record is read, and what else would
 * mislead clients.
 *
 * @param today - the day as YYYY-MM-DD
 */
export function createCheck(entries: BundledEntries, today: string): CheckTenant {
  const byId = new Map([...entries.public, ...entries.own].map((entry) => [entry.id, entry]));
  return (value) => {
    if (!isRecord(value)) return { wrong: 'is no JSON object' };
    const domain = typeof value.domain === 'string' ? parseDomain(value.domain) : undefined;
    if (domain?.ok !== true) return { wrong: 'domain is missing, or is none' };
    const claimant = entries.registry.findByDomain(domain.value);
    if (claimant !== undefined && entries.own.includes(claimant)) {
      return { wrong: `the own entry ${claimant.id} claims the domain, so the record would never be read` };
    }
    const text = JSON.stringify({ version: 1, ...value, domain: domain.value });
    const wrong = findFault(text, domain.value, entries, byId, today);
    return wrong === undefined ? { domain: domain.value, text } : { wrong };
  };
}

/** What is wrong with a record as it is stored; undefined if nothing is. */
function findFault(
  text: string,
  domain: Domain,
  entries: BundledEntries,
  byId: ReadonlyMap<string, BundledEntries['own'][number]>,
  today: string,
): string | undefined {
  const record = parseTenantRecord(text);
  const config = 'fault' in record ? record : toTenantConfig(record, domain, (id) => byId.get(id));
  if (isFaulty(config)) return config.detail + ('provider' in record ? toHint(record.provider, entries) : '');
  const [first, ...others] = findProblems(config, today).filter(({ problem }) => problem !== untranslated);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
  return `${first.path} ${first.problem}; cure: ${first.cure}${more}`;
}

/** People know a provider by a domain, and an entry may have the id of another one. */
function toHint(id: string, { registry }: BundledEntries): string {
  const domain = parseDomain(id);
  const entry = domain.ok ? registry.findByDomain(domain.value) : undefined;
  return entry === undefined || entry.id === id ? '' : `; the entry of that domain is ${entry.id}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFaulty = (value: object): value is FaultyRecord => 'fault' in value;
