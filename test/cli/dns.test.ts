import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as providers from '../../providers/index.ts';
import { dnsCommand } from '../../src/cli/commands/dns.ts';
import { renderCloudflare } from '../../src/cli/dns/cloudflare.ts';
import { compareWithDns, type Lookup } from '../../src/cli/dns/compare.ts';
import { renderDnsControl } from '../../src/cli/dns/dnscontrol.ts';
import { renderOctoDns } from '../../src/cli/dns/octodns.ts';
import { createDnsPlan, type PlanOptions } from '../../src/cli/dns/plan.ts';
import type { DnsPlan, DnsRecord } from '../../src/checks/dns-record.ts';
import { renderTerraform } from '../../src/cli/dns/terraform.ts';
import { renderText, renderZone } from '../../src/cli/dns/zone.ts';
import { parseDomain } from '../../src/core/address.ts';
import type { Domain, ProviderConfig } from '../../src/core/types.ts';
import { exampleProviders } from '../workerd/fixtures.ts';

const toDomain = (text: string): Domain => {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(`${text} is no domain`);
  return domain.value;
};
const service = toDomain('mail.service.example');
const plan = (provider: ProviderConfig, changes: Partial<PlanOptions> = {}): Promise<DnsPlan> =>
  createDnsPlan({
    domain: toDomain(provider.domains[0]),
    provider,
    service,
    via: 'cname',
    tlsReport: undefined,
    alsoDigests: [],
    ...changes,
  });
const fixture = (id: string, changes: Partial<ProviderConfig> = {}): ProviderConfig => {
  const found = exampleProviders.find((provider) => provider.id === id);
  if (found === undefined) throw new Error(`there is no fixture ${id}`);
  return { ...found, ...changes };
};
const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const basic = { authentication: ['Basic'], username: '%EMAILADDRESS%' } as const;
/** `name type data`, without the domain. */
const brief = ({ domain, records }: DnsPlan): readonly string[] =>
  records.map((record) => {
    const name = record.name.replace(`.${domain}`, '');
    if (record.type === 'SRV') return `${name} ${record.priority} ${record.port} ${record.target}`;
    return `${name} ${record.type} ${record.type === 'CNAME' ? record.target : record.value}`;
  });

