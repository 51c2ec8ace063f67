import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import packet from 'dns-packet';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryLimiter } from '../../src/http/memory-limit.ts';
import { toForwarded } from '../../src/node/forwarded.ts';
import { parseServerSettings } from '../../src/node/settings.ts';
import { openSqliteStore } from '../../src/storage/sqlite.ts';
import { toDomain } from '../tenant-store.ts';
import { ask } from './transport.ts';

const entry = join(import.meta.dirname, '../../src/node.ts');

/** The service as `npm run start:node` starts it. */
interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly log: Record<string, unknown>[];
}

let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill('SIGKILL');
  running = undefined;
});

async function start(variables: Readonly<Record<string, string>> = {}): Promise<Started> {
  const env = { ...process.env, SERVICE_HOST: 'autoconfig.example.com', PORT: '0', TRUST_PROXY: 'on', ...variables };
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const log: Record<string, unknown>[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => log.push(JSON.parse(line) as Record<string, unknown>));
  await once(lines, 'line');
  return { child, port: Number(log[0]?.port), log };
}

/** Sends bytes as they are, and gives what comes back until the server closes. */
async function converse(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = await open(port);
  for (const part of parts) socket.write(part);
  return readAll(socket);
}
const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
const readAll = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });

const url = 'https://autoconfig.gmail.com/mail/config-v1.1.xml?emailaddress=jane@gmail.com';

