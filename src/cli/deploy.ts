// `npm run deploy`: builds the worker and gives its modules to wrangler as they are. Options go to `wrangler deploy`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleWorker } from './bundle.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'dist/worker');
await bundleWorker(join(project, 'src/worker.ts'), folder);
const { status } = spawnSync(
  process.execPath,
  [
    join(project, 'node_modules/wrangler/bin/wrangler.js'),
    'deploy',
    join(folder, 'worker.js'),
    '--no-bundle',
    ...process.argv.slice(2),
  ],
  { cwd: project, stdio: 'inherit', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
);
process.exitCode = status ?? 1;
