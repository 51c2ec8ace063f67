// `npm run mailbeacon -- tenants` as a person runs it: SQLite for what is large, wrangler's own local KV for the rest.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite.ts';
import { toDomain } from '../tenant-store.ts';

// Each command is a process of its own, and wrangler another one below it.
vi.setConfig({ testTimeout: 60_000 });

const cli = join(import.meta.dirname, '../../src/cli');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function tenants(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(cli, 'main.ts'), 'tenants', ...args], {
      maxBuffer: 1 << 26,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-tenants-'));
});
afterEach(() => rm(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(path(name), text);
  return path(name);
};
const toLines = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => {
    const domain = `d${String(from + index)}.example`;
    return JSON.stringify({ domain, provider: 'posteo.de', overrides: { displayName: `Mail of ${domain}` } });
  }).join('\n');

describe('the command line', () => {
  test.each<readonly [line: string, args: readonly string[]]>([
    ['without anything to do', []],
    ['with a word that does not exist', ['frobnicate']],
    ['without a place', ['list']],
    ['with two places', ['list', '--local', '--remote']],
    ['with a place for state that is not local', ['list', '--sqlite', 'x', '--persist-to', 'y']],
    ['with something that is no domain', ['get', 'nodots', '--local']],
    ['with a provider and a record', ['put', 'a.example', 'posteo.de', '--record', 'x', '--local']],
    ['with neither', ['put', 'a.example', '--local']],
    ['with a batch of none', ['push', 'x', '--batch', '0', '--local']],
    ['with a file that does not exist', ['push', '/nowhere.csv', '--local']],
    ['without a place to push to', ['push', '/nowhere.csv']],
  ])('%s is refused as such', async (_line, args) => {
    const { code, out, err } = await tenants(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toMatch(/\n {4}at /);
  });

  test('says how to bind a namespace before anything is sent to Cloudflare', async () => {
    const { code, err } = await tenants('list', '--remote');
    expect(code).toBe(1);
    expect(err).toContain('wrangler kv namespace create TENANTS');
  });
});

describe('one record', () => {
  test('is put, read, listed and deleted', async () => {
    const place = ['--sqlite', path('tenants.sqlite')];
    expect(await tenants('put', 'Bücher.Example', 'posteo.de', ...place)).toMatchObject({ code: 0, err: '' });
    const { out } = await tenants('get', 'xn--bcher-kva.example', ...place);
    expect(JSON.parse(out)).toEqual({ version: 1, domain: 'xn--bcher-kva.example', provider: 'posteo.de' });
    expect((await tenants('list', ...place)).out).toBe('xn--bcher-kva.example\n');
    expect((await tenants('list', '--prefix', 'a', ...place)).out).toBe('');
    expect((await tenants('delete', 'bücher.example', ...place)).code).toBe(0);
    expect(await tenants('get', 'bücher.example', ...place)).toMatchObject({ code: 1, out: '' });
  });

  test('may be a whole file', async () => {
    const place = ['--sqlite', path('tenants.sqlite')];
    const record = await put('record.json', '{"provider":"posteo.de","overrides":{"displayName":"Willow"}}');
    expect((await tenants('put', 'willow.example', '--record', record, ...place)).code).toBe(0);
    expect((await tenants('get', 'willow.example', ...place)).out).toContain('Willow');
    expect((await tenants('put', 'willow.example', '--record', path('none.json'), ...place)).code).toBe(2);
    const other = await put('other.json', '{"domain":"other.example","provider":"posteo.de"}');
    expect((await tenants('put', 'willow.example', '--record', other, ...place)).err).toContain('another domain');
  });

  test('that gives no answer is shown with the reason', async () => {
    const store = openSqliteStore(path('tenants.sqlite'));
    store.put(toDomain('a.example'), '{"version":1,"domain":"a.example","provider":"nobody.example"}');
    store.close();
    const { code, out, err } = await tenants('get', 'a.example', '--sqlite', path('tenants.sqlite'));
    expect(code).toBe(1);
    expect(out).toContain('nobody.example');
    expect(err).toContain('no entry has the id nobody.example');
  });

  test('in a place that cannot be opened is an error of one line', async () => {
    const { code, err } = await tenants('list', '--sqlite', path('no/such/folder/x'));
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a file', () => {
  test('is checked whole, each bad line is named, and nothing is written', async () => {
    const file = await put(
      'bad.jsonl',
      [
        '# customers',
        '{"domain":"a.example","provider":"posteo.de"}',
        '',
        '{"domain":"b.example"',
        '{"domain":"nodots","provider":"posteo.de"}',
        '{"domain":"c.example","provider":"gmail.com"}',
        '{"domain":"A.example","provider":"posteo.de"}',
        '{"domain":"d.example","provider":"posteo.de","overrides":{"hostnames":{"imap":"imap_1"}}}',
        '{"domain":"e.example","provider":"posteo.de","overrides":{"hostnames":{"imap":"%EMAILLOCALPART%.example"}}}',
        '{"domain":"f.example","provider":"posteo.de","overrides":{"username":"fixed"}}',
        '{"domain":"example.com","provider":"posteo.de"}',
        '{"domain":"g.example","provider":"posteo.de","overrides":{"displayName":"' + 'x'.repeat(20_000) + '"}}',
        '["h.example"]',
      ].join('\r\n'),
    );
    const place = ['--sqlite', path('tenants.sqlite')];
    const { code, out, err } = await tenants('push', file, ...place);
    expect([code, out]).toEqual([1, '']);
    const lines = err.trim().split('\n');
    expect(lines.map((line) => /:(\d+): /.exec(line)?.[1])).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
      '13',
      undefined,
    ]);
    const said = ['JSON', 'domain', 'googlemail.com', 'line 2', 'host name', 'user would choose', 'username'];
    for (const [index, words] of [...said, 'own entry example.com', '16384', 'object'].entries()) {
      expect(lines[index]).toContain(words);
    }
    expect(existsSync(path('tenants.sqlite'))).toBe(false);

    expect((await tenants('push', file, '--skip-bad', '--dry-run')).out).toContain('1 records would be written');
    expect((await tenants('push', file, '--skip-bad', ...place)).code).toBe(0);
    expect((await tenants('list', ...place)).out).toBe('a.example\n');
  });

  test('may be CSV, as a spreadsheet writes it', async () => {
    const file = await put(
      'c.csv',
      '\ufeffdomain,provider\r\na.example,posteo.de\r\n"b.example";"posteo.de"\r\nc.example\r\n',
    );
    const place = ['--sqlite', path('tenants.sqlite')];
    expect((await tenants('push', file, ...place)).err).toContain('c.csv:4: ');
    expect((await tenants('push', file, '--skip-bad', ...place)).code).toBe(0);
    expect((await tenants('list', ...place)).out).toBe('a.example\nb.example\n');
  });

  test('with 100,000 domains is pushed, and pushed again comes to the same', async () => {
    const file = await put('many.jsonl', toLines(100_000));
    const place = ['--sqlite', path('tenants.sqlite')];
    const first = await tenants('push', file, ...place);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out.trim().split('\n')).toHaveLength(21);
    const read = (): readonly (string | undefined)[] => {
      const store = openSqliteStore(path('tenants.sqlite'));
      const records = [0, 1, 4_999, 5_000, 99_999].map((at) => store.find(toDomain(`d${String(at)}.example`)));
      store.close();
      return records;
    };
    const before = read();
    expect(before.every((record) => record?.includes('Mail of') === true)).toBe(true);
    expect((await tenants('push', file, '--batch', '10000', ...place)).code).toBe(0);
    expect(read()).toEqual(before);
    expect((await tenants('list', ...place)).out.trim().split('\n')).toHaveLength(100_000);
  });

  test('that was pushed in part is resumed, unless it is another file or another place', async () => {
    const file = await put('part.jsonl', toLines(30));
    const place = ['--sqlite', path('tenants.sqlite'), '--batch', '10', '--state', path('state')];
    expect((await tenants('push', file, '--resume', ...place)).code).toBe(1);
    const child = spawn(process.execPath, [join(cli, 'main.ts'), 'tenants', 'push', file, ...place, '--batch', '1']);
    await interruptAfter(child, '3 of 30');
    expect(existsSync(path('state'))).toBe(true);
    const { done } = JSON.parse(await readFile(path('state'), 'utf8')) as { done: number };
    expect(done).toBeGreaterThanOrEqual(3);
    await put('part.jsonl', toLines(30, 1));
    expect((await tenants('push', file, '--resume', ...place)).err).toContain('another file');
    await put('part.jsonl', toLines(30));
    expect((await tenants('push', file, '--resume', '--sqlite', path('x'), '--state', path('state'))).err).toContain(
      'place',
    );
    const resumed = await tenants('push', file, '--resume', ...place);
    expect(resumed.out).toContain(`${String(done)} of 30 were there already`);
    expect(existsSync(path('state'))).toBe(false);
    expect((await tenants('list', ...place.slice(0, 2))).out.trim().split('\n')).toHaveLength(30);
  });
});

