import { readFile, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';

const project = join(import.meta.dirname, '../..');

/** One module of the upload. Sizes in bytes. */
export interface Module {
  readonly file: string;
  readonly minified: number;
  readonly gzip: number;
  /** Whether it is read when the worker starts, or only when something asks for it. */
  readonly isAtStart: boolean;
  /** The sources in it, from the project's folder. */
  readonly sources: readonly string[];
}

/** As wrangler's own bundler is set (wrangler 4, `deployment-bundle/bundle.ts`), but that text stays text. */
const options = {
  bundle: true,
  format: 'esm',
  minify: true,
  // Cyrillic and Arabic letters would be escaped otherwise, which triples the languages.
  charset: 'utf8',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['cloudflare:*', 'node:*'],
  legalComments: 'none',
  metafile: true,
  absWorkingDir: project,
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Bundles a worker: what its start needs, and beside it a module for everything behind `import()`.
 *
 * @param entry - path of the source
 * @param folder - emptied before
 * @returns the modules, the entry first.
 */
export async function bundleWorker(entry: string, folder: string): Promise<readonly Module[]> {
  await rm(folder, { recursive: true, force: true });
  const name = basename(entry, '.ts');
  const { metafile } = await build({
    ...options,
    entryPoints: { [name]: entry },
    splitting: true,
    chunkNames: 'chunk-[hash]',
    outdir: folder,
  });
  const first = relative(project, join(folder, `${name}.js`));
  const atStart = findStatic(metafile, first);
  const modules = await Promise.all(
    Object.entries(metafile.outputs).map(async ([file, { inputs }]) => ({
      ...(await measure(join(project, file))),
      isAtStart: atStart.has(file),
      sources: Object.keys(inputs),
    })),
  );
  return modules.sort((a, b) => Number(b.file === join(project, first)) - Number(a.file === join(project, first)));
}

/** Bundles a worker into one file, which the dashboard of Cloudflare takes. */
export async function bundleSingle(entry: string, file: string): Promise<Pick<Module, 'file' | 'minified' | 'gzip'>> {
  await build({ ...options, entryPoints: [entry], outfile: file });
  return measure(file);
}

/** What a module needs before it can run. */
function findStatic({ outputs }: Metafile, file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && external !== true) findStatic({ inputs: {}, outputs }, path, found);
  }
  return found;
}

async function measure(file: string): Promise<Pick<Module, 'file' | 'minified' | 'gzip'>> {
  const bytes = await readFile(file);
  return { file, minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}
