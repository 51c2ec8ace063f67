import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorkerd, type RunningWorker } from '../bench/workerd.ts';

// The uploadable file in plain workerd, spoken to in bytes: what fetch() would tidy up before it is sent.

const project = join(import.meta.dirname, '..');
let worker: RunningWorker;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(project, 'src/cli/build.ts')]);
  worker = await startWorkerd(join(project, 'dist/worker/worker.js'), {
    SERVICE_HOST: 'autoconfig.example.com',
    PLAIN_HTTP: 'answer',
    LOG: 'all',
  });
}, 60_000);
afterAll(() => worker.stop());

interface RawResponse {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes and reads until the server closes or `quietMs` pass without a byte. */
async function send(bytes: string, quietMs = 400): Promise<RawResponse> {
  const received = await new Promise<string>((done, failed) => {
    const socket = connect(worker.port, '127.0.0.1');
    let text = '';
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      done(text);
    };
    socket.on('connect', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(finish, quietMs);
    });
    socket.on('close', finish);
    socket.on('error', (error) => {
      if (text === '') failed(error);
      else finish();
    });
  });
  const end = received.indexOf('\r\n\r\n');
  return {
    status: Number(received.slice(9, 12)),
    head: received.slice(0, end).toLowerCase(),
    body: received.slice(end + 4),
  };
}

const path = '/autodiscover/autodiscover.xml';
const outlookBody =
  '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>jane@gmail.com</EMailAddress></Request></Autodiscover>';

