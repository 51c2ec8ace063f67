import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as publicProviders from '../../providers/index.ts';
import * as ownProviders from '../../providers/own/index.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { renderCommandHelp } from '../../src/cli/help.ts';
import { thunderbird } from '../../src/clients/thunderbird.ts';
import { unpackProvider } from '../../src/storage/unpack.ts';

// Each test starts processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const project = join(import.meta.dirname, '../..');
const script = join(project, 'src/cli/main.ts');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function mailbeacon(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const server = (name: string, type: string, host: string, port: number): string =>
  `<${name} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType>` +
  `<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></${name}>`;
const willow = (id: string, domain = id): string =>
  `<clientConfig version="1.1"><emailProvider id="${id}"><domain>${domain}</domain><displayName>Willow</displayName>` +
  `<displayShortName>Willow</displayShortName>${server('incomingServer', 'imap', `imap.${domain}`, 993)}` +
  `${server('outgoingServer', 'smtp', `smtp.${domain}`, 465)}</emailProvider></clientConfig>`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-cli-'));
  await mkdir(join(folder, 'in'));
});
afterEach(() => rm(folder, { recursive: true }));
const path = (...parts: readonly string[]): string => join(folder, ...parts);
const put = (name: string, text: string | Uint8Array): Promise<void> => writeFile(path('in', name), text);
const importArgs = (): readonly string[] => ['ispdb', path('in'), '--out', path('out'), '--checked', '2026-03-12'];

describe('the command line', () => {
  test.each<readonly [line: string, code: number, args: readonly string[]]>([
    ['without a command', 2, []],
    ['with --help', 0, ['--help']],
    ['with a command that does not exist', 2, ['frobnicate']],
    ['with --help of a command', 0, ['import', '--help']],
    ['with an option that does not exist', 2, ['import', 'ispdb', 'x', '--frobnicate']],
    ['without a place to write to', 2, ['import', 'ispdb', 'x', '--checked', '2026-03-12']],
    ['without the day of the documents', 2, ['import', 'ispdb', 'x', '--out', 'y']],
    ['with a day that does not exist', 2, ['import', 'ispdb', 'x', '--out', 'y', '--checked', '2026-02-30']],
    [
      'with an origin that is not https',
      2,
      ['import', 'ispdb', 'x', '--out', 'y', '--checked', '2026-03-12', '--origin', 'http://x/'],
    ],
    ['with something else to import', 2, ['import', 'outlook', 'x']],
    ['with a folder that does not exist', 2, ['roundtrip', '/nowhere']],
    ['without a folder to export to', 2, ['export', 'ispdb']],
  ])('%s ends with its exit code', async (_line, code, args) => {
    const ended = await mailbeacon(...args);
    expect(ended.code).toBe(code);
    expect(ended.out + ended.err).not.toBe('');
    expect(ended.err).not.toMatch(/\n {4}at /);
  });

  test('names every command and the exit codes', async () => {
    const { out } = await mailbeacon('--help');
    for (const word of ['import', 'export', 'list', 'roundtrip', 'Exit codes']) expect(out).toContain(word);
  });

  test('says which version it is', async () => {
    const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as { version: string };
    expect(await mailbeacon('--version')).toEqual({ code: 0, out: `mailbeacon ${version}\n`, err: '' });
    const { out } = await mailbeacon('--version', '--json');
    expect(JSON.parse(out)).toEqual({ program: 'mailbeacon', version });
  });

  test('has help as JSON, for all commands and for one', async () => {
    const { out } = await mailbeacon('--help', '--json');
    const help = JSON.parse(out) as { exitCodes: { code: number }[]; commands: { name: string }[] };
    expect(help.exitCodes.map(({ code }) => code)).toEqual([0, 1, 2]);
    expect(help.commands.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    const one = JSON.parse((await mailbeacon('dns', '--help', '--json')).out) as object;
    expect(one).toEqual(help.commands.find(({ name }) => name === 'dns'));
    expect(one).toMatchObject({
      options: expect.arrayContaining([expect.objectContaining({ name: 'form' })]) as object,
    });
  });

  test.each([
    ['dsn', 'dns'],
    ['exprot', 'export'],
    ['tenant', 'tenants'],
    ['rounddtrip', 'roundtrip'],
  ])('%s is answered with %s', async (typed, meant) => {
    const { code, err } = await mailbeacon(typed);
    expect({ code, err }).toEqual({
      code: 2,
      err: `There is no such command. Did you mean: mailbeacon ${meant}\n`,
    });
  });

  test('runs by npx in the project', async () => {
    // Without what npm adds for the scripts that run this test, as in a shell: npx has to find the project's Node.
    const PATH = (process.env.PATH ?? '')
      .split(':')
      .filter((place) => !place.includes('node_modules'))
      .join(':');
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'mailbeacon', '--help'], {
      cwd: project,
      env: { ...process.env, PATH },
    });
    expect(stdout).toContain('Usage: mailbeacon <command>');
  });

  test('ends quietly when nobody reads on', async () => {
    const line = `"$0" "$1" dns gmail.com --service autoconfig.example.com; echo "code $?" >&2`;
    const words = ['-c', `{ ${line}; } | true`, process.execPath, script];
    const { stdout, stderr } = await promisify(execFile)('bash', words);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'code 0\n' });
  });
});

