// `preview --diff` as a person runs it, in repositories of its own that hold a copy of the project with few entries.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import * as markdown from 'prettier/plugins/markdown';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { comparePreviews, type Verdict } from '../../src/cli/preview/diff/compare.ts';
import { escapeMarkdown, toCode } from '../../src/cli/preview/diff/markdown.ts';
import { parseDigests, parsePreviews } from '../../src/cli/preview/diff/parse.ts';
import { findChangedEntries } from '../../src/cli/preview/diff/select.ts';
import type { EntryDigest, Preview } from '../../src/cli/preview/preview.ts';
import type { ServerChoice, ServiceChoice, ServiceConclusion } from '../../src/clients/index.ts';

// Each test starts several processes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const project = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let folder = '';
let temporary = '';
/** The copy, at its first commit before each test. */
let copy = '';
let first = '';

const git = async (...args: readonly string[]): Promise<string> => {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const { stdout } = await run('git', ['-C', copy, ...who, ...args]);
  return stdout.trim();
};

const commit = async (): Promise<string> => {
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', 'A state');
  return git('rev-parse', 'HEAD');
};

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function diff(ref: string, ...args: readonly string[]): Promise<Ended> {
  const line = [join(copy, 'src/cli/main.ts'), 'preview', `--diff=${ref}`, ...args];
  try {
    const { stdout, stderr } = await run(process.execPath, line, { env: { ...process.env, TMPDIR: temporary } });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' };
const imap = { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login };
const smtp = { type: 'smtp', hostname: 'smtp.willow.example', port: 465, socketType: 'SSL', ...login };
const willow = {
  id: 'willow.example',
  displayName: 'Willow',
  displayShortName: 'Willow',
  domains: ['willow.example'],
  incoming: [imap],
  outgoing: [smtp],
  source: 'https://willow.example/help',
  checked: '2026-11-01',
};
const clearText = { socketType: 'plain', clearTextReason: 'a machine in a museum' };
const startTls = {
  ...willow,
  incoming: [{ ...imap, port: 143, socketType: 'STARTTLS' }],
  outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }],
};

const writeEntry = (entry: object): Promise<void> =>
  writeFile(join(copy, 'providers/own/willow.ts'), `export default ${JSON.stringify(entry)} as const;\n`);

async function replaceIn(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(copy, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(copy, path), text.replace(from, to));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-diff-test-'));
  [copy, temporary] = [join(folder, 'copy'), join(folder, 'tmp')];
  await mkdir(join(copy, 'providers/own'), { recursive: true });
  await mkdir(temporary);
  await cp(join(project, 'src'), join(copy, 'src'), { recursive: true });
  for (const file of ['package.json', 'wrangler.toml', 'providers/gmail.ts']) {
    await cp(join(project, file), join(copy, file));
  }
  await writeFile(join(copy, 'providers/index.ts'), "export { default as gmail } from './gmail.ts';\n");
  await writeFile(join(copy, 'providers/own/index.ts'), "export { default as willow } from './willow.ts';\n");
  await writeFile(join(copy, '.gitignore'), 'node_modules\n');
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'));
  await writeEntry(willow);
  await git('init', '--quiet');
  first = await commit();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await git('reset', '--quiet', '--hard', first);
});

/** What must be left of every run: nothing. */
async function expectNothingLeft(): Promise<void> {
  expect((await git('worktree', 'list')).split('\n')).toHaveLength(1);
  expect(await readdir(temporary)).toEqual([]);
}

