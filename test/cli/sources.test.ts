import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importers } from '../../src/cli/import/sources/index.ts';
import { clientReaders } from '../../src/clients/index.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { createAnswerer } from '../../src/formats/format.ts';
import * as formats from '../../src/formats/index.ts';
import { automx2Statements, createDatabase, expectEntry, fixture, runImport, type Imported } from './importing.ts';

// A machine without them skips; CI demands them.
const has = (program: string, ...words: readonly string[]): boolean =>
  process.env.REQUIRE_READERS !== undefined || spawnSync(program, words).status === 0;

let folder = '';
let database = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-sources-'));
  database = join(folder, 'db.sqlite');
  createDatabase(database, automx2Statements);
});
afterAll(() => rm(folder, { recursive: true }));

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const notesOf = ({ out }: Imported): readonly string[] =>
  out.flatMap((line) => /(?:^| )((?:dropped|changed|guessed) \S+):/.exec(line)?.[1] ?? []);

describe('automx2', () => {
  test('a seed file comes over with the ports and sockets that automx2 takes, by priority', async () => {
    const result = await runImport('automx2', fixture('automx2-seed.json'));
    expect(expectEntry(result, 'willow.example')).toEqual({
      id: 'willow.example',
      displayName: 'Willow Mail Cooperative',
      displayShortName: 'Willow',
      domains: ['willow.example', 'sallow.example'],
      incoming: [
        { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login },
        { type: 'imap', hostname: 'imap2.willow.example', port: 143, socketType: 'STARTTLS', ...login },
        { type: 'pop3', hostname: 'pop.willow.example', port: 995, socketType: 'SSL', ...login },
      ],
      outgoing: [{ type: 'smtp', hostname: 'smtp.willow.example', port: 587, socketType: 'STARTTLS', ...login }],
      related: [
        {
          type: 'caldav',
          url: 'https://dav.willow.example:8443/cal/%EMAILADDRESS%/',
          authentication: ['Basic'],
          username: '%EMAILADDRESS%',
        },
      ],
      source: 'https://willow.example/',
      checked: '2026-11-01',
    });
    expect(notesOf(result)).toEqual(
      expect.arrayContaining([
        'guessed servers[2]/port',
        'guessed servers[3]/port',
        'dropped ldapserver',
        'changed servers[5]/port',
        'dropped servers[6]/url',
        'changed servers[1]/authentication',
        'guessed source',
      ]),
    );
    expect(result.out.join('\n')).not.toContain('s3cret');
  });

  test('a seed file of the older form comes over', async () => {
    const result = await runImport('automx2', fixture('automx2-seed-old.json'), '--origin', 'https://oak.example/help');
    expect(expectEntry(result, 'oak.example')).toMatchObject({
      domains: ['oak.example'],
      incoming: [{ hostname: 'mail.oak.example', port: 993, socketType: 'SSL' }],
      outgoing: [{ hostname: 'mail.oak.example', port: 465, socketType: 'SSL' }],
      source: 'https://oak.example/help',
    });
  });

  test('a database gives an entry for each group of domains with the same servers', async () => {
    const result = await runImport('automx2', database);
    // osier.example has no server of its own that sends, which the database says, and so nothing is wrong with it.
    expect(result).toMatchObject({ code: 0, files: ['oak-example.ts', 'osier-example.ts', 'willow-example.ts'] });
    expect(expectEntry(result, 'willow.example')).toMatchObject({
      displayName: 'Willow Mail',
      domains: ['willow.example', 'sallow.example'],
      // Lower numbers first, although the other row is older.
      incoming: [
        { hostname: 'imap.willow.example', username: '%EMAILLOCALPART%', authentication: ['password-encrypted'] },
        { hostname: 'imap2.willow.example', username: '%EMAILADDRESS%', authentication: ['password-cleartext'] },
      ],
      outgoing: [{ hostname: 'smtp.willow.example', port: 587, socketType: 'STARTTLS' }],
      related: [{ type: 'caldav', url: 'https://dav.willow.example/%EMAILADDRESS%/', username: '%EMAILLOCALPART%' }],
    });
    expect(expectEntry(result, 'osier.example')).toMatchObject({ incoming: [{ hostname: 'imap.osier.example' }] });
    expect(expectEntry(result, 'oak.example')).toMatchObject({
      incoming: [{ username: '%EMAILLOCALPART%@%EMAILDOMAIN%', authentication: ['password-encrypted'] }],
      outgoing: [{ port: 465, authentication: ['password-cleartext'] }],
    });
    expect(notesOf(result)).toEqual(
      expect.arrayContaining([
        'dropped provider[1]/domain',
        'changed provider[1]',
        'dropped ldapserver',
        'dropped server[7]',
        'changed server[5]/authentication',
        'guessed davserver[1]/username',
      ]),
    );
    expect(result.out.join('\n')).not.toContain('s3cret');
    expect(Object.keys(expectEntry(result, 'willow.example'))).not.toContain('publicDomains');
  });

  test('a database of an early version has no priorities, calendars and directories', async () => {
    const early = join(folder, 'early.sqlite');
    createDatabase(
      early,
      automx2Statements,
      'DROP TABLE davserver; DROP TABLE davserver_domain; DROP TABLE ldapserver;',
      'ALTER TABLE server DROP COLUMN prio;',
    );
    const entry = expectEntry(await runImport('automx2', early), 'willow.example');
    expect(entry.incoming.map((server) => 'hostname' in server && server.hostname)).toEqual([
      'imap2.willow.example',
      'imap.willow.example',
    ]);
    expect(entry.related).toBeUndefined();
  });

  test('nothing is written if one provider of a database cannot be offered', async () => {
    const broken = join(folder, 'broken.sqlite');
    createDatabase(broken, automx2Statements, "UPDATE server SET name = 'no host' WHERE id = 5;");
    expect(await runImport('automx2', broken)).toMatchObject({ code: 1, files: [] });
  });

  test('a database is left as it is', async () => {
    const before = await readFile(database);
    await runImport('automx2', database);
    expect(await readFile(database)).toEqual(before);
  });
});

