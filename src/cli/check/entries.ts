import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findDoubleClaims, findProblems, type Problem } from '../../core/problems.ts';
import { findRedirectProblems } from '../../core/redirect-problems.ts';
import type { ProviderConfig } from '../../core/types.ts';
import { packProvider } from '../../storage/pack.ts';
import { packedOwnProviders, packedProviders } from '../../storage/providers.ts';
import { findSchemaIssues } from '../../storage/schema.ts';
import { findEntryFiles } from '../commands/list.ts';
import type { CheckFinding } from './finding.ts';

/** Entries that fit the schema, each with its file. */
export type Entries = readonly (readonly [file: string, provider: ProviderConfig])[];

/** What a folder of entries holds, and what is wrong in it. */
export interface CheckedEntries {
  /** Those of the folder itself. */
  readonly listed: Entries;
  /** Those of its folder `own`, which answer first. */
  readonly own: Entries;
  /** Number of files, also of those that do not fit the schema. */
  readonly files: number;
  readonly findings: readonly CheckFinding[];
}

/**
 * Checks a folder of entries and the own ones in it against the schema and the rules.
 *
 * @param isPacked - whether the worker carries these entries, which are then compared with what it carries
 * @param today - the day as YYYY-MM-DD
 */
export async function checkEntries(folder: string, isPacked: boolean, today: string): Promise<CheckedEntries> {
  const listed = await checkList(folder, true, today);
  const own = await checkList(join(folder, 'own'), false, today);
  const findings = [...listed.findings, ...own.findings];
  for (const { entry, ...problem } of findRedirectProblems([...listed.entries, ...own.entries])) {
    findings.push(toError('redirect', entry, problem));
  }
  if (isPacked && findings.length === 0) {
    findings.push(...findStale(listed.entries, packedProviders), ...findStale(own.entries, packedOwnProviders));
  }
  return { listed: listed.entries, own: own.entries, files: listed.files + own.files, findings };
}

interface CheckedList {
  readonly entries: Entries;
  readonly files: number;
  readonly findings: readonly CheckFinding[];
}

/** Checks one list. An own entry may claim what a public one claims, and wins; two of one list may not. */
async function checkList(folder: string, isNeeded: boolean, today: string): Promise<CheckedList> {
  const files = (await findEntryFiles(folder)).map((file) => join(folder, file));
  const findings: CheckFinding[] = [];
  const entries: (readonly [string, ProviderConfig])[] = [];
  for (const file of files) {
    const read = await readEntry(file);
    if (!read.ok) {
      findings.push(toError('unreadable', file, { path: '', problem: read.problem, cure: 'run: npm run typecheck' }));
      continue;
    }
    const { provider } = read;
    const issues = findSchemaIssues(provider);
    for (const { path, message } of issues) {
      findings.push(
        toError('schema', file, { path, problem: message, cure: 'compare with providers/own/example-com.ts' }),
      );
    }
    if (issues.length > 0) continue;
    entries.push([file, provider as ProviderConfig]);
    for (const problem of findProblems(provider as ProviderConfig, today)) {
      findings.push(toError('entry', file, problem));
    }
  }
  for (const { name, path, claimants } of findDoubleClaims(entries)) {
    const [first, second] = claimants;
    const problem = `"${name}" is claimed by ${basename(first)} too`;
    findings.push(
      toError('double-claim', second, { path, problem, cure: 'leave it in the entry whose servers hold its mail' }),
    );
  }
  if (files.length > 0 || isNeeded) findings.push(...(await findUnlisted(folder, files)));
  return { entries, files: files.length, findings };
}

const toError = (code: string, subject: string, { path, problem, cure }: Problem): CheckFinding => ({
  severity: 'error',
  code,
  subject,
  path,
  text: problem,
  cure,
});

type ReadEntry = { readonly ok: true; readonly provider: unknown } | { readonly ok: false; readonly problem: string };

async function readEntry(file: string): Promise<ReadEntry> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return { ok: true, provider: module.default };
  } catch (error) {
    // It is not TypeScript that Node can run, or it imports what is not there.
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, problem: `cannot be loaded: ${line}` };
  }
}

const writeLists = 'run: npm run mailbeacon -- list';

async function findUnlisted(folder: string, files: readonly string[]): Promise<readonly CheckFinding[]> {
  const index = join(folder, 'index.ts');
  const text = existsSync(index) ? await readFile(index, 'utf8') : '';
  return files
    .filter((file) => !text.includes(`'./${basename(file)}'`))
    .map((file) =>
      toError('unlisted', file, {
        path: 'index.ts',
        problem: 'the entry is not in the list, so no client will ever hear of it',
        cure: writeLists,
      }),
    );
}

/** What the worker carries has to be written anew after every change of an entry. */
function findStale(entries: Entries, packed: readonly string[]): readonly CheckFinding[] {
  const carried = new Set(packed);
  return entries
    .filter(([, provider]) => !carried.has(packProvider(provider)))
    .map(([file]) =>
      toError('stale', file, {
        path: 'src/storage/providers.ts',
        problem: 'the worker carries another state of the entry',
        cure: writeLists,
      }),
    );
}