describe('preview --diff', () => {
  test('finds nothing where nothing changed, and leaves nothing behind', async () => {
    const { code, out, err } = await diff('HEAD');
    expect([code, out, err]).toEqual([0, `No answer changed since HEAD (${first.slice(0, 12)})\n`, '']);
    await expectNothingLeft();
  });

  test('ends with 1 where clients lose TLS or stop working', async () => {
    await writeEntry({
      ...willow,
      incoming: [{ ...imap, port: 143, ...clearText }],
      outgoing: [{ ...smtp, port: 587, ...clearText }],
    });
    const { code, out } = await diff('HEAD');
    expect(code).toBe(1);
    expect(out).toMatch(/Thunderbird(?:; [^\n]*)?: loses TLS/);
    expect(out).toMatch(/Thunderbird for Android(?:; [^\n]*)?: stops working/);
    expect(out).toContain('- imap imap.willow.example:993 TLS, jane@willow.example, password');
    expect(out).toContain('+ imap imap.willow.example:143 without TLS, jane@willow.example, password');
    expect(out).not.toContain('gmail');
    await expectNothingLeft();
  });

  test('ends with 1 where an entry is gone', async () => {
    await writeFile(join(copy, 'providers/own/index.ts'), 'export {};\n');
    const { code, out } = await diff('HEAD');
    expect(code).toBe(1);
    expect(out).toMatch(/jane@willow\.example\n +Thunderbird; [^\n]*: stops working/);
  });

  test('ends with 0 where clients work that did not', async () => {
    await writeEntry(startTls);
    const before = await commit();
    await writeEntry(willow);
    const { code, out } = await diff(before);
    expect(code).toBe(0);
    expect(out).toMatch(/PACC, strict[^\n]*: works now/);
    expect(out).toContain('no client stops working');
  });

  test('sees a change of code that changes bytes and no outcome', async () => {
    await replaceIn('src/formats/xml.ts', 'encoding="UTF-8"', 'encoding="utf-8"');
    const { code, out } = await diff('HEAD');
    expect(code).toBe(0);
    expect(out).toContain('jane@gmail.com');
    expect(out).toMatch(/autoconfig: (\d+) → \1 bytes\n +line 1\n +- .*"UTF-8".*\n +\+ .*"utf-8"/);
    expect(out).not.toMatch(/Thunderbird/);
  });

  test('ends with 1 for a change of code that takes the documents away', async () => {
    await replaceIn('src/formats/autoconfig.ts', "'/mail/config-v1.1.xml'", "'/mail/config-v1.2.xml'");
    const { code, out } = await diff('HEAD', 'jane@gmail.com');
    expect(code).toBe(1);
    expect(out).toMatch(/Thunderbird(?:; [^\n]*)?: stops working/);
    expect(out).toContain('autoconfig: status 200 → 404');
  });

  test('looks at the addresses and clients that it is told to', async () => {
    await writeEntry({ ...willow, outgoing: [{ ...smtp, port: 587, ...clearText }] });
    expect((await diff('HEAD', 'jane@gmail.com')).code).toBe(0);
    expect((await diff('HEAD', 'joe@willow.example', '--client', 'Himalaya')).out).toContain('Himalaya (PACC)');
    expect((await diff('HEAD', 'joe@willow.example', '--client', 'Nine')).code).toBe(0);
  });

  test('looks at five domains of an entry, and counts the rest', async () => {
    const domains = Array.from({ length: 8 }, (_, index) => `d${String(index)}.example`);
    await writeEntry({ ...willow, domains });
    const before = await commit();
    await writeEntry({ ...willow, domains: domains.slice(1), displayName: 'Old Willow' });
    const { code, out } = await diff(before, '--json');
    expect(code).toBe(1);
    const { diff: found } = JSON.parse(out) as {
      diff: { addresses: readonly { address: string }[]; leftOut: readonly object[]; commit: string };
    };
    // What was lost comes first.
    expect(found.addresses.map(({ address }) => address)).toEqual(
      ['d0', 'd1', 'd2', 'd3', 'd4'].map((name) => `jane@${name}.example`),
    );
    expect(found.leftOut).toEqual([{ list: 'own', id: 'willow.example', leftOut: 3 }]);
    expect(found.commit).toBe(before);
  });

  test('sees that the service has another name, since it is in every profile', async () => {
    await replaceIn('wrangler.toml', 'SERVICE_HOST = "autoconfig.example.com"', 'SERVICE_HOST = "setup.example.net"');
    expect((await diff('HEAD', 'jane@gmail.com')).out).toContain('mobileconfig: ');
    expect((await diff('HEAD', 'jane@gmail.com', '--service', 'a.example')).out).toContain('No answer changed');
  });

  test('renders entries of a commit that is older than the command', async () => {
    await writeEntry(startTls);
    await git('rm', '--quiet', '-r', '--cached', 'src');
    await git('add', 'providers');
    await git('commit', '--quiet', '--message', 'Without code');
    const before = await git('rev-parse', 'HEAD');
    await git('checkout', '--quiet', first, '--', 'src');
    await writeEntry(willow);
    const { code, out } = await diff(before);
    expect(out).toContain('is older than this command: both sides are rendered by the code of the working tree');
    expect(out).toMatch(/PACC, strict[^\n]*: works now/);
    expect(code).toBe(0);
  });

  test('renders entries of a commit whose command does not run', async () => {
    await replaceIn(
      'src/cli/commands/preview.ts',
      'export const previewCommand',
      'throw new Error();\nexport const previewCommand',
    );
    const before = await commit();
    await git('checkout', '--quiet', first, '--', 'src');
    await writeEntry({ ...willow, incoming: [{ ...imap, hostname: 'mx.willow.example' }] });
    const { code, out } = await diff(before);
    expect([code, out]).toEqual([0, expect.stringContaining('has a command that does not run')]);
    expect(out).toContain('imap mx.willow.example:993');
    await expectNothingLeft();
  });

  test('leaves nothing behind when it is told to stop', async () => {
    const line = [join(copy, 'src/cli/main.ts'), 'preview', '--diff', 'HEAD'];
    const child = spawn(process.execPath, line, { env: { ...process.env, TMPDIR: temporary }, stdio: 'ignore' });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    await vi.waitUntil(async () => (await readdir(temporary)).length > 0, { timeout: 20_000, interval: 5 });
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    await expectNothingLeft();
  });

  test.each<readonly [what: string, ref: string]>([
    ['that does not exist', 'nowhere'],
    ['that is an option of git', '--output=x'],
    ['that is empty', ''],
    ['of a file', 'HEAD:package.json'],
  ])('refuses a name %s', async (_what, ref) => {
    const { code, out, err } = await diff(ref);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('There is no commit');
    await expectNothingLeft();
  });

  test('says so where there is no repository', async () => {
    const line = [join(copy, 'src/cli/main.ts'), 'preview', '--diff', 'HEAD'];
    await rm(join(folder, 'bare'), { recursive: true, force: true });
    await cp(join(copy, '.git'), join(folder, 'bare'), { recursive: true });
    await rm(join(copy, '.git'), { recursive: true });
    try {
      await expect(run(process.execPath, line)).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('git cannot compare anything here') as string,
      });
    } finally {
      await cp(join(folder, 'bare'), join(copy, '.git'), { recursive: true });
    }
  });
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** What an independent reader of Markdown sees. */
const readMarkdown = (text: string): Node => {
  const { remark } = (markdown as unknown as { parsers: { remark: { parse(text: string, options: object): Node } } })
    .parsers;
  return remark.parse(text, { originalText: text });
};
const findAll = (node: Node, type: string): readonly Node[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap((child) => findAll(child, type)),
];

