import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { escape } from '../../src/cli/audit/markdown.ts';
import type { AuditReport } from '../../src/cli/audit/report.ts';
import { onInterrupt } from '../../src/cli/audit/interrupt.ts';
import { UsageError } from '../../src/cli/command.ts';
import { createPace } from '../../src/checks/audit/pace.ts';
import {
  bystanders,
  createClock,
  createWorld,
  dayMs,
  entry,
  goodTls,
  imap,
  none,
  server,
  start,
} from './audit-world.ts';
import type { Asked, Host } from './audit-world.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-audit-'));
});
afterEach(() => rm(folder, { recursive: true }));
const stateFile = (): string => join(folder, 'state.jsonl');
const readLines = async (): Promise<readonly string[]> => (await readFile(stateFile(), 'utf8')).trimEnd().split('\n');

const toHosts = (asked: readonly Asked[]): readonly string[] => asked.map(({ hostname }) => hostname);
const refused: Host = { port: () => 'refused' };
const nameless: Host = { addresses: () => none };

/** The most that went on at one moment. */
function countAtOnce(asked: readonly Asked[]): number {
  return Math.max(...asked.map(({ from }) => asked.filter((other) => other.from <= from && from < other.until).length));
}

describe('politeness', () => {
  // Slow servers, so that there is something to overlap.
  const slow = (hostname: string): readonly [string, Host] => [
    hostname,
    { port: () => imap('AUTH=PLAIN', { ms: 900 }) },
  ];
  const crowd = bystanders(30);
  const crowdHosts = Object.fromEntries(crowd.map(({ id }) => slow(`imap.${id}`)));

  test.each([
    [1, 50],
    [3, 50],
    [8, 4],
    [8, 1],
  ])('%i at a time, %i a second', async (parallel, rate) => {
    const { run, network } = createWorld({ public: crowd, hosts: crowdHosts });
    await run('--parallel', String(parallel), '--rate', String(rate));
    expect(network.asked).toHaveLength(30);
    expect(countAtOnce(network.asked)).toBeLessThanOrEqual(parallel);
    if (rate === 50) expect(countAtOnce(network.asked)).toBe(parallel);
    const begun = network.asked.map(({ from }) => from).sort((a, b) => a - b);
    for (const from of begun) {
      expect(begun.filter((other) => other >= from && other < from + 1000).length).toBeLessThanOrEqual(rate);
    }
  });

  test('one connection at a time to what one registrant has, and two seconds between them', async () => {
    const servers = [993, 143, 995, 465].flatMap((port) => [
      server('imap', 'a.willow.co.uk', port),
      server('imap', 'b.willow.co.uk', port),
    ]);
    const { run, network } = createWorld({ public: [entry('willow.co.uk', servers), ...bystanders(3)] });
    await run('--rate', '50');
    const visits = network.asked.filter(({ hostname }) => hostname.endsWith('willow.co.uk'));
    expect(visits).toHaveLength(8);
    visits.slice(1).forEach(({ from }, index) => {
      expect(from - (visits[index]?.until ?? Infinity)).toBeGreaterThanOrEqual(2000);
    });
  });

  test('the second connection of a probe and each address wait too', async () => {
    const hosts: Record<string, Host> = {
      'imap.willow.test': { port: () => 'tls' },
      'imap.birch.test': {
        addresses: () => ({ kind: 'records', records: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] }),
        port: () => 'refused',
      },
    };
    const entries = ['willow.test', 'birch.test'].map((id) => entry(id, [server('imap', `imap.${id}`, 993)]));
    const { run, network } = createWorld({ public: [...entries, ...bystanders(4)], hosts });
    await run();
    for (const [id, visits] of [
      ['willow.test', 2],
      ['birch.test', 7],
    ] as const) {
      const asked = network.asked.filter(({ hostname }) => hostname.endsWith(id));
      expect(asked).toHaveLength(visits);
      asked.slice(1).forEach(({ from }, index) => {
        expect(from - (asked[index]?.until ?? Infinity)).toBeGreaterThanOrEqual(2000);
      });
    }
  });

  test('any crowd at once gets its turns by the rate and the gap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a.x.test', 'b.x.test', 'y.test', 'z.test'), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 10 }),
        async (hostnames, rate) => {
          const clock = createClock();
          const pace = createPace({ rate, gapMs: 2000 }, clock);
          const visits: { site: string; from: number; until: number }[] = [];
          await Promise.all(
            hostnames.map(async (hostname) => {
              const leave = await pace.enter(hostname);
              const from = clock.now();
              await clock.sleep(700);
              leave();
              visits.push({ site: hostname.slice(-6), from, until: clock.now() });
            }),
          );
          visits.sort((a, b) => a.from - b.from);
          visits.slice(1).forEach(({ from }, index) => {
            expect(from - (visits[index]?.from ?? 0)).toBeGreaterThanOrEqual(1000 / rate - 1e-3);
          });
          for (const site of new Set(visits.map((visit) => visit.site))) {
            const there = visits.filter((visit) => visit.site === site);
            there.slice(1).forEach(({ from }, index) => {
              expect(from - (there[index]?.until ?? 0)).toBeGreaterThanOrEqual(2000);
            });
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('the order is that of the seed, and not that of the registry', async () => {
    const orderOf = async (entries: typeof crowd, ...args: readonly string[]): Promise<readonly string[]> => {
      const { run, network } = createWorld({ public: entries });
      await run(...args);
      return toHosts(network.asked);
    };
    const first = await orderOf(crowd, '--seed', 'a');
    expect(await orderOf(crowd.toReversed(), '--seed', 'a')).toEqual(first);
    expect(await orderOf(crowd, '--seed', 'b')).not.toEqual(first);
    expect(await orderOf(crowd, '--seed', '2026-11-23')).toEqual(await orderOf(crowd));
    expect(first).not.toEqual(crowd.map(({ id }) => `imap.${id}`));
  });
});

