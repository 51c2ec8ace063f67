// `npm start`: the worker on this machine, in the real runtime, quietly and without asking the internet for anything.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareLocalConfig } from './tenants/config.ts';

const wrangler = join(import.meta.dirname, '../../node_modules/wrangler/bin/wrangler.js');
// With Workers KV for customers' domains, as `npm run mailbeacon -- tenants … --local` fills it.
const isWithTenants = process.argv.includes('--tenants');
const config = isWithTenants ? ['--config', await prepareLocalConfig()] : [];
const args = process.argv.slice(2).filter((arg) => arg !== '--tenants');
// With routes wrangler would replace the host of every request by that of the first one, and formats go by the host.
const options = ['--infer-origin-from-routes=false', '--var', 'PLAIN_HTTP:answer', 'LOG:all'];
const child = spawn(process.execPath, [wrangler, 'dev', ...options, ...config, ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    // Otherwise wrangler fetches a sample of Request.cf, looks for updates, and counts its own use.
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
