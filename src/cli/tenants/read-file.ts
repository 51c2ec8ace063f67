import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CheckTenant, SoundRecord } from './check.ts';

/** A line that cannot be pushed. */
export interface BadLine {
  /** From 1. */
  readonly number: number;
  readonly wrong: string;
}

/** A whole file, checked. */
export interface CheckedFile {
  /** In the order of the file. */
  readonly records: readonly SoundRecord[];
  readonly bad: readonly BadLine[];
  /** Of the records as they would be stored, so that it is known whether a later file is the same one. */
  readonly digest: string;
}

/**
 * Reads JSON Lines, or CSV with `domain,provider` if the name ends so, and checks every line. Empty lines and those that
 * begin with # say nothing.
 *
 * @throws Error of the file system.
 */
export async function readTenantFile(path: string, check: CheckTenant): Promise<CheckedFile> {
  const parse = path.toLowerCase().endsWith('.csv') ? parseCsvLine : parseJsonLine;
  const records: SoundRecord[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  const hash = createHash('sha256');
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    const text = (number === 1 ? line.replace(/^\ufeff/, '') : line).trim();
    if (text === '' || text.startsWith('#') || (parse === parseCsvLine && number === 1 && isHeader(text))) continue;
    const parsed = parse(text);
    const checked = 'wrong' in parsed ? parsed : check(parsed.value);
    if ('wrong' in checked) {
      bad.push({ number, wrong: checked.wrong });
      continue;
    }
    const earlier = seen.get(checked.domain);
    if (earlier !== undefined) {
      bad.push({ number, wrong: `${checked.domain} stands on line ${String(earlier)} already` });
      continue;
    }
    seen.set(checked.domain, number);
    records.push(checked);
    hash.update(checked.text).update('\n');
  }
  return { records, bad, digest: hash.digest('hex') };
}

type Parsed = { readonly value: unknown } | { readonly wrong: string };

function parseJsonLine(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: 'is not JSON' };
  }
}

const isHeader = (text: string): boolean => /^"?domain"?\s*[,;]\s*"?provider"?$/i.test(text);

/** Two fields without commas, perhaps in quotation marks, as spreadsheets write them. */
function parseCsvLine(text: string): Parsed {
  const [, domain, provider] = /^"?([^",;]+?)"?\s*[,;]\s*"?([^",;]+?)"?$/.exec(text) ?? [];
  return domain === undefined || provider === undefined
    ? { wrong: 'is not a domain, a comma and the id of a provider' }
    : { value: { domain, provider } };
}
