import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../src/checks/diagnose.ts';
import { doctorCommand } from '../../src/cli/commands/doctor.ts';
import {
  appendLine,
  findChanges,
  readLastLine,
  toHistoryLine,
  type HistoryLine,
} from '../../src/cli/doctor/history.ts';
import { printDiagnosis } from '../../src/cli/doctor/render.ts';

const project = join(import.meta.dirname, '../..');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ignore = { out: () => undefined, err: () => undefined };

describe('the command line', () => {
  test.each<[string, readonly string[]]>([
    ['nobody', []],
    ['two domains', ['a.org', 'b.org']],
    ['a word that is no domain', ['willow']],
    ['two addresses in one', ['a@b@c.org']],
    ['a client that nobody knows', ['a.org', '--client', 'Elm']],
    ['an entry that does not exist', ['a.org', '--provider', 'nowhere.example']],
    ['no time at all', ['a.org', '--timeout', '0']],
    ['too much time', ['a.org', '--timeout', '121']],
    ['too much at once', ['a.org', '--parallel', '65']],
    ['an address that is none', ['a.org', '--resolve', 'a.org:443:there']],
    ['a resolver that is none', ['a.org', '--resolver', 'dns.example']],
    ['roots that are not there', ['a.org', '--ca', '/nowhere/ca.pem']],
  ])('refuses %s', async (_name, args) => {
    await expect(doctorCommand.run(args, ignore)).rejects.toThrow(/\w/);
  });
});

const diagnosis: Diagnosis = {
  domain: 'willow.example.org',
  clients: [
    {
      client: 'Thunderbird',
      outcome: 'not-found',
      why: 'no URL that it asks has an answer for it',
      remark: undefined,
      from: undefined,
      found: undefined,
    },
  ],
  servers: [],
  findings: [
    {
      severity: 'error',
      code: 'name-missing',
      subject: 'autoconfig.willow.example.org',
      text: 'no \u001b[2J\u202eaddress',
      cure: 'c',
    },
    { severity: 'note', code: 'profile-unsigned', subject: 'x', text: 'not signed' },
  ],
};

describe('a diagnosis for a person', () => {
  test('has the worst first, with its cure and code', () => {
    const lines: string[] = [];
    printDiagnosis(diagnosis, { out: (line) => lines.push(line), err: () => undefined });
    const text = lines.join('\n');
    expect(text).toContain('Thunderbird  not found');
    expect(text).toMatch(/error +autoconfig\.willow\.example\.org: .*\[name-missing\]\n +cure: c\n +note/);
  });

  test('holds nothing that a terminal would obey', () => {
    const lines: string[] = [];
    printDiagnosis(diagnosis, { out: (line) => lines.push(line), err: () => undefined });
    expect(lines.join('\n')).not.toMatch(/\u001b|\u202e/);
  });

  test('says so when there is nothing to do', () => {
    const lines: string[] = [];
    printDiagnosis({ ...diagnosis, findings: [] }, { out: (line) => lines.push(line), err: () => undefined });
    expect(lines.at(-1)).toBe('Nothing to do.');
  });
});

describe('the history', () => {
  const line = toHistoryLine(diagnosis, Date.UTC(2026, 10, 23));

  test('has a line without notes and without words', () => {
    expect(line).toEqual({
      at: '2026-11-23T00:00:00.000Z',
      domain: 'willow.example.org',
      clients: { Thunderbird: 'not-found' },
      findings: ['error name-missing autoconfig.willow.example.org'],
    });
  });

  test('gives the last line of the domain, and passes over what is cut off', async () => {
    const file = join(folder, 'history');
    expect(await readLastLine(file, line.domain)).toBeUndefined();
    await appendLine(file, { ...line, at: 'first' });
    await appendLine(file, { ...line, at: 'second' });
    await appendLine(file, { ...line, domain: 'other.example.org', at: 'third' });
    await writeFile(file, `${await readFile(file, 'utf8')}{"at":"fourth","domain":"willow.ex`);
    expect(await readLastLine(file, line.domain)).toEqual({ ...line, at: 'second' });
  });

  test.each<[string, HistoryLine | undefined, HistoryLine, readonly string[]]>([
    ['everything the first time', undefined, line, ['new: error name-missing autoconfig.willow.example.org']],
    ['nothing where nothing changed', line, line, []],
    ['what is gone', line, { ...line, findings: [] }, ['gone: error name-missing autoconfig.willow.example.org']],
    [
      'a client that finds its settings again',
      line,
      { ...line, clients: { Thunderbird: 'found' } },
      ['client: Thunderbird: not-found → found'],
    ],
    [
      'nothing of a client that was not asked before',
      line,
      { ...line, clients: { ...line.clients, KMail: 'found' } },
      [],
    ],
  ])('tells %s', (_name, before, after, changes) => {
    expect(findChanges(before, after).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(changes);
  });
});

test('docs/doctor.md has every code of discovery, and no other', () => {
  const doc = readFileSync(join(project, 'docs/doctor.md'), 'utf8');
  const [, discovery = ''] = doc.split('## What it says of discovery');
  const [section = ''] = discovery.split('## What it says of mail servers');
  const rows = section.split('\n').filter((row) => row.startsWith('| `'));
  const documented = new Set(
    rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code)),
  );
  const sources = readdirSync(join(project, 'src/checks')).filter((file) => file.endsWith('.ts'));
  const literal = /(?:code: |say\(\s*|error\(\s*)'([a-z]+(?:-[a-z]+)+)'/g;
  const used = sources.flatMap((file) =>
    [...readFileSync(join(project, 'src/checks', file), 'utf8').matchAll(literal)].map(([, code]) => code),
  );
  // One code for each problem of the network, and for each fault of a certificate.
  const made = /^(?:http|certificate)-/;
  expect(used.length).toBeGreaterThan(25);
  expect(used.filter((code) => !documented.has(code) && code !== 'forbidden')).toEqual([]);
  expect(
    [...documented].filter((code) => !used.includes(code) && code !== 'forbidden' && !made.test(code ?? '')),
  ).toEqual([]);
});
