import { decode, encode, type Answer, type DecodedPacket } from 'dns-packet';
import { parseJsonAnswer } from '../../../src/dns/json.ts';
import { parseMessage } from '../../../src/dns/message.ts';
import type { DnsAnswer } from '../../../src/dns/record.ts';
import { NodeBuffer } from '../../buffer.ts';
import type { Random } from '../../random.ts';
import { fromBinary, toBinary, type FuzzTarget } from '../target.ts';

const asked = 'a.example';
const names = [asked, 'b.example', 'mx.example', 'x', '', 'a.b.c.d.example', 'x'.repeat(63)];
const problems = new Set(['too long', 'truncated', 'malformed', 'for another question', 'SERVFAIL', 'refused']);

const toRecord = (random: Random): Answer => {
  const name = random.chance(0.7) ? asked : random.pick(names);
  const ttl = random.pick([0, 300, 0x7fffffff, 0x80000000, 0xffffffff]);
  const exchange = random.pick(names);
  if (random.chance(0.2)) return { type: 'CNAME', name, ttl, data: exchange };
  if (random.chance(0.2)) return { type: 'TXT', name, ttl, data: 'x' };
  return { type: 'MX', name, ttl, data: { preference: random.below(65_536), exchange } };
};

function toMessage(random: Random): string {
  const flags = random.chance(0.8) ? 0x180 : random.below(0x10000) & 0x7fff;
  const records = (most: number): Answer[] => Array.from({ length: random.below(most) }, () => toRecord(random));
  const soa: Answer = {
    type: 'SOA',
    name: 'example',
    ttl: 300,
    data: {
      mname: 'ns.example',
      rname: 'h.example',
      serial: 1,
      refresh: 2,
      retry: 3,
      expire: 4,
      minimum: random.below(1_000),
    },
  };
  const bytes = encode({
    type: 'response',
    id: random.chance(0.97) ? 0 : 1,
    flags,
    questions: [{ name: random.chance(0.97) ? asked : random.pick(names), type: 'MX', class: 'IN' }],
    answers: records(5),
    authorities: random.chance(0.4) ? [soa] : records(2),
  });
  return bytes.toString('latin1');
}

const toJson = (random: Random): string =>
  toBinary(
    JSON.stringify({
      Status: random.pick([0, 0, 0, 2, 3, 5, '0']),
      TC: random.chance(0.05),
      Question: [{ name: `${asked}.`, type: 15 }],
      Answer: Array.from({ length: random.below(4) }, () => ({
        name: random.chance(0.8) ? asked : random.pick(names),
        type: random.pick([15, 15, 5, 6]),
        TTL: random.pick([0, 300, -1, 1.5, 2 ** 31]),
        data: `${random.pick(['10 ', '', '65536 ', '-1 ', '1 2 '])}${random.pick(names)}.`,
      })),
    }),
  );

function checkAnswer(answer: DnsAnswer): string | undefined {
  if (answer.kind === 'failed') return problems.has(answer.problem) ? undefined : `fails with ${answer.problem}`;
  const { ttlSeconds } = answer;
  if (ttlSeconds !== undefined && !(Number.isInteger(ttlSeconds) && ttlSeconds >= 0 && ttlSeconds <= 0x7fffffff))
    return 'has a TTL that is none';
  if (answer.kind !== 'records') return undefined;
  if (answer.records.length === 0) return 'has records, and none';
  for (const { priority, target } of answer.records) {
    if (!Number.isInteger(priority) || priority < 0 || priority > 65_535) return 'has a priority that is none';
    if (!/^[!-~]*$/.test(target) || target.length > 1_024 || /[A-Z]/.test(target))
      return 'has a target with other characters';
  }
  return undefined;
}

/** Records of the name itself, by the other reader; undefined where it cannot read the message. */
function readOtherwise(bytes: Uint8Array): readonly string[] | undefined {
  let packet: DecodedPacket;
  try {
    packet = decode(NodeBuffer.from(bytes));
  } catch {
    return undefined;
  }
  // It reads some other kinds, such as HINFO, past the length that they state, and all that follows wrongly.
  if (packet.answers?.some(({ type }) => !['MX', 'CNAME', 'TXT'].includes(type)) === true) return undefined;
  const found = packet.answers?.flatMap((record) =>
    record.type === 'MX' && record.name.toLowerCase() === asked && (record.class ?? 'IN') === 'IN'
      ? [`${String(record.data.preference)} ${record.data.exchange.toLowerCase()}`]
      : [],
  );
  return found ?? [];
}

/** Reading what a resolver answers, in either notation. */
export const dnsTarget: FuzzTarget = {
  name: 'dns',
  sources: ['src/dns/message.ts', 'src/dns/chain.ts', 'src/dns/json.ts'],
  words: [
    '\u00c0\u000c',
    '\u00c0\u0000',
    '\u00ff\u00ff',
    '\u0000\u000f\u0000\u0001',
    '\u0000\u0005\u0000\u0001',
    '\u003f',
    '"data":',
    '"TTL":',
    '"10 "',
    '{',
    '}',
    '[',
    ']',
  ],
  generate: (random) => (random.chance(0.75) ? toMessage(random) : toJson(random)),
  run: (input) => {
    const bytes = fromBinary(input);
    if (input.startsWith('{')) parseJsonAnswer(new TextDecoder().decode(bytes), asked, 'MX');
    else parseMessage(bytes, asked, 'MX');
  },
  check: (input) => {
    const bytes = fromBinary(input);
    if (input.startsWith('{')) return checkAnswer(parseJsonAnswer(new TextDecoder().decode(bytes), asked, 'MX'));
    const answer = parseMessage(bytes, asked, 'MX');
    const problem = checkAnswer(answer) ?? checkAnswer(parseMessage(bytes, asked, 'SRV'));
    if (problem !== undefined || answer.kind !== 'records') return problem;
    const theirs = readOtherwise(bytes);
    // Names with escapes are written otherwise, and aliases lead to other names.
    const ours = answer.records.map(({ priority, target }) => `${priority} ${target === '' ? '.' : target}`);
    if (theirs === undefined || theirs.length === 0 || ours.some((each) => each.includes('\\'))) return undefined;
    return [...ours].sort().join() === [...theirs].sort().join() ? undefined : 'has other records for the other reader';
  },
};
