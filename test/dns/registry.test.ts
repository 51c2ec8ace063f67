import { describe, expect, test } from 'vitest';
import type { DnsAnswer } from '../../src/dns/record.ts';
import { createWorld, domain, giant, hoster, nothing, records, type World } from './fixtures.ts';

const school = domain('school.example.org');
const mx = `MX ${school}`;
const unknown = { ok: false, failure: { reason: 'unknown-domain' } };
const unavailable = { ok: false, failure: { reason: 'temporarily-unavailable' } };
const servfail: DnsAnswer = { kind: 'failed', problem: 'SERVFAIL' };
const find = (world: World, name = school) => world.registry.findByDns?.(name);
/** Lets everything that does not wait for time or the network go on. */
const settle = () => new Promise((done) => setTimeout(done));
/** Lets time pass in small steps, as timers that follow on each other need it. */
const letPass = async (world: World, ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 10) {
    await settle();
    world.pass(10);
  }
  await settle();
};
const never = () => new Promise<DnsAnswer>(() => undefined);

describe('a domain whose MX is at a provider', () => {
  test('is answered with its entry, by one question', async () => {
    const world = createWorld({ asksSrv: true });
    world.dns.set(mx, records(300, [1, 'mx.hoster.net']));
    expect(await find(world)).toEqual({ ok: true, value: hoster });
    expect(world.asked).toEqual([mx]);
    expect(world.timers.size).toBe(0);
  });

  test('is answered at once while its TTL runs, and asked about afterwards', async () => {
    const world = createWorld();
    world.dns.set(mx, records(300, [1, 'mx.hoster.net']));
    const first = await find(world);
    world.pass(299_999);
    expect(find(world)).toBe(first);
    world.pass(1);
    world.dns.set(mx, records(300, [1, 'mx.giant.com']));
    expect(await find(world)).toEqual({ ok: true, value: giant });
    expect(world.asked).toEqual([mx, mx]);
  });

  test.each([
    ['a minute at least', 0, 60],
    ['an hour at most', 86_400, 3_600],
  ])('is kept for %s', async (_reason, ttl, seconds) => {
    const world = createWorld();
    world.dns.set(mx, records(ttl, [1, 'mx.hoster.net']));
    await find(world);
    world.pass(seconds * 1_000 - 1);
    expect(find(world)).not.toBeInstanceOf(Promise);
    world.pass(1);
    expect(find(world)).toBeInstanceOf(Promise);
  });
});

describe('nobody', () => {
  test.each<[string, DnsAnswer, number]>([
    ['no such name, for as long as it says', { kind: 'no-name', ttlSeconds: 120 }, 120],
    ['no MX; the host of the domain itself is none', nothing(120), 120],
    ['no MX, and nothing that says for how long', nothing(), 60],
    ['an MX of nobody', records(90, [1, 'mx.example.net']), 90],
    ['a null MX', records(90, [0, '']), 90],
  ])('%s', async (_reason, answer, seconds) => {
    const world = createWorld();
    world.dns.set(mx, answer);
    expect(await find(world)).toEqual(unknown);
    world.pass(seconds * 1_000 - 1);
    expect(find(world)).toEqual(unknown);
    expect(world.asked).toEqual([mx]);
    world.pass(1);
    await find(world);
    expect(world.asked).toEqual([mx, mx]);
  });

  test.each([
    'host.localhost',
    'mail.test',
    'mail.invalid',
    'mail.example',
    'abc.onion',
    'printer.local',
    'printer.home.arpa',
    '1.2.0.192.in-addr.arpa',
    'a.b.ip6.arpa',
    'mail.internal',
    'mail.lan',
    'mail.corp',
    'mail.home',
    'mail.alt',
  ])('%s, which is never asked about', (name) => {
    const world = createWorld({ asksSrv: true });
    expect(find(world, domain(name))).toEqual(unknown);
    expect(world.asked).toEqual([]);
  });
});

describe('services', () => {
  const service = (label: string): string => `SRV ${label}._tcp.${school}`;
  const state = (world: World, host = 'imap.school.example.org'): void => {
    world.dns.set(service('_imaps'), records(300, [0, host, 993]));
    world.dns.set(service('_submissions'), records(200, [0, 'smtp.school.example.org', 465]));
  };

  test.each<[string, DnsAnswer]>([
    ['no MX', nothing(500)],
    ['an MX of nobody', records(500, [1, 'mail.school.example.org'])],
  ])('are asked for where there is %s, all at once, and the shortest TTL counts', async (_reason, answer) => {
    const world = createWorld({ asksSrv: true });
    world.dns.set(mx, answer);
    state(world);
    expect(await find(world)).toMatchObject({ ok: true, value: { id: school, incoming: [{ port: 993 }] } });
    expect(world.asked).toHaveLength(7);
    world.pass(199_999);
    expect(find(world)).not.toBeInstanceOf(Promise);
    world.pass(1);
    expect(find(world)).toBeInstanceOf(Promise);
  });

  test.each<[string, DnsAnswer]>([
    ['of a name that does not exist', { kind: 'no-name', ttlSeconds: 60 }],
    ['of a domain without mail', records(60, [0, ''])],
  ])('are not asked for %s', async (_reason, answer) => {
    const world = createWorld({ asksSrv: true });
    world.dns.set(mx, answer);
    state(world);
    expect(await find(world)).toEqual(unknown);
    expect(world.asked).toEqual([mx]);
  });

  test('give the same entry again while they say the same, on whatever day', async () => {
    const world = createWorld({ asksSrv: true });
    state(world);
    const first = await find(world);
    world.pass(86_400_000);
    expect(await find(world)).toBe(first);
    world.pass(86_400_000);
    state(world, 'new.school.example.org');
    expect(await find(world)).not.toEqual(first);
  });

  test('one that fails leaves the domain unavailable: half of its settings would be other settings', async () => {
    const world = createWorld({ asksSrv: true });
    state(world);
    world.dns.set(service('_imap'), servfail);
    expect(await find(world)).toEqual(unavailable);
  });
});

