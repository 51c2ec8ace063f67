import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../test/corpus');
/** What coverage chose, and what was once found to be wrong. */
const files = ['inputs.txt', 'findings.txt'] as const;

/** The saved inputs of a target: one to a line, each a JSON string, so that any character can be in it. */
export function readCorpus(name: string): readonly string[] {
  return files
    .map((file) => join(folder, name, file))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line)));
}

/** Writes the inputs that coverage chose, shortest first. */
export async function writeCorpus(name: string, inputs: readonly string[]): Promise<void> {
  const sorted = [...new Set(inputs)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, files[0]), sorted.map((input) => `${JSON.stringify(input)}\n`).join(''));
}