/** What an independent reader takes for text that is no code, where GitHub looks for mentions, issues and commits. */
function findProse(text: string): string {
  const signs: readonly string[] = findAll(readMarkdown(text), 'paragraph')
    .concat(findAll(readMarkdown(text), 'tableCell'), findAll(readMarkdown(text), 'html'))
    .flatMap((node) => {
      let isCode = false;
      return (node.children ?? [node]).map(({ type, value = '', children = [] }) => {
        if (value === '<code>') isCode = true;
        if (value === '</code>') isCode = false;
        if (type === 'html') return value.replace(/<code>.*<\/code>/g, '');
        return isCode ? '' : [value, ...children.map((child) => child.value ?? '')].join('');
      });
    });
  return signs.join('\n').replace(/&#(\d+);/g, (_reference, code: string) => String.fromCharCode(Number(code)));
}

describe('Markdown', () => {
  test('holds what entries say as text, and nothing else', async () => {
    const name = '@everyone |a| `b` <img src=x> [c](https://x.example) #1 **d**';
    await writeEntry({ ...willow, displayName: 'Willow', incoming: [{ ...imap, port: 143, ...clearText }] });
    const before = await commit();
    await writeEntry({
      ...willow,
      displayName: name,
      incoming: [],
      outgoing: [smtp],
      instructions: [{ kind: 'bridge', url: 'https://x.example/', text: { en: name } }],
    });
    const regression = await diff(before, '--markdown');
    await writeEntry({ ...willow, displayName: name });
    const { code, out } = await diff(first, '--markdown');
    expect([regression.code, code]).toEqual([1, 0]);
    for (const text of [regression.out, out]) {
      const tree = readMarkdown(text);
      const tables = findAll(tree, 'table');
      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) {
        const widths = new Set((table.children ?? []).map(({ children }) => children?.length));
        expect([...widths]).toEqual([5]);
      }
      const html = findAll(tree, 'html').map(({ value = '' }) => value.replace(/<br>|<\/?code>|<!-- -->/g, ''));
      for (const value of html) expect(value).toMatch(/^$|^<details><summary>[^<>`|*@]*<\/summary>$|^<\/details>$/);
      expect(findProse(text)).toContain('since');
      // Who reads the rendered text finds no sign with which a mention, an issue or a link begins.
      expect(findProse(text)).not.toMatch(/[@#]|https?:|willow|everyone/);
      expect(
        ['link', 'image', 'inlineCode', 'code', 'delete', 'emphasis'].filter((type) => findAll(tree, type).length > 0),
      ).toEqual([]);
      expect(text).not.toMatch(/@everyone|<img|#1 /);
    }
    expect(out).toContain('&#64;everyone');
    expect(regression.out).toMatch(/\| \*\*stops working\*\* \|/);
  });

  test('shows an address as code that no reader makes a link of', () => {
    expect(toCode('jane@example.com')).toBe('<code>jane<!-- -->&#64;example.com</code>');
    expect(toCode('')).toBe('');
  });

  test('escapes every text into one line without signs that mean something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[\\`*_[\]()<>|~@$:\n\r]|&(?!#\d+;)|www\./i);
      }),
    );
  });
});

