import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { automx2Statements, createDatabase, fixture, runImport } from './importing.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

const importers = ['ispdb', 'automx2', 'autodiscover-email-settings', 'solarssk', 'mobileconfig'] as const;
type Name = (typeof importers)[number];

/** A whole source of each kind, for what has to be wrong in one way only. */
const sound: Readonly<Record<Name, string>> = {
  ispdb:
    '<?xml version="1.0"?><clientConfig><emailProvider id="a.example"><domain>a.example</domain><displayName>Ä Mail</displayName>' +
    '<incomingServer type="imap"><hostname>i.a.example</hostname><port>993</port><socketType>SSL</socketType>' +
    '<authentication>password-cleartext</authentication></incomingServer><outgoingServer type="smtp"><hostname>s.a.example</hostname>' +
    '<port>465</port><socketType>SSL</socketType><authentication>password-cleartext</authentication></outgoingServer>' +
    '</emailProvider></clientConfig>',
  automx2:
    '{"provider":"Ä Mail","domains":["a.example"],"servers":[{"type":"imap","name":"i.a.example"},{"type":"smtp","name":"s.a.example"}]}',
  'autodiscover-email-settings':
    'DOMAIN=a.example\nCOMPANY_NAME=Ä Mail\nIMAP_HOST=i.a.example\nIMAP_PORT=993\nIMAP_SOCKET=SSL\nSMTP_HOST=s.a.example\nSMTP_PORT=465\nSMTP_SOCKET=SSL\n',
  solarssk:
    'domains:\n  a.example:\n    display_name: Ä Mail\n    display_short_name: Ä\n' +
    '    imap: {host: i.a.example, port: 993, socket_type: SSL, authentication: password-cleartext}\n' +
    '    smtp: {host: s.a.example, port: 465, socket_type: SSL, authentication: password-cleartext}\n',
  mobileconfig:
    '<plist version="1.0"><dict><key>PayloadType</key><string>Configuration</string><key>PayloadOrganization</key><string>Ä Mail</string>' +
    '<key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.mail.managed</string>' +
    '<key>EmailAddress</key><string>j@a.example</string><key>EmailAccountType</key><string>EmailTypeIMAP</string>' +
    ['Incoming:i:993', 'Outgoing:s:465']
      .map((line) => line.split(':'))
      .map(
        ([side = '', host = '', port = '']) =>
          `<key>${side}MailServerHostName</key><string>${host}.a.example</string><key>${side}MailServerPortNumber</key><integer>${port}</integer>` +
          `<key>${side}MailServerUseSSL</key><true/><key>${side}MailServerAuthentication</key><string>EmailAuthPassword</string>` +
          `<key>${side}MailServerUsername</key><string>j@a.example</string>`,
      )
      .join('') +
    '</dict></array></dict></plist>',
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

let count = 0;
async function put(bytes: Uint8Array | string, name = 'source'): Promise<string> {
  count += 1;
  const path = join(folder, `${String(count)}-${name}`);
  await writeFile(path, bytes);
  return path;
}

describe.each(importers)('import %s', (importer) => {
  test.each<readonly [encoding: string, bytes: Uint8Array]>([
    ['UTF-8', utf8(sound[importer])],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${sound[importer]}`)],
    ['UTF-16 with a byte order mark', utf16(`\ufeff${sound[importer]}`)],
    ['UTF-16, big-endian, with a byte order mark', utf16(`\ufeff${sound[importer]}`, true)],
    ['UTF-16 without byte order mark', utf16(sound[importer])],
    ['UTF-16, big-endian, without byte order mark', utf16(sound[importer], true)],
    ['lines that end as on Windows', utf8(sound[importer].replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_encoding, bytes) => {
    const { code, err, entries } = await runImport(importer, await put(bytes, 'a.example'));
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(entries.get('a.example')).toMatchObject({
      displayName: 'Ä Mail',
      incoming: [{ hostname: 'i.a.example', port: 993 }],
      outgoing: [{ hostname: 's.a.example', port: 465 }],
    });
  });

  test.each<readonly [what: string, bytes: () => Uint8Array | string | Promise<Uint8Array>]>([
    ['an empty file', () => ''],
    ['white space alone', () => ' \n\n '],
    ['ISO-8859-1 without saying so', () => latin1(sound[importer])],
    [
      'bytes that are no text',
      () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0xc3, 0x28]),
    ],
    ['half a UTF-16 character', () => utf16(`\ufeff${sound[importer]}`).subarray(0, -1)],
    ['10 MB of zeros', () => new Uint8Array(10_000_000)],
    ['10 MB of its own kind', () => sound[importer] + ' '.repeat(10_000_000)],
    ['zeros', () => new Uint8Array(5000)],
    ['a file that is cut off', () => sound[importer].slice(0, importer === 'autodiscover-email-settings' ? 5 : -40)],
    ['an HTML page', () => '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['JSON of another kind', () => '{"name":"package","version":"1.0.0"}'],
    ['YAML of another kind', () => 'jobs:\n  build:\n    steps: [checkout]\n'],
    ['XML of another kind', () => '<feed><entry/></feed>'],
    ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['a list where there should be names', () => '[1, 2, 3]'],
    ['null', () => 'null'],
    ['a file of deep brackets', () => '['.repeat(100_000)],
    ['a file of deep elements', () => '<plist>'.repeat(50_000) + '</plist>'.repeat(50_000)],
    ['DER without end', () => Uint8Array.from([0x30, 0x80, 0x06, 0x09, 0x2a])],
    ['nested DER', () => Uint8Array.from({ length: 2000 }, (_, index) => [0x30, 0x80][index % 2] ?? 0)],
    ...importers
      .filter((other) => other !== importer)
      .map((other) => [`a source for ${other}`, () => utf8(sound[other])] as const),
  ])('refuses %s in one line', async (_what, bytes) => {
    const path = await put(await bytes());
    const start = performance.now();
    const { code, err, files } = await runImport(importer, path);
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^\S+: [^\p{Cc}]{5,200}$/u);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('refuses a folder, or one without files of its kind', async () => {
    const path = join(folder, `folder-${importer}`);
    await mkdir(path);
    const { code, err, files } = await runImport(importer, path);
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/: (?:is not a file|holds no file that is named as one to import)$/);
  });
});

describe('bombs are refused in one line', () => {
  const aliases = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...Array.from(
      'bcdefghi',
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${'abcdefgh'.charAt(index)}`)
          .join()}]`,
    ),
  ].join('\n');
  test.each<readonly [what: string, importer: Name, text: string, problem: RegExp]>([
    ['aliases in YAML', 'solarssk', `${aliases}\n${sound.solarssk}`, /aliases/],
    [
      'aliases in a compose file',
      'autodiscover-email-settings',
      `${aliases}\nservices: {a: {environment: {DOMAIN: a.example}}}`,
      /aliases/,
    ],
    ['an alias within itself', 'solarssk', 'domains: &a\n  a.example: *a\n', /has no incoming server/],
    ['a key that stands twice', 'solarssk', `${sound.solarssk}domains: {}\n`, /"domains" stands twice/],
    ['two YAML documents', 'solarssk', `${sound.solarssk}---\n${sound.solarssk}`, /MULTIPLE_DOCS/],
    [
      'entities in a profile',
      'mobileconfig',
      `<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sound.mobileconfig}`,
      /defines entities/,
    ],
    ['entities in a document', 'ispdb', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sound.ispdb}`, /DOCTYPE/],
    [
      'an external entity',
      'mobileconfig',
      `<!DOCTYPE plist SYSTEM "file:///etc/passwd">${sound.mobileconfig.replace('Ä Mail', '&x;')}`,
      /not well-formed/,
    ],
    [
      'nested arrays in a profile',
      'mobileconfig',
      `<plist version="1.0">${'<array>'.repeat(80)}${'</array>'.repeat(80)}</plist>`,
      /nested too deeply/,
    ],
  ])('%s', async (_what, importer, text, problem) => {
    const { code, err, files } = await runImport(importer, await put(text));
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err[0]).toMatch(problem);
  });

  test('a binary property list whose lists hold one another', async () => {
    // Thirty lists, each of which holds the next one twice; the root is a dictionary with the first.
    const objects = [
      [0xd1, 1, 2],
      [0x51, 0x61],
      ...Array.from({ length: 30 }, (_, index) => [0xa2, index + 3, index + 3]),
      [0x09],
    ];
    const offsets: number[] = [];
    const body = [...new TextEncoder().encode('bplist00')];
    for (const object of objects) {
      offsets.push(body.length);
      body.push(...object);
    }
    const number = (value: number): readonly number[] => [0, 0, 0, 0, 0, 0, value >> 8, value & 255];
    const table = body.length;
    const trailer = [0, 0, 0, 0, 0, 0, 1, 1, ...number(objects.length), ...number(0), ...number(table)];
    const { code, err } = await runImport(
      'mobileconfig',
      await put(Uint8Array.from([...body, ...offsets, ...trailer])),
    );
    expect(code).toBe(1);
    expect(err[0]).toMatch(/binary property list that cannot be read/);
  });

  test('a hundred thousand keys take no time', async () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${String(index)}: 1`).join('\n');
    const start = performance.now();
    expect(await runImport('solarssk', await put(`${keys}\n`))).toMatchObject({ code: 1 });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('databases that are not of automx2, or are damaged', () => {
  test.each<readonly [what: string, statements: readonly string[], problem: RegExp]>([
    ['another database', ['CREATE TABLE mails (id INTEGER);'], /not of automx2: it has no table provider/],
    ['a database without tables', ['PRAGMA user_version = 1;'], /not of automx2/],
    ['a table with other columns', ['CREATE TABLE provider (id INTEGER, label TEXT);'], /not of automx2/],
    [
      'a view that computes without end',
      [
        automx2Statements.replace(/INSERT INTO provider[^;]*;/, ''),
        'DROP TABLE provider;',
        'CREATE VIEW provider AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, id AS name, id AS short_name FROM n;',
      ],
      /not of automx2: it has no table provider/,
    ],
    ['no provider', [automx2Statements, 'DELETE FROM provider;'], /has nothing that could be imported/],
  ])('%s is named', async (_what, statements, problem) => {
    count += 1;
    const path = join(folder, `${String(count)}.sqlite`);
    createDatabase(path, ...statements);
    const { code, err, files } = await runImport('automx2', path);
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(problem);
  });

  test.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, 5000)],
    ['overwritten', (bytes: Uint8Array) => bytes.map((byte, index) => (index > 100 ? 0xa5 : byte))],
    ['its first line alone', (bytes: Uint8Array) => bytes.subarray(0, 16)],
  ])('a database that is damaged (%s) is named', async (what, damage) => {
    const whole = join(folder, `${what}.sqlite`);
    createDatabase(whole, automx2Statements);
    const { code, err, files } = await runImport('automx2', await put(damage(await readFile(whole))));
    expect({ code, files }).toEqual({ code: 1, files: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/SQLite database/);
  });
});

test('names in a source cannot write to the terminal', async () => {
  const evil = '\\e[31m\\n\\u202Eoops';
  const text = sound.solarssk.replace('  a.example:', `  "${evil}": {}\n  a.example:\n    "${evil}": 1`);
  const { code, err, files } = await runImport('solarssk', await put(text));
  expect({ code, files }).toEqual({ code: 1, files: [] });
  expect(err.join('')).toContain('oops');
  expect(err.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});

describe('writing', () => {
  test('nothing is written if an entry of a source exists already', async () => {
    const out = join(folder, 'out');
    await mkdir(out);
    await writeFile(join(out, 'oak-example.ts'), 'mine');
    const args = ['solarssk', fixture('solarssk.yaml')];
    const { importCommand } = await import('../../src/cli/commands/import.ts');
    const err: string[] = [];
    const run = (...more: readonly string[]): Promise<number> =>
      importCommand.run([...args, '--out', out, '--checked', '2026-11-01', ...more], {
        out: () => undefined,
        err: (line) => err.push(line),
      });
    expect(await run()).toBe(1);
    expect(err).toEqual([expect.stringMatching(/oak-example\.ts exists; --force replaces it$/)]);
    expect(await readFile(join(out, 'oak-example.ts'), 'utf8')).toBe('mine');
    await expect(readFile(join(out, 'willow-example.ts'))).rejects.toThrow('ENOENT');
    expect(await run('--force')).toBe(0);
    expect(await readFile(join(out, 'oak-example.ts'), 'utf8')).toContain('Oak Mail');
  });

  test('a place that is a folder is named', async () => {
    const out = join(folder, 'taken');
    await mkdir(join(out, 'a-example.ts'), { recursive: true });
    const { importCommand } = await import('../../src/cli/commands/import.ts');
    const err: string[] = [];
    const args = ['solarssk', await put(sound.solarssk), '--out', out, '--checked', '2026-11-01', '--force'];
    expect(await importCommand.run(args, { out: () => undefined, err: (line) => err.push(line) })).toBe(1);
    expect(err).toEqual([expect.stringMatching(/a-example\.ts is not a file$/)]);
  });
});
