import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initCommand } from '../../src/cli/commands/init.ts';
import { renderDiff } from '../../src/cli/init/diff.ts';
import { parseServerFact } from '../../src/cli/init/facts.ts';
import { addRoutes, findServiceHost } from '../../src/cli/init/routes.ts';
import { findProblems } from '../../src/core/problems.ts';
import type { ProviderConfig } from '../../src/core/types.ts';

const project = join(import.meta.dirname, '../..');
const readToml = (): Promise<string> => readFile(join(project, 'wrangler.toml'), 'utf8');
const entryFile = 'providers/own/willow-org.ts';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-init-'));
  await mkdir(join(folder, 'providers/own'), { recursive: true });
  await mkdir(join(folder, 'src/storage'), { recursive: true });
  for (const list of ['providers/index.ts', 'providers/own/index.ts'])
    await writeFile(join(folder, list), 'export {};\n');
  await cp(join(project, 'wrangler.toml'), join(folder, 'wrangler.toml'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

async function init(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await initCommand.run(['--project', folder, '--yes', '--offline', ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const servers = ['--imap', 'imap.willow.org', '--smtp', 'smtp.willow.org', '--smtp', 'smtp.willow.org:587'];

async function readEntry(): Promise<ProviderConfig> {
  const module = (await import(pathToFileURL(join(folder, entryFile)).href)) as {
    readonly default: ProviderConfig;
  };
  return module.default;
}

describe('init', () => {
  test('writes an entry without fault, the lists and the routes', async () => {
    const { code, out } = await init('willow.org', ...servers, '--name', 'Willow Mail');
    expect(code).toBe(0);
    const entry = await readEntry();
    expect(entry).toMatchObject({
      id: 'willow.org',
      displayName: 'Willow Mail',
      domains: ['willow.org'],
      incoming: [
        { type: 'imap', hostname: 'imap.willow.org', port: 993, socketType: 'SSL', username: '%EMAILADDRESS%' },
      ],
      outgoing: [
        { hostname: 'smtp.willow.org', port: 465, socketType: 'SSL' },
        { hostname: 'smtp.willow.org', port: 587, socketType: 'STARTTLS' },
      ],
    });
    expect(findProblems(entry, entry.checked)).toEqual([]);
    expect(await read('providers/own/index.ts')).toContain("'./willow-org.ts'");
    expect(await read('src/storage/providers.ts')).toContain('willow.org');
    const toml = await read('wrangler.toml');
    expect(toml).toContain('SERVICE_HOST = "autoconfig.willow.org"');
    for (const label of ['autoconfig', 'autodiscover', 'ua-auto-config']) {
      expect(toml).toContain(`[[routes]]\npattern = "${label}.willow.org"\ncustom_domain = true`);
    }
    expect(out).toContain('mailbeacon doctor you@willow.org');
  });

  test('changes nothing the second time', async () => {
    await init('willow.org', ...servers);
    const before = [await read(entryFile), await read('wrangler.toml')];
    const { code, out } = await init('willow.org', ...servers);
    expect([code, out.startsWith('Everything is written already.')]).toEqual([0, true]);
    expect([await read(entryFile), await read('wrangler.toml')]).toEqual(before);
  });

  test('shows what differs from an entry that is there, and does not replace it', async () => {
    await init('willow.org', ...servers);
    const before = await read(entryFile);
    const { code, out, err } = await init('willow.org', '--imap', 'mail.willow.org', '--smtp', 'smtp.willow.org');
    expect(code).toBe(1);
    expect(out).toContain("-       hostname: 'imap.willow.org',");
    expect(out).toContain("+       hostname: 'mail.willow.org',");
    expect(err).toContain('--overwrite');
    expect(await read(entryFile)).toBe(before);
  });

  test('replaces it if told to', async () => {
    await init('willow.org', ...servers);
    const { code } = await init('willow.org', '--imap', 'mail.willow.org', '--smtp', 'smtp.willow.org', '--overwrite');
    expect(code).toBe(0);
    // As text: the module is in memory as it was.
    expect(await read(entryFile)).toContain("hostname: 'mail.willow.org'");
  });

  test('writes nothing in a dry run, and says what it would', async () => {
    const { code, out } = await init('willow.org', ...servers, '--dry-run');
    expect([code, out.includes('Nothing was written.'), out.includes('willow-org.ts (new)')]).toEqual([0, true, true]);
    await expect(read(entryFile)).rejects.toThrow('ENOENT');
    expect(await read('wrangler.toml')).toBe(await readToml());
  });

  test('needs one name of the worker where the DNS leads to it', async () => {
    await init('willow.org', ...servers, '--via', 'cname', '--service', 'mail-setup.willow.net');
    const toml = await read('wrangler.toml');
    expect(toml.match(/^pattern = .*$/gm)).toEqual(['pattern = "mail-setup.willow.net"']);
  });

  test('leaves a name out that PACC cannot be behind', async () => {
    await init('willow.org', '--imap', 'imap.willow.org:143', '--smtp', 'smtp.willow.org:587');
    expect(await read('wrangler.toml')).not.toContain('ua-auto-config');
  });

  test('says as JSON what it wrote', async () => {
    const { code, out } = await init('willow.org', ...servers, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      domain: 'willow.org',
      service: 'autoconfig.willow.org',
      isWritten: true,
      files: [{ isNew: true }, { isNew: false }],
    });
  });

  test.each<[string, readonly string[], string]>([
    ['without servers', ['willow.org'], 'State them with --imap'],
    ['without one to send through', ['willow.org', '--imap', 'imap.willow.org'], 'State them with --imap'],
    ['with a display name that is too long', ['willow.org', ...servers, '--name', 'W'.repeat(70)], '60'],
  ])('ends with 1 %s', async (_name, args, text) => {
    const { code, err } = await init(...args);
    expect([code, err.includes(text)]).toEqual([1, true]);
    await expect(read(entryFile)).rejects.toThrow('ENOENT');
  });

  test.each<[string, readonly string[]]>([
    ['no domain', []],
    ['two domains', ['a.org', 'b.org']],
    ['a name that is no domain', ['willow']],
    ['a server that is none', ['willow.org', '--imap', 'imap willow', '--smtp', 'smtp.willow.org']],
    ['a port that is none', ['willow.org', '--imap', 'imap.willow.org:70000', '--smtp', 'smtp.willow.org']],
    ['a calendar over http', ['willow.org', ...servers, '--caldav', 'http://dav.willow.org/']],
    ['a service that is no host', ['willow.org', ...servers, '--service', 'a b']],
  ])('refuses %s', async (_name, args) => {
    await expect(init(...args)).rejects.toThrow(/\w/);
    await expect(read(entryFile)).rejects.toThrow('ENOENT');
  });
});

describe('a server of the command line', () => {
  test.each([
    ['imap', 'imap.willow.org', 'imap.willow.org:993 SSL'],
    ['imap', 'IMAP.willow.org:143', 'imap.willow.org:143 STARTTLS'],
    ['smtp', 'smtp.willow.org', 'smtp.willow.org:465 SSL'],
    ['smtp', 'smtp.willow.org:587', 'smtp.willow.org:587 STARTTLS'],
    ['smtp', 'smtp.willow.org:2525:starttls', 'smtp.willow.org:2525 STARTTLS'],
    ['smtp', 'smtp.willow.org:2465', 'smtp.willow.org:2465 SSL'],
    ['managesieve', 'sieve.willow.org', 'sieve.willow.org:4190 STARTTLS'],
    ['pop3', 'pop.willow.org:110', 'pop.willow.org:110 STARTTLS'],
  ] as const)('%s %s is %s', (type, text, expected) => {
    const fact = parseServerFact(type, text);
    expect(fact && `${fact.hostname}:${fact.port} ${fact.socketType}`).toBe(expected);
  });

  test.each([
    '',
    'willow',
    'a.org:0',
    'a.org:99999',
    'a.org:993:PLAIN',
    'a.org:993:SSL:x',
    '-a.org',
    'a..org',
    'http://a.org',
  ])('"%s" is none', (text) => {
    expect(parseServerFact('imap', text)).toBeUndefined();
  });
});

describe('routes', () => {
  const wanted = { service: 'autoconfig.willow.org', names: ['autoconfig.willow.org', 'autodiscover.willow.org'] };

  test('keep every line that is there', async () => {
    const toml = await readToml();
    const changed = addRoutes(toml, wanted);
    const lost = toml.split('\n').filter((line) => !changed.includes(line));
    expect(lost).toEqual(['SERVICE_HOST = "autoconfig.example.com"']);
    expect(addRoutes(changed, wanted)).toBe(changed);
  });

  test('leave a host alone that somebody chose', () => {
    const toml = 'name = "x"\n[vars]\nSERVICE_HOST = "setup.willow.net"\n';
    expect(addRoutes(toml, { ...wanted, names: [] })).toBe(toml);
    expect(findServiceHost(toml)).toBe('setup.willow.net');
  });

  test('go on with a list in one array', () => {
    const toml = 'routes = [\n  { pattern = "autoconfig.willow.org", custom_domain = true },\n]\n[vars]\nA = "b"\n';
    expect(addRoutes(toml, wanted)).toBe(
      'routes = [\n  { pattern = "autodiscover.willow.org", custom_domain = true },\n  { pattern = "autoconfig.willow.org", custom_domain = true },\n]\n[vars]\nA = "b"\n',
    );
  });

  test('count a route with a path for its name, and none in a comment', () => {
    const toml =
      '# pattern = "autodiscover.willow.org"\n[[routes]]\npattern = "autoconfig.willow.org/*"\nzone_name = "willow.org"\n';
    const changed = addRoutes(toml, wanted);
    expect(changed.match(/^pattern = /gm)).toHaveLength(2);
    expect(changed).toContain('\npattern = "autodiscover.willow.org"\n');
  });
});

describe('a difference', () => {
  test('shows what goes and what comes, with lines around', () => {
    const lines = Array.from({ length: 20 }, (_line, index) => `line ${String(index)}`);
    const after = lines.with(10, 'changed');
    expect(renderDiff(lines.join('\n'), after.join('\n')).split('\n')).toEqual([
      '  line 7',
      '  line 8',
      '  line 9',
      '- line 10',
      '+ changed',
      '  line 11',
      '  line 12',
      '  line 13',
    ]);
  });

  test('is nothing between equal texts', () => {
    expect(renderDiff('a\nb', 'a\nb')).toBe('');
  });
});
