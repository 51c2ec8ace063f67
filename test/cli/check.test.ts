// `mailbeacon check` as a person runs it, with configurations and entries of its own; test/check.test.ts has the rules.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findClientTrouble } from '../../src/cli/check/clients.ts';
import type { CheckFinding } from '../../src/cli/check/finding.ts';
import { findOAuthGaps } from '../../src/cli/check/oauth.ts';
import { findPaccGap } from '../../src/cli/check/pacc.ts';
import { findRouteTrouble } from '../../src/cli/check/routes.ts';
import { findVariableTrouble } from '../../src/cli/check/variables.ts';
import { readWorkerConfig, type WorkerConfig } from '../../src/cli/check/worker-config.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ImapServer, ProviderConfig, SmtpServer } from '../../src/core/types.ts';
import { createCertificate } from '../certificates.ts';

// Each test of the command starts a process, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const imap: ImapServer = {
  type: 'imap',
  hostname: 'imap.willow.example',
  port: 993,
  socketType: 'SSL',
  authentication: ['password-cleartext'],
  username: '%EMAILADDRESS%',
};
const smtp: SmtpServer = { ...imap, type: 'smtp', hostname: 'smtp.willow.example', port: 465 };
const willow: ProviderConfig = {
  id: 'willow.example',
  displayName: 'Willow Mail',
  displayShortName: 'Willow',
  domains: ['willow.example'],
  incoming: [imap],
  outgoing: [smtp],
  source: 'https://willow.example/help',
  checked: '2026-01-31',
};
const oauth2 = {
  issuer: 'login.willow.example',
  scopes: ['mail'],
  authURL: 'https://login.willow.example/auth',
  tokenURL: 'https://login.willow.example/token',
} as const;

const codesOf = (findings: Iterable<CheckFinding>): readonly string[] =>
  [...findings].map(({ severity, code, path }) => `${severity} ${code} ${path}`);

describe('OAuth 2.0', () => {
  const byOAuth: Partial<ProviderConfig> = {
    incoming: [{ ...imap, authentication: ['OAuth2'] }],
    outgoing: [{ ...smtp, authentication: ['OAuth2'] }],
  };

  test.each<readonly [what: string, change: Partial<ProviderConfig>, found: readonly string[]]>([
    ['that nobody offers', {}, []],
    ['with an authorization server', { ...byOAuth, oauth2 }, []],
    ['with an issuer for PACC', { ...byOAuth, pacc: { issuer: 'https://login.willow.example' } }, []],
    ['without authorization server', byOAuth, ['warning oauth-server-missing oauth2']],
    ['that no server takes', { oauth2 }, ['warning oauth-unused oauth2']],
    [
      'with a URL as issuer',
      { ...byOAuth, oauth2: { ...oauth2, issuer: 'https://login.willow.example' } },
      ['warning oauth-issuer oauth2.issuer'],
    ],
    [
      'with scopes in one text',
      { ...byOAuth, oauth2: { ...oauth2, scopes: ['mail', 'offline contacts'] } },
      ['warning oauth-scope oauth2.scopes[1]'],
    ],
    ['for reading alone', { ...byOAuth, oauth2, outgoing: [smtp] }, ['warning oauth-one-way outgoing']],
    ['for sending alone', { ...byOAuth, oauth2, incoming: [imap] }, ['warning oauth-one-way incoming']],
  ])('%s', (_what, change, found) => {
    expect(codesOf(findOAuthGaps('a.ts', { ...willow, ...change }))).toEqual(found);
  });
});

