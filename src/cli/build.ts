// `npm run build`: what goes to Cloudflare, and its size against the budgets.
import { basename, join } from 'node:path';
import { bundleSingle, bundleWorker, type Module } from './bundle.ts';

/**
 * KiB after gzip. A start runs the first part, and is the faster the less there is (the free plan's limit is 3 MB for
 * all); the rest is only compiled, and run when a person, or a deployment that uses it, comes.
 */
const budgets = { start: 64, whole: 256 } as const;

const project = join(import.meta.dirname, '../..');
const modules = await bundleWorker(join(project, 'src/worker.ts'), join(project, 'dist/worker'));
const single = await bundleSingle(join(project, 'src/worker.ts'), join(project, 'dist/worker.js'));

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KiB`;
const sum = (list: readonly Module[], size: 'minified' | 'gzip'): number =>
  list.reduce((total, module) => total + module[size], 0);
const describe = ({ sources }: Module): string =>
  sources.find((source) => !source.endsWith('/forms.ts') && source.startsWith('src/')) ?? sources[0] ?? '';

/** Prints a size, and says whether it is within its budget. */
const report = (name: string, list: readonly Module[], budget: number): boolean => {
  const gzip = sum(list, 'gzip');
  console.log(
    `${name.padEnd(34)} ${kib(sum(list, 'minified'))}, ${kib(gzip)} gzip, budget ${budget.toFixed(0)} KiB gzip`,
  );
  return gzip <= budget * 1024;
};
const atStart = modules.filter(({ isAtStart }) => isAtStart);
const isWithin = [
  report('dist/worker, read at start', atStart, budgets.start),
  report('dist/worker, all modules', modules, budgets.whole),
].every(Boolean);
console.log(`${'dist/worker.js, the same in one file'.padEnd(34)} ${kib(single.minified)}, ${kib(single.gzip)} gzip`);
if (process.argv.includes('--modules')) {
  for (const module of modules) {
    const when = module.isAtStart ? 'start' : 'later';
    console.log(
      `  ${when} ${basename(module.file).padEnd(20)} ${kib(module.minified)} ${kib(module.gzip)} gzip  ${describe(module)}`,
    );
  }
}
if (!isWithin) {
  console.error('The worker is over its budget: see docs/performance.md for what is in it.');
  process.exitCode = 1;
}
