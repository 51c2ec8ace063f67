import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OptionError } from '../../src/node/network/option-error.ts';
import { createLookup } from '../../src/cli/dns/live.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';
import { createDns } from '../../src/node/network/resolver.ts';

const types = { A: 1, CNAME: 5, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;

const toName = (name: string): readonly number[] => [
  ...name.split('.').flatMap((label) => (label === '' ? [] : [label.length, ...latin1(label)])),
  0,
];
const latin1 = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
const short = (value: number): readonly number[] => [value >> 8, value & 0xff];
const toText = (text: string): readonly number[] => [text.length, ...latin1(text)];

/** Records by name and type, as the octets of their data. */
const zone: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'both.example A': [[192, 0, 2, 1]],
  'both.example AAAA': [[0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  'four.example A': [[192, 0, 2, 4]],
  'alias.example CNAME': [toName('Target.Example')],
  'mx.example MX': [[...short(10), ...toName('MX1.example')]],
  'null.example MX': [[...short(0), ...toName('')]],
  '_imaps._tcp.srv.example SRV': [[...short(1), ...short(2), ...short(993), ...toName('imap.example')]],
  '_pop3s._tcp.srv.example SRV': [[...short(0), ...short(0), ...short(0), ...toName('')]],
  'txt.example TXT': [[...toText('v=one'), ...toText(' two')]],
};
/** Codes of RFC 1035 §4.1.1 by name. */
const codes: Readonly<Record<string, number>> = { 'missing.example': 3, 'broken.example': 2, 'refused.example': 5 };

let server: Socket;
let where = '';

beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (message, { port, address }) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
      labels.push(message.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const name = labels.join('.').toLowerCase();
    if (name === 'silent.example') return;
    const type = Object.entries(types).find(([, number]) => number === message.readUInt16BE(at + 1))?.[0] ?? '';
    const records = zone[`${name} ${type}`] ?? [];
    const answer = [
      ...message.subarray(0, 2),
      ...[0x81, 0x80 | (codes[name] ?? 0)],
      ...[...short(1), ...short(records.length), ...short(0), ...short(0)],
      ...message.subarray(12, at + 5),
      ...records.flatMap((data) => [
        ...[0xc0, 12],
        ...short(message.readUInt16BE(at + 1)),
        ...[...short(1), 0, 0, 0, 60, ...short(data.length), ...data],
      ]),
    ];
    server.send(Uint8Array.from(answer), port, address);
  });
  await new Promise<void>((done) => {
    server.bind(0, '127.0.0.1', done);
  });
  where = `127.0.0.1:${String(server.address().port)}`;
});
afterAll(() => {
  server.close();
});

describe('a DNS server of its own', () => {
  test.each([
    ['addresses', 'both.example', ['2001:db8::1', '192.0.2.1']],
    ['addresses', 'four.example', ['192.0.2.4']],
    ['cname', 'alias.example', ['target.example']],
    ['mx', 'mx.example', [{ preference: 10, exchange: 'mx1.example' }]],
    ['mx', 'null.example', [{ preference: 0, exchange: '.' }]],
    ['srv', '_imaps._tcp.srv.example', [{ priority: 1, weight: 2, port: 993, target: 'imap.example' }]],
    ['srv', '_pop3s._tcp.srv.example', [{ priority: 0, weight: 0, port: 0, target: '.' }]],
    ['txt', 'txt.example', ['v=one two']],
  ] as const)('%s of %s', async (kind, name, records) => {
    expect(await createDns(where)[kind](name)).toEqual({ kind: 'records', records });
  });

  test.each(['addresses', 'cname', 'mx', 'srv', 'txt'] as const)(
    '%s: nothing, and nobody who can say',
    async (kind) => {
      const dns = createDns(where);
      expect(await dns[kind]('missing.example')).toEqual({ kind: 'none' });
      expect(await dns[kind]('both.invalid')).toEqual({ kind: 'none' });
      expect(await dns[kind]('broken.example')).toMatchObject({ kind: 'failed', problem: /SERVFAIL/ });
      expect(await dns[kind]('refused.example')).toMatchObject({ kind: 'failed', problem: /refuses/ });
    },
  );

  test.each(['', '.', 'a..b', 'x'.repeat(300), `${'x'.repeat(64)}.example`, '\0', 'ü.example'])(
    'the name %j ends in a value',
    async (name) => {
      const dns = createDns(where);
      for (const kind of ['addresses', 'mx', 'srv', 'txt', 'cname'] as const) {
        expect(['none', 'failed']).toContain((await dns[kind](name)).kind);
      }
    },
  );

  test('a silent server is given up', async () => {
    const started = performance.now();
    expect(await createDns(where).txt('silent.example')).toMatchObject({ kind: 'failed', problem: /does not answer/ });
    expect(performance.now() - started).toBeLessThan(10_500);
  }, 15_000);

  test.each(['nowhere', '127.0.0.1:port', '', '[::1'])('--resolver %j is refused', (text) => {
    expect(() => createDns(text)).toThrow(OptionError);
  });

  test('--resolve comes before it', async () => {
    const network = createNetwork({ resolver: where, overrides: [parseOverride('four.example:993:192.0.2.9')] });
    expect(await network.dns.addresses('four.example')).toEqual({ kind: 'records', records: ['192.0.2.9'] });
    expect(await network.dns.addresses('both.example')).toMatchObject({ kind: 'records' });
  });

  test('connections ask it too', async () => {
    const network = createNetwork({ resolver: where });
    const target = { port: 993, tls: 'none', timeoutMs: 2000 } as const;
    expect(await network.connect({ ...target, hostname: 'missing.example' })).toMatchObject({ problem: 'no-address' });
    expect(await network.connect({ ...target, hostname: 'broken.example' })).toMatchObject({ problem: 'dns' });
    expect(await network.connect({ ...target, hostname: 'silent.example', timeoutMs: 300 })).toMatchObject({
      problem: 'dns',
    });
  });

  test('dns --compare throws where nobody can say', async () => {
    const lookup = createLookup(where);
    expect(await lookup.txt('txt.example')).toEqual(['v=one two']);
    expect(await lookup.srv('missing.example')).toEqual([]);
    expect(await lookup.hasAddress('four.example')).toBe(true);
    expect(await lookup.hasAddress('mx.example')).toBe(false);
    await expect(lookup.cname('broken.example')).rejects.toThrow('SERVFAIL');
  });
});

test('without a server the machine is asked, with its own names', async () => {
  expect(await createDns().addresses('localhost')).toMatchObject({ kind: 'records' });
});
