import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpsUrl, ProviderConfig } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type Output } from '../command.ts';
import { toSourceNotes } from '../import/draft.ts';
import { renderEntry, toFileName, writeAllWhole } from '../import/entry.ts';
import type { Draft, Importer, ReadSource } from '../import/importer.ts';
import { quote, type Note } from '../import/note.ts';
import { importProvider, type ImportResult } from '../import/provider.ts';
import { toHttpsUrl } from '../import/server.ts';
import { importers } from '../import/sources/index.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { muteResults, writeJson } from '../terminal.ts';

const sources = importers.map(({ name, operand, summary }) => `${`  ${name} ${operand}`.padEnd(38)} ${summary}`);

const usage = `Usage: mailbeacon import <what> <from where> --out <folder> --checked <YYYY-MM-DD> [options]

Writes provider entries. What was dropped, changed or guessed is said for every source; read it before you use an entry.
Of a source that holds several entries all are written or none.

${sources.join('\n')}`;

const commonOptions = {
  out: {
    type: 'string',
    value: 'folder',
    kind: 'folder',
    description: 'where the entries go; it is made if it does not exist',
  },
  checked: {
    type: 'string',
    value: 'day',
    description:
      'the day on which the facts were current; nobody else can know it, unless they are asked for now (import url)',
  },
  origin: {
    type: 'string',
    value: 'https URL',
    description:
      "where the facts are published; the source of entries that name no documentation. For ispdb it stands before the name of the file, and is the ISPDB's repository unless stated",
  },
  'facts-only': {
    type: 'boolean',
    default: false,
    description: 'takes hosts, ports, domains and URLs, and says instructions in our own words',
  },
  force: { type: 'boolean', default: false, description: 'replaces entries that exist' },
  json: { ...jsonOption, description: 'what became of each source, as JSON' },
} as const satisfies Options;

const ofImporters: Options = Object.fromEntries(
  importers.flatMap(({ name, options = {} }) =>
    Object.entries(options).map(([option, declared]) => [option, { ...declared, group: `Options of import ${name}` }]),
  ),
);

/** `import`: foreign lists of providers, and the configuration of other services, into entries of our own. */
export const importCommand: Command = {
  name: 'import',
  summary: 'autoconfig documents and the configuration of other services into provider entries',
  usage,
  options: { ...commonOptions, ...ofImporters },
  operands: [
    { name: 'what', choices: importers.map(({ name }) => name) },
    { name: 'from where', kind: 'file' },
  ],
  async run(args, output) {
    // Which options there are depends on the importer, and it stands before them.
    const [importer] = args.flatMap((word) => importers.filter(({ name }) => name === word));
    const own: Options = importer?.options ?? {};
    const { values, positionals } = parseCommand({ options: { ...own, ...commonOptions } }, args);
    const [what, path, ...surplus] = positionals;
    if (importer === undefined || what !== importer.name || path === undefined || surplus.length > 0) {
      const known = importers.map(({ name }) => name).join(', ');
      throw new UsageError(`Say what to import and from where: import <what> <from where>; ${known} can be imported`);
    }
    if (values.out === undefined) throw new UsageError('--out is missing');
    const origin = toHttpsUrl(values.origin);
    if (origin === undefined && values.origin !== undefined) throw new UsageError('--origin is not an https URL');
    const today = new Date().toISOString().slice(0, 10);
    const checked = toDay(values.checked ?? (importer.isLive === true ? today : undefined));
    if (checked === undefined) throw new UsageError('--checked is missing, or not a day as YYYY-MM-DD');
    const operands = importer.isLive === true ? [path] : await findFiles(path, importer.folderFiles);
    if (operands === undefined) throw new UsageError(`${path} cannot be read`);
    if (operands.length === 0) {
      output.err(`${path}: holds no file that is named as one to import`);
      return exitCode.failed;
    }
    try {
      await mkdir(values.out, { recursive: true });
    } catch {
      throw new UsageError(`${values.out} cannot be made`);
    }
    const common = { out: values.out, origin, checked, factsOnly: values['facts-only'], force: values.force };
    const results = values.json ? muteResults(output) : output;
    const imported = await importAll(importer, operands, { ...common, values }, toPlain(results));
    if (values.json) writeJson(output, imported);
    return imported.every(({ ok }) => ok) ? exitCode.done : exitCode.failed;
  },
};

/** Names in a source are foreign text: nothing of them may move the cursor or turn the line. */
function toPlain({ out, err }: Output): Output {
  const clean = (line: string): string => line.replace(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu, '?').slice(0, 1000);
  return {
    out: (line) => {
      out(clean(line));
    },
    err: (line) => {
      err(clean(line));
    },
  };
}