describe('PACC', () => {
  test.each<readonly [what: string, change: Partial<ProviderConfig>, path: string, cure: RegExp]>([
    [
      'STARTTLS for sending',
      { outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }] },
      'outgoing[0].socketType',
      /^offer implicit TLS beside it/,
    ],
    [
      'clear text for reading, behind POP3 with STARTTLS',
      {
        incoming: [
          { ...imap, type: 'pop3', port: 110, socketType: 'STARTTLS' },
          { ...imap, port: 143, socketType: 'plain', clearTextReason: 'A museum.' },
        ],
      },
      'incoming[0].socketType',
      /^offer implicit TLS/,
    ],
    [
      'a login name that is no address',
      { incoming: [{ ...imap, username: '%EMAILLOCALPART%' }], outgoing: [{ ...smtp, username: '%EMAILLOCALPART%' }] },
      'incoming[0].username',
      /^let people log in with their whole address/,
    ],
    [
      'OAuth 2.0 without public issuer',
      {
        incoming: [{ ...imap, authentication: ['OAuth2'] }],
        outgoing: [{ ...smtp, authentication: ['OAuth2'] }],
      },
      'incoming[0].authentication',
      /pacc\.issuer$/,
    ],
    [
      'two of these together',
      { outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS', username: '%EMAILLOCALPART%' }] },
      'outgoing[0].socketType',
      /^offer implicit TLS .*, and let people log in/,
    ],
  ])('cannot say %s, and the note has the place and the cure', (_what, change, path, cure) => {
    const gap = findPaccGap('a.ts', { ...willow, ...change });
    expect(gap).toMatchObject({ severity: 'note', code: 'pacc-not-expressible', path });
    expect(gap?.cure).toMatch(cure);
  });

  test.each<readonly [what: string, change: Partial<ProviderConfig>]>([
    ['what it can say', {}],
    ['STARTTLS behind implicit TLS', { outgoing: [smtp, { ...smtp, port: 587, socketType: 'STARTTLS' }] }],
    ['an entry without mail servers', { incoming: [], outgoing: [] }],
  ])('has no note about %s', (_what, change) => {
    expect(findPaccGap('a.ts', { ...willow, ...change })).toBeUndefined();
  });
});

describe('clients', () => {
  const find = (change: Partial<ProviderConfig>): Promise<readonly CheckFinding[]> => {
    const provider = { ...willow, ...change };
    const service = { host: 'autoconfig.willow.example', identifierBase: 'example.willow' };
    return findClientTrouble('a.ts', provider, createRegistry([provider]), service);
  };

  test.each<readonly [what: string, change: Partial<ProviderConfig>]>([
    ['IMAP and SMTP, although clients of Exchange find nothing', {}],
    ['POP3 alone, although clients for IMAP find nothing', { incoming: [{ ...imap, type: 'pop3', port: 995 }] }],
    ['a bridge, where nobody finds anything', { incoming: [], outgoing: [] }],
    [
      'Exchange Web Services beside IMAP, which the XML of Autodiscover never names',
      {
        incoming: [
          imap,
          {
            type: 'ews',
            url: 'https://mail.willow.example/EWS/Exchange.asmx',
            authentication: ['Basic'],
            username: '%EMAILADDRESS%',
          },
        ],
      },
    ],
    [
      'an Autodiscover service elsewhere',
      { redirect: { action: 'redirectUrl', url: 'https://ad.elm.example/autodiscover/autodiscover.xml' } },
    ],
    [
      'clear text behind encryption',
      { incoming: [imap, { ...imap, port: 143, socketType: 'plain', clearTextReason: 'A museum.' }] },
    ],
  ])('have no trouble with %s', async (_what, change) => {
    expect(codesOf(await find(change))).toEqual([]);
  });

  test('of POP3, and those without IMAP, are silent where there is no IMAP', async () => {
    expect(await find({ incoming: [{ ...imap, type: 'pop3', port: 995 }] })).toEqual([]);
  });

  test('that can do none of the announced ways to log in are named together', async () => {
    const found = await find({
      incoming: [{ ...imap, authentication: ['GSSAPI'] }],
      outgoing: [{ ...smtp, authentication: ['GSSAPI'] }],
    });
    const asking = found.find(({ text }) => text.includes('asks for a password'));
    expect(asking).toMatchObject({
      severity: 'warning',
      code: 'client-authentication',
      path: 'incoming[0].authentication',
      subject: 'a.ts',
    });
    expect(asking?.text).toMatch(/^[^:]*Delta Chat[^:]*Nextcloud Mail[^:]*: .*announces GSSAPI$/);
    expect(asking?.text).not.toMatch(/^[^:]*Thunderbird,/);
  });

  test('that take nothing in clear text are named where there is nothing else', async () => {
    const [finding, ...others] = await find({
      incoming: [{ ...imap, port: 143, socketType: 'plain', clearTextReason: 'A museum.' }],
    });
    expect(others).toEqual([]);
    expect(finding?.text).toMatch(/^Thunderbird for Android: rejects the answer, because: /);
  });

  test('that reject the answer are named with the reason', async () => {
    const found = await find({ displayName: '', outgoing: [{ ...smtp, hostname: '' }] });
    const rejected = found.filter(({ code }) => code === 'client-nothing');
    expect(rejected.map(({ text }) => text).join('\n')).toMatch(/Thunderbird.*rejects the answer, because: \S/);
    for (const { cure } of rejected) expect(cure).toContain('docs/clients.md');
  });

  test('are asked about the entry that people are sent to', async () => {
    const elm: ProviderConfig = {
      ...willow,
      id: 'elm.example',
      domains: ['elm.example'],
      incoming: [],
      outgoing: [],
      redirect: { action: 'redirectAddr', domain: 'willow.example' },
    };
    const service = { host: 'autoconfig.willow.example', identifierBase: 'example.willow' };
    const ask = (target: ProviderConfig): Promise<readonly CheckFinding[]> =>
      findClientTrouble('elm.ts', elm, createRegistry([elm, target]), service);
    expect(await ask(willow)).toEqual([]);
    const found = await ask({ ...willow, incoming: [{ ...imap, authentication: ['GSSAPI'] }] });
    expect(found.map(({ code }) => code)).toContain('client-authentication');
  });
});

