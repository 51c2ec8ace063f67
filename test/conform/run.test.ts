import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CaseResult } from '../../src/conform/run.ts';
import { toScoreboard } from '../../src/conform/score.ts';
import type { Running } from '../../src/node/server.ts';
import { createSigner } from '../../src/signing/signer.ts';
import { createCertificate } from '../certificates.ts';
import { faults } from './faults.ts';
import {
  expectedServers,
  findFailed,
  listen,
  portOf,
  readGroups,
  runAgainst,
  startOwn,
  startSpoiled,
  toTarget,
} from './servers.ts';

// Hundreds of requests each, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let own: Running;
let server: Server | undefined;
beforeAll(async () => {
  own = await startOwn();
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
afterAll(() => own.stop(100));

const toIds = (results: readonly CaseResult[], kind: CaseResult['verdict']['kind']): readonly string[] =>
  results.flatMap((result) => (result.verdict.kind === kind ? [result.case.id] : [])).sort();

const all = readGroups().flatMap(({ cases }) => cases);

describe('our own service', () => {
  test.each<readonly [domain: string, offered: readonly string[], absentGroups: readonly string[]]>([
    ['birch.example', ['993', '995', '465', '587'], []],
    ['alder.example', ['143', '110', '587'], ['mta-sts', 'pacc']],
  ])('passes every case at %s', async (domain, offered, absentGroups) => {
    const results = await runAgainst(toTarget(own.port, domain, expectedServers[domain]));
    expect(findFailed(results)).toEqual([]);
    const absent = toIds(results, 'not-offered').map((id) => all.find((each) => each.id === id)?.group);
    expect([...new Set(absent)].sort()).toEqual(absentGroups);
    // Nothing is left out but ports that no server has.
    const ports = toIds(results, 'not-applicable').map((id) => id.split('-').at(-1) ?? '');
    const isLeftOut = (port: string): boolean => !offered.includes(port) || port === '587';
    expect(ports.filter((port) => !isLeftOut(port))).toEqual([]);
    expect(ports.every((port) => /^\d+$/.test(port))).toBe(true);
    expect(toIds(results, 'skipped')).toEqual(domain === 'alder.example' ? ['pox-get-settings'] : []);
  });

  test('passes without being told what to expect', async () => {
    const results = await runAgainst(toTarget(own.port, 'birch.example', undefined));
    expect(findFailed(results)).toEqual([]);
  });

  test('passes with signed profiles', async () => {
    const { keyPem, certificatePem } = await createCertificate({ kind: 'RSA-2048' });
    const signing = await startOwn(createSigner({ SIGNING_KEY: keyPem, SIGNING_CERTIFICATE: certificatePem }));
    const target = toTarget(signing.port, 'birch.example', expectedServers['birch.example']);
    const results = await runAgainst(target, { isWanted: ({ group }) => group === 'mobileconfig' });
    await signing.stop(100);
    const [first] = results;
    expect(first?.outcome?.kind === 'answer' && first.outcome.octets[0]).toBe(0x30);
    expect(findFailed(results)).toEqual([]);
  });

  test('works for every client on the scoreboard', async () => {
    const board = toScoreboard(await runAgainst(toTarget(own.port, 'birch.example', expectedServers['birch.example'])));
    expect(board.clients.filter(({ standing }) => standing !== 'works')).toEqual([]);
    expect(board.specifications.filter(({ standing }) => standing === 'fails')).toEqual([]);
  });

  test('fails where it is expected to have other servers', async () => {
    const [first, ...rest] = expectedServers['birch.example'] ?? [];
    if (first === undefined) throw new Error('no server');
    const target = toTarget(own.port, 'birch.example', [{ ...first, hostname: 'mail.birch.example' }, ...rest]);
    const results = await runAgainst(target, { isWanted: ({ id }) => id === 'autoconfig-with-address' });
    expect(results.map(({ verdict }) => verdict)).toEqual([
      {
        kind: 'fail',
        expected: 'Thunderbird: imap mail.birch.example:993 TLS',
        found: 'imap imap.birch.example:993 TLS',
      },
    ]);
  });
});

describe('a server with one fault', () => {
  const expectFailed = async (
    fault: keyof typeof faults,
    domain: string,
    expected = expectedServers[domain],
  ): Promise<readonly CaseResult[]> => {
    server = await startSpoiled(own.port, faults[fault]);
    return runAgainst(toTarget(portOf(server), domain, expected));
  };

  test.each<readonly [what: string, fault: keyof typeof faults, domain: string, failed: readonly string[]]>([
    [
      'answers 204 for what it does not know',
      'noContentForUnknown',
      'birch.example',
      [
        'autoconfig-foreign-address',
        'autoconfig-unknown-domain',
        'autoconfig-unknown-host',
        'http-address-as-host',
        'privacy-cache-errors',
      ],
    ],
    [
      'copies the address into the document as it came',
      'reflectsAddress',
      'birch.example',
      [
        'pox-cdata',
        'pox-character-reference',
        'pox-comments',
        'pox-prefixed',
        'privacy-error-pox',
        'privacy-reflection-pox',
        'privacy-reflection-pox-server',
      ],
    ],
    [
      'copies the wanted schema into the document',
      'reflectsSchema',
      'birch.example',
      ['pox-schema-unknown', 'privacy-reflection-schema', 'privacy-reflection-schema-markup'],
    ],
    [
      'announces STARTTLS as SSL',
      'startTlsAsSsl',
      'alder.example',
      [
        'pox-agrees-outlook',
        'pox-one-of-each-type',
        'pox-schema-blanks',
        'pox-schema-empty',
        'pox-schema-https',
        'pox-schema-missing',
        'pox-settings',
        'pox-starttls-on-110',
        'pox-starttls-on-143',
        'pox-starttls-on-587',
        'pox-upper-case-domain',
        'pox-utf-16',
      ],
    ],
    [
      'announces STARTTLS with SSL off',
      'startTlsWithSslOff',
      'alder.example',
      [
        'pox-agrees-thunderbird',
        'pox-get-with-email',
        'pox-settings',
        'pox-starttls-on-110',
        'pox-starttls-on-143',
        'pox-starttls-on-587',
      ],
    ],
    [
      'announces implicit TLS as Encryption TLS',
      'implicitAsTls',
      'birch.example',
      [
        'pox-agrees-outlook',
        'pox-one-of-each-type',
        'pox-schema-blanks',
        'pox-schema-empty',
        'pox-schema-https',
        'pox-schema-missing',
        'pox-settings',
        'pox-tls-on-465',
        'pox-tls-on-993',
        'pox-tls-on-995',
        'pox-upper-case-domain',
        'pox-utf-16',
      ],
    ],
    ['has one set of UUIDs for all accounts', 'oneIdentity', 'birch.example', ['profile-identity-per-account']],
    ['makes up UUIDs for each download', 'newIdentity', 'birch.example', ['profile-identity-stable']],
    ['sends profiles as application/xml', 'profileAsXml', 'birch.example', ['profile-installs', 'profile-media-type']],
    [
      'spells a member of the JSON otherwise',
      'jsonMember',
      'birch.example',
      [
        'json-activesync',
        'json-members',
        'json-parameter-case',
        'json-path-capitals',
        'json-path-form',
        'json-path-raw-at',
        'json-protocol-case',
        'json-query-form',
      ],
    ],
    ['names the XML as the ActiveSync URL', 'jsonActiveSyncIsXml', 'birch.example', ['json-activesync-is-no-xml']],
    [
      'knows paths in lower case only',
      'oneCase',
      'birch.example',
      ['json-path-capitals', 'pox-path-camel', 'pox-path-capitals', 'pox-path-mixed', 'pox-path-upper'],
    ],
    [
      'insists on an address',
      'addressRequired',
      'birch.example',
      ['autoconfig-upper-case-host', 'autoconfig-well-known-without-address', 'autoconfig-without-address'],
    ],
    [
      'has no well-known URL',
      'noWellKnown',
      'birch.example',
      ['autoconfig-same-at-well-known', 'autoconfig-well-known-with-address', 'autoconfig-well-known-without-address'],
    ],
    [
      'bakes the address that was asked into the login',
      'fakeAddressAsLogin',
      'birch.example',
      ['autoconfig-fake-address'],
    ],
    ['calls POP3 POP', 'popName', 'birch.example', ['pox-type-names']],
    ['says that SPA is on', 'spaOn', 'birch.example', ['pox-spa-off']],
    [
      'answers in a namespace of its own',
      'responseNamespace',
      'birch.example',
      [
        'pox-response-namespace',
        'pox-schema-blanks',
        'pox-schema-empty',
        'pox-schema-https',
        'pox-schema-missing',
        'pox-settings',
        'pox-upper-case-domain',
        'pox-utf-16',
      ],
    ],
    [
      'leaves the login name out',
      'noLoginName',
      'birch.example',
      [
        'pox-login-name',
        'pox-schema-blanks',
        'pox-schema-empty',
        'pox-schema-https',
        'pox-schema-missing',
        'pox-settings',
        'pox-utf-16',
      ],
    ],
    [
      'answers MobileSync in the Outlook schema',
      'ignoresMobileSync',
      'birch.example',
      [
        'mobilesync-answer',
        'mobilesync-chunked',
        'mobilesync-credentials',
        'mobilesync-other-schema',
        'mobilesync-schema-missing',
      ],
    ],
    [
      'writes errors as attributes',
      'errorAsAttributes',
      'birch.example',
      ['pox-error-shape', 'pox-schema-unknown', 'pox-unknown-domain-code'],
    ],
    [
      'answers every GET with an empty find',
      'getIsFound',
      'birch.example',
      [
        'http-bare-autodiscover',
        'pox-get-settings',
        'pox-get-unknown-host',
        'pox-get-usable-or-refused',
        'pox-get-with-email',
      ],
    ],
    [
      'has a name as id of the provider',
      'providerId',
      'birch.example',
      [
        'autoconfig-empty-address',
        'autoconfig-encoded-plus',
        'autoconfig-nine-path',
        'autoconfig-provider-id',
        'autoconfig-trailing-dot',
        'autoconfig-trailing-slash',
        'autoconfig-upper-case-domain',
        'autoconfig-upper-case-host',
        'autoconfig-well-known-with-address',
        'autoconfig-well-known-without-address',
        'autoconfig-with-address',
        'autoconfig-without-address',
      ],
    ],
    [
      'uses the withdrawn word plain',
      'oldAuthentication',
      'birch.example',
      [
        'autoconfig-authentication',
        'autoconfig-upper-case-host',
        'autoconfig-well-known-without-address',
        'autoconfig-without-address',
      ],
    ],
    [
      'sends autoconfig as text/plain',
      'textPlain',
      'birch.example',
      [
        'autoconfig-empty-address',
        'autoconfig-encoded-plus',
        'autoconfig-media-type',
        'autoconfig-nine-path',
        'autoconfig-trailing-dot',
        'autoconfig-trailing-slash',
        'autoconfig-upper-case-domain',
        'autoconfig-well-known-with-address',
        'autoconfig-with-address',
        'http-accept',
      ],
    ],
    [
      'has another IMAP server in Autodiscover',
      'otherHostInPox',
      'birch.example',
      [
        'pox-agrees-outlook',
        'pox-agrees-thunderbird',
        'pox-get-settings',
        'pox-get-usable-or-refused',
        'pox-get-with-email',
        'pox-schema-blanks',
        'pox-schema-empty',
        'pox-schema-https',
        'pox-schema-missing',
        'pox-settings',
        'pox-upper-case-domain',
        'pox-utf-16',
      ],
    ],
    [
      'tells which mailboxes exist',
      'tellsMailboxes',
      'birch.example',
      ['privacy-mailboxes-autoconfig', 'privacy-mailboxes-json', 'privacy-mailboxes-pox'],
    ],
    [
      'sends credentials back',
      'looksAtPassword',
      'birch.example',
      ['privacy-authorization-autoconfig', 'privacy-authorization-pox'],
    ],
    [
      'answers Autodiscover over clear text',
      'settingsOverClearText',
      'birch.example',
      ['http-plain-pox', 'http-plain-pox-redirect'],
    ],
    ['names every customer', 'hostsCustomers', 'birch.example', ['autoconfig-bounded-size']],
    [
      'has a variable that was not set',
      'variableNotSet',
      'birch.example',
      ['autoconfig-no-template-left', 'pox-no-template-left'],
    ],
    ['spells elements as an earlier draft', 'oldDraft', 'birch.example', ['autoconfig-draft-spelling']],
    ['never sends the same PACC document twice', 'paccDrift', 'birch.example', ['pacc-query', 'pacc-same-octets']],
    ['lets shared caches keep settings', 'cachesPox', 'birch.example', ['privacy-cache-pox']],
  ])('%s, and fails exactly there', async (_what, fault, domain, failed) => {
    expect(findFailed(await expectFailed(fault, domain))).toEqual(failed);
  });

  test('has a bare ampersand in its name: no client reads autoconfig, and all else works', async () => {
    const failed = findFailed(await expectFailed('unescapedName', 'birch.example'));
    expect(failed).toContain('autoconfig-well-formed');
    expect(failed.filter((id) => !id.startsWith('autoconfig-'))).toEqual([]);
  });

  test('disagrees with itself, which is found without knowing who is right', async () => {
    server = await startSpoiled(own.port, faults.otherHostInPox);
    const results = await runAgainst(toTarget(portOf(server), 'birch.example', undefined));
    expect(findFailed(results)).toEqual(['pox-agrees-outlook', 'pox-agrees-thunderbird']);
  });

  test('has a page for everything, and works for nobody', async () => {
    const results = await expectFailed('html', 'birch.example');
    const { clients, all: sum } = toScoreboard(results);
    expect(clients.filter(({ standing }) => standing !== 'fails')).toEqual([]);
    expect(sum.musts.passed).toBeLessThan(sum.musts.judged / 2);
    expect(findFailed(results)).toEqual(
      expect.arrayContaining(['http-unknown-path', 'autoconfig-unknown-domain', 'pox-get-unknown-host']),
    );
    // To be the same as a wrong answer counts for nothing.
    expect(toIds(results, 'pass')).not.toContain('pox-path-capitals');
  });

  test('wants a password for Autodiscover: its clients fail, those of other formats do not', async () => {
    const results = await expectFailed('challenge', 'birch.example');
    const { clients } = toScoreboard(results);
    const failing = clients.filter(({ standing }) => standing === 'fails').map(({ name }) => name);
    expect(failing).toEqual([
      'Thunderbird (Autodiscover)',
      'Outlook',
      'eM Client',
      'Delta Chat (Autodiscover)',
      'FairEmail (Autodiscover)',
      'EWS Managed API',
      'new Outlook for Windows',
      'Samsung Email',
      'iOS Mail (Exchange account)',
      'Android Exchange',
    ]);
    expect(findFailed(results)).toContain('pox-no-challenge');
    expect(findFailed(results).filter((id) => /^(?:autoconfig|profile|json|pacc|mta-sts|soap)-/.test(id))).toEqual([]);
  });

  test('refuses to speak of a format, which then is not offered', async () => {
    server = await startSpoiled(own.port, ({ path }, right) =>
      path.endsWith('.mobileconfig') || path.includes('autodiscover.json')
        ? { status: 404, headers: {}, body: '' }
        : right,
    );
    const results = await runAgainst(toTarget(portOf(server), 'birch.example', expectedServers['birch.example']));
    expect(findFailed(results)).toEqual([]);
    const standings = new Map(toScoreboard(results).clients.map(({ name, standing }) => [name, standing]));
    expect(standings.get('Apple Mail')).toBe('not offered');
    expect(standings.get('Outlook mobile (AutoDetect)')).toBe('not offered');
    expect(standings.get('Thunderbird')).toBe('works');
  });
});

describe('a server that does not speak HTTP as it should', () => {
  const target = (port: number) => toTarget(port, 'birch.example', expectedServers['birch.example']);
  let tcp: TcpServer | undefined;
  const sockets = new Set<Socket>();
  const listenTcp = async (listener: (socket: Socket) => void): Promise<number> => {
    tcp = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      listener(socket);
    });
    await new Promise<void>((resolve) => tcp?.listen(0, '127.0.0.1', resolve));
    return (tcp.address() as AddressInfo).port;
  };
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    tcp?.close();
  });

  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
  const onceAsked =
    (answer: (socket: Socket) => void) =>
    (socket: Socket): void => {
      socket.once('data', () => {
        answer(socket);
      });
    };

  test.each<readonly [what: string, problem: string, listener: (socket: Socket) => void]>([
    ['hangs before the head', 'timeout', () => undefined],
    ['hangs in the body', 'timeout', onceAsked((socket) => socket.write(`${head}Content-Length: 100\r\n\r\n<a>`))],
    [
      'sends an octet now and then',
      'timeout',
      onceAsked((socket) => {
        socket.write(`${head}X-Long: `);
        const timer = setInterval(() => socket.write('a'), 20);
        socket.on('close', () => {
          clearInterval(timer);
        });
      }),
    ],
    ['closes at once', 'closed', (socket) => socket.end()],
    [
      'closes in the middle of the body',
      'closed',
      onceAsked((socket) => socket.end(`${head}Content-Length: 100\r\n\r\n<a>`)),
    ],
    [
      'closes in the middle of a chunk',
      'closed',
      onceAsked((socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n64\r\n<a>`)),
    ],
    ['resets the connection', 'closed', onceAsked((socket) => socket.resetAndDestroy())],
    ['talks garbage', 'malformed', onceAsked((socket) => socket.end('220 mail.birch.example ESMTP\r\n'))],
    [
      'says two lengths',
      'malformed',
      onceAsked((socket) => socket.end(`${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`)),
    ],
    [
      'switches protocols',
      'malformed',
      onceAsked((socket) =>
        socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      ),
    ],
    [
      'sends without end',
      'too-long',
      onceAsked((socket) => {
        socket.write(`${head}\r\n${'a'.repeat(1_100_000)}`);
      }),
    ],
  ])('%s: every case that needs an answer fails with the reason', async (_what, problem, listener) => {
    const port = await listenTcp(listener);
    const isWanted = ({ group }: { readonly group: string }): boolean =>
      group === 'autoconfig' || group === 'mobilesync';
    const results = await runAgainst(target(port), { isWanted, timeoutMs: 300 });
    expect(results).toHaveLength(all.filter(isWanted).length);
    const problems = results.map(({ outcome }) => (outcome?.kind === 'failure' ? outcome.problem : outcome?.kind));
    expect([...new Set(problems)]).toEqual([problem]);
    expect(toIds(results, 'fail')).toHaveLength(results.length);
    expect(toScoreboard(results).all.standing).toBe('fails');
  });

  test('nobody listens: every case fails', async () => {
    const port = await listenTcp(() => undefined);
    await new Promise((resolve) => tcp?.close(resolve));
    const results = await runAgainst(target(port), { isWanted: ({ group }) => group === 'mta-sts' });
    expect(results.map(({ outcome }) => (outcome?.kind === 'failure' ? outcome.problem : ''))).toEqual(
      Array.from({ length: results.length }, () => 'refused'),
    );
  });

  test.each<readonly [what: string, body: string]>([
    ['elements without end', '<a>'.repeat(50_000)],
    ['elements within elements', '<a>'.repeat(50_000) + '</a>'.repeat(50_000)],
    ['objects within objects', '{"Protocol":'.repeat(50_000)],
    ['arrays within an array', `{"Protocol":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    [
      'a list of lists',
      `<?xml version="1.0"?><plist version="1.0"><dict><key>a</key>${'<array>'.repeat(20_000)}${'</array>'.repeat(20_000)}</dict></plist>`,
    ],
    ['octets that are no text', '\0\x1b[2J\ud800'],
  ])('answers everything with %s, and the run ends', async (_what, body) => {
    server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(body);
    });
    const isWanted = ({ id }: { readonly id: string }): boolean =>
      /^(?:autoconfig-with|pox-settings|pox-type-names|json-members|profile-installs|profile-identity|pacc-members|mobilesync-answer)/.test(
        id,
      );
    const results = await runAgainst(target(portOf(server)), { isWanted });
    expect(findFailed(results)).toEqual(
      expect.arrayContaining(['autoconfig-with-address', 'json-members', 'mobilesync-answer', 'pox-settings']),
    );
  });
});
