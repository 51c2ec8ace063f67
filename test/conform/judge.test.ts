import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAnswered } from '../../src/conform/answered.ts';
import type { Case, Level } from '../../src/conform/case.ts';
import { judge } from '../../src/conform/judge.ts';
import { toExcerpt } from '../../src/conform/judgement.ts';
import type { CaseResult, Verdict } from '../../src/conform/run.ts';
import { toScoreboard } from '../../src/conform/score.ts';
import { parseExpected } from '../../src/conform/target.ts';
import { fill } from '../../src/conform/template.ts';
import { expectedServers, readGroups, toTarget } from './servers.ts';

const cases = readGroups().flatMap((group) => group.cases);
const target = toTarget(1, 'birch.example', expectedServers['birch.example']);

const fragments = [
  '<?xml version="1.0"?>',
  '<clientConfig version="1.1">',
  '<emailProvider id="a.example">',
  '<incomingServer type="imap"><hostname>a.example</hostname><port>993</port>',
  '</incomingServer>',
  '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">',
  '<Response><Error><ErrorCode>600</ErrorCode></Error></Response>',
  '</Autodiscover>',
  '<plist version="1.0"><dict><key>PayloadUUID</key><string>x</string></dict></plist>',
  '{"Protocol":"ActiveSync","Url":"https://a.example/"}',
  '{"protocols":{"imap":{"host":"a.example"}}}',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<![CDATA[',
  '&a;&#0;&#x110000;',
  '\u0000\u202e\ufeff\ud800',
  '0',
];
const document = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => new TextEncoder().encode(parts.join(''))),
  fc.uint8Array({ maxLength: 200 }),
);
const received = fc.record({
  kind: fc.constant('answer' as const),
  status: fc.integer({ min: 100, max: 999 }),
  headers: fc
    .tuple(
      fc.constantFrom('text/xml', 'application/json', 'application/x-apple-aspen-config', 'TEXT/XML;;', ''),
      fc.string(),
    )
    .map(
      ([type, location]) =>
        new Map([
          ['content-type', type],
          ['location', location],
        ]),
    ),
  octets: document,
  elapsedMs: fc.nat(),
});

describe('judging', () => {
  test('takes whatever comes for every case, and says in one line of text what was found', () => {
    fc.assert(
      fc.property(received, received, (one, two) => {
        const answered = toAnswered(one, 'jane@birch.example');
        const context = { target, findOutcome: () => toAnswered(two, 'jane@birch.example') };
        for (const each of cases) {
          const judgement = judge(each, answered, context);
          if (judgement.kind === 'fail')
            expect(`${judgement.expected}${judgement.found}`).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('an excerpt', () => {
  test.each([
    ['a\r\n\tb', 'a\\u{d}\\u{a}\\u{9}b'],
    ['\x1b]0;x\x07', '\\u{1b}]0;x\\u{7}'],
    ['\u202e\u2028', '\\u{202e}\\u{2028}'],
    ['é😀', 'é😀'],
    ['a'.repeat(121), `${'a'.repeat(120)}…`],
  ])('of %j is %s', (text, excerpt) => {
    expect(toExcerpt(text)).toBe(excerpt);
  });
});

describe('a template', () => {
  test.each<readonly [template: string, place: 'raw' | 'url' | 'xml', filled: string]>([
    ['{account}', 'raw', 'a&b@birch.example'],
    ['{account}', 'url', 'a%26b%40birch.example'],
    ['{account}', 'xml', 'a&amp;b@birch.example'],
    ['{account|raw}', 'xml', 'a&b@birch.example'],
    ['{localPart}@{DOMAIN}', 'raw', 'jane@BIRCH.EXAMPLE'],
    ['{fakeAddress}', 'raw', 'EVOLUTIONUSER@birch.example'],
    ['{fill:3}{fill:2:<a>}', 'xml', 'aaa<a><a>'],
    ['{profile}', 'url', '/email.mobileconfig?email=a%26b%40birch.example'],
    ['{"a":"{domain}"}', 'raw', '{"a":"birch.example"}'],
  ])('%s in %s becomes %s', (template, place, filled) => {
    expect(fill(template, place, target, 'a&b@birch.example')).toBe(filled);
  });
});

describe('expected servers', () => {
  test('are read with their login', () => {
    expect(
      parseExpected('imap=IMAP.a.example:143:starttls, smtp=s.a.example:25:plain,login=localpart', 'jo@a.example'),
    ).toEqual({
      ok: true,
      servers: [
        { protocol: 'imap', hostname: 'imap.a.example', port: 143, security: 'STARTTLS', username: 'jo' },
        { protocol: 'smtp', hostname: 's.a.example', port: 25, security: 'plain', username: 'jo' },
      ],
    });
  });

  test.each([
    ['login=address'],
    ['imap=a.example:993'],
    ['imap=a.example:0:TLS'],
    ['jmap=a.example:443:TLS'],
    ['imap=a.example:993:TLS,login=a,login=b'],
    [''],
  ])('are refused as %j', (text) => {
    expect(parseExpected(text, 'jo@a.example').ok).toBe(false);
  });
});

describe('a standing', () => {
  const pass: Verdict = { kind: 'pass' };
  const failed: Verdict = { kind: 'fail', expected: '', found: '' };
  const absent: Verdict = { kind: 'not-offered' };
  const [model] = cases;
  if (model === undefined) throw new Error('no case');
  const toResult = (id: string, level: Level, verdict: Verdict, always = false): CaseResult => {
    const each: Case = { ...model, id, level, always, clients: ['Nine'] };
    return { case: each, verdict };
  };

  test.each<readonly [standing: string, failedIds: readonly string[], results: readonly CaseResult[]]>([
    ['works', [], [toResult('a', 'must', pass), toResult('b', 'should', pass), toResult('c', 'extra', failed)]],
    ['works with faults', ['b'], [toResult('a', 'must', pass), toResult('b', 'should', failed)]],
    ['fails', ['b', 'a'], [toResult('a', 'should', failed), toResult('b', 'must', failed)]],
    ['not offered', [], [toResult('a', 'must', absent), toResult('b', 'must', pass, true)]],
    ['fails', ['b'], [toResult('a', 'must', absent), toResult('b', 'must', failed, true)]],
    ['works', [], [toResult('a', 'must', absent), toResult('b', 'must', pass)]],
    ['not tested', [], [toResult('a', 'must', { kind: 'skipped', why: '' }), toResult('b', 'extra', pass)]],
  ])('is "%s" with %j failed', (standing, ids, results) => {
    expect(toScoreboard(results).clients).toMatchObject([{ name: 'Nine', standing, failed: ids }]);
  });
});