describe('the records of a domain', () => {
  test('name every service that the entry offers, and say of the others that they are not there', async () => {
    const records = brief(await plan(fixture('example.com')));
    expect(records).toEqual([
      'autoconfig CNAME mail.service.example',
      'autodiscover CNAME mail.service.example',
      '_autodiscover._tcp 0 443 mail.service.example',
      '_imaps._tcp 0 993 imap.example.com',
      '_pop3s._tcp 1 995 pop.example.com',
      '_submission._tcp 0 587 smtp.example.com',
      '_imap._tcp 0 0 .',
      '_pop3._tcp 0 0 .',
      '_submissions._tcp 0 0 .',
      '_sieve._tcp 0 0 .',
      '_caldavs._tcp 0 0 .',
      '_carddavs._tcp 0 0 .',
      '_caldav._tcp 0 0 .',
      '_carddav._tcp 0 0 .',
      '_jmap._tcp 0 0 .',
    ]);
  });

  test('hold the digest of the PACC document that the service gives, and an older one while asked', async () => {
    const older = 'A'.repeat(43) + '=';
    const { records } = await plan(fixture('choice.example'), { alsoDigests: [older] });
    expect(records.filter(({ name }) => name === 'ua-auto-config.choice.example')).toHaveLength(1);
    const texts = records.filter(({ name }) => name === '_ua-auto-config.choice.example');
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatchObject({
      value: expect.stringMatching(/^v=UAAC1; a=sha256; d=[A-Za-z0-9+/]{43}=$/) as string,
    });
    expect(texts[1]).toMatchObject({ value: `v=UAAC1; a=sha256; d=${older}` });
  });

  test('announce MTA-STS with an id that changes with the policy alone', async () => {
    const policy = { mode: 'enforce', mx: ['mx.example.com'], maxAgeSeconds: 604_800 } as const;
    const idOf = async (mtaSts: ProviderConfig['mtaSts'] & object): Promise<string | undefined> => {
      const { records } = await plan(fixture('example.com', { mtaSts }));
      expect(records).toContainEqual({ type: 'CNAME', name: 'mta-sts.example.com', target: service });
      const record = records.find(({ name }) => name === '_mta-sts.example.com');
      return record?.type === 'TXT' ? record.value : undefined;
    };
    expect(await idOf(policy)).toMatch(/^v=STSv1; id=[0-9a-z]{1,32};$/);
    expect(await idOf(policy)).toBe(await idOf({ ...policy }));
    expect(await idOf(policy)).not.toBe(await idOf({ ...policy, mode: 'testing' }));
  });

  test('say where calendars lie, unless that differs from person to person', async () => {
    const related: ProviderConfig['related'] = [
      { type: 'caldav', url: 'https://dav.example.com:8443/calendars/', ...basic },
      { type: 'carddav', url: 'https://dav.example.com/%EMAILADDRESS%/', ...basic },
      { type: 'managesieve', hostname: 'sieve.example.com', port: 4190, socketType: 'STARTTLS', ...login },
    ];
    const result = await plan(fixture('example.com', { related }));
    const records = brief(result);
    expect(records).toContain('_caldavs._tcp 0 8443 dav.example.com');
    expect(records).toContain('_caldavs._tcp TXT path=/calendars/');
    expect(records).toContain('_carddavs._tcp 0 443 dav.example.com');
    expect(records.filter((record) => record.startsWith('_carddavs._tcp TXT'))).toEqual([]);
    expect(records).toContain('_sieve._tcp 0 4190 sieve.example.com');
    expect(result.notes).toContain('carddav: its path differs from person to person, so clients ask dav.example.com');
  });

  test('leave out clear text and port 25, and say so', async () => {
    const clear = await plan(fixture('clear.example'));
    expect(brief(clear).filter((record) => record.includes('clear.example '))).toEqual([]);
    expect(clear.notes).toContain('imap.clear.example: without TLS, so it is not published');
    const relay = await plan(
      fixture('example.com', {
        outgoing: [{ type: 'smtp', hostname: 'mx.example.com', port: 25, socketType: 'STARTTLS', ...login }],
      }),
    );
    expect(brief(relay)).toContain('_submission._tcp 0 0 .');
    expect(relay.notes).toContain('mx.example.com: port 25 is for servers, so it is not published');
  });

  test('name JMAP, and no Autodiscover for an entry that it cannot say', async () => {
    const result = await plan(fixture('jmap.example'));
    expect(brief(result)).toContain('_jmap._tcp 0 443 jmap.example');
    expect(brief(result).some((record) => record.startsWith('_autodiscover'))).toBe(false);
  });

  test('by routes of a worker are lines of wrangler.toml instead', async () => {
    const { records, notes } = await plan(fixture('example.com'), { via: 'routes' });
    expect(records.filter(({ type }) => type === 'CNAME')).toEqual([]);
    expect(notes).toContain('wrangler.toml: [[routes]] pattern = "autoconfig.example.com", custom_domain = true');
  });

  test('never make a name an alias of itself', async () => {
    const { records } = await plan(fixture('example.com'), { service: toDomain('autoconfig.example.com') });
    expect(records.filter(({ name }) => name === 'autoconfig.example.com')).toEqual([]);
    expect(records).toContainEqual({
      type: 'CNAME',
      name: 'autodiscover.example.com',
      target: 'autoconfig.example.com',
    });
  });
});

