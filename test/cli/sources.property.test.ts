import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { automx2Statements, createDatabase, expectEntry, runImport } from './importing.ts';

// Facts go through a writer for each foreign format, and have to come out of its importer as they were.

interface Fact {
  readonly type: 'imap' | 'pop3' | 'smtp';
  readonly hostname: string;
  readonly port: number;
  readonly socketType: string;
  readonly username: string;
  readonly authentication: string;
}

interface Facts {
  readonly domain: string;
  readonly displayName: string;
  readonly servers: readonly Fact[];
}

/** What a format can say of a server, beside host and name. */
interface Ability {
  readonly places: (type: Fact['type']) => readonly (readonly [port: number, socketType: string])[];
  readonly usernames: readonly string[];
  readonly methods: readonly string[];
  /** How many servers of a kind there may be. */
  readonly counts: { readonly incoming: number; readonly both: boolean };
}

const address = '%EMAILADDRESS%';
const registered = { imap: [993, 143], pop3: [995, 110], smtp: [465, 587] } as const;
const usual = (type: Fact['type']): readonly (readonly [number, string])[] => [
  [registered[type][0], 'SSL'],
  [registered[type][1], 'STARTTLS'],
];
const anywhere = (type: Fact['type']): readonly (readonly [number, string])[] => [
  ...usual(type),
  [registered[type][1], 'plain'],
  [10_000 + registered[type][0], 'SSL'],
  [10_000 + registered[type][1], 'STARTTLS'],
];

const label = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,6}[a-z0-9])?$/);
const host = fc.tuple(label, label).map((labels) => [...labels, 'example'].join('.'));
const word = fc
  .array(fc.constantFrom(...Array.from('aZ9é漢😀&<>\'"#:=,{}[]-*!|/;?@')), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''));
const displayName = fc
  .array(word, { minLength: 0, maxLength: 4 })
  .map((words) => ['Willow', ...words].join(' '))
  .filter((name) => name.length <= 60);

function arbitraryFacts({ places, usernames, methods, counts }: Ability): fc.Arbitrary<Facts> {
  const server = (type: Fact['type']): fc.Arbitrary<Fact> =>
    fc
      .tuple(host, fc.constantFrom(...places(type)), fc.constantFrom(...usernames), fc.constantFrom(...methods))
      .map(([hostname, [port, socketType], username, authentication]) => ({
        ...{ type, hostname, port, socketType, username, authentication },
      }));
  const several = (type: Fact['type'], minLength: number): fc.Arbitrary<readonly Fact[]> =>
    fc.array(server(type), { minLength, maxLength: counts.incoming });
  const incoming = counts.both
    ? fc.tuple(several('imap', 1), several('pop3', 0)).map((lists) => lists.flat())
    : fc.constantFrom('imap' as const, 'pop3' as const).chain((type) => fc.tuple(server(type)));
  return fc
    .record({ domain: host, displayName, incoming, outgoing: several('smtp', 1) })
    .map(({ incoming: first, outgoing, ...rest }) => ({ ...rest, servers: toDistinct([...first, ...outgoing]) }));
}

/** The same server twice is one server. */
const toDistinct = (servers: readonly Fact[]): readonly Fact[] => [
  ...new Map(servers.map((server) => [JSON.stringify(server), server])).values(),
];

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-property-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(text: string): Promise<string> {
  count += 1;
  const path = join(folder, String(count));
  await writeFile(path, text);
  return path;
}

async function expectSame(
  importer: string,
  { domain, displayName: name, servers }: Facts,
  path: string,
): Promise<void> {
  const entry = expectEntry(await runImport(importer, path), domain);
  expect(entry).toMatchObject({ id: domain, displayName: name, domains: [domain] });
  const found = [...entry.incoming, ...entry.outgoing].map((server) => {
    if (!('hostname' in server)) throw new Error('a server that nobody wrote');
    const { type, hostname, port, socketType, username, authentication } = server;
    return { type, hostname, port, socketType, username, authentication: authentication.join() };
  });
  const sort = (list: readonly object[]): readonly string[] =>
    list.map((fact) => JSON.stringify(fact, Object.keys(servers[0] ?? {}))).sort();
  expect(sort(found)).toEqual(sort(servers));
}

const sql = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const xml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
const automxType = (type: Fact['type']): string => (type === 'pop3' ? 'pop' : type);
const runs = { numRuns: 15 };

test('a database of automx2', { timeout: 60_000 }, async () => {
  const ability: Ability = {
    places: anywhere,
    usernames: [address, '%EMAILLOCALPART%', 'x-%EMAILLOCALPART%', '%EMAILLOCALPART%@%EMAILDOMAIN%'],
    methods: ['password-cleartext', 'password-encrypted', 'NTLM', 'OAuth2'],
    counts: { incoming: 3, both: true },
  };
  await fc.assert(
    fc.asyncProperty(arbitraryFacts(ability), async (facts) => {
      count += 1;
      const path = join(folder, `${String(count)}.sqlite`);
      const rows = facts.servers.map(
        ({ type, hostname, port, socketType, username, authentication }, index) =>
          `INSERT INTO server VALUES (${String(index)}, ${String(50 - index)}, ${sql(hostname)}, ${String(port)}, ${sql(automxType(type))}, ` +
          `${sql(socketType)}, ${sql(username)}, ${sql(authentication)}); INSERT INTO server_domain VALUES (${String(index)}, 1);`,
      );
      createDatabase(
        path,
        automx2Statements.replace(/INSERT[^]*/, ''),
        `INSERT INTO provider VALUES (1, ${sql(facts.displayName)}, 'W'); INSERT INTO domain VALUES (1, ${sql(facts.domain)}, 1, NULL);`,
        ...rows,
      );
      await expectSame('automx2', facts, path);
    }),
    runs,
  );
});