describe('the network of this machine', () => {
  const six = bystanders(6);
  const nothing = Object.fromEntries(six.map(({ id }) => [`imap.${id}`, nameless]));

  test('nothing is asked and nothing is written without one', async () => {
    const { run, network } = createWorld({ public: six, hosts: nothing });
    const { code, err } = await run('--state', stateFile());
    expect({ code, asked: network.asked }).toEqual({ code: 1, asked: [] });
    expect(err).toContain('no network');
    await expect(readFile(stateFile())).rejects.toThrow('ENOENT');
  });

  test('what is left out of the run says whether there is one', async () => {
    const [gone, ...fine] = six;
    const { code, out } = await createWorld({ public: six, hosts: { [`imap.${gone?.id ?? ''}`]: nameless } }).run(
      gone?.id ?? '',
    );
    expect(out).toContain('gone');
    expect({ code, fine: fine.length }).toEqual({ code: 1, fine: 5 });
  });

  test('nothing is gone if it goes away during the run, and what was found is kept', async () => {
    // Names have addresses at the start, and at the first connections to half of them.
    const hosts = Object.fromEntries(
      six.map(({ id }, index): readonly [string, Host] => [
        `imap.${id}`,
        {
          addresses: (time) => (time < (index < 2 ? 2 : 1) ? { kind: 'records', records: [`192.0.2.${index}`] } : none),
        },
      ]),
    );
    const { code, err } = await createWorld({ public: six, hosts }).run('--state', stateFile());
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('no network') as string });
    const lines = await readLines();
    expect(lines.map((line) => (JSON.parse(line) as { verdict: string }).verdict)).toEqual(['ok', 'ok']);
  });

  test('says so where hardly anything can be judged', async () => {
    const many = bystanders(10);
    const hosts = Object.fromEntries(many.map(({ id }) => [`imap.${id}`, { port: () => 'unreachable' } as const]));
    const { code, err } = await createWorld({ public: many, hosts }).run();
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('likely reason') as string });
  });
});

