import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { bundleWorker } from '../../src/cli/bundle.ts';
import { startWorkerd } from '../workerd.ts';

/** A running service. */
export interface Target {
  readonly port: number;
  readonly pid: number;
  /** Lines in which the service said that something is wrong with itself, at most a few. */
  readonly complaints: () => readonly string[];
  /** Whether it ended by itself. */
  readonly hasEnded: () => boolean;
  stop(): Promise<void>;
}

const project = join(import.meta.dirname, '../..');
const variables = { SERVICE_HOST: 'autoconfig.example.com', PLAIN_HTTP: 'answer', LOG: 'failures' };
const keptComplaints = 20;

async function startWorkerdTarget(folder: string): Promise<Target> {
  await bundleWorker(join(project, 'src/worker.ts'), join(folder, 'worker'));
  const running = await startWorkerd(join(folder, 'worker/worker.js'), variables, false);
  const { port, process: child, log } = running;
  // Only what the runtime itself says is kept: an exception nobody caught.
  const complaints = (): readonly string[] =>
    log()
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, keptComplaints);
  return {
    port,
    pid: child.pid ?? 0,
    complaints,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => running.stop(),
  };
}

async function startNodeTarget(): Promise<Target> {
  const child = spawn(process.execPath, [join(project, 'src/node.ts')], {
    env: { ...variables, PORT: '0', RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isStopping = false;
  const complaints: string[] = [];
  const complain = (line: string): void => {
    if (complaints.length < keptComplaints) complaints.push(line);
  };
  createInterface(child.stderr).on('line', complain);
  child.once('exit', (code, signal) => {
    if (!isStopping) complain(`ended with ${String(code ?? signal)}`);
  });
  const port = await new Promise<number>((found, failed) => {
    child.once('exit', () => {
      failed(new Error(`the service did not start: ${complaints.join('\n')}`));
    });
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as { readonly event?: string; readonly port?: number; readonly level: string };
      if (entry.event === 'listening' && entry.port !== undefined) found(entry.port);
      else if (entry.level === 'error') complain(line);
    });
  });
  return {
    port,
    pid: child.pid ?? 0,
    complaints: () => complaints,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The places where the service runs. */
export const targets: Readonly<Record<string, (folder: string) => Promise<Target>>> = {
  workerd: startWorkerdTarget,
  node: startNodeTarget,
};