describe('every form says the same records', async () => {
  const policy = { mode: 'enforce', mx: ['mx.example.com'], maxAgeSeconds: 604_800 } as const;
  const entry = fixture('choice.example', {
    mtaSts: policy,
    related: [{ type: 'caldav', url: 'https://dav.example.com/c%20d/', ...basic }],
  });
  const whole = await plan(entry, { tlsReport: 'mailto:tls@example.com', alsoDigests: ['A'.repeat(43) + '='] });
  const { domain } = whole;
  const line = (record: DnsRecord): string =>
    record.type === 'SRV'
      ? `${record.name} SRV ${record.priority} ${record.weight} ${record.port} ${record.target}`
      : `${record.name} ${record.type} ${record.type === 'CNAME' ? record.target : record.value}`;
  const wanted = whole.records.map(line).sort();
  const unquote = (text: string): string =>
    [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = '']) => part.replace(/\\(.)/g, '$1')).join('');
  const toName = (name: string): string => (name.endsWith('.') && name !== '.' ? name.slice(0, -1) : name);
  const inZone = (name: string): string => (name === '@' || name === '' ? domain : `${name}.${domain}`);

  test('Cloudflare', () => {
    const { posts } = JSON.parse(renderCloudflare(whole)) as {
      posts: { type: string; name: string; content?: string; data?: Record<string, unknown>; proxied?: boolean }[];
    };
    const found = posts.map(({ type, name, content = '', data }) => {
      if (data !== undefined)
        return `${name} SRV ${['priority', 'weight', 'port', 'target'].map((key) => String(data[key])).join(' ')}`;
      return `${name} ${type} ${type === 'TXT' ? unquote(content) : content}`;
    });
    expect(found.sort()).toEqual(wanted);
    expect(posts.filter(({ type, proxied }) => type === 'CNAME' && proxied !== false)).toEqual([]);
  });

  test('Terraform', () => {
    const { resource } = JSON.parse(renderTerraform(whole)) as {
      resource: {
        cloudflare_dns_record: Record<
          string,
          { type: string; name: string; content?: string; data?: Record<string, unknown> }
        >;
      };
    };
    const resources = resource.cloudflare_dns_record;
    expect(Object.keys(resources).filter((label) => !/^[a-z_][a-z0-9_]*$/.test(label))).toEqual([]);
    const found = Object.values(resources).map(({ type, name, content = '', data }) => {
      if (data !== undefined)
        return `${name} SRV ${['priority', 'weight', 'port', 'target'].map((key) => String(data[key])).join(' ')}`;
      return `${name} ${type} ${type === 'TXT' ? unquote(content) : content.replace(/%%\{/g, '%{')}`;
    });
    expect(found.sort()).toEqual(wanted);
  });

  test('DNSControl, run as it runs', () => {
    const found: string[] = [];
    runInContext(
      renderDnsControl(whole),
      createContext({
        D_EXTEND: (name: string) => {
          expect(name).toBe(domain);
        },
        CNAME: (name: string, target: string) => found.push(`${inZone(name)} CNAME ${toName(target)}`),
        SRV: (name: string, priority: number, weight: number, port: number, target: string) =>
          found.push(`${inZone(name)} SRV ${priority} ${weight} ${port} ${toName(target)}`),
        TXT: (name: string, value: string) => found.push(`${inZone(name)} TXT ${value}`),
      }),
    );
    expect(found.sort()).toEqual(wanted);
  });

  test('OctoDNS', () => {
    const [start, ...lines] = renderOctoDns(whole).trimEnd().split('\n');
    expect(start).toBe('---');
    const entries = lines
      .filter((text) => !text.startsWith('#'))
      .map((text) => JSON.parse(`{${text}}`) as Record<string, unknown>);
    const names = entries.flatMap((entry) => Object.keys(entry));
    expect(names).toEqual([...names].sort());
    const found = entries.flatMap((entry) =>
      Object.entries(entry).flatMap(([name, value]) =>
        ([value].flat() as { type: string; value?: string; values?: unknown[] }[]).flatMap(
          ({ type, value: one, values }) =>
            (values ?? [one]).map((data) => {
              if (typeof data === 'string')
                return `${inZone(name)} ${type} ${type === 'TXT' ? data.replace(/\\;/g, ';') : toName(data)}`;
              const { priority, weight, port, target } = data as Record<string, unknown>;
              return `${inZone(name)} ${type} ${[priority, weight, port].map(String).join(' ')} ${toName(String(target))}`;
            }),
        ),
      ),
    );
    expect(found.sort()).toEqual(wanted);
  });
});

// BIND's own reader. A machine without it skips; CI demands it.
const withBind = process.env.REQUIRE_READERS !== undefined || spawnSync('named-checkzone', ['-v']).status === 0;
describe.runIf(withBind)('BIND', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbeacon-zone-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const all: readonly ProviderConfig[] = Object.values(providers);
  test('takes the zone of every provider', async () => {
    for (const provider of all) {
      const text = renderZone(await plan(provider, { tlsReport: 'mailto:tls@example.com' }));
      const [domain] = provider.domains;
      const file = join(folder, `${domain}.zone`);
      const head = `$TTL 3600\n@ IN SOA ns.invalid. admin.invalid. 1 3600 600 86400 60\n@ IN NS ns.invalid.\n`;
      await writeFile(file, head + text);
      // -i none: whether hosts elsewhere exist is not asked.
      const { stdout } = await promisify(execFile)('named-checkzone', ['-i', 'none', domain, file]);
      expect(stdout, domain).toMatch(/OK\s*$/);
    }
  }, 60_000);
});

test('a long text is cut into strings of 255 octets, and quotation marks are escaped', () => {
  expect(renderText('a'.repeat(300))).toBe(`"${'a'.repeat(255)}" "${'a'.repeat(45)}"`);
  expect(renderText('say "x" \\')).toBe('"say \\"x\\" \\\\"');
});