describe('going on', () => {
  const ten = bystanders(10);
  const anHourLater = (): ReturnType<typeof createClock> => createClock(start + 3_600_000);

  test('the same command asks nothing again, and says the same', async () => {
    const hosts = { 'imap.fine3.test': refused };
    const first = await createWorld({ public: ten, hosts }).run('--state', stateFile());
    const again = createWorld({ public: ten, hosts, clock: anHourLater() });
    expect(await again.run('--state', stateFile())).toEqual(first);
    expect(again.network.asked).toEqual([]);
    expect(first).toMatchObject({ code: 1, out: expect.stringContaining('9 ok, 1 gone, 0 inconclusive') as string });
  });

  test.each([
    ['half a line', (text: string) => text.slice(0, -40)],
    ['a line of something else', (text: string) => `${text}{"at":1}\nnull\n[]\n`],
    ['a verdict that does not exist', (text: string) => text.replace('"verdict":"ok"', '"verdict":"fine"')],
  ])('a file with %s is read as far as it can be', async (_fault, spoil) => {
    await createWorld({ public: ten }).run('--state', stateFile(), '--max', '4');
    const whole = await readFile(stateFile(), 'utf8');
    await writeFile(stateFile(), spoil(whole));
    const { run, network } = createWorld({ public: ten, clock: anHourLater() });
    const { out, code } = await run('--state', stateFile(), '--json');
    const readable = spoil(whole) === whole.slice(0, -40) || spoil(whole).includes('fine"') ? 3 : 4;
    expect(network.asked).toHaveLength(10 - readable);
    expect((JSON.parse(out) as AuditReport).summary).toMatchObject({ ok: 10, notLookedAt: 0 });
    expect(code).toBe(0);
    const last = createWorld({ public: ten, clock: createClock(start + 7_200_000) });
    await last.run('--state', stateFile());
    expect(last.network.asked).toEqual([]);
  });

  test('looks again at what is old, what said nothing, and what entries announce otherwise', async () => {
    const hosts: Record<string, Host> = { 'imap.fine0.test': { port: () => 'timeout' } };
    await createWorld({ public: ten, hosts }).run('--state', stateFile());
    const later = async (days: number, entries = ten, ...args: readonly string[]): Promise<readonly string[]> => {
      const { run, network } = createWorld({ public: entries, hosts, clock: createClock(start + days * dayMs) });
      await run('--state', join(folder, 'copy.jsonl'), ...args);
      return [...new Set(toHosts(network.asked))].sort();
    };
    const copy = async (): Promise<void> => writeFile(join(folder, 'copy.jsonl'), await readFile(stateFile()));
    await copy();
    expect(await later(0.5)).toEqual([]);
    await copy();
    expect(await later(2)).toEqual(['imap.fine0.test']);
    await copy();
    expect(await later(7)).toHaveLength(10);
    await copy();
    expect(await later(7, ten, '--older-than', '20')).toEqual(['imap.fine0.test']);
    await copy();
    const changed = ten.map((one) =>
      one.id === 'fine4.test'
        ? entry(one.id, [server('imap', 'imap.fine4.test', 993, { authentication: ['OAuth2'] })])
        : one,
    );
    expect(await later(0.5, changed)).toEqual(['imap.fine4.test']);
  });

  test('--max looks at what waits longest first', async () => {
    const seen: string[] = [];
    while (seen.length < 12) {
      const { run, network } = createWorld({ public: ten, clock: createClock(start + seen.length * 10 * dayMs) });
      const { out } = await run('--state', stateFile(), '--max', '4');
      expect(network.asked.length).toBeLessThanOrEqual(4);
      seen.push(...toHosts(network.asked));
      expect(out).toContain(seen.length < 10 ? `${10 - seen.length} not looked at yet` : '10 ok');
    }
    const [first, third] = [seen.slice(0, 4), seen.slice(8)];
    expect(new Set(seen).size).toBe(10);
    expect(third.filter((hostname) => first.includes(hostname))).toHaveLength(2);
  });

  test('Ctrl-C ends after the servers under way, and the next run takes the rest', async () => {
    const hosts: Record<string, Host> = Object.fromEntries(
      ten.map(({ id }) => [`imap.${id}`, { port: () => imap('AUTH=PLAIN', { ms: 1000 }) }]),
    );
    const world = createWorld({ public: ten, hosts });
    const { port } = hosts['imap.fine0.test'] ?? {};
    hosts['imap.fine0.test'] = {
      port: (...args) => {
        world.interrupt();
        return port?.(...args) ?? 'refused';
      },
    };
    const { code, err, out } = await world.run('--state', stateFile(), '--parallel', '3', '--seed', 'x');
    const asked = toHosts(world.network.asked);
    expect(code).toBe(1);
    expect(err).toContain('goes on here');
    expect(asked).toContain('imap.fine0.test');
    expect(asked.length).toBeLessThan(10);
    expect(await readLines()).toHaveLength(asked.length);
    expect(out).toContain(`${10 - asked.length} not looked at yet`);
    const next = createWorld({ public: ten, clock: anHourLater() });
    expect(await next.run('--state', stateFile())).toMatchObject({ code: 0, err: '' });
    expect([...asked, ...toHosts(next.network.asked)].sort()).toEqual(ten.map(({ id }) => `imap.${id}`).sort());
  });

  test('what was not confirmed before Ctrl-C is no result', async () => {
    const clock = createClock();
    const hosts: Record<string, Host> = {
      'imap.fine3.test': {
        port: () => {
          // By then all first looks are over; the second ones begin after a whole minute.
          void clock.sleep(30_000).then(() => {
            world.interrupt();
          });
          return 'refused';
        },
      },
    };
    const world = createWorld({ public: ten, hosts, clock });
    expect(await world.run('--state', stateFile())).toMatchObject({ code: 1 });
    expect(clock.now()).toBeLessThan(start + 40_000);
    expect((await readLines()).some((line) => line.includes('fine3'))).toBe(false);
    expect(await readLines()).toHaveLength(9);
  });

  test('a file of many old results is written anew', async () => {
    for (const run of Array.from({ length: 7 }, (_, index) => index)) {
      const world = createWorld({ public: ten, clock: createClock(start + run * 10 * dayMs) });
      await world.run('--state', stateFile());
      expect(world.network.asked).toHaveLength(10);
    }
    expect((await readLines()).length).toBeLessThanOrEqual(50);
  });

  test('a file that cannot be written ends the run with its name', async () => {
    const { code, err } = await createWorld({ public: ten }).run('--state', join(folder, 'none', 'state'));
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('ENOENT') as string });
  });

  test('a second Ctrl-C is left to the process', () => {
    const count = (): number => process.listenerCount('SIGINT');
    const before = count();
    let heard = 0;
    onInterrupt(() => {
      heard += 1;
    });
    expect(count()).toBe(before + 1);
    process.listeners('SIGINT').at(-1)?.('SIGINT');
    expect({ heard, left: count() }).toEqual({ heard: 1, left: before });
  });
});

