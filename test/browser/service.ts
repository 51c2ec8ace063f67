import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const chromiumPath = '/usr/bin/chromium';

/** Only `npm run test:browser` wants it, since it takes Chromium and two minutes. */
export const hasBrowser = process.env.REQUIRE_BROWSER !== undefined;

export const port = 8797;
export const base = `http://127.0.0.1:${String(port)}`;

/** The service as `npm start` starts it. */
export async function startService(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../../src/cli/start.ts');
  const child = spawn(process.execPath, [script, '--port', String(port)], { stdio: 'ignore', detached: true });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`${base}/healthz`).catch(() => undefined);
    if (response?.ok === true) return child;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  stopService(child);
  throw new Error('the service did not start');
}

/** Stops it with everything that it started. */
export function stopService({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** What devices say of themselves. */
export const userAgents = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  windows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
} as const;
