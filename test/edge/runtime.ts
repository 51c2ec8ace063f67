import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Order } from './worker.ts';

const { default: binary } = createRequire(import.meta.url)('workerd') as { readonly default: string };

/** The worker of these tests in plain workerd, which reaches this machine and trusts one root. */
export interface Runtime {
  readonly ask: (order: Order) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** @throws Error if it does not listen within ten seconds. */
export async function startRuntime(rootPem: string): Promise<Runtime> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-edge-'));
  await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    external: ['cloudflare:*'],
    logLevel: 'error',
  });
  const port = await findFreePort();
  await writeFile(
    join(folder, 'worker.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "internet", network = (allow = ["local"], tlsOptions = (trustedCertificates = [ ${JSON.stringify(rootPem)} ]))),
    (name = "main", worker = (modules = [ (name = "worker.js", esModule = embed "worker.js") ], compatibilityDate = "2026-10-01")),
  ],
  sockets = [ (name = "http", address = "127.0.0.1:${String(port)}", http = (), service = "main") ],
);
`,
  );
  const child = spawn(binary, ['serve', join(folder, 'worker.capnp')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Uint8Array) => (log += new TextDecoder().decode(chunk)));
  const url = `http://127.0.0.1:${String(port)}/`;
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    try {
      await fetch(url);
      return {
        ask: async (order) => (await fetch(url, { method: 'POST', body: JSON.stringify(order) })).json(),
        stop,
      };
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  await stop();
  throw new Error(`workerd did not start: ${log}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await exited;
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        found(port);
      });
    });
  });
}