const fixed = { usernames: [address], methods: ['password-cleartext'] } as const;

test('a seed file of automx2', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryFacts({ ...fixed, places: usual, counts: { incoming: 3, both: true } }),
      async (facts) => {
        const { domain, displayName: provider, servers } = facts;
        const seed = {
          ...{ version: 2, provider, domains: [{ name: domain }] },
          servers: servers.map(({ type, hostname, port }) => ({ type: automxType(type), name: hostname, port })),
        };
        await expectSame('automx2', facts, await put(JSON.stringify(seed)));
      },
    ),
    runs,
  );
});

test('an environment of autodiscover-email-settings, in each of its three forms', { timeout: 60_000 }, async () => {
  const ability: Ability = { ...fixed, places: anywhere, counts: { incoming: 1, both: true } };
  await fc.assert(
    fc.asyncProperty(arbitraryFacts(ability), fc.constantFrom('env', 'list', 'mapping'), async (facts, form) => {
      const variables: readonly (readonly [string, string])[] = [
        ['COMPANY_NAME', facts.displayName],
        ['DOMAIN', facts.domain],
        ...facts.servers.flatMap(({ type, hostname, port, socketType }) => {
          const prefix = { imap: 'IMAP', pop3: 'POP', smtp: 'SMTP' }[type];
          const socket = socketType === 'plain' ? 'None' : socketType;
          return [
            [`${prefix}_HOST`, hostname],
            [`${prefix}_PORT`, String(port)],
            [`${prefix}_SOCKET`, socket],
          ] as const;
        }),
      ];
      const lines = variables.map(([name, value]) => {
        if (form === 'env') return `${name}=\`${value}\``;
        const indent = '      ';
        return form === 'list'
          ? `${indent}- ${JSON.stringify(`${name}=${value}`)}`
          : `${indent}${name}: ${JSON.stringify(value)}`;
      });
      const head = form === 'env' ? [] : ['services:', '  autodiscover:', '    environment:'];
      await expectSame('autodiscover-email-settings', facts, await put([...head, ...lines, ''].join('\n')));
    }),
    runs,
  );
});

test('the YAML of solarssk/autodiscover', { timeout: 60_000 }, async () => {
  const ability: Ability = {
    ...fixed,
    places: anywhere,
    methods: ['password-cleartext', 'password-encrypted', 'OAuth2'],
    counts: { incoming: 1, both: true },
  };
  await fc.assert(
    fc.asyncProperty(arbitraryFacts(ability), async (facts) => {
      const lines = facts.servers.flatMap(({ type, hostname, port, socketType, authentication }) => [
        `    ${type}:`,
        ...(type === 'pop3' ? ['      enabled: true'] : []),
        `      host: ${hostname}`,
        `      port: ${String(port)}`,
        `      socket_type: ${socketType}`,
        `      authentication: ${authentication}`,
      ]);
      const head = ['domains:', `  ${facts.domain}:`, `    display_name: ${JSON.stringify(facts.displayName)}`];
      await expectSame('solarssk', facts, await put([...head, '    display_short_name: W', ...lines, ''].join('\n')));
    }),
    runs,
  );
});

test('an Apple profile', { timeout: 60_000 }, async () => {
  const values: Readonly<Record<string, string>> = { [address]: 'jane.doe@', '%EMAILLOCALPART%': 'jane.doe' };
  const methods: Readonly<Record<string, string>> = {
    'password-cleartext': 'EmailAuthPassword',
    'password-encrypted': 'EmailAuthCRAMMD5',
    NTLM: 'EmailAuthNTLM',
  };
  const ability: Ability = {
    // One switch for both kinds of TLS: on any port but the three, it is TLS from the first byte.
    places: (type) => anywhere(type).filter(([port, socketType]) => socketType !== 'STARTTLS' || port < 10_000),
    usernames: Object.keys(values),
    methods: Object.keys(methods),
    counts: { incoming: 1, both: false },
  };
  await fc.assert(
    fc.asyncProperty(arbitraryFacts(ability), async (facts) => {
      const text = (key: string, value: string): string => `<key>${key}</key><string>${xml(value)}</string>`;
      const person = (username: string): string => (values[username] ?? '').replace(/@$/, `@${facts.domain}`);
      const servers = facts.servers.map(({ type, hostname, port, socketType, username, authentication }) => {
        const prefix = `${type === 'smtp' ? 'Outgoing' : 'Incoming'}MailServer`;
        return (
          text(`${prefix}HostName`, hostname) +
          `<key>${prefix}PortNumber</key><integer>${String(port)}</integer>` +
          `<key>${prefix}UseSSL</key><${socketType === 'plain' ? 'false' : 'true'}/>` +
          text(`${prefix}Authentication`, methods[authentication] ?? '') +
          text(`${prefix}Username`, person(username))
        );
      });
      const account =
        text('PayloadType', 'com.apple.mail.managed') +
        text('EmailAccountType', facts.servers[0]?.type === 'imap' ? 'EmailTypeIMAP' : 'EmailTypePOP') +
        text('EmailAddress', `jane.doe@${facts.domain}`) +
        servers.join('');
      const profile =
        text('PayloadType', 'Configuration') +
        text('PayloadDisplayName', 'Profile') +
        // A name with an at sign could be an address, so that the next one is taken.
        text('PayloadOrganization', facts.displayName.replaceAll('@', '+')) +
        `<key>PayloadContent</key><array><dict>${account}</dict></array>`;
      const path = await put(`<?xml version="1.0"?><plist version="1.0"><dict>${profile}</dict></plist>`);
      await expectSame('mobileconfig', { ...facts, displayName: facts.displayName.replaceAll('@', '+') }, path);
    }),
    runs,
  );
});
