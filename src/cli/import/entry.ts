import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { ProviderConfig } from '../../core/types.ts';
import { packProvider } from '../../storage/pack.ts';

/** The file name of an entry: its id with hyphens for dots. */
export const toFileName = (id: string): string => `${id.replaceAll('.', '-')}.ts`;

/** Where the types are, seen from the folders of entries. */
const typesModule = { providers: '../src/core/types.ts', 'providers/own': '../../src/core/types.ts' } as const;

/** Writes an entry as a person would: one literal, laid out as the whole project is. */
export function renderEntry(provider: ProviderConfig, folder: keyof typeof typesModule = 'providers'): Promise<string> {
  return layOut(`import type { ProviderConfig } from ${JSON.stringify(typesModule[folder])};

export default ${JSON.stringify(provider, undefined, 2)} as const satisfies ProviderConfig;
`);
}

/**
 * Writes the module that the worker carries the entries in, its own apart from the public ones, and those that are alike
 * together: gzip looks back 32 KiB.
 */
export function renderPacked(
  providers: readonly ProviderConfig[],
  ownProviders: readonly ProviderConfig[],
): Promise<string> {
  const toLines = (entries: readonly ProviderConfig[]): string =>
    entries
      .map((provider) => [packProvider(provider), provider.checked] as const)
      .sort(([a, aDay], [b, bDay]) => compare(hasOwnText(a), hasOwnText(b)) || compare(aDay, bDay) || compare(a, b))
      .map(([line]) => `  ${JSON.stringify(line)},\n`)
      .join('');
  return layOut(`// Written by "npm run mailbeacon -- list" from providers/; do not edit.

/** The entries of the deployment itself (providers/own), packed; \`unpackProvider\` reads them. */
export const packedOwnProviders: readonly string[] = [
${toLines(ownProviders)}];

/** The entries of the public registry, packed the same way. */
export const packedProviders: readonly string[] = [
${toLines(providers)}];
`);
}

const hasOwnText = (line: string): string => (line.includes('"en":') ? 'own' : '');

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

async function layOut(source: string): Promise<string> {
  const options = await resolveConfig(import.meta.filename);
  return format(source, { ...options, parser: 'typescript' });
}

/** Writes a file whole or not at all: beside its place first, then renamed. */
export function writeWhole(path: string, content: string): Promise<void> {
  return writeAllWhole(new Map([[path, content]]));
}

/** Writes several files, by path, once all of them are beside their places; none at all if one cannot be written. */
export async function writeAllWhole(files: ReadonlyMap<string, string>): Promise<void> {
  const toTemporary = (path: string): string => join(dirname(path), `.${basename(path)}.${String(process.pid)}`);
  try {
    for (const [path, content] of files) await writeFile(toTemporary(path), content);
    for (const path of files.keys()) await rename(toTemporary(path), path);
  } catch (error) {
    for (const path of files.keys()) await rm(toTemporary(path), { force: true });
    throw error;
  }
}
