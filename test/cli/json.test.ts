// `--json` of every command: one JSON document on stdout and nothing else there.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExitCode } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { runProgram } from '../../src/cli/run.ts';
import { writeJson } from '../../src/cli/terminal.ts';

vi.setConfig({ testTimeout: 30_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-json-'));
  await mkdir(join(folder, 'in'));
});
afterEach(() => rm(folder, { recursive: true }));
const path = (...parts: readonly string[]): string => join(folder, ...parts);

interface Ended {
  readonly code: ExitCode;
  /** What stdout holds, read as one JSON document. */
  readonly json: unknown;
  readonly err: string;
}

async function run(...words: readonly string[]): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await runProgram({ version: '0.0.0', commands }, words, output);
  return { code, json: out.length === 0 ? undefined : JSON.parse(out.join('\n')), err: err.join('\n') };
}

const server = (name: string, type: string, port: number): string =>
  `<${name} type="${type}"><hostname>${type}.a.example</hostname><port>${port}</port><socketType>SSL</socketType>` +
  `<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></${name}>`;
const document =
  '<clientConfig version="1.1"><emailProvider id="a.example"><domain>a.example</domain><displayName>Ash</displayName>' +
  `<displayShortName>Ash</displayShortName>${server('incomingServer', 'pop3', 995)}` +
  `${server('incomingServer', 'imap', 993)}${server('outgoingServer', 'smtp', 465)}</emailProvider></clientConfig>`;

describe('dns', () => {
  const words = ['dns', 'gmail.com', '--service', 'autoconfig.willow.example'] as const;

  test('gives the records as --form json does', async () => {
    const { code, json } = await run(...words, '--json');
    expect({ code, json }).toMatchObject({ code: 0, json: { domain: 'gmail.com' } });
    expect(json).toEqual((await run(...words, '--form', 'json')).json);
  });

  test('does not give two forms at once', async () => {
    expect(await run(...words, '--json', '--form', 'zone')).toMatchObject({ code: 2, json: undefined });
  });

  test.each([
    ['--form', 'bind'],
    ['--via', 'mx'],
  ])('refuses %s %s and names the choices', async (option, value) => {
    const { code, err } = await run(...words, option, value);
    expect(code).toBe(2);
    expect(err).toContain(`${option} is one of `);
  });
});

test('export says where the files are, and who was left out', async () => {
  const { code, json } = await run('export', 'ispdb', path('tree'), '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({
    folder: path('tree', 'v1.1'),
    leftOut: expect.arrayContaining(['proton.me']) as object,
  });
  expect((json as { files: number }).files).toBeGreaterThan(1000);
});

test('import says what became of each source', async () => {
  await writeFile(path('in', 'a.example.xml'), document);
  await writeFile(path('in', 'b.example.xml'), '<plist/>');
  const common = ['--out', path('out'), '--checked', '2026-03-12'];
  const { code, json, err } = await run('import', 'ispdb', path('in'), ...common, '--json');
  expect(code).toBe(1);
  expect(json).toMatchObject([
    { source: path('in', 'a.example.xml'), ok: true, entries: [{ file: path('out', 'a-example.ts') }] },
    { source: path('in', 'b.example.xml'), ok: false, problem: expect.stringContaining('another format') as string },
  ]);
  expect(err).toContain('b.example.xml');
});

test('list says what was listed, and where', async () => {
  await writeFile(path('in', 'a.example.xml'), document);
  await run('import', 'ispdb', path('in'), '--out', path('out'), '--checked', '2026-03-12', '--json');
  const { code, json } = await run('list', path('out'), '--packed', path('packed.ts'), '--json');
  expect({ code, json }).toEqual({
    code: 0,
    json: { folder: path('out'), packed: path('packed.ts'), listed: 1, own: 0 },
  });
  expect(await readFile(path('out', 'index.ts'), 'utf8')).toContain('aExample');
});

test('roundtrip names every difference with its reason', async () => {
  await writeFile(path('in', 'a.example.xml'), document);
  const { code, json } = await run('roundtrip', path('in'), '--json');
  expect(code).toBe(0);
  const { conclusions, differences } = json as {
    readonly conclusions: Readonly<Record<string, number>>;
    readonly differences: readonly { readonly file: string; readonly reasons: readonly string[] }[];
  };
  expect(json).toMatchObject({ files: 1, imported: 1, conclusions: { unexplained: 0 } });
  expect(differences).toHaveLength(conclusions.explained ?? -1);
  expect(differences[0]).toMatchObject({ file: 'a.example.xml', domain: 'a.example' });
  expect(differences[0]?.reasons.join()).not.toBe('');
});

describe('tenants', () => {
  const at = (): readonly string[] => ['--sqlite', path('tenants.sqlite'), '--json'];

  test('says what was put, found, listed and deleted', async () => {
    const target = `sqlite ${path('tenants.sqlite')}`;
    expect(await run('tenants', 'put', 'ash.example', 'posteo.de', ...at())).toEqual({
      code: 0,
      json: { domain: 'ash.example', target },
      err: '',
    });
    expect((await run('tenants', 'get', 'ash.example', ...at())).json).toEqual({
      domain: 'ash.example',
      target,
      record: { version: 1, provider: 'posteo.de', domain: 'ash.example' },
    });
    expect((await run('tenants', 'list', ...at())).json).toEqual(['ash.example']);
    expect((await run('tenants', 'delete', 'ash.example', ...at())).json).toEqual({ domain: 'ash.example', target });
    expect((await run('tenants', 'list', ...at())).json).toEqual([]);
    expect(await run('tenants', 'get', 'ash.example', ...at())).toMatchObject({ code: 1, json: undefined });
  });

  test('says how many were pushed, and which lines were bad', async () => {
    const file = path('customers.csv');
    await writeFile(file, 'ash.example,posteo.de\nelm.example,nobody.example\n');
    const refused = await run('tenants', 'push', file, ...at());
    expect(refused).toMatchObject({ code: 1, json: { file, records: 1, bad: [{ number: 2 }] } });
    expect(refused.json).not.toHaveProperty('target');
    const pushed = await run('tenants', 'push', file, '--skip-bad', ...at());
    expect(pushed).toMatchObject({ code: 0, json: { target: `sqlite ${path('tenants.sqlite')}`, records: 1 } });
  });
});

test('what a terminal would obey is escaped, and means the same', () => {
  const lines: string[] = [];
  const value = { name: 'a\u001b[31m\u009b\u202eb\u2028\u007f' };
  writeJson({ out: (line) => void lines.push(line), err: () => undefined }, value);
  const text = lines.join('\n');

  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
  expect(JSON.parse(text)).toEqual(value);
});
