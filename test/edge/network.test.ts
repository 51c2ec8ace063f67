// The network of the edge in the runtime of Workers, against servers on loopback.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Answer } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnnouncedServer } from '../../src/checks/servers/index.ts';
import { bodyLimitOctets, type HttpRequest } from '../../src/checks/network.ts';
import { createCertificate, createHierarchy, longValidity } from '../certificates.ts';
import { decodeMessage, encodeAnswer, mx, srv } from '../dns/messages.ts';
import { serve, serveTls, stopServers } from '../network/servers.ts';
import { startRuntime, type Runtime } from './runtime.ts';

interface Chain {
  readonly key: string;
  readonly cert: string;
}
let good: Chain;
let selfSigned: Chain;
let wrongName: Chain;
let runtime: Runtime;
const servers: Server[] = [];

beforeAll(async () => {
  const { root, intermediate } = await createHierarchy('P-256', longValidity);
  const below = { ...longValidity, kind: 'P-256', subject: 'localhost', names: ['localhost'] } as const;
  const make = async (...parts: readonly Parameters<typeof createCertificate>[0][]): Promise<Chain> => {
    const [leaf] = await Promise.all(parts.map(createCertificate));
    if (leaf === undefined) throw new Error('no certificate');
    return { key: leaf.keyPem, cert: leaf.certificatePem + intermediate.certificatePem };
  };
  good = await make({ ...below, issuer: intermediate });
  wrongName = await make({ ...below, issuer: intermediate, names: ['other.example'] });
  selfSigned = await make(below);
  runtime = await startRuntime(root.certificatePem);
}, 30_000);
afterAll(async () => {
  await runtime.stop();
  stopServers();
  for (const server of servers) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return (server.address() as AddressInfo).port;
}

describe('requests', () => {
  const send = (url: string, more: Partial<HttpRequest> = {}): Promise<unknown> =>
    runtime.ask({ kind: 'request', request: { method: 'GET', url, headers: {}, timeoutMs: 2000, ...more } });
  const serveHttp = async (listener: RequestListener): Promise<string> =>
    `http://localhost:${String(await listen(createServer(listener)))}/`;

  test('a redirect is an answer, cookies are kept by nobody, and names of headers are small', async () => {
    const cookies: unknown[] = [];
    const url = await serveHttp(({ headers }, response) => {
      cookies.push(headers.cookie);
      response.writeHead(302, { Location: '/next', 'Set-Cookie': ['a=1', 'b=2'], 'X-Test': 'Ä' }).end('moved');
    });
    await send(url);
    expect(await send(url)).toMatchObject({
      kind: 'answer',
      status: 302,
      headers: { location: '/next', 'set-cookie': 'a=1, b=2' },
      body: 'moved',
    });
    expect(cookies).toEqual([undefined, undefined]);
  });

  test('a POST has its headers and its body', async () => {
    const url = await serveHttp((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => response.end(`${request.headers['content-type'] ?? ''} ${body}`));
    });
    const headers = { 'Content-Type': 'text/xml' };
    expect(await send(url, { method: 'POST', headers, body: '<a>ü</a>' })).toMatchObject({
      status: 200,
      body: 'text/xml <a>ü</a>',
    });
  });

  test.each([
    ['a whole body', bodyLimitOctets, { kind: 'answer' }],
    ['one octet more', bodyLimitOctets + 1, { kind: 'failure', problem: 'too-long' }],
  ])('%s', async (_what, length, outcome) => {
    const url = await serveHttp((_request, response) => response.end('x'.repeat(length)));
    expect(await send(url)).toMatchObject(outcome);
  });

  test.each([
    [521, '', 'refused'],
    [522, '', 'timeout'],
    [525, '', 'tls'],
    [526, '', 'certificate'],
    [530, 'error code: 1016', 'no-address'],
    [530, 'error code: 1033', 'unreachable'],
  ])('status %i of Cloudflare with "%s" is no answer of the host', async (status, body, problem) => {
    const url = await serveHttp((_request, response) => response.writeHead(status).end(body));
    expect(await send(url)).toMatchObject({ kind: 'failure', problem });
  });

  test.each<readonly [string, RequestListener]>([
    ['nothing is sent', (): void => undefined],
    ['only a part is sent', (_request, response) => void response.write('half')],
  ])('%s, and the time is over', async (_what, listener) => {
    const before = performance.now();
    expect(await send(await serveHttp(listener), { timeoutMs: 300 })).toMatchObject({ problem: 'timeout' });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test.each([
    ['nobody listens', 'http://localhost:1/', 'unreachable'],
    ['a name without address', 'http://nobody.invalid/', 'unreachable'],
    ['another scheme', 'ftp://localhost/', 'malformed'],
    ['no URL', 'https://', 'malformed'],
  ])('%s', async (_what, url, problem) => {
    expect(await send(url)).toMatchObject({ kind: 'failure', problem });
  });

  test('a certificate that is trusted, and others', async () => {
    const open = async (chain: Chain): Promise<string> => {
      const server = createHttpsServer(chain, (_request, response) => response.end('safe'));
      server.on('tlsClientError', () => undefined);
      return `https://localhost:${String(await listen(server))}/`;
    };
    expect(await send(await open(good))).toMatchObject({ kind: 'answer', status: 200, body: 'safe' });
    for (const chain of [selfSigned, wrongName]) {
      const outcome = await send(await open(chain));
      expect(outcome).toMatchObject({ kind: 'failure', text: expect.stringMatching(/TLS|certificate/) as unknown });
    }
  });
});

/** IMAP up to the login. */
function speakImap(socket: Socket, chain?: Chain, injects = ''): void {
  socket.on('error', () => undefined);
  const onData = (chunk: Uint8Array): void => {
    for (const line of new TextDecoder().decode(chunk).split('\r\n')) {
      const [tag = '', command = ''] = line.split(' ');
      const offered = chain === undefined ? 'AUTH=PLAIN' : 'STARTTLS LOGINDISABLED';
      if (command === 'CAPABILITY') socket.write(`* CAPABILITY IMAP4rev1 ${offered}\r\n${tag} OK done\r\n`);
      if (command === 'NOOP') socket.write(`${tag} OK done\r\n`);
      if (command === 'LOGOUT') socket.end(`* BYE\r\n${tag} OK done\r\n`);
      if (command === 'STARTTLS' && chain !== undefined) {
        socket.off('data', onData);
        socket.write(`${tag} OK begin\r\n${injects}`);
        const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(chain) });
        answer(secured);
      }
    }
  };
  socket.on('data', onData);
}
const answer = (socket: Socket): void => {
  speakImap(socket);
};
const greet = (socket: Socket): void => {
  socket.write('* OK ready\r\n');
};