describe('declarations', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s declares its options and offers --json',
    (_name, { usage, options }) => {
      expect(usage).toMatch(/^Usage: mailbeacon /);
      expect(options).toBeDefined();
      expect(options).toHaveProperty('json');
      // Help lists options from their declarations; text of its own would drift from them.
      expect(usage).not.toMatch(/^ +--/m);
    },
  );

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s describes each option within a line of a terminal',
    (_name, command) => {
      const help = renderCommandHelp(command);
      for (const [name, { description }] of Object.entries(command.options ?? {})) {
        expect(help).toContain(`--${name}`);
        expect(description).toMatch(/^[^A-Z]|^[A-Z]{2}|^Workers/);
      }
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    },
  );
});

describe('import', () => {
  test('writes what it can, names what it cannot, and ends with 1', async () => {
    await put('a.example.xml', willow('a.example'));
    await put('b.example.xml', willow('b.example').replace('</emailProvider>', ''));
    await put('c.example.xml', new Uint8Array(2_000_000));
    await put('d.example.xml', '<plist/>');
    await put('notes.txt', 'not looked at');
    const { code, out, err } = await mailbeacon('import', ...importArgs());
    expect(code).toBe(1);
    expect(await readdir(path('out'))).toEqual(['a-example.ts']);
    expect(out).toContain('1 of 4 files imported');
    expect(err.trim().split('\n')).toEqual([
      `${path('in', 'b.example.xml')}: is not well-formed XML`,
      `${path('in', 'c.example.xml')}: is larger than 1 MiB, and no autoconfig document is`,
      expect.stringContaining(`${path('in', 'd.example.xml')}: is XML of another format`),
    ]);
  });

  test('gives files that share an id their own', async () => {
    await put('a.example.xml', willow('shared.example', 'a.example'));
    await put('b.example.xml', willow('shared.example', 'b.example'));
    expect(await mailbeacon('import', ...importArgs())).toMatchObject({ code: 0 });
    expect(await readdir(path('out'))).toEqual(['a-example.ts', 'b-example.ts']);
  });

  test('replaces an entry only when told to', async () => {
    await put('a.example.xml', willow('a.example'));
    await mkdir(path('out'));
    await writeFile(path('out', 'a-example.ts'), 'mine');
    expect(await mailbeacon('import', ...importArgs())).toMatchObject({ code: 1 });
    expect(await readFile(path('out', 'a-example.ts'), 'utf8')).toBe('mine');
    expect(await mailbeacon('import', ...importArgs(), '--force')).toMatchObject({ code: 0 });
    expect(await readFile(path('out', 'a-example.ts'), 'utf8')).toContain("id: 'a.example'");
  });
});

test('list writes one line for each entry, sorted, and what the worker carries', async () => {
  await put('a.example.xml', willow('a.example'));
  await put('163.com.xml', willow('163.example'));
  expect(await mailbeacon('import', ...importArgs())).toMatchObject({ code: 0 });
  const packed = path('packed.ts');
  expect(await mailbeacon('list', path('out'), '--packed', packed)).toMatchObject({ code: 0 });
  expect(await readFile(path('out', 'index.ts'), 'utf8')).toBe(
    "export { default as _163Example } from './163-example.ts';\nexport { default as aExample } from './a-example.ts';\n",
  );
  const { packedProviders } = (await import(packed)) as { readonly packedProviders: readonly string[] };
  expect(packedProviders.map((line) => unpackProvider(line).id)).toEqual(['163.example', 'a.example']);
});

test('list writes nothing while an entry does not fit the schema', async () => {
  await put('a.ts', 'export default { id: 1 };');
  const ended = await mailbeacon('list', path('in'), '--packed', path('packed.ts'));
  expect(ended.code).toBe(1);
  expect(ended.err).toContain(path('in', 'a.ts'));
  expect(await readdir(path('in'))).toEqual(['a.ts']);
});

test('export writes a document that Thunderbird can use for every domain and MX domain', async () => {
  expect(await mailbeacon('export', 'ispdb', path('tree'))).toMatchObject({ code: 0 });
  const expressible = Object.values({ ...publicProviders, ...ownProviders }).filter(({ incoming }) =>
    incoming.some(({ type }) => ['imap', 'pop3'].includes(type)),
  );
  const names = new Set<string>(
    expressible.flatMap((provider) => [...provider.domains, ...('mx' in provider ? provider.mx : [])]),
  );
  expect((await readdir(path('tree', 'v1.1'))).sort()).toEqual([...names].sort());
  for (const domain of ['gmail.com', 'posteo.net', 'inbox.eu', 'mail.protection.outlook.com']) {
    const body = await readFile(path('tree', 'v1.1', domain), 'utf8');
    const conclusion = thunderbird.read(
      { status: 200, contentType: 'text/xml; charset=utf-8', body },
      { email: `jane@${domain}` },
    );
    expect(conclusion, domain).toMatchObject({ outcome: 'configured', incoming: { protocol: 'imap', port: 993 } });
  }
});

describe('roundtrip', () => {
  test('counts what is the same and gives a reason for the rest', async () => {
    await put('a.example.xml', willow('a.example'));
    await put(
      'b.example.xml',
      willow('b.example').replace(
        '<incomingServer',
        `${server('incomingServer', 'pop3', 'pop.b.example', 995)}<incomingServer`,
      ),
    );
    const { code, out, err } = await mailbeacon('roundtrip', path('in'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 of 2 files, 14 conclusions:');
    expect(out).toMatch(/IMAP is put before POP3/);
    expect(out).toMatch(/\n\d+ the same, [1-9]\d* differ with a reason, 0 without/);
  });

  test('ends with 1 for a file that cannot be imported', async () => {
    await put('a.example.xml', '<plist/>');
    expect(await mailbeacon('roundtrip', path('in'))).toMatchObject({ code: 1 });
  });
});
