import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ProviderConfig } from '../../core/types.ts';
import { findSchemaIssues } from '../../storage/schema.ts';
import { exitCode, UsageError, type Command } from '../command.ts';
import { renderPacked, writeWhole } from '../import/entry.ts';

const project = join(import.meta.dirname, '../../..');

/** `list`: writes the list of entries, and the packed form of them that the worker carries. */
export const listCommand: Command = {
  name: 'list',
  summary: 'writes providers/index.ts and what the worker carries',
  usage: `Usage: npm run mailbeacon -- list [<folder> --packed <file>]

Writes index.ts with one line for each provider file of the folder, sorted, and the packed entries that the worker is
built from. Both are kept in the repository. Default: the project's own. Nothing is written if an entry does not fit
the schema.`,
  async run(args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { packed: { type: 'string' } },
    });
    if (positionals.length > 1) throw new UsageError('One folder at most');
    const [folder = join(project, 'providers')] = positionals;
    if (positionals.length === 1 && values.packed === undefined) throw new UsageError('--packed is missing');
    const packed = values.packed ?? join(project, 'src/storage/providers.ts');

    const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && file !== 'index.ts').sort();
    const entries: ProviderConfig[] = [];
    for (const file of files) {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as { readonly default?: unknown };
      const [issue] = findSchemaIssues(module.default);
      if (issue !== undefined) {
        err(`${join(folder, file)}: ${issue.path} ${issue.message}; npm run check says more`);
        return exitCode.failed;
      }
      entries.push(module.default as ProviderConfig);
    }
    const lines = files.map((file) => `export { default as ${toIdentifier(file)} } from './${file}';\n`);
    await writeWhole(join(folder, 'index.ts'), lines.join(''));
    await writeWhole(packed, await renderPacked(entries));
    out(`${String(files.length)} entries listed`);
    return exitCode.done;
  },
};

/** `gmx-net.ts` as `gmxNet`, `163.ts` as `_163`. */
function toIdentifier(file: string): string {
  const name = file.slice(0, -3).replace(/-+([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