const server = (change: Partial<ServerChoice> = {}): ServerChoice => ({
  protocol: 'imap',
  hostname: 'a.example',
  port: 993,
  security: 'TLS',
  username: 'jane',
  authentication: 'password',
  ...change,
});
const service = (protocol: ServiceChoice['protocol']): ServiceChoice => ({ ...server(), protocol });
const mail = (change: Partial<ServerChoice> = {}): ServiceConclusion => ({
  outcome: 'configured',
  incoming: server(change),
  outgoing: server(),
});
const nothing: ServiceConclusion = { outcome: 'nothing', why: 'status 404' };
const toPreview = (outcomes: Readonly<Record<string, ServiceConclusion>>): Preview => ({
  address: 'jane@a.example',
  provider: null,
  notes: [],
  clients: Object.entries(outcomes).map(([client, conclusion]) => ({
    client,
    format: 'autoconfig',
    request: { method: 'GET', url: 'https://a.example/' },
    status: 200,
    conclusion,
    via: [],
  })),
  documents: [],
});

describe('a change', () => {
  test.each<readonly [what: string, before: ServiceConclusion, after: ServiceConclusion, verdict: Verdict | undefined]>(
    [
      ['none', mail(), mail(), undefined],
      ['mail to nothing', mail(), nothing, 'stops'],
      ['TLS to clear text', mail(), mail({ security: 'plain' }), 'loses-tls'],
      ['STARTTLS to clear text', mail({ security: 'STARTTLS' }), mail({ security: 'plain' }), 'loses-tls'],
      ['TLS to finding out', mail(), mail({ security: 'try' }), 'changed'],
      ['clear text to TLS', mail({ security: 'plain' }), mail(), 'changed'],
      ['another port', mail(), mail({ port: 143 }), 'changed'],
      ['nothing to mail', nothing, mail(), 'works'],
      ['another reason for nothing', nothing, { ...nothing, why: 'status 410' }, 'changed'],
      ['ActiveSync to nothing', { outcome: 'service', service: service('activesync') }, nothing, 'stops'],
      ['mail to ActiveSync', mail(), { outcome: 'service', service: service('activesync') }, 'changed'],
      ['mail to a calendar', mail(), { outcome: 'service', service: service('caldav') }, 'stops'],
      ['mail to contacts in a profile', mail(), { ...nothing, related: [service('carddav')] }, 'stops'],
      ['mail to Exchange in a profile', mail(), { ...nothing, related: [service('activesync')] }, 'changed'],
      [
        'mail to another service',
        mail(),
        { outcome: 'nothing', why: 'asks it', redirect: { by: 'url', target: 'https://b.example/' } },
        'other-way',
      ],
      [
        'mail to an address without end',
        mail(),
        { outcome: 'nothing', why: 'asks it', redirect: { by: 'address', target: 'a@b.example' } },
        'stops',
      ],
    ],
  )('from %s is judged', (_what, before, after, verdict) => {
    const { clients } = comparePreviews(toPreview({ Thunderbird: before }), toPreview({ Thunderbird: after }));
    expect(clients[0]?.verdict).toBe(verdict);
  });

  test('of a way of last resort is none for a client whose first way works', () => {
    const second = 'Thunderbird (Autodiscover)';
    const before = toPreview({ Thunderbird: mail(), [second]: mail() });
    const judge = (first: ServiceConclusion): Verdict | undefined =>
      comparePreviews(before, toPreview({ Thunderbird: first, [second]: nothing })).clients.find(
        ({ client }) => client === second,
      )?.verdict;
    expect([judge(mail()), judge(nothing)]).toEqual(['other-way', 'stops']);
  });
});