describe('what is looked at', () => {
  const shared = { authentication: ['password-cleartext'] };
  const own = entry('own.test', [server('imap', 'imap.own.test', 993)]);
  const birch = entry('birch.test', [
    server('imap', 'imap.shared.test', 993, shared),
    server('smtp', 'mail.%EMAILDOMAIN%', 465),
  ]);
  const willow = entry('willow.test', [
    server('imap', 'imap.shared.test', 993, shared),
    server('pop3', '%EMAILLOCALPART%.willow.test', 995),
    { ...server('imap', 'x.willow.test', 443), type: 'exchange' },
    server('imap', 'imap.example.com', 993),
  ]);

  const hostsOf = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { run, network } = createWorld({ own: [own], public: [birch, willow, ...bystanders(2)] });
    await run(...args);
    return [...new Set(toHosts(network.asked))].sort();
  };

  test.each([
    [[], ['imap.fine0.test', 'imap.fine1.test', 'imap.own.test', 'imap.shared.test', 'mail.birch.test']],
    [['--own'], ['imap.own.test']],
    [['birch.test'], ['imap.shared.test', 'mail.birch.test']],
    [
      ['willow.test', 'own.test'],
      ['imap.own.test', 'imap.shared.test'],
    ],
  ])('%j', async (args, expected) => {
    expect(await hostsOf(...args)).toEqual(expected);
  });

  test('a server of several entries is asked once', async () => {
    const { run, network } = createWorld({ public: [birch, willow] });
    const report = JSON.parse((await run('--json')).out) as AuditReport;
    expect(network.asked.filter(({ hostname }) => hostname === 'imap.shared.test')).toHaveLength(1);
    expect(report.servers.find(({ name }) => name.includes('shared'))?.entries).toEqual(['birch.test', 'willow.test']);
  });

  test('what cannot be asked is named with the reason', async () => {
    const { out } = await createWorld({ public: [willow] }).run('--json');
    expect((JSON.parse(out) as AuditReport).leftOut).toEqual([
      {
        entry: 'willow.test',
        name: 'pop3 %emaillocalpart%.willow.test:995 SSL',
        why: 'the host name depends on the address',
      },
      { entry: 'willow.test', name: 'exchange x.willow.test:443 SSL', why: 'there is no probe for exchange' },
      { entry: 'willow.test', name: 'imap imap.example.com:993 SSL', why: 'the host name is one for examples' },
    ]);
  });

  test.each([
    ['an entry that does not exist', ['oak.test']],
    ['a public entry with --own', ['--own', 'birch.test']],
    ['no connection at a time', ['--parallel', '0']],
    ['too many at a time', ['--parallel', '65']],
    ['a rate that is no number', ['--rate', 'fast']],
    ['a negative age', ['--older-than', '-1']],
    ['two forms at once', ['--json', '--markdown']],
    ['roots that are not there', ['--ca', '/nowhere']],
  ])('%s is a mistake of the command line', async (_mistake, args) => {
    const { run, network } = createWorld({ own: [own], public: [birch] });
    await expect(run(...args)).rejects.toThrow(args.includes('-1') ? TypeError : UsageError);
    expect(network.asked).toEqual([]);
  });
});