describe('on the wire', () => {
  test('HEAD has the headers of GET, length included, and no body', async () => {
    for (const target of ['/v1.1/gmail.com', '/email.mobileconfig?email=jane@gmail.com', '/healthz', '/none']) {
      const request = (method: string): string => `${method} ${target} HTTP/1.1\r\nHost: example.com\r\n\r\n`;
      const [get, head] = [await send(request('GET')), await send(request('HEAD'))];
      const withoutId = (text: string): string => text.replace(/x-request-id: .*/, '');
      expect(head.status).toBe(get.status);
      expect(withoutId(head.head)).toBe(withoutId(get.head));
      expect(head.head).toMatch(/content-length: [1-9]/);
      expect(head.body).toBe('');
    }
  });

  test('a chunked body is answered like a whole one', async () => {
    const half = outlookBody.length >> 1;
    const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
    const { status, body } = await send(
      `POST ${path} HTTP/1.1\r\nHost: x.example\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(outlookBody.slice(0, half))}${chunk(outlookBody.slice(half))}0\r\n\r\n`,
    );
    expect(status).toBe(200);
    expect(body).toContain('<Server>imap.gmail.com</Server>');
  });

  test('a megabyte is refused, declared or chunked', async () => {
    const megabyte = 'x'.repeat(1 << 20);
    const declared = await send(
      `POST ${path} HTTP/1.1\r\nHost: x.example\r\nContent-Length: ${megabyte.length}\r\n\r\n${megabyte}`,
    );
    expect(declared.status).toBe(413);
    const chunked = await send(
      `POST ${path} HTTP/1.1\r\nHost: x.example\r\nTransfer-Encoding: chunked\r\n\r\n${megabyte.length.toString(16)}\r\n${megabyte}\r\n0\r\n\r\n`,
    );
    expect(chunked.status).toBe(413);
  });

  test('the domain comes from the Host when there is no address', async () => {
    const ask = (host: string): Promise<RawResponse> =>
      send(`GET /mail/config-v1.1.xml HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    for (const host of ['autoconfig.gmail.com', 'gmail.com', 'AUTOCONFIG.Gmail.com:8080', 'autoconfig.gmail.com.']) {
      expect((await ask(host)).body, host).toContain('<hostname>imap.gmail.com</hostname>');
    }
    for (const host of ['autoconfig.nobody.example', '127.0.0.1', 'localhost', '[::1]:80', 'autoconfig.com']) {
      expect((await ask(host)).status, host).toBe(404);
    }
  });

  test('bytes that are no text in path, query or Host never end in a 5xx', async () => {
    const requests = [
      'GET /mail/config-v1.1.xml?emailaddress=\xff\xfe@gmail.com HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET /mail/config-v1.1.xml?emailaddress=%ff%fe@gmail.com HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET /v1.1/%ed%a0%80.example HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET /v1.1/\xc3\x28 HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET /mail/config-v1.1.xml HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET /mail/config-v1.1.xml HTTP/1.1\r\nHost: <script>\r\n\r\n',
      'GET http://gmail.com/mail/config-v1.1.xml HTTP/1.1\r\nHost: other.example\r\n\r\n',
      'GET //mail//config-v1.1.xml/ HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
      'GET * HTTP/1.1\r\nHost: gmail.com\r\n\r\n',
    ];
    for (const request of requests) {
      const { status } = await send(request);
      expect(status, request).toBeGreaterThanOrEqual(200);
      expect(status, request).toBeLessThan(500);
    }
  });

  test('addresses in the encodings of real clients find the domain', async () => {
    for (const query of [
      'emailaddress=fred%2Btag%40gmail.com',
      'emailaddress=fred+tag@gmail.com',
      'emailaddress=Fred%40GMAIL.com',
      'emailaddress=50%off@gmail.com',
      'emailaddress=EVOLUTIONUSER%40gmail.com&emailmd5=6255165076a5e31273cbda50bb9f9636',
    ]) {
      const { status, body } = await send(
        `GET /mail/config-v1.1.xml?${query} HTTP/1.1\r\nHost: autoconfig.gmail.com\r\n\r\n`,
      );
      expect(status, query).toBe(200);
      expect(body).toContain('<username>%EMAILADDRESS%</username>');
      expect(body).not.toContain('EVOLUTIONUSER');
    }
  });
});

describe('the log', () => {
  test('has one line a request, and nothing that a person sent', async () => {
    const secrets = [
      'planted-local',
      'planted-password',
      'planted-query',
      'planted-agent',
      'planted.example',
      'cGxhbnRlZC1wYXNzd29yZA',
    ];
    const headers = `Host: planted.example\r\nAuthorization: Basic cGxhbnRlZC1wYXNzd29yZA==\r\nX-User-Identity: planted-local@gmail.com\r\nUser-Agent: planted-agent\r\nCookie: planted-password\r\n`;
    const body = outlookBody.replace('jane', 'planted-local');
    const requests = [
      'GET /mail/config-v1.1.xml?emailaddress=planted-local@gmail.com&planted-query=1',
      'GET /mail/config-v1.1.xml?emailaddress=planted-local@planted.example',
      'GET /email.mobileconfig?email=planted-local@gmail.com&password=planted-password',
      'GET /email.mobileconfig?email=planted-local@@gmail.com',
      'GET /v1.1/planted.example',
      'GET /planted-query/planted-local@gmail.com',
      'PLANTED-QUERY /mail/config-v1.1.xml?planted-query',
      'DELETE /autodiscover/autodiscover.xml?planted-query',
    ];
    const before = worker.log().length;
    const answers = [];
    for (const request of requests) answers.push(await send(`${request} HTTP/1.1\r\n${headers}\r\n`));
    answers.push(await send(`POST ${path} HTTP/1.1\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`));
    const broken = `${body}<`;
    answers.push(await send(`POST ${path} HTTP/1.1\r\n${headers}Content-Length: ${broken.length}\r\n\r\n${broken}`));
    const log = worker.log().slice(before);

    for (const secret of secrets) expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['level', 'requestId', 'method', 'route', 'format', 'outcome', 'status']);
    }
    // workerd itself refuses a method that HTTP does not know.
    expect(lines.length).toBeGreaterThanOrEqual(answers.length - 1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      for (const secret of secrets) expect(answer.head + answer.body.toLowerCase()).not.toContain(secret.toLowerCase());
    }
    for (const answer of answers) expect(answer.head).not.toContain('planted');
  });
});