describe('compared with the DNS', () => {
  /** What the DNS would say if everything were published, with changes. */
  const publish = ({ records }: DnsPlan, changes: Partial<Lookup> = {}): Lookup => ({
    cname: (name) =>
      Promise.resolve(
        records.flatMap((record) => (record.type === 'CNAME' && record.name === name ? [record.target] : [])),
      ),
    srv: (name) =>
      Promise.resolve(records.flatMap((record) => (record.type === 'SRV' && record.name === name ? [record] : []))),
    txt: (name) =>
      Promise.resolve(
        records.flatMap((record) => (record.type === 'TXT' && record.name === name ? [record.value] : [])),
      ),
    hasAddress: () => Promise.resolve(true),
    ...changes,
  });
  const verdicts = async (changes: Partial<Lookup>): Promise<readonly string[]> => {
    const wanted = await plan(fixture('choice.example'));
    const findings = await compareWithDns(wanted, publish(wanted, changes));
    return findings
      .filter(({ verdict }) => verdict !== 'ok')
      .map(({ verdict, name, text }) => `${verdict} ${name}: ${text}`);
  };
  const nothing = (): Promise<readonly never[]> => Promise.resolve([]);

  test('what is published as planned is right', async () => {
    expect(await verdicts({})).toEqual([]);
  });

  test('names that are not there are missing', async () => {
    const missing = await verdicts({ srv: nothing });
    expect(missing).toContain('missing _imaps._tcp.choice.example: 0 1 993 imap.choice.example');
    expect(missing).toContain('missing _jmap._tcp.choice.example: not offered (.)');
  });

  test('another digest than that of the document is different', async () => {
    const [finding] = await verdicts({
      txt: (name) => Promise.resolve(name.startsWith('_ua-auto') ? ['v=UAAC1; a=sha256; d=old', 'hello'] : []),
    });
    expect(finding).toMatch(
      /^different _ua-auto-config\.choice\.example: is v=UAAC1; a=sha256; d=old, and should be v=UAAC1/,
    );
  });

  test('an address in place of an alias is worth a note', async () => {
    expect(await verdicts({ cname: nothing })).toContain(
      'note autoconfig.choice.example: has addresses of its own: right if they are those of the service',
    );
  });

  test('a target that is an alias or has no address is broken', async () => {
    const findings = await verdicts({
      cname: (name) => Promise.resolve(name === 'imap.choice.example' ? ['real.example'] : []),
      hasAddress: (name) => Promise.resolve(name !== 'pop.choice.example'),
    });
    expect(findings.some((text) => text.includes('imap.choice.example is an alias of real.example'))).toBe(true);
    expect(
      findings.some((text) => text.startsWith('broken') && text.includes('pop.choice.example has no address')),
    ).toBe(true);
  });
});

describe('the command', () => {
  const run = async (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await dnsCommand.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  test('prints a zone for a domain of the registry', async () => {
    const { code, out } = await run('gmail.com', '--service', 'mail.service.example');
    expect(code).toBe(0);
    expect(out).toContain('_imaps._tcp.gmail.com. 3600 IN SRV 0 1 993 imap.gmail.com.');
  });

  test('takes a domain that no entry claims with the entry that serves it', async () => {
    const { code, out } = await run(
      'shop.example',
      '--service',
      'mail.service.example',
      '--provider',
      'googlemail.com',
    );
    expect(code).toBe(0);
    expect(out).toContain('_imaps._tcp.shop.example. 3600 IN SRV 0 1 993 imap.gmail.com.');
  });

  test('says which entry is missing', async () => {
    expect(await run('shop.example', '--service', 'mail.service.example')).toEqual({
      code: 1,
      out: '',
      err: 'No entry claims shop.example; name one with --provider',
    });
  });

  test('says that the DNS could not be asked', async () => {
    // Port 9 of this machine: nobody answers there.
    const { code, err } = await run(
      'gmail.com',
      '--service',
      'mail.service.example',
      '--compare',
      '--resolver',
      '127.0.0.1:9',
    );
    expect(code).toBe(1);
    expect(err).toContain('The DNS could not be asked');
  }, 30_000);

  test.each<readonly [line: string, args: readonly string[]]>([
    ['without a domain', ['--service', 'a.example']],
    ['with two domains', ['a.example', 'b.example', '--service', 'c.example']],
    ['without a service', ['gmail.com']],
    ['with a form that does not exist', ['gmail.com', '--service', 'a.example', '--form', 'tinydns']],
    ['with a name that is none', ['gmail..com', '--service', 'a.example']],
    ['with a digest that is none', ['gmail.com', '--service', 'a.example', '--also', 'xyz']],
    ['with reports to nowhere', ['gmail.com', '--service', 'a.example', '--tls-report', 'me']],
  ])('%s is a wrong command line', async (_line, args) => {
    await expect(run(...args)).rejects.toThrow();
  });
});