interface ImportOptions {
  readonly out: string;
  readonly origin: HttpsUrl | undefined;
  readonly checked: ProviderConfig['checked'];
  readonly factsOnly: boolean;
  readonly force: boolean;
  /** As parsed, for the importer. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What became of one source, for `--json`. */
interface Imported {
  readonly source: string;
  readonly ok: boolean;
  /** Why nothing was written. */
  readonly problem?: string;
  /** About the source as a whole. */
  readonly notes: readonly Note[];
  readonly entries: readonly { readonly file: string; readonly notes: readonly Note[] }[];
}

async function importAll(
  importer: Importer,
  operands: readonly string[],
  options: ImportOptions,
  output: Output,
): Promise<readonly Imported[]> {
  const taken = new Map<string, string>();
  const all: Imported[] = [];
  for (const operand of operands) {
    const source = await importer.read(operand, options);
    all.push(await importSource(operand, source, options, taken, output));
  }
  const written = all.filter(({ ok }) => ok).length;
  output.out(
    `${String(written)} of ${String(operands.length)} ${importer.isLive === true ? 'sources' : 'files'} imported`,
  );
  return all;
}

/** Writes all entries of a source or none. */
async function importSource(
  operand: string,
  source: ReadSource,
  options: ImportOptions,
  taken: Map<string, string>,
  { out, err }: Output,
): Promise<Imported> {
  const fail = (problem: string, notes: readonly Note[] = []): Imported => {
    err(`${operand}: ${problem}`);
    for (const note of notes) err(renderNote(note));
    return { source: operand, ok: false, problem, notes, entries: [] };
  };
  if (!source.ok) return fail(source.problem, source.notes);
  if (source.drafts.length === 0) return fail('has nothing that could be imported', source.notes);
  const entries: (readonly [target: string, provider: ProviderConfig, notes: readonly Note[]])[] = [];
  for (const draft of source.drafts) {
    const result = decide(draft, options);
    const notes = [...(draft.notes ?? []), ...toSourceNotes(result.notes, draft.places ?? new Map())];
    const name = source.drafts.length === 1 ? '' : `${quote(draft.name)} `;
    if (!result.ok) return fail(`${name}${result.problem}`, [...(source.notes ?? []), ...notes]);
    const { id } = result.provider;
    const target = join(options.out, toFileName(id));
    const rival = entries.some(([other]) => other === target) ? operand : taken.get(target);
    if (rival !== undefined) return fail(`${name}has the id ${id}, which ${rival} has too`);
    const present = await findKind(target);
    if (present === 'other') return fail(`${target} is not a file`);
    if (!options.force && present === 'file') return fail(`${target} exists; --force replaces it`);
    entries.push([target, result.provider, notes]);
  }
  const contents = new Map<string, string>();
  for (const [target, provider] of entries) contents.set(target, await renderEntry(provider));
  try {
    await writeAllWhole(contents);
  } catch (error) {
    return fail(`cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  }
  for (const note of source.notes ?? []) out(renderNote(note, operand));
  for (const [target, , notes] of entries) {
    taken.set(target, operand);
    out(`${operand}: ${target}`);
    for (const note of notes) out(renderNote(note));
  }
  const files = entries.map(([file, , notes]) => ({ file, notes }));
  return { source: operand, ok: true, notes: source.notes ?? [], entries: files };
}

function decide(draft: Draft, { origin, checked, factsOnly }: ImportOptions): ImportResult {
  return importProvider(draft.root, {
    name: draft.name,
    url: draft.url ?? origin,
    checked,
    factsOnly,
    isPrivate: !draft.isPublic,
    ...(draft.beside === undefined ? {} : { beside: draft.beside }),
  });
}

const renderNote = ({ element, action, why }: Note, operand = ''): string =>
  `${operand === '' ? ' ' : `${operand}:`} ${action} ${element}: ${why}`;

function toDay(text: string | undefined): ProviderConfig['checked'] | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? (text as ProviderConfig['checked']) : undefined;
}

/** The file itself, or the matching files of a folder in order of their names. */
async function findFiles(path: string, pattern: RegExp | undefined): Promise<readonly string[] | undefined> {
  try {
    if (pattern === undefined || !(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch {
    return undefined;
  }
}

async function findKind(path: string): Promise<'file' | 'other' | undefined> {
  return stat(path).then(
    (found) => (found.isFile() ? 'file' : 'other'),
    () => undefined,
  );
}
