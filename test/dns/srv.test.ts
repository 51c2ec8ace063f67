import { describe, expect, test } from 'vitest';
import { findProblems } from '../../src/core/problems.ts';
import type { DnsAnswer } from '../../src/dns/record.ts';
import { toServiceNames, toSrvProvider } from '../../src/dns/srv.ts';
import { findSchemaIssues } from '../../src/storage/schema.ts';
import { domain, nothing, records } from './fixtures.ts';

const school = domain('school.example.org');
const now = Date.UTC(2026, 10, 23);
type Services = Partial<Record<'imaps' | 'imap' | 'pop3s' | 'pop3' | 'submissions' | 'submission', DnsAnswer>>;

const toAnswers = (services: Services): readonly DnsAnswer[] =>
  toServiceNames(school).map((name) => {
    const service = name.slice(1, name.indexOf('.')) as keyof Services;
    return services[service] ?? nothing();
  });
/** The servers in order, as `imap imap.school.example.org:993 SSL`. */
const toList = (services: Services): readonly string[] => {
  const provider = toSrvProvider(school, toAnswers(services), now);
  return [...(provider?.incoming ?? []), ...(provider?.outgoing ?? [])].map((server) =>
    'hostname' in server
      ? `${server.type} ${server.hostname}:${String(server.port)} ${server.socketType}`
      : server.type,
  );
};
const imaps = records(300, [0, 'imap.school.example.org', 993]);
const submissions = records(300, [0, 'smtp.school.example.org', 465]);
const own = ['imap imap.school.example.org:993 SSL', 'smtp smtp.school.example.org:465 SSL'];

test('the names are those of RFC 6186 and RFC 8314', () => {
  expect(toServiceNames(school)).toEqual(
    ['_imaps', '_imap', '_pop3s', '_pop3', '_submissions', '_submission'].map((label) => `${label}._tcp.${school}`),
  );
});

test('a domain that leaves no room for them is not asked', () => {
  const long = domain(`${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(50)}`);
  expect(toServiceNames(long)).toEqual([]);
  expect(toSrvProvider(long, [], now)).toBeUndefined();
});

test('the entry is one that a person could have written', () => {
  const all = toSrvProvider(
    school,
    toAnswers({
      imaps,
      imap: records(300, [1, 'imap.school.example.org', 143]),
      pop3s: records(300, [5, 'school.example.org', 995]),
      pop3: records(300, [6, 'school.example.org', 110]),
      submissions,
      submission: records(300, [0, 'smtp.school.example.org', 10587]),
    }),
    now,
  );
  expect(all).toMatchObject({ id: school, domains: [school], source: 'https://www.rfc-editor.org/rfc/rfc6186' });
  expect(findSchemaIssues(all)).toEqual([]);
  expect(all && findProblems(all, '2026-11-23')).toEqual([]);
});

describe('servers in order', () => {
  const tls = records(300, [0, 'a.school.example.org', 993]);
  test.each<[string, Services, readonly string[]]>([
    ['one to read and one to send', { imaps, submissions }, own],
    [
      'TLS before STARTTLS, IMAP before POP3 of the same priority',
      {
        imap: records(1, [0, 'a.school.example.org', 143]),
        pop3s: records(1, [0, 'a.school.example.org', 995]),
        imaps: tls,
        submissions,
      },
      [
        'imap a.school.example.org:993 SSL',
        'imap a.school.example.org:143 STARTTLS',
        'pop3 a.school.example.org:995 SSL',
        own[1] ?? '',
      ],
    ],
    [
      'what the domain prefers first',
      {
        pop3s: records(1, [0, 'a.school.example.org', 995]),
        imaps: records(1, [10, 'a.school.example.org', 993]),
        submissions,
      },
      ['pop3 a.school.example.org:995 SSL', 'imap a.school.example.org:993 SSL', own[1] ?? ''],
    ],
    [
      'the lower priority, then the greater weight',
      {
        imaps: records(
          1,
          [5, 'c.school.example.org', 993],
          [0, 'b.school.example.org', 993, 1],
          [0, 'a.school.example.org', 993, 9],
        ),
        submissions,
      },
      [
        'imap a.school.example.org:993 SSL',
        'imap b.school.example.org:993 SSL',
        'imap c.school.example.org:993 SSL',
        own[1] ?? '',
      ],
    ],
    [
      'at most four',
      {
        imaps: records(
          1,
          ...Array.from({ length: 9 }, (_, index) => [index, `m${String(index)}.school.example.org`, 993] as const),
        ),
        submissions,
      },
      [
        'imap m0.school.example.org:993 SSL',
        'imap m1.school.example.org:993 SSL',
        'imap m2.school.example.org:993 SSL',
        'imap m3.school.example.org:993 SSL',
        own[1] ?? '',
      ],
    ],
    [
      'a port of its own',
      { imaps: records(1, [0, 'a.school.example.org', 10993]), submissions },
      ['imap a.school.example.org:10993 SSL', own[1] ?? ''],
    ],
    ['`.` means that a service is not offered', { imaps, pop3s: records(1, [0, '', 0]), submissions }, own],
    [
      'hosts elsewhere do not count',
      { imaps: records(1, [0, 'imap.evil.example.net', 993], [9, 'imap.school.example.org', 993]), submissions },
      own,
    ],
  ])('%s', (_reason, services, expected) => {
    expect(toList(services)).toEqual(expected);
  });
});

describe('no settings', () => {
  test.each<[string, Services]>([
    ['nothing stated', {}],
    ['nothing to send with', { imaps }],
    ['nothing to read with', { submissions }],
    ['a host elsewhere', { imaps: records(1, [0, 'imap.evil.example.net', 993]), submissions }],
    [
      'a host that only ends like the domain',
      { imaps: records(1, [0, 'imap.evilschool.example.org', 993]), submissions },
    ],
    ['a host above the domain', { imaps: records(1, [0, 'example.org', 993]), submissions }],
    ['a dot inside a label', { imaps: records(1, [0, 'evil\\046school.example.org', 993]), submissions }],
    ['port 0', { imaps: records(1, [0, 'imap.school.example.org', 0]), submissions }],
    ['STARTTLS where TLS is spoken', { imap: records(1, [0, 'imap.school.example.org', 993]), submissions }],
    [
      'more than sixteen records',
      {
        imaps: records(1, ...Array.from({ length: 17 }, () => [0, 'imap.school.example.org', 993] as const)),
        submissions,
      },
    ],
  ])('%s', (_reason, services) => {
    expect(toList(services)).toEqual([]);
  });
});
