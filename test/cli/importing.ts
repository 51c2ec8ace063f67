import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { importCommand } from '../../src/cli/commands/import.ts';
import { findProblems } from '../../src/core/problems.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { findSchemaIssues } from '../../src/storage/schema.ts';

/** What a run of `import` left behind. */
export interface Imported {
  readonly code: number;
  /** Lines. */
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** Names of everything in the folder, also of what is hidden. */
  readonly files: readonly string[];
  /** What was written, by id. */
  readonly entries: ReadonlyMap<string, ProviderConfig>;
}

/** Runs `import` with a fresh folder to write to. */
export async function runImport(...args: readonly string[]): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-import-'));
  const out: string[] = [];
  const err: string[] = [];
  try {
    const day = args[0] === 'url' ? [] : ['--checked', '2026-11-01'];
    const code = await importCommand.run([...args, '--out', join(folder, 'out'), ...day], {
      out: (line) => out.push(...line.split('\n')),
      err: (line) => err.push(...line.split('\n')),
    });
    const files = await readdir(join(folder, 'out')).catch(() => []);
    const entries = new Map<string, ProviderConfig>();
    for (const file of files) {
      const { default: entry } = (await import(join(folder, 'out', file))) as { readonly default: ProviderConfig };
      entries.set(entry.id, entry);
    }
    return { code, out, err, files: files.sort(), entries };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out, err: [error.message], files: [], entries: new Map() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The entry of that id, which has to pass `npm run check`. */
export function expectEntry({ entries, err }: Imported, id: string): ProviderConfig {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`there is no entry ${id}: ${err.join('; ')}`);
  expect(findSchemaIssues(entry)).toEqual([]);
  expect(findProblems(entry, entry.checked)).toEqual([]);
  return entry;
}

/** A file of this project's tests. */
export const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

/** Makes an SQLite database from statements. */
export function createDatabase(path: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(path);
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** The statements that make a database as automx2 has it. */
export const automx2Statements = readFileSync(fixture('automx2.sql'), 'utf8');
