import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { prepare } from '../../src/conform/request.ts';
import { send, type RawRequest } from '../../src/conform/send.ts';
import { createCertificate } from '../certificates.ts';
import { listen, portOf, readGroups, toTarget } from './servers.ts';

interface Seen {
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const limits = { timeoutMs: 5000, bodyLimitOctets: 1000 };
let server: Server | TlsServer | undefined;
afterEach(() => {
  server?.close();
});

/** Sends a request to a server that remembers what it saw. */
async function sendAndSee(request: Omit<RawRequest, 'base'>): Promise<Seen> {
  let seen: Seen | undefined;
  const started = await listen((incoming: IncomingMessage, response) => {
    void buffer(incoming).then((body) => {
      seen = { method: incoming.method, target: incoming.url, headers: incoming.rawHeaders, body };
      response.end();
    });
  });
  server = started;
  await send({ ...request, base: new URL(`http://127.0.0.1:${String(portOf(started))}`) }, limits);
  if (seen === undefined) throw new Error('nothing came');
  return seen;
}

const cases = readGroups().flatMap((group) => group.cases);
const prepareCase = (id: string): RawRequest => {
  const found = cases.find((each) => each.id === id);
  const prepared = found && prepare(found, toTarget(1, 'birch.example', undefined));
  if (prepared?.kind !== 'request') throw new Error(`${id} cannot be asked`);
  return prepared.request;
};

describe('a request', () => {
  test('goes out with what HTTP needs and no more', async () => {
    const { headers } = await sendAndSee(prepareCase('autoconfig-with-address'));
    expect(headers).toEqual(['Host', 'autoconfig.birch.example', 'X-Forwarded-Proto', 'https', 'Connection', 'close']);
  });

  test.each<readonly [id: string, method: string, target: string]>([
    ['autoconfig-with-address', 'GET', '/mail/config-v1.1.xml?emailaddress=jane%40birch.example'],
    ['autoconfig-raw-at', 'GET', '/mail/config-v1.1.xml?emailaddress=jane@birch.example'],
    ['autoconfig-raw-plus', 'GET', '/mail/config-v1.1.xml?emailaddress=conform+tag@birch.example'],
    ['autoconfig-broken-percent', 'GET', '/mail/config-v1.1.xml?emailaddress=a%zz@birch.example'],
    ['pox-path-doubled-slash', 'POST', '//autodiscover//autodiscover.xml'],
    ['http-path-traversal', 'GET', '/mail/..%2f..%2f..%2f..%2f..%2fetc/passwd'],
    [
      'http-absolute-form',
      'GET',
      'http://autoconfig.birch.example/mail/config-v1.1.xml?emailaddress=jane%40birch.example',
    ],
    ['http-trace', 'TRACE', '/mail/config-v1.1.xml?emailaddress=jane%40birch.example'],
    ['privacy-header-injection-profile', 'GET', '/email.mobileconfig?email=jane%0D%0AX-Conform%3A%201%40birch.example'],
  ])('%s goes out as it is written', async (id, method, target) => {
    const seen = await sendAndSee(prepareCase(id));
    expect([seen.method, seen.target]).toEqual([method, target]);
  });

  test('has the address escaped in XML, and unescaped where the case says so', async () => {
    const { body } = await sendAndSee(prepareCase('privacy-reflection-pox'));
    expect(body.toString()).toContain('<EMailAddress>jane&quot;&gt;&lt;conform-probe&gt;@birch.example</EMailAddress>');
    expect((await sendAndSee(prepareCase('pox-bare-ampersand'))).body.toString()).toContain('>a&b@birch.example<');
  });

  test('is UTF-16 with a byte order mark, or Latin-1, where the case says so', async () => {
    const { body } = await sendAndSee(prepareCase('pox-utf-16'));
    expect([...body.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0]);
    expect(body.toString('utf16le')).toContain('>jane@birch.example<');
    expect((await sendAndSee(prepareCase('http-not-utf-8'))).body.includes(0xe4)).toBe(true);
  });

  test('is sent in chunks where the case says so', async () => {
    const { headers, body } = await sendAndSee(prepareCase('mobilesync-chunked'));
    expect(headers.join()).toContain('Transfer-Encoding,chunked');
    expect(headers.join()).not.toContain('Content-Length');
    expect(body.toString()).toContain('jane@birch.example');
  });

  test('over clear text has no header that says otherwise', async () => {
    expect((await sendAndSee(prepareCase('http-plain-pox'))).headers.join()).not.toContain('X-Forwarded-Proto');
  });

  test.each([
    ['a line end in a header', { headers: { 'X-Conform': 'a\r\nb: c' } }],
    ['a blank in the target', { target: '/a b' }],
    ['a method that is none', { method: 'GET /' }],
  ])('with %s is not sent, and that is no exception', async (_what, wrong) => {
    const request = { base: new URL('http://127.0.0.1:1'), method: 'GET', target: '/', host: 'a.example', headers: {} };
    expect(await send({ ...request, ...wrong }, limits)).toMatchObject({ kind: 'failure', problem: 'not-sent' });
  });
});

describe('an answer', () => {
  test('has its octets, its status, and repeated headers in one', async () => {
    const started = await listen((_incoming, response) => {
      response.writeHead(404, [
        ['X-Twice', 'a'],
        ['x-twice', 'b'],
      ]);
      response.end(Uint8Array.of(0xff, 0));
    });
    server = started;
    const base = new URL(`http://127.0.0.1:${String(portOf(started))}`);
    const sent = await send({ base, method: 'GET', target: '/', host: 'a.example', headers: {} }, limits);
    if (sent.kind !== 'answer') throw new Error(sent.text);
    expect(sent.status).toBe(404);
    expect(sent.headers.get('x-twice')).toBe('a, b');
    expect([...sent.octets]).toEqual([0xff, 0]);
  });

  test('that comes before the body is read counts', async () => {
    const started = await listen((incoming, response) => {
      response.writeHead(413, { connection: 'close' });
      response.end('too large', () => {
        incoming.socket.destroySoon();
      });
    });
    server = started;
    const base = new URL(`http://127.0.0.1:${String(portOf(started))}`);
    const body = new Uint8Array(200_000);
    const sent = await send({ base, method: 'POST', target: '/', host: 'a.example', headers: {}, body }, limits);
    expect(sent).toMatchObject({ kind: 'answer', status: 413 });
  });

  test('over TLS needs a certificate that is trusted, for the host of the base URL whatever Host says', async () => {
    const { keyPem, certificatePem } = await createCertificate({ kind: 'P-256', subject: 'localhost' });
    const started = createTlsServer({ key: keyPem, cert: certificatePem }, (incoming, response) => {
      response.end(incoming.headers.host);
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    const base = new URL(`https://localhost:${String((started.address() as AddressInfo).port)}`);
    const request = { base, method: 'GET', target: '/', host: 'autoconfig.birch.example', headers: {} };
    expect(await send(request, limits)).toMatchObject({ kind: 'failure', problem: 'tls' });
    const trusted = await send(request, { ...limits, ca: certificatePem });
    expect(trusted.kind === 'answer' && new TextDecoder().decode(trusted.octets)).toBe('autoconfig.birch.example');
    const elsewhere = { ...request, base: new URL(base.href.replace('localhost', '127.0.0.1')) };
    expect(await send(elsewhere, { ...limits, ca: certificatePem })).toMatchObject({ kind: 'failure', problem: 'tls' });
  });
});