describe('the server', () => {
  test('answers, and says in its log neither who asked nor about whom', async () => {
    const { port, log } = await start({ LOG: 'all' });
    const response = await ask(port, url, {
      headers: { authorization: 'Basic c2VjcmV0', 'cf-connecting-ip': '192.0.2.9' },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('imap.gmail.com');
    expect(log).toHaveLength(2);
    expect(JSON.stringify(log)).not.toMatch(/jane|192\.0\.2|c2Vj/);
  });

  test('refuses what is for https only, unless the proxy says that it was https', async () => {
    const { port } = await start();
    const profile = 'autoconfig.gmail.com/email.mobileconfig?email=jane@gmail.com';
    expect((await ask(port, `http://${profile}`)).status).toBe(403);
    expect((await ask(port, `https://${profile}`)).status).toBe(200);
  });

  test('believes no such header without a proxy that is trusted', async () => {
    const { port } = await start({ TRUST_PROXY: 'off' });
    expect((await ask(port, 'https://autoconfig.gmail.com/email.mobileconfig?email=jane@gmail.com')).status).toBe(403);
  });

  test('answers requests that come in one go, each', async () => {
    const { port } = await start();
    const one = 'GET /healthz HTTP/1.1\r\nHost: a.example\r\n\r\n';
    const last = one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    const text = await converse(port, one + one + last);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });

  test('stops reading a body that does not end', async () => {
    const { port } = await start();
    const socket = await open(port);
    const answer = readAll(socket);
    socket.write('POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: a.example\r\nX-Forwarded-Proto: https\r\n');
    socket.write('Transfer-Encoding: chunked\r\n\r\n');
    const chunk = `1000\r\n${' '.repeat(4096)}\r\n`;
    const timer = setInterval(() => {
      if (!socket.destroyed) socket.write(chunk);
    }, 1);
    const text = await answer;
    clearInterval(timer);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each<readonly [what: string, request: string, status: number]>([
    ['garbage', 'hello\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'a whole URL with another host',
      'GET http://gmail.com/v1.1/gmail.com HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n',
      200,
    ],
    ['a header of 64 KiB', `GET / HTTP/1.1\r\nHost: a.example\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`, 431],
  ])('gets over %s', async (_what, request, status) => {
    const { port } = await start();
    expect(await converse(port, request)).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect((await ask(port, url)).status).toBe(200);
  });

  test('gets over a client that goes away in the middle of its body', async () => {
    const { port, log } = await start();
    const socket = await open(port);
    socket.write('POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: a.example\r\nX-Forwarded-Proto: https\r\n');
    socket.write('Content-Length: 1000\r\n\r\n<Autodiscover');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    expect((await ask(port, url)).status).toBe(200);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('ends the request that is under way before it stops', async () => {
    const { child, port } = await start();
    const socket = await open(port);
    const answer = readAll(socket);
    socket.write('POST /autodiscover/autodiscover.xml HTTP/1.1\r\nHost: a.example\r\nX-Forwarded-Proto: https\r\n');
    socket.write('Content-Length: 4\r\n\r\nab');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGTERM');
    const ended = once(child, 'exit');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(open(port)).rejects.toThrow();
    socket.write('cd');
    expect(await answer).toContain('<ErrorCode>600</ErrorCode>');
    expect(await ended).toEqual([0, null]);
  });

  test('asks who comes too often to wait', async () => {
    const { port } = await start({ RATE_LIMIT: '2' });
    const statuses: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) {
      statuses.push((await ask(port, url, { headers: { 'cf-connecting-ip': address } })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

test.each([
  [{ PORT: 'many' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
  [{ RATE_LIMIT: '-1' }, /RATE_LIMIT/],
])('%o does not start', (variables, message) => {
  expect(() => parseServerSettings(variables)).toThrow(message);
});

describe('behind a proxy', () => {
  const from = (headers: Record<string, string>, url = '/x'): ReturnType<typeof toForwarded> =>
    toForwarded({ headers, url, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage);

  test.each<readonly [what: string, headers: Record<string, string>, url: string, address: string]>([
    [
      'https and the address are what the proxy says',
      { host: 'a.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' },
      'https://a.example/x',
      '192.0.2.1',
    ],
    [
      'of several addresses the last one is from the proxy',
      { host: 'a.example', 'x-forwarded-for': '1.2.3.4, 192.0.2.1' },
      'http://a.example/x',
      '192.0.2.1',
    ],
    [
      'the nearest proxy counts',
      { host: 'a.example', 'x-forwarded-proto': 'https, http' },
      'http://a.example/x',
      '10.0.0.1',
    ],
    [
      'a scheme that is none is not secure',
      { host: 'a.example', 'x-forwarded-proto': 'javascript' },
      'http://a.example/x',
      '10.0.0.1',
    ],
    [
      'another host is not believed',
      { host: 'a.example', 'x-forwarded-host': 'b.example' },
      'http://a.example/x',
      '10.0.0.1',
    ],
  ])('%s', (_what, headers, expected, address) => {
    expect(from(headers)).toEqual({ url: expected, address });
  });

  test('a whole URL in the request brings no other host', () => {
    expect(from({ host: 'a.example' }, 'http://b.example/y?z').url).toBe('http://a.example/y?z');
    expect(from({ host: 'a.example' }, 'http://b.example').url).toBe('http://a.example/');
  });
});

describe('the limit in memory', () => {
  let time = 0;
  const create = (capacity = 100): ReturnType<typeof createMemoryLimiter> =>
    createMemoryLimiter({ limit: 2, periodSeconds: 60, capacity, now: () => time });

  test('lets as many through as it says, and as many again in the next period', () => {
    const limiter = create();
    time = 60_000;
    expect([1, 2, 3].map(() => limiter.allows('a'))).toEqual([true, true, false]);
    expect(limiter.allows('b')).toBe(true);
    time = 120_000;
    expect(limiter.allows('a')).toBe(true);
  });

  test('starts anew when more ask than it can count', () => {
    const limiter = create(2);
    expect(['a', 'a', 'a', 'b', 'c', 'a'].map((key) => limiter.allows(key))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});

test('answers for tenants from an SQLite file, also for one that is put while it runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbeacon-node-'));
  const file = join(folder, 'tenants.sqlite');
  const store = openSqliteStore(file);
  try {
    const record = (domain: string): string => JSON.stringify({ version: 1, domain, provider: 'posteo.de' });
    store.put(toDomain('a.example'), record('a.example'));
    store.put(toDomain('broken.example'), '{');
    const { port, log } = await start({
      TENANTS_FILE: file,
      TENANT_CACHE_SECONDS: '0',
      PUBLIC_REGISTRY: 'off',
      LOG: 'failures',
    });
    const statusOf = async (domain: string): Promise<number> =>
      (await ask(port, `https://autoconfig.${domain}/mail/config-v1.1.xml`)).status;
    expect(await statusOf('a.example')).toBe(200);
    expect(await statusOf('b.example')).toBe(404);
    store.put(toDomain('b.example'), record('b.example'));
    expect(await statusOf('b.example')).toBe(200);
    expect(await statusOf('posteo.de')).toBe(404);
    expect(await statusOf('example.com')).toBe(200);
    expect(await statusOf('broken.example')).toBe(404);
    await expect
      .poll(() => log.filter(({ level }) => level === 'error'))
      .toMatchObject([{ status: 404, error: 'tenants, record of a domain: not-json' }]);
    expect(JSON.stringify(log)).not.toContain('broken');
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
});

describe('look-ups in the DNS', () => {
  /** A resolver that knows one domain, whose mail is at Google; it speaks RFC 8484. */
  const startResolver = async (): Promise<{ readonly url: string; readonly stop: () => void }> => {
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const query = packet.decode(await buffer(request));
      const [question] = query.questions ?? [];
      const isKnown = question?.name === 'shop.example.org' && question.type === 'MX';
      const data = { preference: 1, exchange: 'aspmx.l.google.com' };
      const answers = isKnown ? [{ type: 'MX', name: 'shop.example.org', ttl: 300, data } as const] : [];
      const head = { type: 'response', id: query.id ?? 0, questions: query.questions ?? [] } as const;
      response.setHeader('Content-Type', 'application/dns-message');
      response.end(packet.encode({ ...head, flags: packet.RECURSION_AVAILABLE | (isKnown ? 0 : 3), answers }));
    };
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return { url: `http://127.0.0.1:${String(port)}/dns-query`, stop: () => server.close() };
  };

  test('give a domain at a hoster the settings of that hoster', async () => {
    const resolver = await startResolver();
    const { port } = await start({ MX_LOOKUP: 'public', DNS_RESOLVER: resolver.url });
    const at = (domain: string): string =>
      `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=jane@${domain}`;
    const response = await ask(port, at('shop.example.org'));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('imap.gmail.com');
    expect((await ask(port, at('other.example.org'))).status).toBe(404);
    resolver.stop();
  });
});