const emptyConfig: WorkerConfig = {
  variables: { SERVICE_HOST: 'autoconfig.willow.example', LOG: 'failures' },
  routes: [],
  workersDev: undefined,
  namespaces: [],
  rateLimits: [],
  compatibilityFlags: [],
  hasInvocationLogs: false,
  hasLogpush: false,
};

describe('variables', () => {
  test.each<readonly [what: string, change: Partial<WorkerConfig>, found: readonly string[]]>([
    ['that are right', {}, []],
    ['without SERVICE_HOST', { variables: { LOG: 'failures' } }, ['error variable-wrong vars.SERVICE_HOST']],
    [
      'with a wrong one of each parser',
      { variables: { ...emptyConfig.variables, API_CORS: 'x', MX_LOOKUP: 'all' } },
      ['error variable-wrong vars.API_CORS', 'error variable-wrong vars.MX_LOOKUP'],
    ],
    [
      'of the example',
      { variables: { SERVICE_HOST: 'autoconfig.example.com', LOG: 'failures' } },
      ['warning service-host-example vars.SERVICE_HOST'],
    ],
    [
      'that are mistyped',
      { variables: { ...emptyConfig.variables, MX_LOKUP: 'own' } },
      ['warning variable-unknown vars.MX_LOKUP'],
    ],
    [
      'with a key for everybody',
      { variables: { ...emptyConfig.variables, SIGNING_KEY: 'x' } },
      ['error variable-secret vars.SIGNING_KEY'],
    ],
    [
      'with the doctor, and nothing that it needs',
      { variables: { ...emptyConfig.variables, DOCTOR: 'on' } },
      ['warning doctor-limiter-missing ratelimits', 'warning doctor-flag-missing compatibility_flags'],
    ],
    [
      'with the doctor as it should be',
      {
        variables: { ...emptyConfig.variables, DOCTOR: 'on' },
        rateLimits: ['DOCTOR_LIMITER'],
        compatibilityFlags: ['global_fetch_strictly_public'],
      },
      [],
    ],
    [
      'with plain http',
      { variables: { ...emptyConfig.variables, PLAIN_HTTP: 'answer' } },
      ['warning plain-http vars.PLAIN_HTTP'],
    ],
    [
      'with every request in the log',
      { variables: { ...emptyConfig.variables, LOG: 'all' } },
      ['note log-all vars.LOG'],
    ],
    [
      'that keep invocation logs',
      { hasInvocationLogs: true },
      ['warning invocation-logs observability.logs.invocation_logs'],
    ],
    ['that push logs', { hasLogpush: true }, ['warning logpush logpush']],
    [
      'with the namespace of the example',
      { namespaces: [{ binding: 'TENANTS', id: '0123456789abcdef0123456789abcdef', path: 'kv_namespaces[0].id' }] },
      ['error namespace-example kv_namespaces[0].id'],
    ],
  ])('%s', (_what, change, found) => {
    const findings = [...findVariableTrouble('w.toml', { ...emptyConfig, ...change })];
    expect(codesOf(findings)).toEqual(found);
    for (const { text, cure = '' } of findings) expect([text, cure]).not.toContain('');
  });

  test('a mistyped name is answered with the right one', () => {
    const variables = { ...emptyConfig.variables, MX_LOKUP: 'own' };
    const [finding] = findVariableTrouble('w.toml', { ...emptyConfig, variables });
    expect(finding?.cure).toContain('MX_LOOKUP');
  });
});

