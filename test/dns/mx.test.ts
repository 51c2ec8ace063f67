import { describe, expect, test } from 'vitest';
import { createMxFinder, findByMxRecords } from '../../src/dns/mx.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { Domain } from '../../src/core/types.ts';
import type { DnsRecord } from '../../src/dns/record.ts';
import { domain, giant, hoster, provider } from './fixtures.ts';

const registry = createRegistry([hoster, giant]);
const findByMx = (host: Domain) => registry.findByMx(host);
const toRecords = (list: readonly (readonly [number, string])[]): readonly DnsRecord[] =>
  list.map(([priority, target]) => ({ priority, target, weight: 0, port: 0 }));

describe('who the MX of a domain belongs to', () => {
  test.each([
    ['a host below the MX domain of an entry', [[10, 'mx1.hoster.net']], hoster],
    ['the MX domain itself', [[10, 'hoster.net']], hoster],
    [
      'several hosts of one entry, also by different MX domains',
      [
        [1, 'a.giant.com'],
        [1, 'b.mail.giant.net'],
      ],
      giant,
    ],
    [
      'its backup elsewhere does not matter',
      [
        [10, 'mx.hoster.net'],
        [20, 'backup.example.org'],
      ],
      hoster,
    ],
    [
      'nor a backup at another provider',
      [
        [10, 'mx.hoster.net'],
        [20, 'mx.giant.com'],
      ],
      hoster,
    ],
    [
      'the order of records does not matter',
      [
        [20, 'mx.giant.com'],
        [10, 'mx.hoster.net'],
      ],
      hoster,
    ],
    ['an internationalised label', [[10, 'xn--bcher-kva.hoster.net']], hoster],
    ['sixteen records', Array.from({ length: 16 }, (_, index) => [index, 'mx.hoster.net'] as const), hoster],
  ] as const)('%s', async (_reason, records, expected) => {
    expect(await findByMxRecords(toRecords(records), findByMx)).toBe(expected);
  });

  test.each([
    [
      'a provider that is only the backup',
      [
        [10, 'mail.school.example.org'],
        [20, 'mx.giant.com'],
      ],
    ],
    [
      'a provider beside another host of the same preference',
      [
        [10, 'mx.giant.com'],
        [10, 'mail.school.example.org'],
      ],
    ],
    [
      'two providers of the same preference',
      [
        [10, 'mx.giant.com'],
        [10, 'mx.hoster.net'],
      ],
    ],
    ['a name that only ends like an MX domain', [[10, 'mx.evilhoster.net']]],
    ['an MX domain inside a longer name', [[10, 'hoster.net.example.org']]],
    ['a parent of an MX domain', [[10, 'giant.net']]],
    ['a dot inside a label', [[10, 'evil\\046hoster.net']]],
    ['a byte that no host name has', [[10, 'mx\\000.hoster.net']]],
    ['an underscore', [[10, '_mx.hoster.net']]],
    ['an IP address', [[10, '192.0.2.1']]],
    ['a single label', [[10, 'localhost']]],
    ['a null MX', [[0, '']]],
    [
      'a null MX beside others',
      [
        [0, ''],
        [10, 'mx.hoster.net'],
      ],
    ],
    ['seventeen records', Array.from({ length: 17 }, () => [10, 'mx.hoster.net'] as const)],
    ['no records', []],
  ] as const)('nobody: %s', async (_reason, records) => {
    expect(await findByMxRecords(toRecords(records), findByMx)).toBeUndefined();
  });

  test('a registry that has to be waited for', async () => {
    const found = await findByMxRecords(
      toRecords([
        [1, 'mx.hoster.net'],
        [1, 'my.hoster.net'],
      ]),
      (host) => Promise.resolve(findByMx(host)),
    );
    expect(found).toBe(hoster);
  });
});

describe('which entries an MX may lead to', () => {
  const own = createRegistry([hoster]);
  const mine = provider('mine.example.net', 'hoster.net');
  const everybody = createRegistry([giant, { ...hoster, id: 'other.example.net' }]);
  test.each([
    ['own: the operator', 'own', 'mx.hoster.net', hoster],
    ['own: nobody else', 'own', 'mx.giant.com', undefined],
    ['public: the operator first', 'public', 'mx.hoster.net', hoster],
    ['public: everybody then', 'public', 'mx.giant.com', giant],
    ['public: nobody', 'public', 'mx.example.org', undefined],
  ] as const)('%s', async (_reason, mxLookup, host, expected) => {
    expect(await createMxFinder(mxLookup, own, everybody)(domain(host))).toBe(expected);
  });

  test('the entries of the operator may have to be waited for', async () => {
    const waited = { findByMx: () => Promise.resolve(mine) };
    expect(await createMxFinder('public', waited, everybody)(domain('mx.hoster.net'))).toBe(mine);
  });
});
