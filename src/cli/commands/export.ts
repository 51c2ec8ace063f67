import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as providers from '../../../providers/index.ts';
import { parseDomain } from '../../core/address.ts';
import { createRegistry } from '../../core/registry.ts';
import type { ProviderConfig } from '../../core/types.ts';
import { createAnswerer } from '../../formats/format.ts';
import { autoconfig } from '../../formats/index.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { writeWhole } from '../import/entry.ts';

const usage = `Usage: npm run mailbeacon -- export ispdb <folder>

Writes the registry as a static tree of autoconfig documents, one file for each domain and MX domain, in the layout of
the ISPDB: <folder>/v1.1/<domain>. Any web server that sends them as text/xml can stand in for this service.
Providers that autoconfig cannot express are named and left out; files that exist are replaced.`;

/** `export`: the registry in the form of other databases. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'the registry as a static tree of autoconfig documents',
  usage,
  async run(args, output) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [what, folder, ...surplus] = positionals;
    if (what !== 'ispdb' || folder === undefined || surplus.length > 0) {
      throw new UsageError('Say what to export and where to: export ispdb <folder>');
    }
    return exportTree(Object.values(providers), folder, output);
  },
};

/** Asks the format for every name that the registry knows, as a client asks the database. */
async function exportTree(entries: readonly ProviderConfig[], folder: string, { out }: Output): Promise<ExitCode> {
  const tree = join(folder, 'v1.1');
  await mkdir(tree, { recursive: true });
  // Nothing in these documents names the service.
  const answer = createAnswerer(autoconfig, createRegistry(entries), {
    host: 'localhost',
    identifierBase: 'localhost',
  });
  let written = 0;
  for (const provider of entries) {
    const names = new Set([...provider.domains, ...(provider.mx ?? [])]);
    for (const name of names) {
      const domain = parseDomain(name);
      if (!domain.ok) throw new Error(`${provider.id} claims ${name}, which is no domain; npm run check says more`);
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
        break;
      }
      await writeWhole(join(tree, domain.value), document.body);
      written += 1;
    }
  }
  out(`${String(written)} files in ${tree}`);
  return exitCode.done;
}