describe('routes', () => {
  const own: readonly (readonly [string, ProviderConfig])[] = [['/own/willow.ts', willow]];
  const custom = (pattern: string): string => `custom ${pattern}`;
  const all = ['autoconfig', 'autodiscover', 'ua-auto-config'].map((name) => custom(`${name}.willow.example`));

  const find = async (
    patterns: readonly string[],
    change: Partial<WorkerConfig> = {},
    provider: Partial<ProviderConfig> = {},
  ): Promise<readonly CheckFinding[]> => {
    const routes = patterns.map((text, index) => ({
      pattern: text.replace('custom ', ''),
      isCustomDomain: text.startsWith('custom '),
      path: `routes[${String(index)}]`,
    }));
    const entries = own.map(([file, entry]) => [file, { ...entry, ...provider }] as const);
    const isClaimed = (name: string): boolean => name === 'public.example';
    return findRouteTrouble('w.toml', { ...emptyConfig, routes, ...change }, { own: entries, isClaimed });
  };

  test.each<readonly [what: string, patterns: readonly string[], found: readonly string[]]>([
    ['for every name', all, []],
    ['with patterns', ['autoconfig.willow.example/*', 'https://autodiscover.willow.example/*', ...all.slice(2)], []],
    ['for every name below the domain', ['*.willow.example/*'], ['note route-wildcard routes[0]']],
    ['of custom hostnames, which take everything', ['*/*'], []],
    ['for the domain itself as well', [...all, 'willow.example/.well-known/autoconfig/*'], []],
    ['for a domain of the public registry as well', [...all, custom('autoconfig.public.example')], []],
    ['that are missing', [], ['warning no-routes routes']],
    ['that leave a name out', all.slice(0, 2), ['warning domain-unrouted routes']],
    ['that leave the service out', all.slice(1), ['warning service-host-unrouted routes']],
    [
      'without path',
      ['autoconfig.willow.example', ...all.slice(1)],
      ['warning service-host-unrouted routes', 'warning route-without-path routes[0]'],
    ],
    [
      'for a path alone',
      [...all.slice(0, 1), 'autodiscover.willow.example/autodiscover/*', ...all.slice(2)],
      ['warning domain-unrouted routes'],
    ],
    [
      'as a custom domain with a wildcard',
      [...all, custom('*.willow.example')],
      ['warning custom-domain-pattern routes[3]'],
    ],
    [
      'for a name that nobody claims',
      [...all, custom('autoconfig.elm.example')],
      ['warning route-unclaimed routes[3]'],
    ],
  ])('%s', async (_what, patterns, found) => {
    expect(codesOf(await find(patterns))).toEqual(found);
  });

  test('that leave a name out are told which, for which entry, and how', async () => {
    const [finding] = await find(all.slice(0, 2));
    expect(finding?.text).toContain('ua-auto-config.willow.example');
    expect(finding?.text).not.toContain('autodiscover');
    expect(finding?.text).toContain('willow.ts');
    expect(finding?.cure).toContain('{ pattern = "ua-auto-config.willow.example", custom_domain = true }');
  });

  test('need mta-sts where the entry has a policy', async () => {
    const mtaSts = { mode: 'enforce', mx: ['mx.willow.example'], maxAgeSeconds: 604_800 } as const;
    const [finding] = await find(all, {}, { mtaSts });
    expect(finding?.text).toContain('mta-sts.willow.example');
    expect(await find([...all, custom('mta-sts.willow.example')], {}, { mtaSts })).toEqual([]);
  });

  test('need no ua-auto-config where PACC cannot say the entry', async () => {
    const outgoing: readonly SmtpServer[] = [{ ...smtp, port: 587, socketType: 'STARTTLS' }];
    expect(await find(all.slice(0, 2), {}, { outgoing })).toEqual([]);
  });

  test('for names of customers are nobody else’s', async () => {
    const namespaces = [{ binding: 'TENANTS', id: 'a', path: 'kv_namespaces[0].id' }];
    expect(await find([...all, custom('autoconfig.elm.example')], { namespaces })).toEqual([]);
  });

  test('are compared with workers_dev', async () => {
    expect(codesOf(await find(all, { workersDev: true }))).toEqual(['note workers-dev workers_dev']);
    const variables = { SERVICE_HOST: 'mailbeacon.willow.workers.dev' };
    expect(codesOf(await find(all, { variables }))).toEqual(['warning service-host-off workers_dev']);
    expect(codesOf(await find(all, { variables, workersDev: true }))).toEqual([]);
  });
});

