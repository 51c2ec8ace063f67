import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitCode, UsageError, type Command } from '../command.ts';
import { writeWhole } from '../import/entry.ts';

/** `list`: writes the list of entries that the worker reads. */
export const listCommand: Command = {
  name: 'list',
  summary: 'writes providers/index.ts from the files beside it',
  usage: `Usage: npm run mailbeacon -- list [folder]

Writes index.ts with one line for each provider file of the folder, sorted. Default: the project's providers.`,
  async run(args, { out }) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    if (positionals.length > 1) throw new UsageError('One folder at most');
    const folder = positionals[0] ?? join(import.meta.dirname, '../../../providers');
    const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && file !== 'index.ts').sort();
    const lines = files.map((file) => `export { default as ${toIdentifier(file)} } from './${file}';\n`);
    await writeWhole(join(folder, 'index.ts'), lines.join(''));
    out(`${String(files.length)} entries listed`);
    return exitCode.done;
  },
};

/** `gmx-net.ts` as `gmxNet`, `163.ts` as `_163`. */
function toIdentifier(file: string): string {
  const name = file.slice(0, -3).replace(/-+([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
