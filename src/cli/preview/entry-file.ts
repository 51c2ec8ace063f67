import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderConfig } from '../../core/types.ts';
import { findSchemaIssues } from '../../storage/schema.ts';

/** An entry, or what is wrong with the file, in lines for a person. */
export type EntryFile =
  | { readonly ok: true; readonly provider: ProviderConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a file with an entry that need not be in the registry. */
export async function readEntryFile(path: string): Promise<EntryFile> {
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(resolve(path)).href)) as typeof module;
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, problems: [`${path}: cannot be read as a module: ${line}`] };
  }
  const issues = findSchemaIssues(module.default);
  if (issues.length > 0) {
    return { ok: false, problems: issues.map((issue) => `${path}: ${issue.path} ${issue.message}`.trim()) };
  }
  return { ok: true, provider: module.default as ProviderConfig };
}