test('entries that changed are found by list, id and domain', () => {
  const entry = (list: EntryDigest['list'], id: string, digests: Readonly<Record<string, string>>): EntryDigest => ({
    list,
    id,
    digests,
  });
  const before = [
    entry('own', 'a', { 'a.example': '1' }),
    entry('public', 'a', { 'b.example': '1', 'c.example': '1' }),
    entry('public', 'same', { 'd.example': '1' }),
  ];
  const after = [
    entry('public', 'a', { 'c.example': '2', 'e.example': '1' }),
    entry('public', 'same', { 'd.example': '1' }),
    entry('public', 'new', { 'b.example': '1' }),
  ];
  expect(findChangedEntries(before, after)).toEqual([
    { list: 'own', id: 'a', domains: ['a.example'], leftOut: 0 },
    { list: 'public', id: 'a', domains: ['b.example', 'e.example', 'c.example'], leftOut: 0 },
    { list: 'public', id: 'new', domains: ['b.example'], leftOut: 0 },
  ]);
});

test('domains that nobody has any more are looked at before all others, and then one of each entry that took some', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.example`);
  const digests = (domains: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(domains.map((domain) => [domain, '1']));
  const before: readonly EntryDigest[] = [{ list: 'own', id: 'old', digests: digests(all) }];
  const after: readonly EntryDigest[] = [
    { list: 'own', id: 'first', digests: digests(all.slice(0, 5)) },
    { list: 'own', id: 'second', digests: digests(['f.example']) },
  ];
  const [found] = findChangedEntries(before, after);
  expect(found).toEqual({
    list: 'own',
    id: 'old',
    domains: ['g.example', 'a.example', 'f.example', 'b.example', 'c.example'],
    leftOut: 2,
  });
});

describe('what another tree writes', () => {
  const good = JSON.stringify({ version: 1, previews: [toPreview({ Thunderbird: mail(), Nine: nothing })] });

  test('is read if it has the shape', () => {
    expect(parsePreviews(good)).toHaveLength(1);
    expect(parseDigests('{"version":1,"entries":[{"list":"own","id":"a","digests":{"a.example":"x"}}]}')).toHaveLength(
      1,
    );
  });

  test.each<readonly [what: string, text: string]>([
    ['no JSON', 'Usage: …'],
    ['another version', good.replace('"version":1', '"version":2')],
    ['another outcome', good.replace('"configured"', '"happy"')],
    ['a port that is no number', good.replace('993', '"993"')],
    ['a server that is missing', good.replace('"outgoing"', '"sending"')],
    ['a client without request', good.replace('"request"', '"asked"')],
  ])('is refused if it is %s', (_what, text) => {
    expect(text).not.toBe(good);
    expect(parsePreviews(text)).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parsePreviews(text) ?? parseDigests(text)).toBeUndefined();
      }),
    );
  });
});