describe('a resolver that fails', () => {
  test('is asked again after half a minute, and not before', async () => {
    const world = createWorld();
    world.dns.set(mx, servfail);
    expect(await find(world)).toEqual(unavailable);
    world.pass(29_999);
    expect(find(world)).toEqual(unavailable);
    world.pass(1);
    world.dns.set(mx, records(300, [1, 'mx.hoster.net']));
    expect(await find(world)).toEqual({ ok: true, value: hoster });
  });

  test('does not take away what it said, for an hour after its end', async () => {
    const world = createWorld();
    world.dns.set(mx, records(60, [1, 'mx.hoster.net']));
    const first = await find(world);
    world.dns.set(mx, servfail);
    world.pass(60_000);
    expect(await find(world)).toBe(first);
    world.pass(1_000);
    expect(find(world)).toBe(first);
    world.pass(3_598_000);
    expect(await find(world)).toBe(first);
    world.pass(30_000);
    expect(await find(world)).toEqual(unavailable);
  });

  test('is waited for two seconds, whether it heeds that or not', async () => {
    const world = createWorld();
    world.dns.set(mx, never);
    const found = find(world);
    await settle();
    world.pass(2_000);
    expect(await found).toEqual(unavailable);
    expect(world.problems).toEqual(['no answer in time']);
  });

  test('has two seconds for all questions together', async () => {
    const world = createWorld({ asksSrv: true });
    world.dns.set(`SRV _imaps._tcp.${school}`, never);
    const found = find(world);
    await settle();
    expect(world.asked).toHaveLength(7);
    world.pass(2_000);
    expect(await found).toEqual(unavailable);
  });

  test('is reported once a minute for each kind of failure, without names', async () => {
    const world = createWorld();
    for (let index = 0; index < 5; index += 1) {
      const name = domain(`s${String(index)}.example.org`);
      world.dns.set(`MX ${name}`, servfail);
      await find(world, name);
    }
    expect(world.problems).toEqual(['SERVFAIL']);
    world.pass(60_000);
    await find(world, domain('s0.example.org'));
    expect(world.problems).toEqual(['SERVFAIL', 'SERVFAIL']);
  });

  test('has nothing to do with domains of entries', () => {
    const world = createWorld();
    expect(world.registry.findByDomain(domain('known.example.net'))).toMatchObject({ id: 'known.example.net' });
    expect(world.registry.findByMx(domain('mx.hoster.net'))).toBe(hoster);
    expect(world.asked).toEqual([]);
  });
});

describe('several requests for a domain', () => {
  test('at the same time cause one question', async () => {
    const world = createWorld();
    const { promise, resolve } = Promise.withResolvers<DnsAnswer>();
    world.dns.set(mx, () => promise);
    const all = Promise.all([find(world), find(world), find(world)]);
    await letPass(world, 500);
    resolve(records(300, [1, 'mx.hoster.net']));
    await letPass(world, 200);
    const [first, second, third] = await all;
    expect(first).toEqual({ ok: true, value: hoster });
    expect(second).toBe(first);
    expect(third).toBe(first);
    expect(world.asked).toEqual([mx]);
    expect(world.timers.size).toBe(0);
    expect(world.kept).toHaveLength(1);
  });

  test('for other domains do not wait for each other', async () => {
    const world = createWorld();
    world.dns.set(mx, never);
    void find(world);
    const other = domain('club.example.org');
    world.dns.set(`MX ${other}`, records(300, [1, 'mx.hoster.net']));
    expect(await find(world, other)).toEqual({ ok: true, value: hoster });
  });

  // What a runtime does that ends a request: neither answer nor timer comes.
  const startAndEnd = (world: World): void => {
    world.dns.set(mx, never);
    void find(world);
    world.timers.clear();
  };

  test('that wait for one whose request was ended give up after two seconds', async () => {
    const world = createWorld();
    startAndEnd(world);
    const second = find(world);
    await letPass(world, 1_990);
    expect(await Promise.race([second, Promise.resolve('waiting')])).toBe('waiting');
    await letPass(world, 10);
    expect(await second).toEqual(unavailable);
    expect(world.asked).toEqual([mx]);
  });

  test('find what the next one found that asks anew', async () => {
    const world = createWorld();
    startAndEnd(world);
    world.pass(1_500);
    const second = find(world);
    await letPass(world, 600);
    world.dns.set(mx, records(300, [1, 'mx.hoster.net']));
    expect(await find(world)).toEqual({ ok: true, value: hoster });
    await letPass(world, 1_400);
    expect(await second).toEqual({ ok: true, value: hoster });
    expect(world.asked).toEqual([mx, mx]);
  });
});

test('no more than 1,024 domains are kept; the oldest go', async () => {
  const world = createWorld();
  await find(world);
  for (let index = 0; index < 1_023; index += 1) await find(world, domain(`n${String(index)}.example.org`));
  expect(find(world)).not.toBeInstanceOf(Promise);
  await find(world, domain('last.example.org'));
  expect(find(world)).toBeInstanceOf(Promise);
});
