import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from 'dns-packet';
import type { DnsType } from '../../src/dns/record.ts';
import { parseMessage, renderQuestion } from '../../src/dns/message.ts';
import { cname, decodeMessage, encodeAnswer, mx, soa, srv } from './messages.ts';

const name = 'school.example.org';
const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');
const label = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 });
const hostName = fc.array(label, { minLength: 2, maxLength: 6 }).map((labels) => labels.join('.'));
const number16 = fc.nat({ max: 0xffff });
const ttl = fc.nat({ max: 0x7fffffff });

describe('questions', () => {
  test('an independent reader finds in them what was asked', () => {
    fc.assert(
      fc.property(hostName, fc.constantFrom('MX', 'SRV', 'A', 'AAAA', 'CNAME', 'TXT'), (asked, type) => {
        const { id, type: kind, questions, flag_rd: wantsRecursion } = decodeMessage(renderQuestion(asked, type));
        expect({ id, kind, questions, wantsRecursion }).toEqual({
          id: 0,
          kind: 'query',
          questions: [{ name: asked, type, class: 'IN' }],
          wantsRecursion: true,
        });
      }),
    );
  });

  test('the longest domain fits', () => {
    const longest = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
    expect(longest).toHaveLength(253);
    expect(decodeMessage(renderQuestion(longest, 'MX')).questions?.[0]?.name).toBe(longest);
  });
});