describe('what is written', () => {
  const entries = [entry('willow.test', [server('imap', 'imap.willow.test', 993)]), ...bystanders(5)];
  const hosts: Record<string, Host> = {
    'imap.fine2.test': refused,
    'imap.willow.test': {
      port: () =>
        imap('AUTH=PLAIN', { tls: { ...goodTls, problem: 'wrong-name', names: ['a|b', '@everyone', '<img src=x>'] } }),
    },
  };

  test('a table by entry with what is not in order', async () => {
    const { out, code } = await createWorld({ public: entries, hosts }).run();
    expect({ out, code }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "out": "fine2.test   imap imap.fine2.test:993 SSL   gone          every address of imap.fine2.test refuses connections to port 993, and again after 60 seconds
      willow.test  imap imap.willow.test:993 SSL  ok            answers
        error: The certificate is for a|b, @everyone, <img src=x>, not for imap.willow.test  [certificate-wrong-name]

      5 ok, 1 gone, 0 inconclusive; 2 for a person to look at",
      }
    `);
  });

  test('--all shows everything', async () => {
    const { out } = await createWorld({ public: entries, hosts }).run('--all');
    for (const { id } of entries) expect(out).toContain(id);
  });

  test('Markdown in which servers say nothing but text', async () => {
    const { out } = await createWorld({ public: entries, hosts }).run('--markdown');
    expect(out).toMatchInlineSnapshot(`
      "### Audit of 2026-11-23

      5 ok, 1 gone, 0 inconclusive; 2 for a person to look at.

      | Entry | Server | Verdict | What |
      | --- | --- | --- | --- |
      | fine2.test | imap imap.fine2.test:993 SSL | gone | every address of imap.fine2.test refuses connections to port 993, and again after 60 seconds |
      | willow.test | imap imap.willow.test:993 SSL | ok | answers<br>The certificate is for a\\|b, @<!-- -->everyone, \\<img src\\=x\\>, not for imap.willow.test (\`certificate-wrong-name\`) |
      "
    `);
  });

  test('Markdown that an issue has room for, with what needs a person in any case', async () => {
    const many = Array.from({ length: 700 }, (_, index) =>
      entry(`oak${index}.test`, [server('imap', `imap.oak${index}.test`, 993)]),
    );
    const birch = entry('zz.test', [server('imap', 'imap.willow.test', 993)]);
    const silent = Object.fromEntries(
      many.map(({ id }): readonly [string, Host] => [`imap.${id}`, { port: () => 'timeout' }]),
    );
    const { out } = await createWorld({ public: [...many, birch], hosts: { ...silent, ...hosts } }).run(
      '--markdown',
      '--rate',
      '50',
    );
    expect(out.length).toBeLessThan(65_536);
    expect(out).toContain('zz.test');
    expect(out).toMatch(/^\d+ more are not shown\.$/m);
  });

  test('Markdown without a table where all is well', async () => {
    const { out, code } = await createWorld({ public: bystanders(3) }).run('--markdown');
    expect({ out, code }).toEqual({ out: '### Audit of 2026-11-23\n\n3 ok, 0 gone, 0 inconclusive.\n', code: 0 });
  });

  test.each([
    ['a | b', 'a \\| b'],
    ['\n| x', ' \\| x'],
    ['@all', '@<!-- -->all'],
    ['#1', '#<!-- -->1'],
    ['GH-1', 'GH<!-- -->\\-1'],
    ['https://x.test', 'https:<!-- -->//x.test'],
    ['www.x.test', 'www<!-- -->.x.test'],
    ['[x](y)', '\\[x\\]\\(y\\)'],
    ['`code` <b> &amp;', '\\`code\\` \\<b\\> \\&amp;'],
    ['\u202ex', ' x'],
  ])('%j becomes %j in a cell', (text, expected) => {
    expect(escape(text)).toBe(expected);
  });
});
