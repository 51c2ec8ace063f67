import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createHttpsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectTargets } from '../../src/checks/audit/index.ts';
import { systemClock } from '../../src/cli/audit/clock.ts';
import type { AuditReport } from '../../src/cli/audit/report.ts';
import { createAuditCommand } from '../../src/cli/commands/audit.ts';
import { readEntries } from '../../src/cli/entries.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { createCertificate, longValidity, type ThrowAway } from '../certificates.ts';
import { entry, server } from './audit-world.ts';

let folder = '';
const servers: Server[] = [];
const ports: Record<string, number> = {};
let root: ThrowAway;

const listen = (name: string, one: Server): Promise<void> =>
  new Promise((resolve) => {
    servers.push(one);
    one.listen(0, '127.0.0.1', () => {
      const address = one.address();
      ports[name] = typeof address === 'object' && address !== null ? address.port : 0;
      resolve();
    });
  });

/** IMAP as far as a probe goes; what it was told is kept. */
const told: string[] = [];
function speakImap(socket: Socket, capabilities: string, greets = true): void {
  socket.on('error', () => undefined);
  if (greets) socket.write('* OK ready\r\n');
  socket.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
      told.push(line);
      const [tag = '', name = ''] = line.split(' ');
      socket.write(
        name === 'CAPABILITY'
          ? `* CAPABILITY IMAP4rev1 ${capabilities}\r\n${tag} OK done\r\n`
          : name === 'LOGOUT'
            ? `* BYE\r\n${tag} OK done\r\n`
            : `${tag} OK done\r\n`,
      );
    }
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-audit-'));
  root = await createCertificate({ ...longValidity, kind: 'P-256', authority: true, subject: 'Throw-away Root' });
  await writeFile(join(folder, 'ca.pem'), root.certificatePem);
  const toKeys = async (subject: string, validity: object = longValidity): Promise<{ key: string; cert: string }> => {
    const leaf = await createCertificate({ ...validity, kind: 'P-256', issuer: root, subject });
    return { key: leaf.keyPem, cert: leaf.certificatePem };
  };
  const implicit = async (name: string, capabilities: string, validity?: object): Promise<void> => {
    const keys = await toKeys(`${name}.test`, validity);
    await listen(
      name,
      createTlsServer(keys, (socket) => {
        speakImap(socket, capabilities);
      }),
    );
  };
  await implicit('good', 'AUTH=PLAIN');
  await implicit('expired', 'AUTH=PLAIN', { notBefore: '20200101000000Z', notAfter: '20210101000000Z' });
  await implicit('oauth', 'LOGINDISABLED AUTH=XOAUTH2');

  const upgraded = await toKeys('starttls.test');
  await listen(
    'starttls',
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('* OK ready\r\n');
      const hear = (chunk: Buffer): void => {
        const [tag = '', name = ''] = chunk.toString('latin1').trimEnd().split(' ');
        if (name !== 'STARTTLS') {
          socket.write(`* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n${tag} OK done\r\n`);
          return;
        }
        socket.off('data', hear);
        socket.write(`${tag} OK begin\r\n`, () => {
          speakImap(new TLSSocket(socket, { isServer: true, ...upgraded }), 'AUTH=PLAIN', false);
        });
      };
      socket.on('data', hear);
    }),
  );
  await listen(
    'dav',
    createHttpsServer(await toKeys('dav.test'), (request, response) => {
      told.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? 'nobody'}`);
      response.writeHead(401).end();
    }),
  );
  await listen('closed', createTcpServer());
  const closed = servers.pop();
  await new Promise((resolve) => closed?.close(resolve));
}, 30_000);

afterAll(async () => {
  for (const one of servers) one.close();
  await rm(folder, { recursive: true });
});

test('servers on loopback get their verdicts, over TLS, STARTTLS and HTTP', async () => {
  const imapAt = (name: string, more: object = {}): object => server('imap', `${name}.test`, ports[name] ?? 0, more);
  const own = [
    entry('good.test', [imapAt('good')]),
    entry('expired.test', [imapAt('expired')]),
    entry('oauth.test', [imapAt('oauth')]),
    entry('starttls.test', [imapAt('starttls', { socketType: 'STARTTLS' })]),
    entry('closed.test', [imapAt('closed')]),
    entry('dav.test', [], {
      related: [
        {
          type: 'caldav',
          url: `https://dav.test:${ports.dav ?? 0}/%EMAILADDRESS%/`,
          authentication: ['Basic'],
          username: '%EMAILADDRESS%',
        },
      ],
    }),
  ];
  const command = createAuditCommand({
    readEntries: () => Promise.resolve({ own, public: [] }),
    createNetwork,
    // Real time, but no time between connections.
    clock: { now: () => systemClock.now(), sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal) },
    onInterrupt: () => () => undefined,
  });
  const out: string[] = [];
  const resolve = Object.keys(ports).flatMap((name) => ['--resolve', `${name}.test:*:127.0.0.1`]);
  const code = await command.run(
    ['--own', '--json', '--confirm-after', '1', '--ca', join(folder, 'ca.pem'), ...resolve],
    { out: (line) => out.push(line), err: (line) => out.push(line) },
  );
  const report = JSON.parse(out.join('\n')) as AuditReport;
  expect(code).toBe(1);
  expect(
    report.servers.map(({ entries, verdict, findings }) => [entries[0], verdict, findings.map((found) => found.code)]),
  ).toEqual([
    ['closed.test', 'gone', []],
    ['dav.test', 'ok', []],
    ['expired.test', 'ok', ['certificate-expired']],
    ['good.test', 'ok', []],
    ['oauth.test', 'ok', ['login-disabled']],
    ['starttls.test', 'ok', []],
  ]);
  expect(told).toContain('OPTIONS / nobody');
  expect(told.filter((line) => /LOGIN|AUTHENTICATE|@/.test(line))).toEqual([]);
}, 30_000);

test('a process that is interrupted or killed leaves a state from which the next one goes on', async () => {
  const entries = await readEntries();
  const names = collectTargets([...entries.own, ...entries.public]).targets.map(({ hostname }) => hostname);
  // There is no way to this address from anywhere, so each server is inconclusive at once.
  const nowhere = [...new Set(names)].flatMap((name) => ['--resolve', `${name}:*:255.255.255.255`]);
  const state = join(folder, 'state.jsonl');
  const countLines = async (): Promise<number> =>
    (await readFile(state, 'utf8').catch(() => '')).split('\n').length - 1;
  const endWith = async (signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> => {
    const before = await countLines();
    const args = [join(import.meta.dirname, '../../src/cli/main.ts'), 'audit', '--rate', '20', '--state', state];
    const child = spawn(process.execPath, [...args, ...nowhere], { stdio: 'ignore' });
    const code = once(child, 'exit');
    await vi.waitUntil(async () => (await countLines()) >= before + 3, { timeout: 20_000, interval: 50 });
    child.kill(signal);
    return ((await code) as [number | null])[0];
  };
  expect(await endWith('SIGINT')).toBe(1);
  expect(await endWith('SIGKILL')).toBeNull();
  const asked = (await readFile(state, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { name: string }).name);
  expect(asked.length).toBeGreaterThanOrEqual(6);
  expect(new Set(asked).size).toBe(asked.length);
}, 60_000);
