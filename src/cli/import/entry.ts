import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { ProviderConfig } from '../../core/types.ts';

/** The file name of an entry: its id with hyphens for dots. */
export const toFileName = (id: string): string => `${id.replaceAll('.', '-')}.ts`;

/** Writes an entry as a person would: one literal, laid out as the whole project is. */
export async function renderEntry(provider: ProviderConfig): Promise<string> {
  const options = await resolveConfig(import.meta.filename);
  const source = `import type { ProviderConfig } from '../src/core/types.ts';

export default ${JSON.stringify(provider, undefined, 2)} as const satisfies ProviderConfig;
`;
  return format(source, { ...options, parser: 'typescript' });
}

/** Writes a file whole or not at all: beside its place first, then renamed. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${String(process.pid)}`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