describe('answers of an independent writer', () => {
  test('MX records are read as they were written', () => {
    const record = fc.record({ priority: number16, target: hostName, ttl });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 100 }), (records) => {
        const bytes = encodeAnswer({
          name,
          answers: records.map((each) => mx(name, each.priority, each.target, each.ttl)),
        });
        expect(parseMessage(bytes, name, 'MX')).toMatchObject({
          kind: 'records',
          records: records.map(({ priority, target }) => ({ priority, weight: 0, port: 0, target })),
          ttlSeconds: Math.min(...records.map((each) => each.ttl)),
        });
      }),
    );
  });

  test('SRV records are read as they were written', () => {
    const record = fc.record({ priority: number16, weight: number16, port: number16, target: hostName });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
        const service = `_imaps._tcp.${name}`;
        const answers = records.map((each) => srv(service, each.target, each.port, each.priority, each.weight));
        expect(parseMessage(encodeAnswer({ name: service, type: 'SRV', answers }), service, 'SRV')).toMatchObject({
          kind: 'records',
          records,
        });
      }),
    );
  });

  test.each<readonly [string, DnsType, Answer, string]>([
    ['an IPv4 address', 'A', { type: 'A', name, ttl: 60, data: '192.0.2.7' }, '192.0.2.7'],
    [
      'an IPv6 address, in its short form',
      'AAAA',
      { type: 'AAAA', name, ttl: 60, data: '2001:db8:0:0:0:0:0:1' },
      '2001:db8::1',
    ],
    ['an IPv6 address of zeros', 'AAAA', { type: 'AAAA', name, ttl: 60, data: '::' }, '::'],
    [
      'an alias that is asked for is no alias to follow',
      'CNAME',
      cname(name, 'Host.Example.ORG', 60),
      'host.example.org',
    ],
    ['the strings of a text', 'TXT', { type: 'TXT', name, ttl: 60, data: ['v=UAAC1; ', 'a="b"'] }, 'v=UAAC1; a="b"'],
    ['an empty text', 'TXT', { type: 'TXT', name, ttl: 60, data: [''] }, ''],
  ])('%s', (_what, type, answer, target) => {
    expect(parseMessage(encodeAnswer({ name, type, answers: [answer] }), name, type)).toMatchObject({
      kind: 'records',
      records: [{ priority: 0, weight: 0, port: 0, target }],
      ttlSeconds: 60,
    });
  });

  test('addresses behind an alias', () => {
    const answers: Answer[] = [
      cname(name, 'a.example.org'),
      { type: 'A', name: 'a.example.org', ttl: 60, data: '192.0.2.7' },
    ];
    expect(parseMessage(encodeAnswer({ name, type: 'A', answers }), name, 'A')).toMatchObject({
      records: [{ target: '192.0.2.7' }],
    });
  });

  test.each([
    ['an address that is too short', 'A', [192, 0, 2]],
    ['an address that is too long', 'A', [192, 0, 2, 7, 0]],
    ['an IPv6 address of four octets', 'AAAA', [192, 0, 2, 7]],
    ['a string beyond its record', 'TXT', [9, 0x61]],
  ] as const)('%s is malformed', (_what, type, rdata) => {
    const good = encodeAnswer({ name, type: 'A', answers: [{ type: 'A', name, ttl: 60, data: '192.0.2.7' }] });
    const bytes = new Uint8Array(good.length - 4 + rdata.length);
    bytes.set(good.subarray(0, -4));
    bytes.set(rdata, good.length - 4);
    const number = { A: 1, AAAA: 28, TXT: 16 }[type];
    const view = new DataView(bytes.buffer);
    const start = good.length - 4;
    view.setUint16(start - 2, rdata.length);
    view.setUint16(start - 10, number);
    view.setUint16(12 + name.length + 2, number);
    expect(parseMessage(bytes, name, type)).toEqual({ kind: 'failed', problem: 'malformed' });
  });

  const aliases = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      cname(index === 0 ? name : `a${String(index)}.example.org`, `a${String(index + 1)}.example.org`, 100 + index),
    );
  test.each([
    ['a null MX has the root as target', { answers: [mx(name, 0, '.')] }, [{ priority: 0, target: '' }], 300],
    [
      'capitals do not count',
      { answers: [mx('School.Example.ORG', 1, 'MX.Host.Example')] },
      [{ target: 'mx.host.example' }],
      300,
    ],
    [
      'records of other names do not count',
      { answers: [mx('other.example.org', 1, 'a.example'), mx(name, 2, 'b.example')] },
      [{ priority: 2 }],
      300,
    ],
    [
      'records of other types do not count',
      { answers: [{ type: 'TXT', name, ttl: 1, data: 'x' }, mx(name, 2, 'b.example')] },
      [{ priority: 2 }],
      300,
    ],
    [
      'an alias is followed, and the shortest TTL counts',
      { answers: [cname(name, 'a.example', 77), mx('a.example', 1, 'b.example')] },
      [{ target: 'b.example' }],
      77,
    ],
    [
      'eight aliases are followed, in any order',
      { answers: [mx('a8.example.org', 1, 'b.example'), ...aliases(8).reverse()] },
      [{ target: 'b.example' }],
      100,
    ],
  ] as const)('%s', (_reason, parts, records, ttlSeconds) => {
    expect(parseMessage(encodeAnswer({ name, ...parts }), name, 'MX')).toMatchObject({
      kind: 'records',
      records,
      ttlSeconds,
    });
  });

  test.each([
    ['no record of the type', { authorities: [soa('example.org', 120)] }, { kind: 'no-records', ttlSeconds: 120 }],
    ['no such name', { rcode: 3, authorities: [soa('example.org', 120)] }, { kind: 'no-name', ttlSeconds: 120 }],
    [
      'the TTL of the SOA where it is smaller than its minimum',
      { rcode: 3, authorities: [soa('example.org', 7200, 30)] },
      { kind: 'no-name', ttlSeconds: 30 },
    ],
    ['nothing that says for how long', {}, { kind: 'no-records', ttlSeconds: undefined }],
    [
      'an alias to a name without records',
      { answers: [cname(name, 'a.example')], authorities: [soa('example', 60)] },
      { kind: 'no-records', ttlSeconds: 60 },
    ],
    [
      'an alias to no name',
      { rcode: 3, answers: [cname(name, 'a.example')], authorities: [soa('example', 60)] },
      { kind: 'no-name', ttlSeconds: 60 },
    ],
    [
      'nine aliases',
      { answers: [...aliases(9), mx('a9.example.org', 1, 'b.example')] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'aliases that go round',
      { answers: [cname(name, 'a.example'), cname('a.example', name)] },
      { kind: 'failed', problem: 'malformed' },
    ],
    ['an alias to itself', { answers: [cname(name, name)] }, { kind: 'failed', problem: 'malformed' }],
    [
      'two aliases of one name',
      { answers: [cname(name, 'a.example'), cname(name, 'b.example')] },
      { kind: 'failed', problem: 'malformed' },
    ],
    ['truncated', { flags: 0x0200 }, { kind: 'failed', problem: 'truncated' }],
    ['SERVFAIL', { rcode: 2 }, { kind: 'failed', problem: 'SERVFAIL' }],
    ['FORMERR', { rcode: 1 }, { kind: 'failed', problem: 'refused' }],
    ['REFUSED', { rcode: 5 }, { kind: 'failed', problem: 'refused' }],
    ['another ID', { id: 1 }, { kind: 'failed', problem: 'for another question' }],
    ['another opcode', { flags: 0x2800 }, { kind: 'failed', problem: 'for another question' }],
    ['another name', { name: 'school.example.com' }, { kind: 'failed', problem: 'for another question' }],
    ['another type', { type: 'SRV' }, { kind: 'failed', problem: 'for another question' }],
  ] as const)('says what is to be made of: %s', (_reason, parts, expected) => {
    expect(parseMessage(encodeAnswer({ name, ...parts }), name, 'MX')).toEqual(expected);
  });
});

