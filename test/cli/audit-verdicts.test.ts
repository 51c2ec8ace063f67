import { describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/cli/audit/report.ts';
import {
  bystanders,
  createWorld,
  dayMs,
  entry,
  goodTls,
  imap,
  none,
  records,
  server,
  smtp,
  start,
} from './audit-world.ts';
import type { Host, Port, Talk } from './audit-world.ts';

const silent: Talk = { tls: goodTls };
const failed = { kind: 'failed', problem: 'SERVFAIL' } as const;
const always = (port: Port): Host => ({ port: () => port });
const expired = { ...goodTls, problem: 'expired', validTo: start - dayMs } as const;

const starttls = { socketType: 'STARTTLS' } as const;
const startTlsImap = imap('STARTTLS LOGINDISABLED', {
  reply: (() => {
    let isAgreed = false;
    return (line: string) => {
      const [tag = '', name] = line.split(' ');
      if (name === 'STARTTLS') isAgreed = true;
      if (name !== 'CAPABILITY') return [`${tag} OK done`];
      return [`* CAPABILITY IMAP4rev1 ${isAgreed ? 'AUTH=PLAIN' : 'STARTTLS LOGINDISABLED'}`, `${tag} OK done`];
    };
  })(),
});

/** The verdict, the exit code and the codes of findings. */
type Expected = readonly [verdict: string, code: number, findings: readonly string[]];

async function lookAt(one: object, host: Host): Promise<{ readonly code: number; readonly report: AuditReport }> {
  const { run } = createWorld({
    public: [entry('willow.test', [one]), ...bystanders(5)],
    hosts: { 'imap.willow.test': host },
  });
  const { code, out } = await run('willow.test', '--json');
  return { code, report: JSON.parse(out) as AuditReport };
}

describe('verdicts of mail servers', () => {
  test.each<
    readonly [situation: string, expected: Expected, host: Host, server: object] | readonly [string, Expected, Host]
  >([
    ['that greets and offers what is announced', ['ok', 0, []], always(imap())],
    ['with STARTTLS', ['ok', 0, []], always(startTlsImap), starttls],
    ['whose certificate expired', ['ok', 1, ['certificate-expired']], always(imap('AUTH=PLAIN', { tls: expired }))],
    [
      'whose certificate expires in a week',
      ['ok', 0, ['certificate-expires-soon']],
      always(imap('AUTH=PLAIN', { tls: { ...goodTls, validTo: start + 7 * dayMs } })),
    ],
    [
      'that does not offer the announced authentication',
      ['ok', 1, ['authentication-not-offered']],
      always(imap('AUTH=PLAIN')),
      { authentication: ['OAuth2'] },
    ],
    ['without STARTTLS', ['ok', 1, ['starttls-not-offered']], always(imap('LOGINDISABLED')), starttls],
    [
      'without encryption, as the entry says with its reason',
      ['ok', 0, ['no-encryption']],
      always(imap('AUTH=PLAIN')),
      { socketType: 'plain', clearTextReason: 'old' },
    ],
    ['whose name has no address, twice', ['gone', 1, []], { addresses: () => none }],
    [
      'whose name has an address at the second look-up',
      ['ok', 0, []],
      { addresses: (time) => (time < 2 ? none : records('192.0.2.9')) },
    ],
    ['whose name cannot be looked up', ['inconclusive', 0, []], { addresses: () => failed }],
    [
      'whose name has no address, and then cannot be looked up',
      ['inconclusive', 0, []],
      { addresses: (time) => (time < 2 ? none : failed) },
    ],
    ['that refuses connections, twice', ['gone', 1, []], always('refused')],
    [
      'that refuses at all its addresses, twice',
      ['gone', 1, []],
      { addresses: () => records('192.0.2.9', '2001:db8::9'), port: () => 'refused' },
    ],
    [
      'that refuses once and is back a minute later',
      ['ok', 0, []],
      (() => {
        let times = 0;
        return { port: () => ((times += 1) === 1 ? 'refused' : imap()) };
      })(),
    ],
    [
      'that refuses at one address and is silent at the other',
      ['inconclusive', 0, []],
      {
        addresses: () => records('192.0.2.9', '2001:db8::9'),
        port: (() => {
          let times = 0;
          return () => ((times += 1) === 3 ? 'unreachable' : 'refused');
        })(),
      },
    ],
    [
      'with more addresses than are asked',
      ['inconclusive', 0, []],
      {
        addresses: () => records(...Array.from({ length: 9 }, (_, index) => `192.0.2.${index}`)),
        port: () => 'refused',
      },
    ],
    ['that takes no connection in time', ['inconclusive', 0, []], always('timeout')],
    ['to which there is no way', ['inconclusive', 0, []], always('unreachable')],
    ['that says nothing', ['inconclusive', 0, []], always(silent)],
    ['that turns us away', ['inconclusive', 0, []], always({ greeting: '* BYE too many', tls: goodTls })],
    ['that ends the connection', ['inconclusive', 0, []], always('closed')],
    ['without TLS', ['inconclusive', 1, ['tls-failed']], always('tls')],
    [
      'that speaks another protocol',
      ['inconclusive', 1, ['wrong-protocol']],
      always(smtp([], { greeting: '220 mx ESMTP' })),
    ],
    ['that stops in the middle', ['inconclusive', 0, []], always(imap('AUTH=PLAIN', { reply: () => [] }))],
    [
      'that answers nonsense',
      ['inconclusive', 1, ['server-misbehaves']],
      always(imap('AUTH=PLAIN', { reply: () => ['HTTP/1.1 400'] })),
    ],
  ])('a server %s', async (_situation, [verdict, exit, codes], host, more: object = {}) => {
    const { code, report } = await lookAt(server('imap', 'imap.willow.test', 993, more), host);
    const [one] = report.servers;
    expect({ verdict: one?.verdict, codes: one?.findings.map((finding) => finding.code), code }).toEqual({
      verdict,
      codes,
      code: exit,
    });
    expect(one?.why).not.toBe('');
    expect(report.servers).toHaveLength(1);
  });

  test('a refusal is gone only after the time between two looks', async () => {
    const hosts = { 'imap.willow.test': always('refused') };
    const { run, network } = createWorld({
      public: [entry('willow.test', [server('imap', 'imap.willow.test', 993)]), ...bystanders(5)],
      hosts,
    });
    await run('willow.test', '--confirm-after', '90');
    const [first, second, ...more] = network.asked;
    expect(more).toEqual([]);
    expect((second?.from ?? 0) - (first?.until ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  test('a port that refuses everywhere is our own firewall', async () => {
    const entries = Array.from({ length: 6 }, (_, index) =>
      entry(`oak${index}.test`, [
        server('smtp', `smtp.oak${index}.test`, 25),
        server('imap', `imap.oak${index}.test`, 993),
      ]),
    );
    const hosts = Object.fromEntries(entries.map(({ id }) => [`smtp.${id}`, always('refused')]));
    const { out, code } = await createWorld({ public: entries, hosts }).run('--json');
    const report = JSON.parse(out) as AuditReport;
    expect(report.summary).toMatchObject({ ok: 6, gone: 0, inconclusive: 6 });
    expect(code).toBe(0);
  });

  test('each entry gets the findings of what it announces itself', async () => {
    const entries = [
      entry('willow.test', [server('imap', 'imap.willow.test', 993)]),
      entry('birch.test', [server('imap', 'imap.willow.test', 993, { authentication: ['OAuth2'] })]),
    ];
    const { run, network } = createWorld({ public: entries });
    const report = JSON.parse((await run('--json')).out) as AuditReport;
    expect(network.asked.map(({ what }) => what)).toEqual(['imap.willow.test:993 implicit']);
    expect(report.servers).toMatchObject([
      {
        entries: ['birch.test', 'willow.test'],
        findings: [{ code: 'authentication-not-offered', entries: ['birch.test'] }],
      },
    ]);
  });
});

describe('verdicts of URLs', () => {
  const url = (text: string, type = 'caldav'): object => ({
    type,
    url: text,
    authentication: ['Basic'],
    username: '%EMAILADDRESS%',
  });
  const failure = (problem: 'certificate' | 'tls' | 'malformed' | 'closed', more = {}): Host => ({
    url: () => ({ kind: 'failure', problem, text: problem, ...more }),
  });

  test.each<readonly [string, Expected, Host]>([
    ['status 401', ['ok', 0, []], {}],
    ['status 503', ['ok', 0, []], { url: () => ({ kind: 'answer', status: 503, headers: {}, body: '' }) }],
    ['an expired certificate', ['ok', 1, ['certificate-expired']], failure('certificate', { tls: expired })],
    ['a certificate without facts', ['ok', 1, ['certificate-refused']], failure('certificate')],
    ['no TLS', ['inconclusive', 1, ['tls-failed']], failure('tls')],
    ['no HTTP', ['inconclusive', 1, ['url-not-http']], failure('malformed')],
    ['a connection that ends', ['inconclusive', 0, []], failure('closed')],
    ['no address', ['gone', 1, []], { addresses: () => none }],
  ])('%s', async (_answer, [verdict, exit, codes], host) => {
    const entries = [
      entry('willow.test', [server('imap', 'imap.willow.test', 993)], {
        related: [url('https://dav.willow.test/%EMAILADDRESS%/')] as never,
      }),
      ...bystanders(5),
    ];
    const { run } = createWorld({ public: entries, hosts: { 'dav.willow.test': host } });
    const { code, out } = await run('willow.test', '--json');
    const one = (JSON.parse(out) as AuditReport).servers.find(({ name }) => name.startsWith('caldav'));
    expect({ verdict: one?.verdict, codes: one?.findings.map((finding) => finding.code), code }).toEqual({
      verdict,
      codes,
      code: exit,
    });
  });

  test('a request changes nothing and names nobody', async () => {
    const related = [
      url('https://dav.willow.test/%EMAILADDRESS%/'),
      url('https://dav.willow.test/%EMAILDOMAIN%/card', 'carddav'),
      url('https://jmap.willow.test/session', 'jmap'),
    ];
    const { run, network } = createWorld({ public: [entry('willow.test', [], { related: related as never })] });
    await run();
    expect(network.asked.map(({ what }) => what).sort()).toEqual([
      'HEAD https://jmap.willow.test/session',
      'OPTIONS https://dav.willow.test/',
      'OPTIONS https://dav.willow.test/willow.test/card',
    ]);
  });
});
