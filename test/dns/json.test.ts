import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DnsType } from '../../src/dns/record.ts';
import { parseJsonAnswer } from '../../src/dns/json.ts';

const name = 'school.example.org';
const question = [{ name: `${name}.`, type: 15 }];
const read = (answer: unknown, type: DnsType = 'MX'): unknown => parseJsonAnswer(JSON.stringify(answer), name, type);

describe('the JSON of resolvers', () => {
  // As Google's and Cloudflare's resolvers answer, with the fields that nobody here reads.
  const google = {
    Status: 0,
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: false,
    Question: question,
    Answer: [
      { name: `${name}.`, type: 5, TTL: 120, data: 'a.example.' },
      { name: 'a.example.', type: 15, TTL: 300, data: '1 ASPMX.L.Google.com.' },
      { name: 'a.example.', type: 46, TTL: 300, data: 'mx 8 2 300 …' },
    ],
    Comment: 'Response from 192.0.2.1.',
  };

  test('records behind an alias', () => {
    expect(read(google)).toMatchObject({
      kind: 'records',
      records: [{ priority: 1, target: 'aspmx.l.google.com' }],
      ttlSeconds: 120,
    });
  });

  test('an SRV record, and names without the last dot', () => {
    const answer = {
      Status: 0,
      Question: [{ name, type: 33 }],
      Answer: [{ name, type: 33, TTL: 60, data: '10 5 993 imap.example.org' }],
    };
    expect(read(answer, 'SRV')).toMatchObject({
      records: [{ priority: 10, weight: 5, port: 993, target: 'imap.example.org' }],
    });
  });

  test.each<readonly [string, DnsType, number, string, string]>([
    ['an IPv4 address', 'A', 1, '192.0.2.7', '192.0.2.7'],
    ['an IPv6 address', 'AAAA', 28, '2001:DB8::1', '2001:db8::1'],
    ['an alias that is asked for', 'CNAME', 5, 'Host.example.org.', 'host.example.org'],
    ['a text in quotes, in parts', 'TXT', 16, '"v=UAAC1; " "a=1"', 'v=UAAC1; a=1'],
    ['a text with escapes', 'TXT', 16, '"a\\"b\\\\c\\065"', 'a"b\\cA'],
    ['a text without quotes', 'TXT', 16, 'v=UAAC1; a=1', 'v=UAAC1; a=1'],
  ])('%s', (_what, type, number, data, target) => {
    const answer = { Status: 0, Question: [{ name, type: number }], Answer: [{ name, type: number, TTL: 60, data }] };
    expect(read(answer, type)).toMatchObject({ records: [{ priority: 0, target }], ttlSeconds: 60 });
  });

  test.each<readonly [string, DnsType, number, string]>([
    ['an address that is none', 'A', 1, 'host.example.org.'],
    ['an IPv6 address that is none', 'AAAA', 28, 'host.example.org.'],
    ['a text whose quotes do not close', 'TXT', 16, '"a" "b'],
  ])('%s is malformed', (_what, type, number, data) => {
    const answer = { Status: 0, Question: [{ name, type: number }], Answer: [{ name, type: number, TTL: 60, data }] };
    expect(read(answer, type)).toEqual({ kind: 'failed', problem: 'malformed' });
  });

  const soa = [
    { name: 'example.org.', type: 6, TTL: 900, data: 'ns.example.org. hostmaster.example.org. 1 2 3 4 120' },
  ];
  test.each([
    ['no such name', { Status: 3, Question: question, Authority: soa }, { kind: 'no-name', ttlSeconds: 120 }],
    ['no record', { Status: 0, Question: question, Authority: soa }, { kind: 'no-records', ttlSeconds: 120 }],
    ['SERVFAIL', { Status: 2, Question: question }, { kind: 'failed', problem: 'SERVFAIL' }],
    ['REFUSED', { Status: 5, Question: question }, { kind: 'failed', problem: 'refused' }],
    ['truncated', { Status: 0, TC: true, Question: question }, { kind: 'failed', problem: 'truncated' }],
    [
      'another name',
      { Status: 0, Question: [{ name: 'other.', type: 15 }] },
      { kind: 'failed', problem: 'for another question' },
    ],
    ['another type', { Status: 0, Question: [{ name, type: 1 }] }, { kind: 'failed', problem: 'for another question' }],
    ['no question', { Status: 0 }, { kind: 'failed', problem: 'malformed' }],
    ['a list', [], { kind: 'failed', problem: 'malformed' }],
    [
      'a preference that is none',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: '1e3 mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'a preference beyond 16 bits',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: '65536 mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'two names',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: '1 mx.example. mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'two preferences',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: '1 2 mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'no preference',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: 'mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'a name beyond ASCII',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: '1 mx.exämple.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'a TTL that is none',
      { ...google, Answer: [{ name, type: 15, TTL: -1, data: '1 mx.example.' }] },
      { kind: 'failed', problem: 'malformed' },
    ],
    [
      'data that is no text',
      { ...google, Answer: [{ name, type: 15, TTL: 1, data: 1 }] },
      { kind: 'failed', problem: 'malformed' },
    ],
  ])('says what is to be made of: %s', (_reason, answer, expected) => {
    expect(read(answer)).toEqual(expected);
  });

  test('whatever the text is, there is an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseJsonAnswer(text, name, 'MX').kind).toBe('failed');
      }),
    );
    const anything = fc.anything({ withNullPrototype: false });
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.constant(name), type: fc.constantFrom(5, 15), TTL: anything, data: anything })),
        (Answer) => {
          parseJsonAnswer(
            JSON.stringify({ Status: 0, Question: question, Answer }, (_key, value: unknown) =>
              typeof value === 'bigint' ? String(value) : value,
            ),
            name,
            'MX',
          );
        },
      ),
    );
  });
});
