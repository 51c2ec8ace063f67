import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './workerd.ts';

/** A server that is compared with a worker. */
export interface RunningServer {
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const project = join(import.meta.dirname, '..');

/** Starts the service on Node, as `npm run start:node` does. */
export async function startNode(variables: Readonly<Record<string, string>>): Promise<RunningServer> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [join(project, 'src/node.ts')], {
    stdio: 'ignore',
    // The rate of one client is what is measured, so nothing may limit it.
    env: { ...process.env, ...variables, PORT: String(port), RATE_LIMIT: '0' },
  });
  return whenListening(child, port, () => Promise.resolve());
}

/** Says whether nginx is on this machine. */
export const hasNginx = (): boolean => spawnSync('nginx', ['-v'], { stdio: 'ignore', env: withSbin() }).status === 0;

/** Starts nginx with one worker process for one static file: what a web server can do at best with the same bytes. */
export async function startNginx(path: string, type: string, content: Uint8Array): Promise<RunningServer> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-nginx-'));
  const file = join(folder, 'www', path.slice(1));
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  ${temporary.join('\n  ')}
  access_log off; types { } default_type "${type}"; open_file_cache max=10; keepalive_requests 1000000;
  server { listen 127.0.0.1:${String(port)}; root ${folder}/www; }
}
`,
  );
  const child = spawn('nginx', ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
    env: withSbin(),
  });
  return whenListening(child, port, () => rm(folder, { recursive: true, force: true }));
}

/** Debian has nginx where only root looks. */
const withSbin = (): NodeJS.ProcessEnv => ({ ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` });

async function whenListening(child: ChildProcess, port: number, clean: () => Promise<void>): Promise<RunningServer> {
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const exited = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await exited;
    }
    await clean();
  };
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    try {
      await fetch(`http://127.0.0.1:${String(port)}/healthz`);
      return { port, process: child, stop };
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  await stop();
  throw new Error('the server did not start');
}
