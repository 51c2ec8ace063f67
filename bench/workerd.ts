import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A worker in plain workerd, as in production: no development server, no inspector. */
export interface RunningWorker {
  readonly port: number;
  readonly process: ChildProcess;
  /** What the worker wrote to its log so far. */
  readonly log: () => string;
  stop(): Promise<void>;
}

const { default: binary } = createRequire(import.meta.url)('workerd') as { readonly default: string };

/** A port on which nobody listens now. */
export async function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) found(address.port);
        else failed(new Error('no free port'));
      });
    });
  });
}

/**
 * Starts a bundled worker.
 *
 * @param script - path of its first module; modules named `chunk-` in the same folder go with it
 * @param variables - text bindings
 * @param keepLog - false lets the log go nowhere, so that reading it takes no time from what is measured
 * @param kv - a worker that stands for the namespace TENANTS of Workers KV, as source; without it there is no binding
 * @throws Error if it does not listen within ten seconds.
 */
export async function startWorkerd(
  script: string,
  variables: Readonly<Record<string, string>> = {},
  keepLog = true,
  kv?: string,
): Promise<RunningWorker> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-'));
  const bindings = Object.entries(variables).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  );
  const services: string[] = [];
  if (kv !== undefined) {
    await writeFile(join(folder, 'kv.js'), kv);
    bindings.push('(name = "TENANTS", kvNamespace = "kv")');
    services.push(
      '(name = "kv", worker = (modules = [ (name = "kv.js", esModule = embed "kv.js") ], compatibilityDate = "2026-10-01"))',
    );
  }
  const config = join(folder, 'worker.capnp');
  await copyFile(script, join(folder, 'worker.js'));
  const chunks = (await readdir(dirname(script))).filter((file) => /^chunk-.*\.js$/.test(file));
  for (const chunk of chunks) await copyFile(join(dirname(script), chunk), join(folder, chunk));
  const modules = ['worker.js', ...chunks].map((file) => `(name = "${file}", esModule = embed "${file}")`);
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    # Only what a binding names is ever asked: a resolver on this machine.
    (name = "internet", network = (allow = ["local"])),
    (name = "main", worker = (
    modules = [ ${modules.join(', ')} ],
    compatibilityDate = "2026-10-01",
    bindings = [ ${bindings.join(', ')} ],
  ))${services.map((service) => `, ${service}`).join('')} ],
  sockets = [ (name = "http", address = "127.0.0.1:${String(port)}", http = (), service = "main") ],
);
`,
  );
  const child = spawn(binary, ['serve', config], {
    stdio: ['ignore', keepLog ? 'pipe' : 'ignore', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const exited = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await exited;
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) break;
    try {
      await fetch(`http://127.0.0.1:${String(port)}/healthz`);
      return { port, process: child, log: () => log, stop };
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  await stop();
  throw new Error(`workerd did not start: ${log}`);
}

/** Memory that a process has in use, in MiB (proc(5): VmRSS). */
export function readMemoryMiB(pid: number): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Processor time of a process so far, in milliseconds (proc(5): utime and stime in ticks of 10 ms). */
export function readCpuMs(pid: number): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
