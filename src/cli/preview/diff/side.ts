import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmailAddress, ProviderConfig } from '../../../core/types.ts';
import { findSchemaIssues } from '../../../storage/schema.ts';
import { createDeployment, type Deployment } from '../deployment.ts';
import { createPreviewer, findDigests, type EntryDigest, type Preview } from '../preview.ts';
import { parseDigests, parsePreviews } from './parse.ts';
import { toOwnEnvironment } from './tree.ts';

/** One of the two states that are compared. */
export interface Side {
  readonly findDigests: () => Promise<readonly EntryDigest[]>;
  /** One for each address, in their order. */
  readonly previewAll: (addresses: readonly EmailAddress[]) => Promise<readonly Preview[]>;
}

/** The other tree cannot be used; the message says why, as it follows its name. */
export class SideError extends Error {}

const timeoutMs = 180_000;
const maxBuffer = 1 << 29;
/** Addresses in one command line. */
const batchSize = 500;

/** What this process renders. */
export function createOwnSide(deployment: Deployment, progress?: (line: string) => void): Side {
  return {
    findDigests: () => findDigests(deployment, progress),
    async previewAll(addresses) {
      const { preview } = createPreviewer(deployment);
      const previews: Preview[] = [];
      for (const address of addresses) {
        progress?.(address.domain);
        previews.push(await preview(address));
      }
      return previews;
    },
  };
}

/**
 * What a tree's own code renders, in a process of its own.
 *
 * @throws SideError if it has no such command; its methods, if that does not say what is expected.
 */
export function createTreeSide(folder: string, service: string | undefined, signal: AbortSignal): Side {
  if (!existsSync(join(folder, 'src/cli/commands/preview.ts'))) throw new SideError('is older than this command');
  const options = service === undefined ? [] : ['--service', service];
  return {
    async findDigests() {
      const digests = parseDigests(await runPreview(folder, signal, ['--digests', ...options]));
      if (digests === undefined) throw new SideError('has digests that cannot be read');
      return digests;
    },
    async previewAll(addresses) {
      const previews: Preview[] = [];
      for (let start = 0; start < addresses.length; start += batchSize) {
        const batch = addresses.slice(start, start + batchSize).map(({ text }) => text);
        const part = parsePreviews(await runPreview(folder, signal, ['--json', ...options, '--', ...batch]));
        if (part?.length !== batch.length) throw new SideError('has previews that cannot be read');
        previews.push(...part);
      }
      return previews;
    },
  };
}

function runPreview(folder: string, signal: AbortSignal, args: readonly string[]): Promise<string> {
  const line = [join(folder, 'src/cli/main.ts'), 'preview', ...args];
  return new Promise((done, failed) => {
    execFile(
      process.execPath,
      line,
      { cwd: folder, timeout: timeoutMs, maxBuffer, signal, env: { ...toOwnEnvironment(), NO_COLOR: '1' } },
      (error, stdout) => {
        // Status 1 says that nobody claims an address, which is an answer; a crash has it too, and writes none.
        if (error === null || (error.code === 1 && stdout !== '')) done(stdout);
        else if (error.killed === true) failed(new SideError('has a command that takes too long'));
        else failed(new SideError('has a command that does not run'));
      },
    );
  });
}

/**
 * The entries of a tree in which the command cannot be used, rendered by the code of this process.
 *
 * @throws SideError if there are no entries.
 */
export async function createEntriesSide(
  folder: string,
  { service }: Deployment,
  report: (line: string) => void,
): Promise<Side> {
  const read = async (list: string): Promise<readonly ProviderConfig[]> => {
    const path = join(folder, list);
    if (!existsSync(path)) return [];
    let entries: readonly unknown[];
    try {
      entries = Object.values((await import(pathToFileURL(path).href)) as object);
    } catch {
      throw new SideError('has entries that cannot be read');
    }
    const usable = entries.filter((entry): entry is ProviderConfig => findSchemaIssues(entry).length === 0);
    const refused = entries.length - usable.length;
    if (refused > 0) report(`${String(refused)} of its entries do not fit today's schema and count as missing.`);
    return usable;
  };
  const lists = { own: await read('providers/own/index.ts'), public: await read('providers/index.ts') };
  if (lists.own.length + lists.public.length === 0) throw new SideError('has no entries');
  return createOwnSide(createDeployment(service, lists));
}