/** The question `a.b MX` as an answer with one record, whose bytes are given from the owner on. */
function toMessage(record: readonly number[], answers = 1): Uint8Array {
  const header = [0, 0, 0x81, 0x80, 0, 1, answers >> 8, answers & 0xff, 0, 0, 0, 0];
  return new Uint8Array([...header, 1, 0x61, 1, 0x62, 0, 0, 15, 0, 1, ...record]);
}
/** Owner (a pointer to the question), MX, IN, TTL 300. */
const start = [0xc0, 12, 0, 15, 0, 1, 0, 0, 1, 44];
const text = (value: string): readonly number[] => Array.from(value, (character) => character.charCodeAt(0));

describe('bytes', () => {
  test('a compressed name is read', () => {
    const bytes = toMessage([...start, 0, 6, 0, 5, 1, 0x78, 0xc0, 14]);
    expect(parseMessage(bytes, 'a.b', 'MX')).toMatchObject({ records: [{ priority: 5, target: 'x.b' }] });
  });

  test.each([
    ['a dot inside a label is no boundary', [4, ...text('mx.g'), 3, ...text('com'), 0], 'mx\\046g.com'],
    ['a null byte is no end', [3, 0x6d, 0, 0x78, 3, ...text('com'), 0], 'm\\000x.com'],
    ['bytes beyond ASCII are no letters', [2, 0xc3, 0xa4, 3, ...text('com'), 0], '\\195\\164.com'],
    ['a blank and an at sign are no letters', [2, 0x20, 0x40, 3, ...text('com'), 0], '\\032\\064.com'],
    ['a Kelvin sign is no k', [3, 0xe2, 0x84, 0xaa, 0], '\\226\\132\\170'],
  ])('%s', (_reason, target, expected) => {
    const bytes = toMessage([...start, 0, target.length + 2, 0, 1, ...target]);
    expect(parseMessage(bytes, 'a.b', 'MX')).toMatchObject({ records: [{ target: expected }] });
  });

  test('a TTL with its first bit set is none', () => {
    const bytes = toMessage([0xc0, 12, 0, 15, 0, 1, 0x80, 0, 0, 1, 0, 3, 0, 5, 0]);
    expect(parseMessage(bytes, 'a.b', 'MX')).toMatchObject({ kind: 'records', ttlSeconds: 0 });
  });

  test('records of another class do not count', () => {
    const bytes = toMessage([0xc0, 12, 0, 15, 0, 3, 0, 0, 1, 44, 0, 3, 0, 5, 0]);
    expect(parseMessage(bytes, 'a.b', 'MX')).toEqual({ kind: 'no-records', ttlSeconds: undefined });
  });

  const malformed: readonly (readonly [string, Uint8Array])[] = [
    ['no bytes', new Uint8Array()],
    ['half a header', toMessage([]).subarray(0, 7)],
    ['a header alone', toMessage([]).subarray(0, 12)],
    ['half a question', toMessage([]).subarray(0, 16)],
    ['a record that is announced and missing', toMessage([])],
    ['65,535 records that are announced and missing', toMessage([...start, 0, 3, 0, 5, 0], 65_535)],
    ['a pointer to itself', toMessage([...start, 0, 4, 0, 5, 0xc0, 35])],
    ['two pointers that go round', toMessage([...start, 0, 6, 0, 5, 0xc0, 37, 0xc0, 35])],
    ['a pointer that leads on', toMessage([...start, 0, 4, 0, 5, 0xc0, 60])],
    ['a pointer that leads on, to a name', toMessage([...start, 0, 4, 0, 5, 0xc0, 37, 1, 0x78, 0])],
    ['a record of another type beyond the end', toMessage([0xc0, 12, 0, 16, 0, 1, 0, 0, 1, 44, 0, 9, 0])],
    ['a pointer beyond the end', toMessage([...start, 0, 4, 0, 5, 0xff, 0xff])],
    ['half a pointer', toMessage([...start, 0, 3, 0, 5, 0xc0])],
    ['a label of 64 bytes', toMessage([...start, 0, 68, 0, 5, 64, ...Array<number>(64).fill(0x61), 0])],
    ['a label beyond the end', toMessage([...start, 0, 4, 0, 5, 9, 0x61])],
    ['a record beyond the end', toMessage([...start, 0, 200, 0, 5, 0])],
    ['a name shorter than its record', toMessage([...start, 0, 5, 0, 5, 0, 0, 0])],
    ['a name longer than its record', toMessage([...start, 0, 3, 0, 5, 1, 0x61, 0])],
    ['a record without a name', toMessage([...start, 0, 2, 0, 5])],
    ['a record without anything', toMessage([...start, 0, 0])],
    [
      'a name of 256 bytes',
      toMessage([
        ...start,
        1,
        3,
        0,
        5,
        ...Array<readonly number[]>(4)
          .fill([63, ...Array<number>(63).fill(0x61)])
          .flat(),
        0,
      ]),
    ],
  ];
  test.each(malformed)('%s: malformed', (_reason, bytes) => {
    expect(parseMessage(bytes, 'a.b', 'MX')).toEqual({ kind: 'failed', problem: 'malformed' });
  });

  test('an answer to two questions is none to this one', () => {
    const bytes = toMessage([...start, 0, 3, 0, 5, 0]);
    bytes[5] = 2;
    expect(parseMessage(bytes, 'a.b', 'MX')).toEqual({ kind: 'failed', problem: 'for another question' });
  });

  test('a question, which is no answer, is not taken for one', () => {
    const problem = { kind: 'failed', problem: 'for another question' };
    expect(parseMessage(renderQuestion(name, 'MX'), name, 'MX')).toEqual(problem);
  });

  test('more than 65,535 bytes are too many', () => {
    expect(parseMessage(new Uint8Array(65_536), name, 'MX')).toEqual({ kind: 'failed', problem: 'too long' });
  });

  test('the most expensive message ends soon', () => {
    // Pointers to pointers as far as they go, then records whose owner is the last of them.
    const bytes = new Uint8Array(65_535);
    const question = toMessage([], 4_000);
    bytes.set(question);
    let at = question.length;
    const record = [0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0x3e, 0x80]; // a TXT record of 16,000 bytes
    bytes.set(record, at);
    at += record.length;
    let last = 12;
    for (; at < 16_000; at += 2) {
      bytes.set([0xc0 | (last >> 8), last & 0xff], at);
      last = at;
    }
    at = question.length + record.length + 16_000;
    for (; at + 12 <= bytes.length; at += 12) bytes.set([0xc0 | (last >> 8), last & 0xff], at);
    const before = performance.now();
    for (let round = 0; round < 20; round += 1) parseMessage(bytes, 'a.b', 'MX');
    expect((performance.now() - before) / 20).toBeLessThan(50);
  });

  test('whatever the bytes are, there is an answer', () => {
    const valid = encodeAnswer({
      name,
      answers: [cname(name, 'a.example'), mx('a.example', 1, 'b.example')],
      authorities: [soa('example', 9)],
    });
    const mutated = fc
      .array(fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 })
      .chain((changes) =>
        fc.nat({ max: valid.length }).map((length) => {
          const bytes = valid.slice();
          for (const [at, octet] of changes) bytes[at] = octet;
          return length % 3 === 0 ? bytes : bytes.subarray(0, length);
        }),
      );
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), mutated), (bytes) => {
        kinds.add(parseMessage(bytes, name, 'MX').kind);
      }),
      { numRuns: 5_000 },
    );
    expect(kinds).toContain('failed');
    expect(kinds).toContain('records');
  });
});
