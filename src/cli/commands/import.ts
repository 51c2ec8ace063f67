import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { HttpsUrl, ProviderConfig } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { readDocument } from '../import/document.ts';
import { renderEntry, toFileName, writeWhole } from '../import/entry.ts';
import type { Note } from '../import/note.ts';
import { importProvider, type Origin } from '../import/provider.ts';
import { toHttpsUrl } from '../import/server.ts';

const usage = `Usage: npm run mailbeacon -- import ispdb <file or folder> --out <folder> --checked <YYYY-MM-DD> [options]

Reads autoconfig documents (versions 1.1 and 1.2), such as those of the ISPDB, and writes one provider entry for each.
What was dropped, changed or guessed is said for every file; read it before you use an entry.

  --out <folder>        where the entries go; it is made if it does not exist
  --checked <day>       the day on which the documents were current; nobody else can know it
  --origin <https URL>  where the documents are published; the file name is put behind it. It becomes the source of
                        entries that name no documentation. Default: the ISPDB's repository
  --facts-only          take hosts, ports, domains and URLs, and say instructions in our own words
  --force               replace entries that exist`;

const ispdb = 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/';

/** `import`: foreign lists of providers into entries of our own. */
export const importCommand: Command = {
  name: 'import',
  summary: 'autoconfig documents into provider entries',
  usage,
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        checked: { type: 'string' },
        origin: { type: 'string', default: ispdb },
        'facts-only': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
    });
    const [what, path, ...surplus] = positionals;
    if (what !== 'ispdb' || path === undefined || surplus.length > 0) {
      throw new UsageError('Say what to import and from where: import ispdb <file or folder>');
    }
    if (values.out === undefined) throw new UsageError('--out is missing');
    const origin = toHttpsUrl(values.origin);
    if (origin === undefined) throw new UsageError('--origin is not an https URL');
    const checked = toDay(values.checked);
    if (checked === undefined) throw new UsageError('--checked is missing, or not a day as YYYY-MM-DD');
    const files = await findFiles(path);
    if (files === undefined) throw new UsageError(`${path} cannot be read`);
    await mkdir(values.out, { recursive: true });
    return importAll(files, { ...values, out: values.out, origin, checked, factsOnly: values['facts-only'] }, output);
  },
};

interface Options {
  readonly out: string;
  readonly origin: HttpsUrl;
  readonly checked: ProviderConfig['checked'];
  readonly factsOnly: boolean;
  readonly force: boolean;
}

async function importAll(files: readonly string[], options: Options, { out, err }: Output): Promise<ExitCode> {
  const taken = new Map<string, string>();
  let written = 0;
  for (const file of files) {
    const fail = (problem: string): void => {
      err(`${file}: ${problem}`);
    };
    const document = await readDocument(file);
    if (!document.ok) {
      fail(document.problem);
      continue;
    }
    const name = basename(file).replace(/\.xml$/i, '');
    const origin: Origin = { ...options, name, url: `${options.origin}${encodeURIComponent(basename(file))}` };
    const result = importProvider(document.root, origin);
    if (!result.ok) {
      fail(result.problem);
      for (const note of result.notes) err(renderNote(note));
      continue;
    }
    const { provider, notes } = result;
    const rival = taken.get(provider.id);
    const target = join(options.out, toFileName(provider.id));
    if (rival !== undefined) {
      fail(`has the id ${provider.id}, which ${rival} has too`);
      continue;
    }
    if (!options.force && (await exists(target))) {
      fail(`${target} exists; --force replaces it`);
      continue;
    }
    await writeWhole(target, await renderEntry(provider));
    taken.set(provider.id, file);
    written += 1;
    out(`${file}: ${target}`);
    for (const note of notes) out(renderNote(note));
  }
  out(`${String(written)} of ${String(files.length)} files imported`);
  return written === files.length ? exitCode.done : exitCode.failed;
}

const renderNote = ({ element, action, why }: Note): string => `  ${action} ${element}: ${why}`;

function toDay(text: string | undefined): ProviderConfig['checked'] | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? (text as ProviderConfig['checked']) : undefined;
}

/** The file itself, or the `.xml` files of a folder in order of their names. */
async function findFiles(path: string): Promise<readonly string[] | undefined> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => /\.xml$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch {
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
