import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fetchWhole } from '../../src/cli/import/fetch.ts';
import { thunderbird } from '../../src/clients/thunderbird.ts';
import { createCertificate } from '../certificates.ts';
import { expectEntry, runImport, type Imported } from './importing.ts';

const server = (name: string, type: string, host: string, port: number, username = '%EMAILADDRESS%'): string =>
  `<${name} type="${type}"><hostname>${host}</hostname><port>${String(port)}</port><socketType>SSL</socketType>` +
  `<authentication>password-cleartext</authentication><username>${username}</username></${name}>`;
const willow = (domains: readonly string[] = ['willow.example'], username?: string): string =>
  `<clientConfig version="1.1"><emailProvider id="willow.example">${domains.map((domain) => `<domain>${domain}</domain>`).join('')}` +
  `<displayName>Willow Mail</displayName><displayShortName>Willow</displayShortName>` +
  server('incomingServer', 'imap', 'imap.willow.example', 993, username) +
  `${server('outgoingServer', 'smtp', 'smtp.willow.example', 465, username)}</emailProvider></clientConfig>`;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const html = '<!DOCTYPE html><html lang="en"><head><title>Welcome</title></head><body><p>Hello</p></body></html>';

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

let respond: Respond = (_, response) => response.end();
const asked: string[] = [];
const listener: Respond = (request, response) => {
  asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
  respond(request, response);
};
let plain: Server;
let tls: Server;
let folder = '';
const portOf = (which: Server): string => `127.0.0.1:${String((which.address() as AddressInfo).port)}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-url-'));
  const certificate = await createCertificate({ kind: 'P-256', subject: 'autoconfig.willow.example' });
  await writeFile(join(folder, 'ca.pem'), certificate.certificatePem);
  plain = createServer(listener);
  tls = createTlsServer({ key: certificate.keyPem, cert: certificate.certificatePem }, listener);
  for (const which of [plain, tls]) await new Promise<void>((done) => which.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  for (const which of [plain, tls]) {
    which.closeAllConnections();
    await new Promise((done) => which.close(done));
  }
  await rm(folder, { recursive: true });
});

const send =
  (body: string | Uint8Array, status = 200, headers: Readonly<Record<string, string>> = {}): Respond =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(body);
  };
/** The loopback server speaks http, so that https to it fails and http is asked after it. */
const runPlain = (...args: readonly string[]): Promise<Imported> =>
  runImport('url', ...args, '--http', '--connect-to', portOf(plain));

describe('over https', { timeout: 30_000 }, () => {
  const mailbeacon = async (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const script = join(import.meta.dirname, '../../src/cli/main.ts');
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, 'import', 'url', ...args], {
        env,
      });
      return { code: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    }
  };

  test('the first URL is asked with an address, and its answer is the source as of today', async () => {
    respond = send(willow());
    const out = join(folder, 'out');
    const ended = await mailbeacon('willow.example', '--out', out, '--connect-to', portOf(tls));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(asked).toEqual(['autoconfig.willow.example/mail/config-v1.1.xml?emailaddress=postmaster%40willow.example']);
    const entry = await readFile(join(out, 'willow-example.ts'), 'utf8');
    expect(entry).toContain("source: 'https://autoconfig.willow.example/mail/config-v1.1.xml',");
    expect(entry).toContain(`checked: '${new Date().toISOString().slice(0, 10)}',`);
    expect(entry).not.toContain('postmaster');
  });

  test('a certificate of another host is refused, also for the second URL', async () => {
    respond = send(willow());
    const out = join(folder, 'refused');
    const ended = await mailbeacon('oak.example', '--out', out, '--connect-to', portOf(tls));
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(asked).toEqual([]);
    expect(await readdir(out)).toEqual([]);
  });

  test('a redirect away from https is not followed', async () => {
    respond = send('', 302, { location: 'http://autoconfig.willow.example/mail/config-v1.1.xml' });
    const ended = await mailbeacon('willow.example', '--out', join(folder, 'away'), '--connect-to', portOf(tls));
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('redirects away from https');
    expect(asked).toHaveLength(1);
  });
});

describe('over http, which has to be asked for', () => {
  test('without the option nothing is asked by http', async () => {
    respond = send(willow());
    const result = await runImport('url', 'willow.example', '--connect-to', portOf(plain));
    expect(result).toMatchObject({ code: 1, files: [] });
    expect(result.err.filter((line) => line.includes('http://'))).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('the order is that of the draft, and no address goes over the line', async () => {
    respond = send('not here', 404);
    const result = await runPlain('willow.example');
    expect(result).toMatchObject({ code: 1, files: [] });
    expect(result.err[0]).toBe('willow.example: nothing that was asked gave a document');
    expect(result.err.slice(1).map((line) => /dropped (\S+):/.exec(line)?.[1])).toEqual([
      'https://autoconfig.willow.example/mail/config-v1.1.xml',
      'https://willow.example/.well-known/autoconfig/mail/config-v1.1.xml',
      'http://autoconfig.willow.example/mail/config-v1.1.xml',
      'http://willow.example/.well-known/autoconfig/mail/config-v1.1.xml',
    ]);
    expect(asked).toEqual([
      'autoconfig.willow.example/mail/config-v1.1.xml',
      'willow.example/.well-known/autoconfig/mail/config-v1.1.xml',
    ]);
  });

  test('an answer comes over, with a word on the way it came', async () => {
    respond = send(willow());
    const result = await runPlain('willow.example');
    expect(result.code).toBe(0);
    expect(expectEntry(result, 'willow.example')).toMatchObject({
      incoming: [{ hostname: 'imap.willow.example' }],
      // No https URL says it.
      source: 'https://willow.example/',
    });
    expect(result.out.join('\n')).toMatch(/guessed http:\S+: it came by http/);
  });
});

test('a page for people with status 200 is recognised, and the next URL asked', async () => {
  respond = (request, response) => {
    send(request.url?.startsWith('/.well-known') === true ? willow() : html)(request, response);
  };
  const result = await runPlain('willow.example');
  expect(result.code).toBe(0);
  expect(result.out.join('\n')).toMatch(
    /dropped http:\/\/autoconfig\.willow\.example\/\S+: is an HTML page, with status 200/,
  );
});

describe('answers that are no documents', () => {
  const redirectTo =
    (location: string): Respond =>
    (_, response) => {
      response.writeHead(301, { location }).end();
    };
  test.each<readonly [what: string, answer: Respond, problem: RegExp]>([
    ['more than 1 MiB', send(`${willow()}${' '.repeat(1024 * 1024)}`), /larger than 1 MiB/],
    ['redirects in a circle', redirectTo('/mail/config-v1.1.xml'), /redirects more than 5 times/],
    ['a redirect to nowhere', redirectTo('http://['), /redirects to nowhere/],
    ['a redirect to a file', redirectTo('file:///etc/passwd'), /redirects away from https/],
    ['status 204', send('', 204), /status 204/],
    ['an empty body', send(''), /is empty/],
    ['an Autodiscover answer', send('<Autodiscover/>'), /another format/],
    ['gzip that nobody asked for', send(willow(), 200, { 'content-encoding': 'gzip' }), /comes as "gzip"/],
    ['an HTML page with a comment before it', send(`<!-- hi -->\n${html}`), /is an HTML page/],
    ['ISO-8859-1 that says UTF-8', send(latin1(willow().replace('Willow Mail', 'Wéide'))), /not valid utf-8/],
    ['a connection that breaks', (_, response) => response.destroy(), /cannot be asked \(ECONNRESET\)/],
    [
      'a body that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '5000' }).write('<clientConfig>');
        setTimeout(() => response.destroy(), 20);
      },
      /cannot be asked \(ECONNRESET\)/,
    ],
  ])('%s', async (_what, answer, problem) => {
    respond = answer;
    const result = await runPlain('http://autoconfig.willow.example/mail/config-v1.1.xml');
    expect(result).toMatchObject({ code: 1, files: [] });
    expect(result.err.join('\n')).toMatch(problem);
    expect(asked.length).toBeLessThan(8);
  });
});

describe('what a server claims', () => {
  test('for other domains is left out, unless all are wanted', async () => {
    respond = send(willow(['willow.example', 'gmail.com']));
    const one = await runPlain('willow.example');
    expect(expectEntry(one, 'willow.example').domains).toEqual(['willow.example']);
    expect(one.out.join('\n')).toContain('dropped domain: "gmail.com" was not asked');
    const all = await runPlain('willow.example', '--all-domains');
    expect(expectEntry(all, 'willow.example')).toMatchObject({
      domains: ['willow.example', 'gmail.com'],
      publicDomains: true,
    });
  });

  test('for its hoster alone becomes an entry for the domain that was asked', async () => {
    respond = send(willow(['hoster.example']));
    const result = await runPlain('customer.example');
    expect(expectEntry(result, 'customer.example').domains).toEqual(['customer.example']);
    expect(result.out.join('\n')).toContain('guessed domain: the document does not name customer.example');
  });

  test.each([
    ['fred.m@willow.example', '%EMAILADDRESS%'],
    ['fred.m', '%EMAILLOCALPART%'],
  ])('about one person (%s) becomes a template (%s)', async (username, template) => {
    respond = send(willow(undefined, username));
    const result = await runPlain('willow.example', '--address', 'fred.m@willow.example');
    const entry = expectEntry(result, 'willow.example');
    expect(entry).toMatchObject({ incoming: [{ username: template }], outgoing: [{ username: template }] });
    expect(JSON.stringify(entry)).not.toContain('fred');
  });

  test('about another person is left out', async () => {
    respond = send(willow(undefined, 'jane'));
    expect(await runPlain('willow.example')).toMatchObject({ code: 1, files: [] });
  });
});

test('a URL is asked as it is, and keeps all domains of the document', async () => {
  const body = willow(['willow.example', 'sallow.example']);
  respond = send(body);
  const result = await runPlain('http://lists.example/v1.1/willow.example');
  expect(asked).toEqual(['lists.example/v1.1/willow.example']);
  expect(expectEntry(result, 'willow.example').domains).toEqual(['willow.example', 'sallow.example']);
  const before = thunderbird.read({ status: 200, contentType: 'text/xml', body }, { email: 'fred.m@willow.example' });
  expect(before).toMatchObject({ incoming: { hostname: 'imap.willow.example' } });
});

test('a server that never ends is given up', async () => {
  respond = (_, response) => {
    response.writeHead(200).write('<clientConfig>');
  };
  const { port } = plain.address() as AddressInfo;
  const limits = { allowsHttp: true, connectTo: { host: '127.0.0.1', port }, limitBytes: 1000, timeoutMs: 200 };
  expect(await fetchWhole(new URL('http://willow.example/'), limits)).toEqual({
    ok: false,
    problem: 'does not answer within 0.2 seconds',
  });
});

test.each([
  ['a text that is no domain', ['no domain']],
  ['an address at another domain', ['willow.example', '--address', 'fred@oak.example']],
])('%s is refused in one line', async (_what, args) => {
  const result = await runPlain(...args);
  expect(result).toMatchObject({ code: 1, files: [] });
  expect(result.err).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('a place to connect to that is none is a wrong command line', async () => {
  expect(await runImport('url', 'willow.example', '--connect-to', 'nowhere')).toMatchObject({ code: 2 });
});