describe('wrangler.toml', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbeacon-config-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (text: string, environment?: string): ReturnType<typeof readWorkerConfig> => {
    const file = join(folder, 'wrangler.toml');
    await writeFile(file, `name = "x"\nmain = "src/worker.ts"\ncompatibility_date = "2026-10-01"\n${text}`);
    return readWorkerConfig(file, environment);
  };

  test('is read with routes in both forms, bindings and logs', async () => {
    const result = await read(`
      routes = [{ pattern = "a.example", custom_domain = true }, "b.example/*", { pattern = "c.example/*", zone_name = "c.example" }]
      workers_dev = false
      compatibility_flags = ["nodejs_compat"]
      [vars]
      SERVICE_HOST = "a.example"
      [[kv_namespaces]]
      binding = "TENANTS"
      id = "7"
      [[ratelimits]]
      name = "LIMIT"
      namespace_id = "1"
      simple = { limit = 6, period = 60 }
      [observability]
      enabled = true`);
    expect(result).toEqual({
      ok: true,
      config: {
        variables: { SERVICE_HOST: 'a.example' },
        routes: [
          { pattern: 'a.example', isCustomDomain: true, path: 'routes[0]' },
          { pattern: 'b.example/*', isCustomDomain: false, path: 'routes[1]' },
          { pattern: 'c.example/*', isCustomDomain: false, path: 'routes[2]' },
        ],
        workersDev: false,
        namespaces: [{ binding: 'TENANTS', id: '7', path: 'kv_namespaces[0].id' }],
        rateLimits: ['LIMIT'],
        compatibilityFlags: ['nodejs_compat'],
        hasInvocationLogs: true,
        hasLogpush: false,
      },
    });
  });

  test.each([
    ['on', '[observability]\nenabled = true\n[observability.logs]\ninvocation_logs = true', true],
    ['switched off', '[observability]\nenabled = true\n[observability.logs]\ninvocation_logs = false', false],
    ['on in spite of the rest', '[observability]\nenabled = false\n[observability.logs]\nenabled = true', true],
    ['nowhere', '', false],
  ])('has invocation logs %s', async (_what, text, hasInvocationLogs) => {
    expect(await read(text)).toMatchObject({ ok: true, config: { hasInvocationLogs } });
  });

  test('is read for an environment, and not for one that is not there', async () => {
    const text = '[vars]\nLOG = "all"\n[env.live.vars]\nLOG = "failures"';
    expect(await read(text, 'live')).toMatchObject({ ok: true, config: { variables: { LOG: 'failures' } } });
    expect(await read(text, 'test')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^No environment found/) as string,
    });
    expect(await read('', 'test')).toEqual({ ok: false, problem: 'has no environment test' });
  });

  test.each([
    ['no TOML', '[vars\n'],
    ['a route of another kind', 'routes = [5]'],
  ])('with %s is refused in one line', async (_what, text) => {
    const result = await read(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problem).toMatch(/^\S[^\n]+$/);
  });
});

