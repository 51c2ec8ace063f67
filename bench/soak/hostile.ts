import { NodeBuffer } from '../buffer.ts';
import { hostileBodies } from '../hostile.ts';
import type { Random } from '../random.ts';
import { toBytes, type Exchange } from './exchange.ts';
import { choosePerson, createValid, toPox } from './valid.ts';

/** Everything that is the sender's fault (docs/errors.md), and what is no fault at all. */
const anyAnswer = [200, 204, 301, 302, 307, 308, 400, 404, 405, 413];
/** RFC 9110 §15.5, RFC 6585 §5: what servers say before an application is asked. */
const serverAnswers = [...anyAnswer, 408, 411, 414, 417, 431];

const bodyPaths = ['/autodiscover/autodiscover.xml', '/autodiscover/autodiscover.svc', '/api/v1/settings', '/'];
const queryPaths = [
  '/mail/config-v1.1.xml?emailaddress=',
  '/email.mobileconfig?email=',
  '/autodiscover/autodiscover.json?Protocol=AutodiscoverV1&Email=',
  '/autodiscover/autodiscover.json/v1.0/',
  '/api/v1/settings?domain=',
  '/sheet?domain=',
  '/v1.1/',
  '/assets/',
];
const methods = ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'REPORT', 'LOCK', 'MKCOL', 'SEARCH'];
const hosts = [
  '',
  'localhost',
  '127.0.0.1',
  '[::1]:80',
  'a..b',
  '-.example',
  'xn--.example',
  `${'a.'.repeat(120)}example`,
];
const oddHosts = [
  'a b',
  '<script>',
  'ex\xe4mple.com',
  'x@y.example',
  'x.example/evil',
  'x.example:99999',
  '%00.example',
];
const versions = ['HTTP/0.9', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/1.1 ', ''];

const toRandomText = (random: Random, length: number, from: number, to: number): string =>
  Array.from({ length }, () => String.fromCharCode(from + random.below(to - from))).join('');

/** Bytes of a URL that need no escape on the wire, and some that would. */
const toRandomTarget = (random: Random): string =>
  toRandomText(random, 1 + random.below(60), 0x21, random.chance(0.3) ? 0x100 : 0x7f)
    .replaceAll('#', '%23')
    .replaceAll('a', random.pick(['%', '%00', '%ff', '%c3%28', '@', '%0d%0a', '&', '%f0%9f%98%80']));

type Make = (random: Random) => Exchange;
const hostile = (kind: string, method: string, bytes: Buffer, more: Partial<Exchange> = {}): Exchange => ({
  kind,
  method,
  bytes,
  statuses: anyAnswer,
  ...more,
});

/** Changes some bytes of a body. */
function spoil(random: Random, body: string): Buffer {
  const bytes = NodeBuffer.from(body);
  for (let count = 1 + random.below(4); count > 0; count -= 1) bytes[random.below(bytes.length)] = random.below(256);
  return random.chance(0.2) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

const makers: readonly Make[] = [
  (random) => {
    const [name, body] = random.pick(hostileBodies);
    return hostile(`hostile body: ${name}`, 'POST', toBytes('POST', random.pick(bodyPaths), { body }));
  },
  (random) => {
    const body = spoil(random, toPox(choosePerson(random).address));
    return hostile('spoilt body', 'POST', toBytes('POST', random.pick(bodyPaths), { body }));
  },
  (random) => {
    const body = NodeBuffer.from(toRandomText(random, random.below(2_000), 0, 256), 'latin1');
    return hostile('random body', 'POST', toBytes('POST', random.pick(bodyPaths), { body }));
  },
  (random) =>
    hostile('random query', 'GET', toBytes('GET', random.pick(queryPaths) + toRandomTarget(random), {}), {
      statuses: serverAnswers,
      mayEndInServer: true,
    }),
  (random) => {
    const query = random.pick([
      'a@'.repeat(2_000),
      `${'a'.repeat(6_000)}@example.com`,
      '&email=x@example.com'.repeat(300),
    ]);
    return hostile('long query', 'GET', toBytes('GET', random.pick(queryPaths) + query, {}));
  },
  (random) => {
    const method = random.pick(methods);
    const statuses = [...anyAnswer, 403];
    return hostile('odd method', method, toBytes(method, random.pick(queryPaths), {}), { statuses });
  },
  (random) =>
    hostile('odd Host', 'GET', toBytes('GET', '/mail/config-v1.1.xml', { host: random.pick(hosts) }), {
      statuses: serverAnswers,
      mayEndInServer: true,
    }),
  (random) =>
    hostile('Host that is none', 'GET', toBytes('GET', '/mail/config-v1.1.xml', { host: random.pick(oddHosts) }), {
      statuses: serverAnswers,
      mayEndInServer: true,
    }),
  (random) => {
    const bytes = NodeBuffer.from(`GET / ${random.pick(versions)}\r\nHost: example.com\r\nConnection: close\r\n\r\n`);
    return hostile('odd version', 'GET', bytes, { statuses: [...serverAnswers, 505], mayEndInServer: true });
  },
  (random) => {
    const headers = { [`X-${toRandomText(random, 10, 0x61, 0x7b)}`]: toRandomText(random, 12_000, 0x20, 0x7f).trim() };
    return hostile('long header', 'GET', toBytes('GET', '/healthz', { headers }), {
      statuses: serverAnswers,
      mayEndInServer: true,
    });
  },
  (random) => {
    // Two lengths, or a length beside chunks: what smuggles requests past a proxy (RFC 9112 §6.3).
    const second = random.pick(['Content-Length: 5', 'Transfer-Encoding: chunked', 'Transfer-Encoding: xchunked']);
    const bytes = NodeBuffer.from(
      `POST ${random.pick(bodyPaths)} HTTP/1.1\r\nHost: x.example\r\nContent-Length: 4\r\n${second}\r\n\r\n0\r\n\r\n`,
    );
    return hostile('two lengths', 'POST', bytes, { statuses: [...serverAnswers, 501], mayEndInServer: true });
  },
  (random) => {
    const bytes = NodeBuffer.from(
      toRandomText(random, 1 + random.below(200), 0, 256).replaceAll('\n', '') + '\r\n\r\n',
      'latin1',
    );
    return hostile('no HTTP', 'GET', bytes, { statuses: [...serverAnswers, 501, 505], mayEndInServer: true });
  },
];

/** What nobody sends in earnest. */
export const createHostile = (random: Random): Exchange => random.pick(makers)(random);

/** More than a body may have, declared or in chunks. Only the first part goes out, so that the answer is read. */
export function createOversized(random: Random): Exchange {
  const path = random.pick(bodyPaths.slice(0, 3));
  const part = 'x'.repeat(20_000);
  const isChunked = random.chance(0.5);
  const framing = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${16_385 + random.below(1 << 24)}`;
  const start = `POST ${path} HTTP/1.1\r\nHost: x.example\r\n${framing}\r\n\r\n`;
  const body = isChunked ? `${part.length.toString(16)}\r\n${part}\r\n` : part;
  return { kind: 'oversized body', method: 'POST', bytes: NodeBuffer.from(start + body), statuses: [413] };
}

/** A good request with a body, to be sent slowly or not to its end. */
export function createWithBody(random: Random): Exchange {
  for (;;) {
    const exchange = createValid(random);
    if (exchange.method === 'POST') return exchange;
  }
}