/** Ends a process as a person does, as soon as it has said something. */
const interruptAfter = (child: ChildProcess, words: string): Promise<void> =>
  new Promise((done, failed) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) child.kill('SIGINT');
    });
    child.on('exit', (code) => {
      if (said.includes(words)) done();
      else failed(new Error(`ended with ${String(code)} after: ${said}`));
    });
  });

async function findFreePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        found(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

describe('Workers KV on this machine', () => {
  test(
    'takes a file, interrupted and resumed, and npm start -- --tenants answers for it',
    { timeout: 120_000 },
    async () => {
      const persist = ['--persist-to', path('state')];
      const place = ['--local', ...persist];
      const file = await put('customers.jsonl', toLines(120));
      const args = ['tenants', 'push', file, ...place, '--batch', '40'];
      await interruptAfter(spawn(process.execPath, [join(cli, 'main.ts'), ...args]), '40 of 120');
      expect(existsSync(`${file}.push-state`)).toBe(true);
      const resumed = await tenants('push', file, '--resume', '--batch', '40', ...place);
      expect(resumed).toMatchObject({ code: 0, err: '' });
      expect(resumed.out).toContain('were there already');
      expect((await tenants('list', ...place)).out.trim().split('\n')).toHaveLength(120);
      expect((await tenants('get', 'd119.example', ...place)).out).toContain('Mail of d119.example');
      expect(await tenants('get', 'd120.example', ...place)).toMatchObject({ code: 1, out: '' });
      expect((await tenants('delete', 'd0.example', ...place)).code).toBe(0);

      const port = await findFreePort();
      const started = spawn(
        process.execPath,
        [join(cli, 'start.ts'), '--tenants', '--port', String(port), '--inspector-port', '0', ...persist],
        { stdio: 'ignore' },
      );
      try {
        const ask = (domain: string): Promise<Response> => fetch(`http://127.0.0.1:${String(port)}/v1.1/${domain}`);
        await expect
          .poll(
            () =>
              ask('example.com').then(
                ({ status }) => status,
                () => 0,
              ),
            { timeout: 60_000 },
          )
          .toBe(200);
        for (const at of [1, 39, 40, 80, 119]) {
          const response = await ask(`d${String(at)}.example`);
          expect(await response.text()).toContain(`<displayName>Mail of d${String(at)}.example</displayName>`);
        }
        // Requests that come together share one look-up, which belongs to one of them alone.
        const together = await Promise.all(Array.from({ length: 20 }, () => ask('d77.example')));
        expect(together.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
        expect((await ask('d0.example')).status).toBe(404);
        expect((await ask('d120.example')).status).toBe(404);
      } finally {
        const exited = new Promise((done) => started.once('exit', done));
        started.kill('SIGTERM');
        await exited;
      }
    },
  );

  test('passes on in a line what wrangler says of an error', async () => {
    const blocked = await put('no-folder', '');
    const { code, err } = await tenants('put', 'a.example', 'posteo.de', '--local', '--persist-to', blocked);
    expect(code).toBe(1);
    expect(err).toMatch(/^wrangler: \S/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
