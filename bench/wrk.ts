import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Scenario } from './load.ts';

const run = promisify(execFile);

/** Says whether wrk is on this machine: Node answers more than a client in JavaScript can ask. */
export const hasWrk = (): boolean => spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined;

/**
 * Repeats one request with wrk, by one thread.
 *
 * @returns requests per second.
 * @throws Error if any answer was not 2xx or 3xx, or a connection broke.
 */
export async function measureRateByWrk(
  port: number,
  { name, method, path, headers, body }: Scenario,
  connections: number,
  seconds: number,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-wrk-'));
  try {
    const script = join(folder, 'request.lua');
    const lines = [
      `wrk.method = ${JSON.stringify(method)}`,
      // Lua's long brackets take the text as it is.
      ...(body === undefined ? [] : [`wrk.body = [==[${body}]==]`]),
      ...Object.entries(headers).map(
        ([key, value]) => `wrk.headers[${JSON.stringify(key)}] = ${JSON.stringify(value)}`,
      ),
    ];
    await writeFile(script, `${lines.join('\n')}\n`);
    const args = ['-t1', `-c${String(connections)}`, `-d${String(seconds)}s`, '-s', script];
    const { stdout } = await run('wrk', [...args, `http://127.0.0.1:${String(port)}${path}`]);
    const rate = Number(/^Requests\/sec:\s+([\d.]+)/m.exec(stdout)?.[1] ?? Number.NaN);
    const isWrong = /Non-2xx or 3xx responses|Socket errors/.test(stdout);
    if (isWrong || !(rate > 0)) throw new Error(`${name}: wrk says\n${stdout}`);
    return rate;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
