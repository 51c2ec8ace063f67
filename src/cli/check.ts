// `npm run check`: every provider entry against the schema and the rules, with file, reason and cure for each finding;
// and what signs profiles, where there is any.
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findDoubleClaims, findProblems } from '../core/problems.ts';
import { findRedirectProblems } from '../core/redirect-problems.ts';
import type { ProviderConfig } from '../core/types.ts';
import { packProvider } from '../storage/pack.ts';
import { packedOwnProviders, packedProviders } from '../storage/providers.ts';
import { findSchemaIssues } from '../storage/schema.ts';
import { findEntryFiles } from './commands/list.ts';
import { checkSigning } from './signing.ts';

interface Finding {
  readonly file: string;
  readonly path: string;
  readonly problem: string;
  readonly cure: string;
}

type Entries = [file: string, provider: ProviderConfig][];

interface Checked {
  readonly entries: Entries;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Checks a folder of entries and the own ones in it; `findings` is empty if there is nothing to say. */
async function findAll(folder: string): Promise<Checked> {
  const listed = await checkList(folder, '');
  const own = await checkList(folder, 'own/');
  const entries = [...listed.entries, ...own.entries];
  const findings = [...listed.findings, ...own.findings];
  for (const { entry: file, ...problem } of findRedirectProblems(entries)) findings.push({ file, ...problem });
  if (folder === project && findings.length === 0) {
    findings.push(...findStale(listed.entries, packedProviders), ...findStale(own.entries, packedOwnProviders));
  }
  return { entries, files: [...listed.files, ...own.files], findings };
}

/** Checks one list. An own entry may claim what a public one claims, and wins; two of one list may not. */
async function checkList(folder: string, place: '' | 'own/'): Promise<Checked> {
  const files = (await findEntryFiles(join(folder, place))).map((file) => `${place}${file}`);
  const today = new Date().toISOString().slice(0, 10);
  const findings: Finding[] = [];
  const entries: Entries = [];
  for (const file of files) {
    const provider = await readEntry(join(folder, file));
    const issues = findSchemaIssues(provider);
    for (const { path, message } of issues) {
      findings.push({ file, path, problem: message, cure: 'compare with providers/own/example-com.ts' });
    }
    if (issues.length > 0) continue;
    entries.push([file, provider as ProviderConfig]);
    for (const problem of findProblems(provider as ProviderConfig, today)) findings.push({ file, ...problem });
  }
  for (const { name, path, claimants } of findDoubleClaims(entries)) {
    findings.push({
      file: claimants[1],
      path,
      problem: `"${name}" is claimed by ${claimants[0]} too`,
      cure: 'leave it in the entry whose servers hold its mail',
    });
  }
  if (files.length > 0 || place === '') findings.push(...(await findUnlisted(join(folder, place), files)));
  return { entries, files, findings };
}

async function readEntry(file: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(file).href);
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

async function findUnlisted(folder: string, files: readonly string[]): Promise<readonly Finding[]> {
  const index = await readFile(join(folder, 'index.ts'), 'utf8');
  return files
    .filter((file) => !index.includes(`'./${basename(file)}'`))
    .map((file) => ({
      file,
      path: 'index.ts',
      problem: 'the entry is not in the list, so no client will ever hear of it',
      cure: 'run: npm run mailbeacon -- list',
    }));
}

/** What the worker carries has to be written anew after every change of an entry. */
function findStale(entries: Entries, packed: readonly string[]): readonly Finding[] {
  const carried = new Set(packed);
  return entries
    .filter(([, provider]) => !carried.has(packProvider(provider)))
    .map(([file]) => ({
      file,
      path: 'src/storage/providers.ts',
      problem: 'the worker carries another state of the entry',
      cure: 'run: npm run mailbeacon -- list',
    }));
}

const project = join(import.meta.dirname, '../../providers');
const { values: named, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, certificate: { type: 'string' }, chain: { type: 'string' } },
});
const folder = resolve(positionals[0] ?? project);
const { files, findings } = await findAll(folder);
for (const { file, path, problem, cure } of findings) {
  console.error(`${join(folder, file)}\n  ${path}: ${problem}\n  cure: ${cure}`);
}
// Entries of another folder are another deployment's, and so are its secrets.
const devVars = positionals[0] === undefined ? join(project, '../.dev.vars') : undefined;
const signing = await checkSigning(
  { SIGNING_KEY: named.key, SIGNING_CERTIFICATE: named.certificate, SIGNING_CHAIN: named.chain },
  devVars,
  Date.now(),
);
for (const line of signing.lines) (signing.findings > 0 ? console.error : console.log)(line);
const total = findings.length + signing.findings;
console.log(`${String(files.length)} providers, ${String(total)} findings`);
process.exitCode = total === 0 ? 0 : 1;