describe('mail servers', () => {
  const check = (port: number, socketType: AnnouncedServer['socketType']): Promise<unknown> =>
    runtime.ask({
      kind: 'server',
      server: { type: 'imap', hostname: 'localhost', port, socketType, authentication: ['password-cleartext'] },
    });
  const finds = (...codes: readonly string[]): object => ({
    findings: codes.map((code) => expect.objectContaining({ code }) as unknown),
  });
  const serveStartTls = (chain: Chain, injects?: string): Promise<number> =>
    serve((socket) => {
      greet(socket);
      speakImap(socket, chain, injects);
    });
  const serveImplicit = (chain: Chain): Promise<number> =>
    serveTls(chain, (socket) => {
      greet(socket);
      answer(socket);
    });

  test('TLS from the first byte', async () => {
    expect(await check(await serveImplicit(good), 'SSL')).toMatchObject({
      report: { greeting: expect.stringContaining('ready') as unknown, overTls: { mechanisms: ['PLAIN'] } },
      ...finds('server-ok'),
    });
  });

  test('STARTTLS', async () => {
    expect(await check(await serveStartTls(good), 'STARTTLS')).toMatchObject({
      report: {
        inClearText: { hasStartTls: true, isLoginDisabled: true },
        overTls: { hasStartTls: false, mechanisms: ['PLAIN'] },
      },
      ...finds('server-ok'),
    });
  });

  test.each([
    ['signed by itself', () => selfSigned],
    ['of another name', () => wrongName],
  ])('a certificate %s is no server that clients can use, and nobody claims to know why', async (_what, toChain) => {
    for (const [socketType, start] of [
      ['SSL', serveImplicit],
      ['STARTTLS', serveStartTls],
    ] as const) {
      const checked = JSON.stringify(await check(await start(toChain()), socketType));
      expect(checked, socketType).toMatch(/"severity":"error"/);
      expect(checked, socketType).toContain('"tls-failed"');
      expect(checked).not.toContain('server-ok');
    }
  });

  test.each<readonly [string, AnnouncedServer['socketType'], () => Promise<number>, string]>([
    ['nobody listens', 'SSL', () => Promise.resolve(1), 'server-unreachable'],
    ['port 25', 'plain', () => Promise.resolve(25), 'server-unreachable'],
    ['silence', 'STARTTLS', () => serve(() => undefined), 'server-silent'],
    ['an end at once', 'STARTTLS', () => serve((socket) => socket.end()), 'server-closes'],
    ['another protocol', 'STARTTLS', () => serve((socket) => socket.write('SSH-2.0-Test\r\n')), 'wrong-protocol'],
    ['a line without end', 'STARTTLS', () => serve((socket) => socket.write('x'.repeat(20_000))), 'server-misbehaves'],
    ['clear text where TLS is announced', 'SSL', () => serve(greet), 'clear-text-where-tls-announced'],
    ['TLS where clear text is announced', 'STARTTLS', () => serveImplicit(good), 'tls-where-clear-text-announced'],
    ['more clear text behind STARTTLS', 'STARTTLS', () => serveStartTls(good, '* OK mine\r\n'), 'starttls-injection'],
  ])('%s', async (_what, socketType, start, code) => {
    const before = performance.now();
    expect(JSON.stringify(await check(await start(), socketType))).toContain(`"${code}"`);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('the DNS', () => {
  const name = 'example.org';
  const records: Readonly<Record<string, readonly Answer[]>> = {
    A: [{ type: 'A', name, ttl: 60, data: '192.0.2.1' }],
    AAAA: [{ type: 'AAAA', name, ttl: 60, data: '2001:db8::1' }],
    CNAME: [{ type: 'CNAME', name, ttl: 60, data: 'host.example.org' }],
    MX: [mx(name, 0, '.')],
    SRV: [srv(name, '.', 0), srv(name, 'imap.example.org', 993, 1, 2)],
    TXT: [{ type: 'TXT', name, ttl: 60, data: ['a', 'b'] }],
  };
  const startResolver = async (rcode = 0): Promise<string> =>
    `http://127.0.0.1:${String(
      await listen(
        createServer((request, response) => {
          const parts: Uint8Array[] = [];
          request.on('data', (part: Uint8Array) => parts.push(part));
          request.on('end', () => {
            const [question] = decodeMessage(new Uint8Array(parts.flatMap((part) => [...part]))).questions ?? [];
            const type = (question?.type ?? 'A') as 'A';
            response.setHeader('Content-Type', 'application/dns-message');
            response.end(
              encodeAnswer({
                name: question?.name ?? '',
                type,
                rcode,
                answers: rcode === 0 ? (records[type] ?? []) : [],
              }),
            );
          });
        }),
      ),
    )}/dns-query`;

  test.each([
    ['addresses', ['2001:db8::1', '192.0.2.1']],
    ['cname', ['host.example.org']],
    ['mx', [{ preference: 0, exchange: '.' }]],
    [
      'srv',
      [
        { priority: 0, weight: 0, port: 0, target: '.' },
        { priority: 1, weight: 2, port: 993, target: 'imap.example.org' },
      ],
    ],
    ['txt', ['ab']],
  ] as const)('%s', async (question, expected) => {
    const resolver = await startResolver();
    expect(await runtime.ask({ kind: 'dns', resolver, question, name })).toEqual({
      kind: 'records',
      records: expected,
    });
  });

  test.each([
    ['no such name', 3, { kind: 'none' }],
    ['SERVFAIL', 2, { kind: 'failed', problem: 'the resolver: SERVFAIL' }],
  ])('%s', async (_what, rcode, expected) => {
    const resolver = await startResolver(rcode);
    for (const question of ['addresses', 'mx', 'txt'] as const) {
      expect(await runtime.ask({ kind: 'dns', resolver, question, name })).toEqual(expected);
    }
  });

  test('a name that is too long has no records', async () => {
    const long = `_ua-auto-config.${'a.'.repeat(124)}a`;
    const resolver = await startResolver();
    expect(await runtime.ask({ kind: 'dns', resolver, question: 'txt', name: long })).toEqual({ kind: 'none' });
  });
});
