import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDomain } from '../../core/address.ts';
import { createAnswerer } from '../../formats/format.ts';
import { autoconfig } from '../../formats/index.ts';
import { exitCode, UsageError, type Command, type Output } from '../command.ts';
import { readEntries, type BundledEntries } from '../entries.ts';
import { writeWhole } from '../import/entry.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { muteResults, writeJson } from '../terminal.ts';

const usage = `Usage: mailbeacon export ispdb <folder>

Writes the registry as a static tree of autoconfig documents, one file for each domain and MX domain, in the layout of
the ISPDB: <folder>/v1.1/<domain>. Any web server that sends them as text/xml can stand in for this service.
Providers that autoconfig cannot express are named and left out; files that exist are replaced.`;

const options = { json: jsonOption } as const satisfies Options;

/** `export`: the registry in the form of other databases. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'the registry as a static tree of autoconfig documents',
  usage,
  options,
  operands: [
    { name: 'what', choices: ['ispdb'] },
    { name: 'folder', kind: 'folder' },
  ],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const [what, folder, ...surplus] = positionals;
    if (what !== 'ispdb' || folder === undefined || surplus.length > 0) {
      throw new UsageError('Say what to export and where to: export ispdb <folder>');
    }
    const exported = await exportTree(await readEntries(), folder, values.json ? muteResults(output) : output);
    if (values.json) writeJson(output, exported);
    return exitCode.done;
  },
};

interface Exported {
  readonly folder: string;
  readonly files: number;
  /** Ids of the entries that autoconfig cannot express. */
  readonly leftOut: readonly string[];
}

/** Asks the format for every name that the registry knows, as a client asks the database. */
async function exportTree(entries: BundledEntries, folder: string, { out }: Output): Promise<Exported> {
  const tree = join(folder, 'v1.1');
  await mkdir(tree, { recursive: true });
  // Nothing in these documents names the service.
  const answer = createAnswerer(autoconfig, entries.registry, {
    host: 'localhost',
    identifierBase: 'localhost',
  });
  const written = new Set<string>();
  const leftOut: string[] = [];
  for (const provider of [...entries.own, ...entries.public]) {
    const names = new Set([...provider.domains, ...(provider.mx ?? [])]);
    for (const name of names) {
      const domain = parseDomain(name);
      if (!domain.ok) throw new Error(`${provider.id} claims ${name}, which is no domain; npm run check says more`);
      // An own entry that claims the same name has answered already.
      if (written.has(domain.value)) continue;
      const { document, outcome } = await answer({
        method: 'GET',
        path: `/v1.1/${domain.value}`,
        rawPath: `/v1.1/${domain.value}`,
        host: 'localhost',
        query: '',
        body: new Uint8Array(),
        now: 0,
      });
      if (outcome !== 'settings') {
        out(`${provider.id}: left out, because autoconfig cannot express it`);
        leftOut.push(provider.id);
        break;
      }
      await writeWhole(join(tree, domain.value), document.body);
      written.add(domain.value);
    }
  }
  out(`${String(written.size)} files in ${tree}`);
  return { folder: tree, files: written.size, leftOut };
}
