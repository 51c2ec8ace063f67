// `npm run build`: the single file to upload, by wrangler's own bundler, and its size against the budget.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip; Workers start faster the less there is to parse (the free plan's limit is 3 MB). */
const budgetBytes = 64 * 1024;

const project = join(import.meta.dirname, '../..');
const output = join(project, 'dist');

await promisify(execFile)(
  process.execPath,
  [join(project, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', '--dry-run', '--minify', '--outdir', output],
  { cwd: project, env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' } },
);
const worker = await readFile(join(output, 'worker.js'));
const compressed = gzipSync(worker, { level: 9 }).length;
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(`dist/worker.js: ${kib(worker.length)}, ${kib(compressed)} gzip, budget ${kib(budgetBytes)} gzip`);
if (compressed > budgetBytes) {
  console.error('The worker is over its budget: see docs/performance.md for what is in it.');
  process.exitCode = 1;
}