describe('autodiscover-email-settings', () => {
  test('an environment file comes over with ActiveSync and the directory', async () => {
    const result = await runImport('autodiscover-email-settings', fixture('autodiscover-email-settings.env'));
    expect(expectEntry(result, 'willow.example')).toMatchObject({
      displayName: 'Willow Mail',
      displayShortName: 'Willow Mail',
      domains: ['willow.example'],
      incoming: [
        { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login },
        {
          type: 'activeSync',
          url: 'https://eas.willow.example/Microsoft-Server-ActiveSync',
          authentication: ['Basic'],
        },
      ],
      outgoing: [{ type: 'smtp', hostname: 'smtp.willow.example', port: 587, socketType: 'STARTTLS', ...login }],
      directories: [
        {
          displayName: 'Willow Mail',
          hostname: 'ldap.willow.example',
          socketType: 'SSL',
          bindDN: 'uid=%EMAILLOCALPART%,ou=People,dc=willow,dc=example',
          searches: [{ base: 'dc=willow,dc=example', scope: 'subtree' }],
        },
      ],
      instructions: [{ kind: 'documentation', url: 'https://autodiscover.willow.example' }],
      source: 'https://autodiscover.willow.example',
    });
    expect(notesOf(result)).toEqual(
      expect.arrayContaining([
        'dropped MOBILESYNC_NAME',
        'dropped LDAP_SEARCH',
        'dropped PROFILE_IDENTIFIER',
        'dropped PROFILE_UUID',
        'dropped MAIL_UUID',
        'dropped LDAP_UUID',
      ]),
    );
  });

  test('of a compose file the service with a DOMAIN comes over', async () => {
    const result = await runImport('autodiscover-email-settings', fixture('docker-compose.yml'));
    expect(expectEntry(result, 'willow.example').incoming).toEqual([
      { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', ...login },
      {
        type: 'pop3',
        hostname: 'pop.willow.example',
        port: 110,
        socketType: 'plain',
        clearTextReason: 'the source offers this server without encryption',
        ...login,
      },
    ]);
    expect(notesOf(result)).toEqual(expect.arrayContaining(['changed POP_SOCKET', 'changed POP_*']));
  });

  test('of a wrangler.toml the variables of the first environment come over', async () => {
    const result = await runImport('autodiscover-email-settings', fixture('wrangler.toml'));
    expect(expectEntry(result, 'willow.example').incoming).toMatchObject([{ hostname: 'imap.willow.example' }]);
  });

  test.each<readonly [what: string, lines: string, note: string, expected: object]>([
    ['a missing socket is guessed by the port', 'IMAP_SOCKET=', 'guessed IMAP_SOCKET', { incoming: [{ port: 993 }] }],
    [
      'an http page is no source',
      'SUPPORT_URL=http://x.example',
      'dropped SUPPORT_URL',
      { source: 'https://willow.example/' },
    ],
    [
      'an http ActiveSync is left out',
      'MOBILESYNC_URL=http://x.example/',
      'dropped MOBILESYNC_*/url',
      { incoming: [{}] },
    ],
    ['a directory by STARTTLS is left out', 'LDAP_SOCKET=STARTTLS\nLDAP_PORT=389', 'dropped LDAP_SOCKET', {}],
    ['a directory on another port is left out', 'LDAP_PORT=3269', 'dropped LDAP_PORT', {}],
    ['a directory without base is left out', 'LDAP_BASE=', 'dropped LDAP_BASE', {}],
    [
      'a directory without user field is anonymous',
      'LDAP_USER_FIELD=',
      'guessed LDAP_USER_FIELD',
      { directories: [{}] },
    ],
  ])('%s', async (_what, lines, note, expected) => {
    const changed = join(folder, 'changed.env');
    await writeFile(changed, `${await readFile(fixture('autodiscover-email-settings.env'), 'utf8')}\n${lines}\n`);
    const result = await runImport('autodiscover-email-settings', changed);
    const entry = expectEntry(result, 'willow.example');
    expect(entry).toMatchObject(
      'incoming' in expected ? { ...expected, incoming: entry.incoming.slice(0, 2) } : expected,
    );
    expect(notesOf(result)).toContain(note);
    if (note.startsWith('dropped LDAP')) expect(entry.directories).toBeUndefined();
    if (note.startsWith('dropped MOBILESYNC')) expect(entry.incoming.map(({ type }) => type)).toEqual(['imap']);
  });
});

test('each domain of the YAML of solarssk/autodiscover gets an entry', async () => {
  const result = await runImport('solarssk', fixture('solarssk.yaml'));
  expect(result.files).toEqual(['oak-example.ts', 'willow-example.ts']);
  expect(expectEntry(result, 'willow.example')).toMatchObject({
    displayName: 'Willow Mail',
    displayShortName: 'Willow',
    incoming: [{ type: 'imap', hostname: 'mail.willow.example', port: 993, socketType: 'SSL', ...login }],
    outgoing: [{ hostname: 'mail.willow.example', port: 587, socketType: 'STARTTLS' }],
  });
  expect(expectEntry(result, 'oak.example').incoming).toMatchObject([
    { type: 'imap' },
    { type: 'pop3', hostname: 'pop.oak.example', port: 995, authentication: ['password-encrypted'] },
  ]);
  expect(notesOf(result)).toEqual(expect.arrayContaining(['guessed username', 'changed domains']));
});

/** What every form of the same profile has to become. */
const profileFacts = {
  displayName: 'Willow Mail',
  domains: ['willow.example'],
  incoming: [
    { type: 'imap', hostname: 'imap.willow.example', port: 993, socketType: 'SSL', username: '%EMAILLOCALPART%' },
    { type: 'activeSync', url: 'https://eas.willow.example/Microsoft-Server-ActiveSync', username: '%EMAILADDRESS%' },
  ],
  outgoing: [
    {
      hostname: 'smtp.willow.example',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  related: [{ type: 'caldav', url: 'https://dav.willow.example:8443/', username: '%EMAILADDRESS%' }],
  directories: [
    {
      displayName: 'Staff',
      hostname: 'ldap.willow.example',
      socketType: 'SSL',
      bindDN: 'uid=%EMAILLOCALPART%,ou=people,dc=willow,dc=example',
      searches: [{ base: 'ou=people,dc=willow,dc=example', scope: 'oneLevel', description: 'Everybody' }],
    },
  ],
  subscribedCalendars: [{ displayName: 'Holidays', url: 'https://cal.willow.example/holidays.ics' }],
};

describe('an Apple profile', { timeout: 30_000 }, () => {
  test('comes over without the person', async () => {
    const result = await runImport('mobileconfig', fixture('person.mobileconfig'));
    expect(expectEntry(result, 'willow.example')).toMatchObject(profileFacts);
    expect(JSON.stringify([...result.entries.values()])).not.toMatch(/jane|s3cret|employee/i);
    expect(result.out.join('\n')).not.toContain('s3cret');
    expect(notesOf(result)).toEqual(
      expect.arrayContaining([
        'dropped PayloadContent[1]/IncomingPassword',
        'dropped PayloadContent[1]/EmailAccountName',
        'dropped PayloadContent[2]/CalDAVPassword',
        'dropped PayloadContent[2]/CalDAVPrincipalURL',
        'dropped PayloadContent[3]/username',
        'guessed PayloadContent[4]/Host',
        'dropped PayloadContent[5]/LDAPAccountPassword',
        'guessed PayloadContent[6]',
        'dropped PayloadContent[7]/SubCalAccountHostName',
        'dropped PayloadContent[8]',
      ]),
    );
  });

  test.skipIf(!has('openssl', 'version')).each<readonly [form: string, ...args: string[]]>([
    ['signed, in DER', '-outform', 'DER'],
    ['signed, in BER of unknown length', '-outform', 'DER', '-stream'],
    ['signed, in PEM', '-outform', 'PEM'],
  ])('%s comes over the same, and the report says that nobody verified it', async (form, ...args) => {
    const [key, certificate, signed] = ['key.pem', 'certificate.pem', `${form}.mobileconfig`].map((name) =>
      join(folder, name),
    );
    if (key === undefined || certificate === undefined || signed === undefined) throw new Error('no names');
    const run = promisify(execFile);
    const subject = ['-subj', '/CN=Willow', '-days', '2', '-keyout', key, '-out', certificate];
    await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject]);
    const message = ['-in', fixture('person.mobileconfig'), '-out', signed];
    await run('openssl', [
      'smime',
      '-sign',
      '-nodetach',
      '-binary',
      '-signer',
      certificate,
      '-inkey',
      key,
      ...message,
      ...args,
    ]);
    const result = await runImport('mobileconfig', signed);
    expect(expectEntry(result, 'willow.example')).toMatchObject(profileFacts);
    expect(notesOf(result)).toContain('dropped signature');
  });

  test.skipIf(!has('python3', '-c', 'import plistlib'))('in binary comes over the same', async () => {
    const binary = join(folder, 'binary.mobileconfig');
    const convert =
      'import plistlib,sys; plistlib.dump(plistlib.load(open(sys.argv[1],"rb")),open(sys.argv[2],"wb"),fmt=plistlib.FMT_BINARY)';
    await promisify(execFile)('python3', ['-c', convert, fixture('person.mobileconfig'), binary]);
    expect(expectEntry(await runImport('mobileconfig', binary), 'willow.example')).toMatchObject(profileFacts);
  });

  test.each<readonly [what: string, change: readonly (readonly [from: string, to: string])[], expected: RegExp]>([
    [
      'with the user name of one person',
      [['<string>jane.doe</string>', '<string>17</string>']],
      /has no incoming|has no outgoing/,
    ],
    [
      'that is encrypted',
      [['<key>PayloadContent</key>', '<key>EncryptedPayloadContent</key>']],
      /is an encrypted profile/,
    ],
    ['that is another property list', [['>Configuration<', '>Other<']], /no configuration profile/],
  ])('%s is refused', async (_what, changes, expected) => {
    const changed = join(folder, 'changed.mobileconfig');
    const source = await readFile(fixture('person.mobileconfig'), 'utf8');
    // Without Exchange beside there is no server for everybody left.
    const plain = source.replace('com.apple.eas.account', 'com.apple.other');
    await writeFile(
      changed,
      changes.reduce((text, [from, to]) => text.replace(from, to), plain),
    );
    const result = await runImport('mobileconfig', changed);
    expect(result).toMatchObject({ code: 1, files: [] });
    expect(result.err[0]).toMatch(expected);
  });

  test('without address needs the domain', async () => {
    const generic = join(folder, 'generic.mobileconfig');
    const source = await readFile(fixture('person.mobileconfig'), 'utf8');
    await writeFile(
      generic,
      source.replace(
        /<key>EmailAddress<\/key><string>[^<]*<\/string>|<key>(?:Incoming|Outgoing)MailServerUsername<\/key><string>[^<]*<\/string>/g,
        '',
      ),
    );
    expect((await runImport('mobileconfig', generic)).err[0]).toMatch(/names no address; say with --domain/);
    const result = await runImport('mobileconfig', generic, '--domain', 'willow.example');
    expect(expectEntry(result, 'willow.example')).toMatchObject({ incoming: [{ username: '%EMAILADDRESS%' }, {}] });
    expect(notesOf(result)).toContain('guessed PayloadContent[1]/IncomingMailServer/username');
  });

  test.each([
    ['another address of the domain', 'team@willow.example'],
    ['the same local part elsewhere', 'jane.doe@oak.example'],
    ['a domain and a name', 'WILLOW\\jane.doe'],
  ])('keeps no calendar whose user name is %s', async (_what, username) => {
    const team = join(folder, 'team.mobileconfig');
    const source = await readFile(fixture('person.mobileconfig'), 'utf8');
    await writeFile(team, source.replace(/(<key>CalDAVUsername<\/key><string>)[^<]*/, `$1${username}`));
    const result = await runImport('mobileconfig', team);
    expect(expectEntry(result, 'willow.example').related).toBeUndefined();
    expect(notesOf(result)).toContain('dropped PayloadContent[2]/username');
  });

  test('for another domain than its own leaves nothing of its accounts', async () => {
    const result = await runImport('mobileconfig', fixture('person.mobileconfig'), '--domain', 'oak.example');
    expect(result).toMatchObject({ code: 1, files: [] });
    expect(result.err.join('\n')).toContain('dropped PayloadContent[1]: it belongs to willow.example');
  });

  test('with addresses at two domains gives two entries', async () => {
    const two = join(folder, 'two.mobileconfig');
    const source = await readFile(fixture('person.mobileconfig'), 'utf8');
    const [account = ''] =
      /<dict>\s*<key>PayloadType<\/key><string>com\.apple\.mail\.managed[^]*?<\/dict>/.exec(source) ?? [];
    const second = account.replaceAll('willow', 'oak').replaceAll('Jane.Doe', 'jd').replaceAll('jane.doe', 'jd');
    await writeFile(two, source.replace(account, `${account}${second}`));
    const result = await runImport('mobileconfig', two);
    expect(result.files).toEqual(['oak-example.ts', 'willow-example.ts']);
    expect(expectEntry(result, 'oak.example')).toMatchObject({ incoming: [{ hostname: 'imap.oak.example' }] });
    // The calendar says no more than a user name, so that nobody knows whose it is.
    expect(expectEntry(result, 'willow.example').related).toBeUndefined();
    expect(notesOf(result)).toContain('dropped PayloadContent[3]');
  });
});

describe('the way through', () => {
  const sources: readonly (readonly [importer: string, file: () => string])[] = [
    ['automx2', () => fixture('automx2-seed.json')],
    ['automx2', () => database],
    ['autodiscover-email-settings', () => fixture('autodiscover-email-settings.env')],
    ['autodiscover-email-settings', () => fixture('docker-compose.yml')],
    ['solarssk', () => fixture('solarssk.yaml')],
    ['mobileconfig', () => fixture('person.mobileconfig')],
  ];

  test.each(sources)('clients conclude the hosts that %s states (%#)', async (importer, file) => {
    const { entries } = await runImport(importer, file());
    expect(entries.size).toBeGreaterThan(0);
    for (const entry of entries.values()) await expectHosts(entry);
  });

  test('every importer is used by a test', () => {
    const used = new Set([...sources.map(([importer]) => importer), 'ispdb', 'url']);
    expect(importers.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  test('entries compile, and npm run check has nothing to say', { timeout: 60_000 }, async () => {
    const place = join(folder, 'compile');
    const project = join(import.meta.dirname, '../..');
    await mkdir(place);
    await symlink(join(project, 'src'), join(place, 'src'));
    await symlink(join(project, 'node_modules'), join(place, 'node_modules'));
    await cp(join(project, 'package.json'), join(place, 'package.json'));
    const main = join(project, 'src/cli/main.ts');
    const run = promisify(execFile);
    const out = join(place, 'providers');
    await run(process.execPath, [main, 'import', 'automx2', database, '--out', out, '--checked', '2026-11-01']);
    await run(process.execPath, [
      main,
      'import',
      'mobileconfig',
      fixture('person.mobileconfig'),
      '--out',
      out,
      '--checked',
      '2026-11-01',
      '--force',
    ]);
    await run(process.execPath, [main, 'list', out, '--packed', join(place, 'packed.ts')]);
    const { stdout } = await run(process.execPath, [join(project, 'src/cli/main.ts'), 'check', out]);
    expect(stdout).toContain('3 providers, 0 findings');
    const settings = { extends: join(project, 'tsconfig.json'), include: ['providers'] };
    await writeFile(join(place, 'tsconfig.json'), JSON.stringify(settings));
    await run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', place]);
  });
});

/** Asks our formats for an account of the entry and has every reader of them conclude. */
async function expectHosts(entry: ProviderConfig): Promise<void> {
  const stated = [...entry.incoming, ...entry.outgoing].flatMap((server) =>
    'hostname' in server ? [server.hostname] : [],
  );
  const email = `fred.m@${entry.domains[0]}`;
  const service = { host: 'autoconfig.example.com', identifierBase: 'com.example' };
  const empty = { method: 'GET', host: service.host, body: new Uint8Array(), now: 0 } as const;
  let concluded = 0;
  for (const [format, reads, path, query] of [
    [formats.autoconfig, 'autoconfig', '/mail/config-v1.1.xml', `emailaddress=${email}`],
    [formats.mobileconfig, 'profile', '/email.mobileconfig', `email=${email}`],
  ] as const) {
    const answer = createAnswerer(format, createRegistry([entry]), service);
    const { document } = await answer({ ...empty, path, rawPath: path, query });
    for (const reader of clientReaders.filter((candidate) => candidate.reads === reads)) {
      const conclusion = reader.read(document, { email });
      expect(conclusion, `${reader.name}: ${JSON.stringify(conclusion)}`).toMatchObject({ outcome: 'configured' });
      if (conclusion.outcome !== 'configured') continue;
      expect(stated).toContain(conclusion.incoming.hostname);
      expect(stated).toContain(conclusion.outgoing.hostname);
      concluded += 1;
    }
  }
  expect(concluded).toBeGreaterThan(4);
}