describe('the command', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbeacon-check-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'index.ts'), '');
    await writeFile(join(folder, 'own/index.ts'), "export { default as willow } from './willow.ts';");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const check = async (...words: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const script = join(import.meta.dirname, '../../src/cli/main.ts');
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, 'check', folder, ...words]);
      return { code: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    }
  };
  const writeOwn = (change: Partial<ProviderConfig>): Promise<void> =>
    writeFile(join(folder, 'own/willow.ts'), `export default ${JSON.stringify({ ...willow, ...change })};`);
  const toDigits = (time: number): string => `${new Date(time).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const writeConfig = async (text: string): Promise<string> => {
    const file = join(folder, 'wrangler.toml');
    await writeFile(file, `name = "x"\nmain = "x.ts"\ncompatibility_date = "2026-10-01"\n${text}`);
    return file;
  };

  test('has nothing to say of an entry, a configuration and routes that fit', async () => {
    await writeOwn({});
    const names = ['autoconfig', 'autodiscover', 'ua-auto-config'];
    const routes = names.map((name) => `{ pattern = "${name}.willow.example", custom_domain = true }`);
    const config = await writeConfig(
      `routes = [${routes.join(', ')}]\n[vars]\nSERVICE_HOST = "autoconfig.willow.example"\nLOG = "failures"`,
    );
    expect(await check('--config', config)).toEqual({ code: 0, out: '1 providers, 0 findings\n', err: '' });
  });

  test('ends with 0 for warnings and notes, and with 1 if warnings count', async () => {
    await writeOwn({ outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }] });
    const config = await writeConfig('[vars]\nSERVICE_HOST = "autoconfig.willow.example"\nLOG = "all"');
    const ended = await check('--config', config);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain(`${config}\n  warning: routes: leads no name here`);
    expect(ended.out).toContain(`${join(folder, 'own/willow.ts')}\n  note: outgoing[0].socketType: PACC cannot say`);
    expect(ended.out).toContain(`${config}\n  note: vars.LOG: `);
    expect(ended.out).toContain('1 providers, 0 findings, 1 warning, 2 notes\n');
    expect(ended.out + ended.err).not.toContain('\u001b');
    expect((await check('--config', config, '--strict')).code).toBe(1);
  });

  test('names a configuration that wrangler refuses, and goes on', async () => {
    await writeOwn({ incoming: [{ ...imap, port: 143 }] });
    const ended = await check('--config', await writeConfig('routes = [5]'));
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('wrangler refuses it: ');
    expect(ended.err).toContain('incoming[0].port: port 143 is that of imap with STARTTLS');
    expect(ended.out).toContain('1 providers, 2 findings');
  });

  test('names a file that cannot be loaded, and goes on', async () => {
    await writeFile(join(folder, 'own/willow.ts'), 'export default {');
    const ended = await check();
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(`${join(folder, 'own/willow.ts')}\n  cannot be loaded: `);
    expect(ended.err).not.toMatch(/\n {4}at /);
  });

  test('asks what clients make of other entries only with --all', async () => {
    await writeOwn({});
    const oauth = { ...willow, id: 'elm.example', domains: ['elm.example'] };
    const server = { ...imap, authentication: ['GSSAPI'] };
    await writeFile(join(folder, 'elm.ts'), `export default ${JSON.stringify({ ...oauth, incoming: [server] })};`);
    await writeFile(join(folder, 'index.ts'), "export { default as elm } from './elm.ts';");
    expect((await check()).out).toBe('2 providers, 0 findings\n');
    expect((await check('--all')).err).toMatch(/elm\.ts\n {2}warning: incoming\[0\]\.authentication: .*Delta Chat/);
  });

  test('writes all findings as JSON, on stdout alone', async () => {
    await writeOwn({ incoming: [{ ...imap, port: 143 }], outgoing: [{ ...smtp, port: 587, socketType: 'STARTTLS' }] });
    const { code, out, err } = await check('--json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const report = JSON.parse(out) as { findings: CheckFinding[] };
    expect(report).toMatchObject({ providers: 1, errors: 1, warnings: 0, notes: 1 });
    expect(report.findings[0]).toEqual({
      severity: 'error',
      code: 'entry',
      subject: join(folder, 'own/willow.ts'),
      path: 'incoming[0].port',
      text: expect.stringContaining('port 143') as string,
      cure: expect.stringContaining('use 993') as string,
    });
  });

  test.each([
    [
      'in ten days warns',
      10,
      0,
      /warning: Certificate 1 of SIGNING_CERTIFICATE expires in (?:9|10) days\.\n {2}cure: renew/,
    ],
    ['in twenty days says how many are left', 20, 0, /\n {2}(?:19|20) days left\n/],
    ['yesterday is an error', -1, 1, /SIGNING_CERTIFICATE\n {2}Certificate 1 of SIGNING_CERTIFICATE expired at /],
  ])('with a certificate that ends %s', async (_what, days, code, text) => {
    await writeOwn({});
    const end = Date.now() + days * 24 * 3600 * 1000;
    const { keyPem, certificatePem } = await createCertificate({
      kind: 'P-256',
      notBefore: toDigits(end - 90 * 24 * 3600 * 1000),
      notAfter: toDigits(end),
    });
    await writeFile(join(folder, 'key.pem'), keyPem);
    await writeFile(join(folder, 'certificate.pem'), certificatePem);
    const files = ['--key', join(folder, 'key.pem'), '--certificate', join(folder, 'certificate.pem')];
    const ended = await check(...files);
    expect(ended.out + ended.err).toMatch(text);
    expect(ended.code).toBe(code);
  });

  test.each([
    ['a folder that does not exist', ['/nowhere']],
    ['a configuration that does not exist', ['--config', '/nowhere/wrangler.toml']],
    ['an environment of no configuration', ['--env', 'live']],
  ])('refuses %s', async (_what, words) => {
    await writeOwn({});
    const ended = await check(...words);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('See: mailbeacon check --help');
  });
});
