import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as providers from '../../../providers/index.ts';
import {
  checkServer,
  defaultLimits,
  isProbed,
  probeServer,
  type AnnouncedServer,
} from '../../../src/checks/servers/index.ts';
import { announce, createFakeNetwork, endingIn, failure, goodTls, start, type Port, type Script } from './fake.ts';
import { afterStartTls, answersOf, overTls } from './scripts.ts';

const types = ['imap', 'pop3', 'smtp', 'managesieve'] as const;
const { imap, pop3, smtp, sieve, sieveLines } = answersOf;

/** Severity and code of each finding. */
async function check(server: AnnouncedServer, port: Port): Promise<readonly string[]> {
  const network = createFakeNetwork(port);
  const { findings } = await checkServer(server, network);
  expect(network.isEveryConnectionClosed()).toBe(true);
  expect(network.now() - start).toBeLessThanOrEqual(defaultLimits.totalMs);
  for (const { severity, cure, subject } of findings) {
    expect(subject).toBe(`mail.example.com:${server.port}`);
    if (severity === 'error' || severity === 'warning') expect(cure).toMatch(/\.$/);
  }
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

describe('a server that is as announced', () => {
  test.each(types)('%s with TLS from the first byte is fine', async (type) => {
    expect(await check(announce(type, 'SSL'), { implicit: overTls[type] })).toEqual(['ok server-ok']);
  });

  test.each(types)('%s with STARTTLS is fine', async (type) => {
    expect(await check(announce(type, 'STARTTLS'), { none: afterStartTls[type] })).toEqual(['ok server-ok']);
  });

  test.each(types)('%s is told nothing but what the protocol asks before a login', async (type) => {
    const network = createFakeNetwork({ none: afterStartTls[type], implicit: overTls[type] });
    await checkServer(announce(type, 'STARTTLS'), network);
    await checkServer(announce(type, 'SSL'), network);
    expect(network.sent.length).toBeGreaterThan(4);
    for (const text of network.sent) {
      expect(text).toMatch(
        /^(?:d\d )?(?:CAPABILITY|CAPA|EHLO doctor\.mailbeacon\.invalid|STARTTLS|STLS|NOOP|LOGOUT|QUIT)\r\n$/,
      );
    }
  });

  test('the report has the greeting, both offers and the time of each step', async () => {
    const report = await probeServer(announce('imap', 'STARTTLS'), createFakeNetwork({ none: afterStartTls.imap }));
    expect(report).toMatchObject({
      isReached: true,
      greeting: 'Dovecot ready.',
      tls: goodTls,
      inClearText: { hasStartTls: true, isLoginDisabled: true, mechanisms: [] },
      overTls: { hasStartTls: false, isLoginDisabled: false, mechanisms: ['PLAIN'] },
    });
    expect(report.trouble).toBeUndefined();
    expect(report.steps.map(({ step }) => step)).toEqual([
      'connect',
      'greeting',
      'capabilities',
      'STARTTLS',
      'TLS',
      'capabilities over TLS',
      'NOOP',
      'goodbye',
    ]);
  });

  test('praise says version, days and methods', async () => {
    const { findings } = await checkServer(announce('smtp', 'SSL'), createFakeNetwork({ implicit: overTls.smtp }));
    expect(findings.map(({ text }) => text)).toEqual([
      'answers over TLSv1.3, certificate good for 60 days, offers PLAIN, LOGIN',
    ]);
  });

  test('a runtime that tells nothing of TLS has no findings about it', async () => {
    const network = createFakeNetwork({ none: afterStartTls.imap });
    const { findings } = await checkServer(announce('imap', 'STARTTLS'), {
      ...network,
      connect: async (target) => {
        const outcome = await network.connect(target);
        if (outcome.kind === 'failure') return outcome;
        return { ...outcome, connection: { ...outcome.connection, tls: () => undefined } };
      },
    });
    expect(findings.map(({ code }) => code)).toEqual(['server-ok']);
  });
});

describe('nobody answers', () => {
  test.each([
    ['server-no-address', failure('no-address')],
    ['server-dns-failed', failure('dns')],
    ['server-refused', failure('refused')],
    ['server-unreachable', failure('unreachable')],
    ['server-timeout', failure('timeout')],
    ['tls-failed', failure('tls')],
  ])('%s, whichever way is announced', async (code, port) => {
    expect(await check(announce('imap', 'SSL'), { implicit: port, none: failure('timeout') })).toEqual([
      `error ${code}`,
    ]);
    if (code === 'tls-failed') return;
    expect(await check(announce('imap', 'STARTTLS'), { none: port })).toEqual([`error ${code}`]);
  });

  test.each(types)('a port that takes connections for %s and says nothing is silent', async (type) => {
    const silent: Script = { greets: [] };
    for (const port of [{ implicit: silent }, { implicit: failure('timeout'), none: silent }]) {
      expect(await check(announce(type, 'SSL'), port)).toEqual(['error server-silent']);
    }
    for (const implicit of [failure('timeout'), failure('tls')]) {
      expect(await check(announce(type, 'STARTTLS'), { none: silent, implicit })).toEqual(['error server-silent']);
    }
  });

  test.each(types)('a port that closes at once is said to close (%s)', async (type) => {
    const closing: Script = { greets: [], ends: 'closed' };
    expect(await check(announce(type, 'SSL'), { implicit: closing })).toEqual(['error server-closes']);
    expect(await check(announce(type, 'plain'), { none: closing })).toEqual(['error server-closes']);
  });

  test.each([
    ['imap', '* BYE Too many connections'],
    ['pop3', '-ERR Too many connections'],
    ['smtp', '554 5.7.1 no'],
    ['smtp', '421 4.3.2 later'],
    ['managesieve', 'BYE "Too many connections"'],
  ] as const)('%s turns away with %s', async (type, greeting) => {
    expect(await check(announce(type, 'SSL'), { implicit: { greets: [greeting] } })).toEqual([
      'error server-turns-away',
    ]);
  });

  test.each([
    ['imap', 'HTTP/1.1 400 Bad Request', 'HTTP'],
    ['imap', '<html><body>', 'HTTP'],
    ['imap', 'SSH-2.0-OpenSSH_9.2', 'SSH'],
    ['imap', '220 mail.example.com ESMTP', 'SMTP'],
    ['imap', '+OK ready', 'POP3'],
    ['imap', '220 ProFTPD FTP server', 'FTP'],
    ['imap', '200 InterNetNews ready', 'NNTP'],
    ['pop3', '* OK ready', 'IMAP'],
    ['smtp', '* OK ready', 'IMAP'],
    ['smtp', 'RFB 003.008', 'VNC'],
    ['imap', '"IMPLEMENTATION" "Example"', 'ManageSieve'],
    ['managesieve', '* OK ready', 'IMAP'],
    ['managesieve', 'J\0\0\0mysql_native_password', 'MySQL'],
    ['imap', '\x16\x03\x01%$!', 'something else'],
  ] as const)('where %s is announced, %j is told as %s', async (type, greeting, likely) => {
    const network = createFakeNetwork({ none: { greets: [greeting] } });
    const { findings } = await checkServer(announce(type, 'STARTTLS'), network);
    expect(findings).toMatchObject([{ code: 'wrong-protocol', severity: 'error' }]);
    expect(findings[0]?.text).toContain(`the port speaks ${likely}: `);
    expect(findings[0]?.text).toMatch(/^[\x20-\x7e]+$/);
  });

  test('a clear-text port of another protocol is named where TLS is announced', async () => {
    expect(await check(announce('imap', 'SSL'), { none: { greets: ['SSH-2.0-OpenSSH_9.2'] } })).toEqual([
      'error wrong-protocol',
    ]);
  });
});

describe('the wrong kind of encryption', () => {
  test.each(types)('%s in clear text where TLS is announced', async (type) => {
    for (const implicit of [failure('tls'), failure('timeout'), failure('closed')]) {
      expect(await check(announce(type, 'SSL'), { implicit, none: afterStartTls[type] })).toEqual([
        'error clear-text-where-tls-announced',
      ]);
    }
  });

  test.each(['STARTTLS', 'plain'] as const)('TLS at once where %s is announced', async (socketType) => {
    for (const ends of [{}, { ends: 'closed' }] as const) {
      const port = { none: { greets: [], ...ends }, implicit: overTls.imap };
      expect(await check(announce('imap', socketType), port)).toEqual(['error tls-where-clear-text-announced']);
    }
  });

  test.each([
    ['imap', imap('LOGINDISABLED')],
    ['pop3', pop3('SASL PLAIN')],
    ['smtp', smtp('PIPELINING')],
  ] as const)('%s without STARTTLS where it is announced', async (type, answers) => {
    const { greets } = afterStartTls[type];
    const none: Script = { greets, answers };
    expect(await check(announce(type, 'STARTTLS'), { none })).toContain('error starttls-not-offered');
  });

  test('ManageSieve without STARTTLS where it is announced', async () => {
    const none: Script = { greets: sieveLines('"SASL" ""'), answers: sieve };
    expect(await check(announce('managesieve', 'STARTTLS'), { none })).toEqual(['error starttls-not-offered']);
  });

  test.each([
    ['imap', '$ NO not now'],
    ['pop3', '-ERR not now'],
    ['smtp', '454 4.7.0 TLS not available due to local problem'],
    ['managesieve', 'NO "not now"'],
  ] as const)('%s that offers STARTTLS and refuses it', async (type, refusal) => {
    const script = afterStartTls[type];
    const verb = type === 'pop3' ? 'STLS' : 'STARTTLS';
    const none: Script = { ...script, answers: { ...script.answers, [verb]: [refusal] } };
    expect(await check(announce(type, 'STARTTLS'), { none })).toEqual(['error starttls-refused']);
  });

  test('clear text behind the agreement on STARTTLS is named', async () => {
    const { answers, ...script } = afterStartTls.smtp;
    const none: Script = { ...script, answers: { ...answers, STARTTLS: ['220 ready', '250 injected'] } };
    expect(await check(announce('smtp', 'STARTTLS'), { none })).toEqual(['error starttls-injection']);
  });

  test('a handshake that fails after STARTTLS is named', async () => {
    const none: Script = { ...afterStartTls.imap, startTls: failure('tls') };
    expect(await check(announce('imap', 'STARTTLS'), { none })).toEqual(['error tls-failed']);
  });

  test.each([
    ['starttls-not-announced', smtp('STARTTLS', 'AUTH PLAIN')],
    ['no-encryption', smtp('AUTH PLAIN')],
  ])('clear text is announced: %s', async (code, answers) => {
    const none: Script = { greets: ['220 ready'], answers };
    expect(await check(announce('smtp', 'plain'), { none })).toEqual([`warning ${code}`]);
  });
});

describe('certificates', () => {
  test.each([
    ['error certificate-expired', { ...endingIn(-1), problem: 'expired' }],
    ['error certificate-not-yet-valid', { ...goodTls, problem: 'not-yet-valid' }],
    ['error certificate-wrong-name', { ...goodTls, problem: 'wrong-name', names: ['other.example'] }],
    ['error certificate-self-signed', { ...goodTls, problem: 'self-signed' }],
    ['error certificate-untrusted', { ...goodTls, problem: 'unknown-issuer' }],
    ['error certificate-incomplete-chain', { ...goodTls, problem: 'incomplete-chain' }],
    ['error certificate-refused', { ...goodTls, problem: 'other', problemText: 'CERT_REVOKED' }],
    ['warning certificate-expires-soon', endingIn(13)],
    ['ok server-ok', endingIn(14)],
    ['warning tls-too-old', { ...goodTls, protocol: 'TLSv1.1' }],
    ['warning tls-too-old', { ...goodTls, protocol: 'TLSv1' }],
    ['ok server-ok', { ...goodTls, protocol: 'TLSv1.2' }],
  ] as const)('%s', async (finding, tls) => {
    expect(await check(announce('imap', 'SSL'), { implicit: { ...overTls.imap, tls } })).toEqual([finding]);
    expect(await check(announce('imap', 'STARTTLS'), { none: { ...afterStartTls.imap, tls } })).toEqual([finding]);
  });

  test('a wrong name does not hide that the certificate expired', async () => {
    const tls = { ...endingIn(-3), problem: 'wrong-name' } as const;
    expect(await check(announce('imap', 'SSL'), { implicit: { ...overTls.imap, tls } })).toEqual([
      'error certificate-wrong-name',
      'error certificate-expired',
    ]);
  });

  test('a wrong name is told with the names that are there', async () => {
    const tls = { ...goodTls, problem: 'wrong-name', names: ['a.example', 'b.example'] } as const;
    const network = createFakeNetwork({ implicit: { ...overTls.imap, tls } });
    const { findings } = await checkServer(announce('imap', 'SSL'), network);
    expect(findings[0]?.text).toBe('the certificate is for a.example, b.example, not for mail.example.com');
  });
});

describe('logging in', () => {
  const scramOnly = {
    imap: imap('LOGINDISABLED AUTH=SCRAM-SHA-256'),
    pop3: pop3('SASL SCRAM-SHA-256'),
    smtp: smtp('AUTH SCRAM-SHA-256'),
  } as const;

  test.each(['imap', 'pop3', 'smtp'] as const)('%s with SCRAM alone takes no password in clear text', async (type) => {
    const implicit: Script = { ...overTls[type], answers: scramOnly[type] };
    expect(await check(announce(type, 'SSL', 'password-encrypted'), { implicit })).toEqual(['ok server-ok']);
    expect(await check(announce(type, 'SSL', 'sasl:SCRAM-SHA-256', 'password-encrypted'), { implicit })).toEqual([
      'ok server-ok',
    ]);
    expect(await check(announce(type, 'SSL', 'password-cleartext'), { implicit })).toEqual([
      type === 'imap' ? 'error login-disabled' : 'error authentication-not-offered',
    ]);
  });

  test.each([
    ['error', ['OAuth2']],
    ['error', ['GSSAPI', 'NTLM']],
    ['warning', ['OAuth2', 'password-cleartext']],
    ['warning', ['password-encrypted', 'password-cleartext']],
    ['warning', ['sasl:SCRAM-SHA-1', 'password-cleartext']],
  ] as const)('%s for what is missing of %j', async (severity, methods) => {
    const found = await check(announce('smtp', 'SSL', ...methods), { implicit: overTls.smtp });
    expect(new Set(found)).toEqual(new Set([`${severity} authentication-not-offered`]));
  });

  test.each([
    ['OAuth2', 'XOAUTH2'],
    ['OAuth2', 'OAUTHBEARER'],
    ['GSSAPI', 'GSSAPI'],
    ['NTLM', 'NTLM'],
    ['password-encrypted', 'CRAM-MD5'],
    ['password-encrypted', 'DIGEST-MD5'],
    ['password-cleartext', 'LOGIN'],
    ['sasl:SCRAM-SHA-256', 'SCRAM-SHA-256'],
  ] as const)('%s is there with %s', async (method, mechanism) => {
    const implicit: Script = { ...overTls.smtp, answers: smtp(`AUTH ${mechanism}`) };
    expect(await check(announce('smtp', 'SSL', method), { implicit })).toEqual(['ok server-ok']);
    const none: Script = { ...overTls.smtp, answers: smtp(`AUTH=${mechanism.toLowerCase()}`) };
    expect(await check(announce('smtp', 'SSL', method), { implicit: none })).toEqual(['ok server-ok']);
  });

  test('the cure names what would fit', async () => {
    const network = createFakeNetwork({ implicit: overTls.smtp });
    const { findings } = await checkServer(announce('smtp', 'SSL', 'password-encrypted'), network);
    expect(findings[0]).toMatchObject({
      text: 'password-encrypted is announced, and the SMTP server offers PLAIN, LOGIN',
      cure: 'Announce password-cleartext instead, or switch SCRAM-SHA-256 or CRAM-MD5 on at the server.',
    });
  });

  test.each(['client-IP-address', 'none', 'smtp-after-pop', 'TLS-client-cert'] as const)(
    '%s shows in no list, and nothing is said',
    async (method) => {
      const implicit: Script = { ...overTls.smtp, answers: smtp() };
      expect(await check(announce('smtp', 'SSL', method), { implicit })).toEqual(['ok server-ok']);
    },
  );

  test.each([
    ['error', 'LOGINDISABLED'],
    ['warning', 'LOGINDISABLED AUTH=PLAIN'],
  ])('%s for %s over TLS', async (severity, capabilities) => {
    const implicit: Script = { ...overTls.imap, answers: imap(capabilities) };
    const none: Script = { ...afterStartTls.imap, overTls: imap(capabilities) };
    expect(await check(announce('imap', 'SSL'), { implicit })).toEqual([`${severity} login-disabled`]);
    expect(await check(announce('imap', 'STARTTLS'), { none })).toEqual([`${severity} login-disabled`]);
  });

  test('IMAP without LOGINDISABLED takes LOGIN, without any mechanism', async () => {
    expect(await check(announce('imap', 'SSL'), { implicit: { ...overTls.imap, answers: imap('') } })).toEqual([
      'ok server-ok',
    ]);
  });

  test.each([
    ['imap', imap('STARTTLS')],
    ['imap', imap('STARTTLS LOGINDISABLED AUTH=PLAIN')],
    ['pop3', pop3('STLS', 'USER')],
    ['smtp', smtp('STARTTLS', 'AUTH LOGIN')],
  ] as const)('%s that takes passwords before STARTTLS gets a warning', async (type, answers) => {
    const none: Script = { ...afterStartTls[type], answers };
    expect(await check(announce(type, 'STARTTLS'), { none })).toEqual(['warning password-before-tls']);
  });

  test('what is offered before TLS alone is told as that', async () => {
    const none: Script = {
      ...afterStartTls.smtp,
      answers: smtp('STARTTLS', 'AUTH CRAM-MD5'),
      overTls: smtp('AUTH PLAIN'),
    };
    expect(await check(announce('smtp', 'STARTTLS', 'password-encrypted'), { none })).toEqual([
      'error authentication-only-before-tls',
    ]);
  });

  test('POP3 offers APOP by its greeting', async () => {
    const implicit: Script = { greets: ['+OK ready <1896.697170952@mail.example.com>'], answers: pop3('UIDL') };
    expect(await check(announce('pop3', 'SSL', 'password-encrypted'), { implicit })).toEqual(['ok server-ok']);
    expect(await check(announce('pop3', 'SSL'), { implicit })).toEqual(['error authentication-not-offered']);
  });

  test('POP3 without CAPA is not compared, and STARTTLS is tried all the same', async () => {
    const none: Script = {
      greets: ['+OK'],
      answers: { CAPA: ['-ERR unknown'], STLS: ['+OK'], QUIT: ['+OK'] },
      overTls: { CAPA: ['-ERR unknown'], QUIT: ['+OK'] },
    };
    expect(await check(announce('pop3', 'STARTTLS', 'OAuth2'), { none })).toEqual([
      'note capabilities-not-told',
      'ok server-ok',
    ]);
  });

  test('ManageSieve writes values as literals too', async () => {
    const implicit: Script = { greets: sieveLines('"SASL" {5+}', 'PLAIN', '"OWNER" "x"'), answers: sieve };
    expect(await check(announce('managesieve', 'SSL'), { implicit })).toEqual(['ok server-ok']);
  });

  test('IMAP may say its capabilities in the tagged response, and refuse the command where the greeting has them', async () => {
    const { answers } = overTls.imap;
    for (const CAPABILITY of [['$ OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] done'], ['$ BAD unknown']]) {
      const implicit: Script = { ...overTls.imap, answers: { ...answers, CAPABILITY } };
      expect(await check(announce('imap', 'SSL'), { implicit })).toEqual(['ok server-ok']);
    }
  });

  test('port 25 is no port for submission, answered or not', async () => {
    const server = { ...announce('smtp', 'STARTTLS'), port: 25 };
    expect(await check(server, { none: afterStartTls.smtp })).toEqual(['warning submission-on-port-25']);
    expect(await check(server, { none: failure('timeout') })).toEqual([
      'error server-timeout',
      'warning submission-on-port-25',
    ]);
  });
});

describe('hostile servers', () => {
  const lines: readonly string[] = [
    '',
    ' ',
    '\0\0\0',
    '\xff\xfe',
    '* ',
    '* OK',
    '* OK [CAPABILITY',
    '$ OK',
    '+',
    '+OK',
    '-ERR',
    '220',
    '250-',
    '250 a',
    '999 a',
    '"SASL" {99999999+}',
    '"',
    'OK',
    '.',
    'x'.repeat(8192),
    '* CAPABILITY ' + 'AUTH=A'.repeat(1300),
    '__proto__ constructor',
    '\u001b[31mred',
  ];

  test.each(types)('%s: every line in every place ends in findings that can be printed', async (type) => {
    for (const line of lines) {
      for (const floods of [{}, { floods: line }, { ends: 'closed' }, { ends: 'too-long' }] as const) {
        const good = afterStartTls[type];
        const verbs = [...Object.keys(good.answers ?? {}), ''];
        const scripts: readonly Script[] = [
          { greets: [line], ...floods },
          ...verbs.map((verb): Script => ({ ...good, answers: { ...good.answers, [verb]: [line] }, ...floods })),
          ...verbs.map((verb): Script => ({ ...good, overTls: { ...good.overTls, [verb]: [line] }, ...floods })),
        ];
        for (const none of scripts) {
          const network = createFakeNetwork({ none });
          const { findings } = await checkServer(announce(type, 'STARTTLS'), network);
          expect(findings.length).toBeGreaterThan(0);
          expect(findings.map(({ code }) => code)).not.toContain('probe-failed');
          for (const { text } of findings) expect(text).toMatch(/^[\x20-\x7e…]{1,300}$/);
          expect(network.isEveryConnectionClosed()).toBe(true);
          expect(network.now() - start).toBeLessThanOrEqual(defaultLimits.totalMs);
        }
      }
    }
  });

  test.each(types)('%s that floods is left', async (type) => {
    const floods = { imap: '* CAPABILITY X', pop3: 'X', smtp: '250-X', managesieve: '"X" "Y"' }[type];
    const script = overTls[type];
    const implicit: Script =
      type === 'managesieve' ? { greets: [], floods } : { ...script, answers: { CAPA: ['+OK'] }, floods };
    expect(await check(announce(type, 'SSL'), { implicit })).toEqual(['error server-misbehaves']);
  });

  test('nothing that a server says is sent back', async () => {
    const { answers } = overTls.imap;
    const network = createFakeNetwork({
      implicit: {
        greets: ['* OK [CAPABILITY AUTH=X d9 LOGIN a b] d9 DELETE INBOX'],
        answers: { ...answers, CAPABILITY: ['* CAPABILITY AUTH=EVIL d9 LOGIN', '$ OK'] },
      },
    });
    await checkServer(announce('imap', 'SSL'), network);
    expect(network.sent).toEqual(['d1 CAPABILITY\r\n', 'd4 NOOP\r\n', 'd5 LOGOUT\r\n']);
  });

  test('mechanisms are counted and spelt before they are believed', async () => {
    const words = Array.from({ length: 500 }, (_, index) => `AUTH=M${String(index)}`).join(' ');
    const implicit: Script = { ...overTls.imap, answers: imap(`${words} AUTH=<b> AUTH=${'A'.repeat(21)}`) };
    const report = await probeServer(announce('imap', 'SSL'), createFakeNetwork({ implicit }));
    expect(report.overTls?.mechanisms).toHaveLength(64);
    expect(report.overTls?.mechanisms.every((name) => /^M\d+$/.test(name))).toBe(true);
  });

  test('a network that throws is a finding', async () => {
    const network = createFakeNetwork({});
    const { findings } = await checkServer(announce('imap', 'SSL'), {
      ...network,
      connect: () => Promise.reject(new Error('made up')),
    });
    expect(findings.map(({ code }) => code)).toEqual(['probe-failed']);
  });

  test('a slow server gets no more than the whole time', async () => {
    const network = createFakeNetwork({ none: { greets: [] }, implicit: { greets: [] } });
    const { findings } = await checkServer(announce('imap', 'STARTTLS'), network, {
      connectMs: 5000,
      stepMs: 5000,
      totalMs: 7000,
    });
    expect(network.now() - start).toBe(7000);
    expect(findings.map(({ code }) => code)).toEqual(['tls-where-clear-text-announced']);
  });
});

test('a host name with a placeholder is not asked', async () => {
  const network = createFakeNetwork({});
  const server = { ...announce('imap', 'SSL'), hostname: '%EMAILDOMAIN%' };
  expect((await checkServer(server, network)).findings).toMatchObject([{ severity: 'note', code: 'host-name-open' }]);
  expect(network.now()).toBe(start);
});

test('servers that are reached by URL have no probe, and all others of the registry do', () => {
  const servers = Object.values(providers).flatMap(({ incoming, outgoing }) => [...incoming, ...outgoing]);
  const left: readonly { readonly type: string }[] = servers.filter((server) => !isProbed(server));
  expect(servers.length - left.length).toBeGreaterThan(500);
  expect(left.filter((server) => !('url' in server) && server.type !== 'exchange')).toEqual([]);
});

test('docs/doctor.md has every code', () => {
  const project = join(import.meta.dirname, '../../..');
  const folder = join(project, 'src/checks/servers');
  const codes = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bcode: '([^']+)'/g)].map(([, code = '']) => code),
  );
  const doc = readFileSync(join(project, 'docs/doctor.md'), 'utf8');
  const rows = new Set([...doc.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, code = '']) => code));
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !rows.has(code))).toEqual([]);
});
