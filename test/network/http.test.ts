import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyLimitOctets, type HttpOutcome, type HttpRequest } from '../../src/checks/network.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { createChains, host, serve, stopServers, toLoopback } from './servers.ts';

let made: Awaited<ReturnType<typeof createChains>>;
const stops: (() => void)[] = [];
beforeAll(async () => {
  made = await createChains();
});
afterAll(() => {
  for (const stop of stops) stop();
  stopServers();
});

async function start(listener: RequestListener, chain?: string): Promise<number> {
  const server = chain === undefined ? createServer(listener) : createTlsServer({ ...made.chains[chain] }, listener);
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
const ask = (url: string, request: Partial<HttpRequest> = {}): Promise<HttpOutcome> =>
  createNetwork(toLoopback(made.root.certificatePem)).request({
    method: 'GET',
    url,
    headers: {},
    timeoutMs: 2000,
    ...request,
  });
const askRaw = async (answer: string | ((socket: Socket) => void)): Promise<HttpOutcome> => {
  const speak = typeof answer === 'string' ? (socket: Socket) => socket.end(answer) : answer;
  const port = await serve((socket) => {
    socket.once('data', () => {
      speak(socket);
    });
  });
  return ask(`http://${host}:${String(port)}/`, { timeoutMs: 600 });
};

describe('an answer', () => {
  test('has status, fields and body as they came, and redirects are not followed', async () => {
    const asked: unknown[] = [];
    const port = await start((request, response) => {
      asked.push([request.method, request.url, request.rawHeaders]);
      request.on('data', (chunk) => asked.push(String(chunk)));
      request.on('end', () => {
        response.writeHead(302, [
          ...['Location', 'http://elsewhere.example/', 'X-Twice', 'a', 'x-twice', 'b'],
          ...['Content-Type', 'text/xml', 'Content-Type', 'text/html'],
        ]);
        response.end('\ufeffgrüße');
      });
    });
    const outcome = await ask(`http://${host}:${String(port)}/a%20b?c=d`, {
      method: 'POST',
      headers: { 'User-Agent': 'Test/1', 'CONTENT-type': 'text/xml' },
      body: 'ü',
    });
    expect(outcome).toMatchObject({
      kind: 'answer',
      status: 302,
      headers: { location: 'http://elsewhere.example/', 'x-twice': 'a, b', 'content-type': 'text/xml, text/html' },
      body: '\ufeffgrüße',
    });
    expect('tls' in outcome).toBe(false);
    expect(asked).toEqual([
      [
        'POST',
        '/a%20b?c=d',
        [
          ...['Host', `${host}:${String(port)}`, 'User-Agent', 'Test/1', 'CONTENT-type', 'text/xml'],
          ...['Content-Length', '2', 'Connection', 'close'],
        ],
      ],
      'ü',
    ]);
  });

  test('over TLS has its facts', async () => {
    const port = await start((_, response) => response.end('secure'), 'good');
    expect(await ask(`https://${host}:${String(port)}/`)).toMatchObject({
      kind: 'answer',
      body: 'secure',
      tls: { protocol: 'TLSv1.3', names: [host] },
    });
  });

  test('to HEAD has no body, and one without a length ends with the connection', async () => {
    const port = await start((_, response) => response.end('body'));
    expect(await ask(`http://${host}:${String(port)}/`, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await askRaw('HTTP/1.1 200 OK\r\n\r\nuntil the end')).toMatchObject({ body: 'until the end' });
  });

  test.each([
    [bodyLimitOctets, 'answer'],
    [bodyLimitOctets + 1, 'failure'],
  ])('with a body of %i octets is %s', async (length, kind) => {
    const port = await start((_, response) => response.end('x'.repeat(length)));
    expect(await ask(`http://${host}:${String(port)}/`)).toMatchObject({ kind });
  });
});

describe('no answer', () => {
  test.each([
    ['expired', 'expired'],
    ['wrongName', 'wrong-name'],
    ['selfSigned', 'self-signed'],
    ['unknown', 'unknown-issuer'],
    ['incomplete', 'incomplete-chain'],
  ])('where the certificate is %s, and nothing is sent there', async (chain, problem) => {
    let requests = 0;
    const port = await start((_, response) => {
      requests += 1;
      response.end();
    }, chain);
    expect(await ask(`https://${host}:${String(port)}/`)).toMatchObject({
      kind: 'failure',
      problem: 'certificate',
      tls: { problem },
    });
    expect(requests).toBe(0);
  });

  test.each<[string, string | ((socket: Socket) => void), string]>([
    ['another protocol', '* OK IMAP ready\r\n', 'malformed'],
    ['garbage in the fields', 'HTTP/1.1 200 OK\r\n\0\0: x\r\n\r\n', 'malformed'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'malformed'],
    ['fields that do not end', `HTTP/1.1 200 OK\r\n${'X-Long: aaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5000)}`, 'too-long'],
    ['another protocol by upgrade', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', 'malformed'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', 'closed'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf', 'closed'],
    ['half a head', 'HTTP/1.1 200 OK\r\nConte', 'closed'],
    ['the end', '', 'closed'],
    ['a reset', (socket) => socket.resetAndDestroy(), 'closed'],
    ['silence', () => undefined, 'timeout'],
    [
      'a body in drips',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 50);
        socket.on('close', () => {
          clearInterval(timer);
        });
      },
      'timeout',
    ],
    [
      'interim answers for ever',
      (socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20);
        socket.on('close', () => {
          clearInterval(timer);
        });
      },
      'timeout',
    ],
  ])('but %s', async (_, answer, problem) => {
    const started = performance.now();
    expect(await askRaw(answer)).toMatchObject({ kind: 'failure', problem });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test.each([
    ['nothing listens', `http://${host}:1/`, 'refused'],
    ['no such name', 'https://nobody.invalid/', 'no-address'],
    ['no URL', 'nothing', 'malformed'],
    ['not http', 'ftp://example.com/', 'malformed'],
  ])('where there is %s', async (_, url, problem) => {
    expect(await ask(url)).toMatchObject({ kind: 'failure', problem });
  });

  test('where TLS is asked of clear text', async () => {
    const port = await start((_, response) => response.end());
    expect(await ask(`https://${host}:${String(port)}/`)).toMatchObject({ kind: 'failure', problem: 'tls' });
  });

  test('to fields that cannot be written', async () => {
    const port = await start((_, response) => response.end());
    const headers = { 'X-Bad': 'a\r\nb' };
    expect(await ask(`http://${host}:${String(port)}/`, { headers })).toMatchObject({ problem: 'malformed' });
  });
});
