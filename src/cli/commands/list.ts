import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProviderConfig } from '../../core/types.ts';
import { findSchemaIssues } from '../../storage/schema.ts';
import { exitCode, UsageError, type Command } from '../command.ts';
import { renderPacked, writeWhole } from '../import/entry.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { writeJson } from '../terminal.ts';

const project = join(import.meta.dirname, '../../..');

const options = {
  packed: { type: 'string', value: 'file', kind: 'file', description: 'where the packed entries of a folder go' },
  json: jsonOption,
} as const satisfies Options;

/** `list`: writes the list of entries, and the packed form of them that the worker carries. */
export const listCommand: Command = {
  name: 'list',
  summary: 'writes the lists of providers and what the worker carries',
  usage: `Usage: mailbeacon list [<folder> --packed <file>]

Writes index.ts with one line for each provider file of the folder, sorted, the same in its folder "own", which holds
the entries of the deployment itself, and the packed entries that the worker is built from. All are kept in the
repository. Default: the project's providers. Nothing is written if an entry does not fit the schema.`,
  options,
  operands: [{ name: 'folder', kind: 'folder' }],
  async run(args, output) {
    const { out, err } = output;
    const { values, positionals } = parseCommand({ options }, args);
    if (positionals.length > 1) throw new UsageError('One folder at most');
    const [folder = join(project, 'providers')] = positionals;
    if (positionals.length === 1 && values.packed === undefined) throw new UsageError('--packed is missing');
    const packed = values.packed ?? join(project, 'src/storage/providers.ts');

    const ownFolder = join(folder, 'own');
    const lists: { readonly folder: string; readonly files: readonly string[]; readonly entries: ProviderConfig[] }[] =
      [];
    for (const place of [folder, ownFolder]) {
      const files = await findEntryFiles(place);
      const entries: ProviderConfig[] = [];
      for (const file of files) {
        const module = (await import(pathToFileURL(join(place, file)).href)) as { readonly default?: unknown };
        const [issue] = findSchemaIssues(module.default);
        if (issue !== undefined) {
          err(`${join(place, file)}: ${issue.path} ${issue.message}; npm run check says more`);
          return exitCode.failed;
        }
        entries.push(module.default as ProviderConfig);
      }
      lists.push({ folder: place, files, entries });
    }
    for (const { folder: place, files } of lists) {
      // A folder of somebody else need not have own entries.
      if (place === ownFolder && files.length === 0 && !existsSync(ownFolder)) continue;
      const lines = files.map((file) => `export { default as ${toIdentifier(file)} } from './${file}';\n`);
      await writeWhole(join(place, 'index.ts'), lines.length === 0 ? 'export {};\n' : lines.join(''));
    }
    const [listed = [], own = []] = lists.map(({ entries }) => entries);
    await writeWhole(packed, await renderPacked(listed, own));
    if (values.json) writeJson(output, { folder, packed, listed: listed.length, own: own.length });
    else out(`${String(listed.length)} entries listed${own.length === 0 ? '' : `, and ${String(own.length)} own`}`);
    return exitCode.done;
  },
};

/** The entry files of a folder, sorted; none where there is no such folder. */
export async function findEntryFiles(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((file) => file.endsWith('.ts') && file !== 'index.ts').sort();
}

/** `gmx-net.ts` as `gmxNet`, `163.ts` as `_163`. */
function toIdentifier(file: string): string {
  const name = file.slice(0, -3).replace(/-+([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
