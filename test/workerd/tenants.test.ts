// Tenants as HTTP clients see them: the same answers as for bundled entries, at their own hosts, and nothing for others.
import { describe, expect, test } from 'vitest';
import { clientReaders, type Conclusion } from '../../src/clients/index.ts';
import { parseXml, findChild } from '../../src/clients/xml.ts';
import { createRegistry } from '../../src/core/registry.ts';
import { fail } from '../../src/core/result.ts';
import type { ProviderConfig, Registry } from '../../src/core/types.ts';
import { fromNewOutlook, fromOutlook } from './autodiscover-requests.ts';
import { createTestApp, exampleProviders, readText, type TestApp } from './fixtures.ts';
import { fromEwsSoap } from './soap-requests.ts';
import { createTenantApp, findExample } from './tenant-app.ts';

const modern = findExample('modern.example');
const customer = 'customer.example';

/** A request at a domain, and the name of what it asks for. */
type Ask = readonly [what: string, toUrl: (domain: string) => string, toInit?: (domain: string) => RequestInit];
const post = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'text/xml' }, body });

const first: Ask = ['autoconfig at autoconfig.', (d) => `https://autoconfig.${d}/mail/config-v1.1.xml`];
const posted: Ask = [
  'Autodiscover by POST',
  (d) => `https://autodiscover.${d}/autodiscover/autodiscover.xml`,
  (d) => post(fromOutlook(`Fred@${d}`)),
];

/** Every family, at every host that it has. */
const requests: readonly Ask[] = [
  first,
  posted,
  ['autoconfig with the address', (d) => `https://autoconfig.${d}/mail/config-v1.1.xml?emailaddress=Fred%40${d}`],
  ['autoconfig at the domain', (d) => `https://${d}/.well-known/autoconfig/mail/config-v1.1.xml`],
  ['autoconfig over http', (d) => `http://autoconfig.${d}/mail/config-v1.1.xml`],
  ['autoconfig as a database', (d) => `https://autoconfig.example.com/v1.1/${d}`],
  [
    'Autodiscover at the domain',
    (d) => `https://${d}/autodiscover/autodiscover.xml`,
    (d) => post(fromOutlook(`Fred@${d}`)),
  ],
  ['Autodiscover by GET', (d) => `https://autodiscover.${d}/autodiscover/autodiscover.xml`],
  [
    'MobileSync',
    (d) => `https://autodiscover.${d}/autodiscover/autodiscover.xml`,
    (d) => post(fromNewOutlook(`Fred@${d}`)),
  ],
  [
    'Autodiscover v2',
    (d) => `https://autodiscover.${d}/autodiscover/autodiscover.json?Email=Fred%40${d}&Protocol=ActiveSync`,
  ],
  [
    'Autodiscover by SOAP',
    (d) => `https://autodiscover.${d}/autodiscover/autodiscover.svc`,
    (d) => post(fromEwsSoap([`Fred@${d}`], ['ExternalImap4Connections', 'ExternalEwsUrl'])),
  ],
  ['a profile', (d) => `https://autoconfig.${d}/email.mobileconfig?email=Fred%40${d}`],
  ['PACC at ua-auto-config.', (d) => `https://ua-auto-config.${d}/.well-known/user-agent-configuration.json`],
  ['PACC at the domain', (d) => `https://${d}/.well-known/user-agent-configuration.json`],
  ['MTA-STS', (d) => `https://mta-sts.${d}/.well-known/mta-sts.txt`],
  ['calendars', (d) => `https://${d}/.well-known/caldav`],
  ['JMAP', (d) => `https://${d}/.well-known/jmap`],
];

const named = requests.map((request) => [request[0], request] as const);

const ask = async (app: TestApp, [, toUrl, toInit]: Ask, domain: string): Promise<unknown> => {
  const response = await app.fetch(toUrl(domain), toInit?.(domain));
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
  return { status: response.status, headers, body: await readText(response) };
};

describe('a tenant is answered as a bundled entry is', () => {
  const bundled = (entry: ProviderConfig): ProviderConfig => ({ ...entry, domains: [customer], publicDomains: false });
  const exchange: ProviderConfig = { ...findExample('exchange.example'), domains: [customer] };
  const kinds = [
    ['who refers to an entry', { provider: 'modern.example' }, bundled(modern)],
    [
      'with an entry of its own',
      { config: { ...modern, id: customer, domains: [customer] } },
      { ...bundled(modern), id: customer },
    ],
    ['with Exchange', { config: exchange }, exchange],
  ] as const;
  describe.each(kinds)('%s', (_kind, record, entry) => {
    test.each(named)('%s', async (_what, request) => {
      const tenants = await createTenantApp({ [customer]: record });
      const expected = await ask(createTestApp({ registry: createRegistry([entry]) }), request, customer);
      expect(await ask(tenants, request, customer)).toEqual(expected);
      // Warm, out of memory.
      expect(await ask(tenants, request, customer)).toEqual(expected);
      expect(tenants.reports).toEqual([]);
    });
  });

  test('in most families with settings, so that the comparison says something', async () => {
    const tenants = await createTenantApp({ [customer]: { provider: 'modern.example' } });
    const answers = await Promise.all(requests.map((request) => ask(tenants, request, customer)));
    const good = answers.filter((answer) => (answer as { status: number }).status < 400);
    expect(good.length).toBeGreaterThanOrEqual(requests.length - 2);
  });
});

/** What clients end up with, by reader. */
async function conclude(app: TestApp, email: string): Promise<Readonly<Record<string, Conclusion>>> {
  const domain = email.slice(email.indexOf('@') + 1);
  const address = encodeURIComponent(email);
  const urls: Readonly<Record<string, readonly [string, RequestInit?]>> = {
    autoconfig: [`https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${address}`],
    autodiscover: [`https://autodiscover.${domain}/autodiscover/autodiscover.xml`, post(fromOutlook(email))],
    profile: [`https://autoconfig.${domain}/email.mobileconfig?email=${address}`],
  };
  const found: Record<string, Conclusion> = {};
  for (const reader of clientReaders) {
    const response = await app.fetch(...(urls[reader.reads] ?? ['']));
    const contentType = response.headers.get('content-type') ?? '';
    found[reader.name] = reader.read(
      { status: response.status, contentType, body: await readText(response) },
      { email },
    );
  }
  return found;
}

/** Readers that take the address for the user name, whatever the answer says: docs/clients.md. */
const withoutUserNames = new Set(['Delta Chat (Autodiscover)', 'FairEmail (Autodiscover)']);

describe('what a record changes', () => {
  const at = (host: string): object => ({ incoming: { hostname: host } });
  test.each<readonly [what: string, overrides: object, expected: object]>([
    [
      'the hosts',
      { hostnames: { imap: 'imap.customer.example', smtp: 'smtp.customer.example' } },
      { incoming: { hostname: 'imap.customer.example' }, outgoing: { hostname: 'smtp.customer.example' } },
    ],
    [
      'the host of one protocol',
      { hostnames: { smtp: 'smtp.customer.example' } },
      { incoming: { hostname: 'imap.example.com' }, outgoing: { hostname: 'smtp.customer.example' } },
    ],
    [
      'the login name',
      { username: 'c-%EMAILLOCALPART%' },
      { incoming: { username: 'c-Fred' }, outgoing: { username: 'c-Fred' } },
    ],
    [
      'the login name to a fixed realm',
      { username: '%EMAILLOCALPART%@realm.test' },
      { incoming: { username: 'Fred@realm.test' } },
    ],
    [
      'the servers',
      {
        incoming: [
          {
            type: 'imap',
            hostname: 'mail.customer.example',
            port: 993,
            socketType: 'SSL',
            authentication: ['password-cleartext'],
            username: '%EMAILADDRESS%',
          },
        ],
      },
      at('mail.customer.example'),
    ],
    ['nothing', {}, at('imap.example.com')],
  ])('%s', async (_what, overrides, expected) => {
    const app = await createTenantApp({ [customer]: { provider: 'example.com', overrides } });
    const conclusions = await conclude(app, `Fred@${customer}`);
    for (const [client, conclusion] of Object.entries(conclusions)) {
      // Some cannot use this provider at all: docs/clients.md.
      if (conclusion.outcome !== 'configured' && client !== 'Outlook') continue;
      if (withoutUserNames.has(client) && 'username' in overrides) continue;
      expect(conclusion, client).toMatchObject(expected);
    }
    expect(Object.values(conclusions).filter(({ outcome }) => outcome === 'configured').length).toBeGreaterThan(8);
  });

  const textAt = async (overrides: object, provider: string, path: string): Promise<string> => {
    const app = await createTenantApp({ [customer]: { provider, overrides } });
    const response = await app.fetch(`https://autoconfig.${customer}${path}`);
    return readText(response);
  };

  test('the name that people see', async () => {
    const text = await textAt(
      { displayName: 'Mail of <Customer>', displayShortName: 'Customer' },
      'example.com',
      '/mail/config-v1.1.xml',
    );
    const provider = findChild(parseXml(text), 'emailProvider');
    expect(findChild(provider, 'displayName')?.text).toBe('Mail of <Customer>');
    expect(findChild(provider, 'displayShortName')?.text).toBe('Customer');
  });

  test('OAuth 2.0 is switched off everywhere, with what only it is for', async () => {
    const on = await textAt({}, 'modern.example', '/mail/config-v1.1.xml');
    expect(on).toContain('>OAuth2<');
    const off = await textAt({ oauth2: null }, 'modern.example', '/mail/config-v1.1.xml');
    expect(off).not.toContain('OAuth2');
    expect(off).toContain('>password-cleartext<');
    const app = await createTenantApp({ [customer]: { provider: 'modern.example', overrides: { oauth2: null } } });
    const pacc = await app.fetch(`https://${customer}/.well-known/user-agent-configuration.json`);
    const document = JSON.parse(await readText(pacc)) as { authentication: object; info: { provider: object } };
    expect(document.authentication).toEqual({ password: true });
    expect(document.info.provider).toHaveProperty('logo');
  });

  test('what an entry has and the tenant has not is taken away', async () => {
    const app = await createTenantApp({
      [customer]: { provider: 'modern.example', overrides: { mtaSts: null, related: null } },
    });
    expect((await app.fetch(`https://mta-sts.${customer}/.well-known/mta-sts.txt`)).status).toBe(404);
    expect((await app.fetch(`https://${customer}/.well-known/caldav`)).status).toBe(404);
  });

  test('a policy of its own', async () => {
    const mtaSts = { mode: 'enforce', mx: ['mx.customer.example'], maxAgeSeconds: 604_800 };
    const app = await createTenantApp({ [customer]: { provider: 'example.com', overrides: { mtaSts } } });
    const response = await app.fetch(`https://mta-sts.${customer}/.well-known/mta-sts.txt`);
    expect((await readText(response)).split('\r\n')).toContain('mx: mx.customer.example');
  });

  test('an alias domain, whose people are at another tenant', async () => {
    const redirect = { action: 'redirectAddr', domain: customer };
    const app = await createTenantApp({
      [customer]: { provider: 'example.com' },
      'alias-of.example': { provider: 'example.com', overrides: { redirect } },
    });
    const conclusions = await conclude(app, 'Fred@alias-of.example');
    expect(conclusions.Thunderbird).toMatchObject({ incoming: { username: `Fred@${customer}` } });
    const answer = await app.fetch(
      'https://autodiscover.alias-of.example/autodiscover/autodiscover.xml',
      post(fromOutlook('Fred@alias-of.example')),
    );
    expect(await readText(answer)).toContain(`<RedirectAddr>Fred@${customer}</RedirectAddr>`);
  });

  test('no other customer is named, and no domain of the entry', async () => {
    const text = await textAt({}, 'everything.example', '/mail/config-v1.1.xml');
    const provider = findChild(parseXml(text), 'emailProvider');
    const named = provider?.children.filter(({ name, attributes }) => name === 'domain' && !attributes.has('purpose'));
    expect(named?.map(({ text: domain }) => domain)).toEqual([customer]);
  });
});

describe('a faulty record', () => {
  const config = { ...findExample('example.com'), id: customer };
  test.each<readonly [what: string, report: string, record: unknown]>([
    ['that is no JSON', 'not-json', '{"version":1,'],
    ['that is empty', 'not-json', ''],
    ['that is another thing', 'wrong-shape', 'null'],
    ['of another version', 'wrong-shape', { version: 2, provider: 'example.com' }],
    ['with a field that does not exist', 'wrong-shape', { provider: 'example.com', colour: 'red' }],
    [
      'with a server that is none',
      'wrong-shape',
      { provider: 'example.com', overrides: { incoming: [{ type: 'imap' }] } },
    ],
    [
      'with a clear-text URL',
      'wrong-shape',
      { provider: 'example.com', overrides: { website: 'http://customer.example/' } },
    ],
    [
      'with a control character in a login name',
      'wrong-shape',
      { provider: 'example.com', overrides: { username: '%EMAILLOCALPART%\u0000' } },
    ],
    [
      'with what documents use inside',
      'wrong-shape',
      { provider: 'example.com', overrides: { displayName: '\ue000localpart\ue001' } },
    ],
    ['with a provider and an entry', 'wrong-shape', { provider: 'example.com', config }],
    ['with neither', 'wrong-shape', {}],
    ['with a provider that does not exist', 'unknown-provider', { provider: 'nobody.example' }],
    ['that is too large', 'too-large', { provider: 'example.com', overrides: { displayName: 'x'.repeat(17_000) } }],
    ['of 3 MB', 'too-large', `{"version":1,${' '.repeat(3_000_000)}}`],
    [
      'too large in octets alone',
      'too-large',
      { provider: 'example.com', overrides: { displayName: '漢'.repeat(6_000) } },
    ],
    ['about another domain', 'other-domain', { domain: 'victim.example', provider: 'example.com' }],
    ['with the entry of another domain', 'other-domain', { config: { ...config, domains: ['victim.example'] } }],
    [
      'with another domain beside its own',
      'other-domain',
      { config: { ...config, domains: [customer, 'victim.example'] } },
    ],
  ])('%s is nobody’s, is reported once, and harms nobody else', async (_what, report, record) => {
    const app = await createTenantApp({ [customer]: record, 'sound.example': { provider: 'example.com' } });
    const [autoconfig, pox] = [first, posted];
    expect(await ask(app, autoconfig, customer)).toMatchObject({ status: 404 });
    expect(await ask(app, autoconfig, customer)).toMatchObject({ status: 404 });
    const error = (await ask(app, pox, customer)) as { status: number; body: string };
    expect(error).toMatchObject({ status: 200 });
    expect(error.body).toContain('<ErrorCode>500</ErrorCode>');
    expect(app.reports).toEqual([report]);
    for (const domain of ['sound.example', 'hoster.example', 'example.com']) {
      expect(await ask(app, autoconfig, domain), domain).toMatchObject({ status: 200 });
    }
    expect(await ask(app, autoconfig, 'victim.example')).toMatchObject({ status: 404 });
    expect(JSON.stringify(app.log)).not.toContain('example"');
  });
});

/** Families whose clients read errors in a 200; to the others any status but 2xx means to ask elsewhere. */
const errorCodes: Readonly<Record<string, string>> = {
  'Autodiscover by POST': '603',
  'Autodiscover at the domain': '603',
  MobileSync: '603',
  'Autodiscover by SOAP': 'ServerBusy',
};

describe('while storage cannot be asked', () => {
  const stores = [
    ['fails', () => Promise.reject(new Error('KV GET failed: 500 Internal Server Error'))],
    [
      'throws',
      () => {
        throw new Error('disk I/O error');
      },
    ],
    ['says nothing', () => new Promise<never>(() => undefined)],
  ] as const;
  const down = (find: () => Promise<string>): ReturnType<typeof createTenantApp> =>
    createTenantApp({}, { store: { find }, waitLimit: 20 });

  describe.each(stores)('because it %s', (_why, find) => {
    test.each(named)('%s is told so', async (_what, request) => {
      const app = await down(find);
      const [what] = request;
      const answer = (await ask(app, request, customer)) as {
        status: number;
        headers: [string, string][];
        body: string;
      };
      const code = errorCodes[what];
      if (code === undefined) {
        expect(answer.status).toBe(503);
        expect(new Map(answer.headers).get('retry-after')).toBe('30');
      } else {
        expect(answer).toMatchObject({ status: 200 });
        expect(answer.body).toContain(`<ErrorCode>${code}</ErrorCode>`);
      }
      expect(new Map(answer.headers).get('cache-control')).toBe('no-store');
      expect(answer.body).not.toContain('KV GET');
      expect(answer.body).not.toContain(customer);
      expect(app.log).toMatchObject([{ outcome: 'temporarily-unavailable' }]);
      expect(app.reports).toContain('unavailable');
    });

    test('own entries and the public registry answer', async () => {
      const app = await down(find);
      const autoconfig = first;
      expect(await ask(app, autoconfig, 'hoster.example')).toMatchObject({ status: 200 });
      expect(app.reports).toEqual([]);
      expect(await ask(app, autoconfig, 'example.com')).toMatchObject({ status: 200 });
      expect(app.reports).toEqual(['unavailable']);
    });
  });

  test('no client takes the answer for a find or for the end of its search', async () => {
    const app = await down(() => Promise.reject(new Error('down')));
    for (const [client, conclusion] of Object.entries(await conclude(app, `Fred@${customer}`))) {
      expect(conclusion, client).toMatchObject({ outcome: 'nothing' });
      // It never asks by POST, so an error document is nothing that it meets.
      if (client === 'Delta Chat (Autodiscover)') continue;
      expect(conclusion, client).not.toHaveProperty('stopsSearching');
    }
  });

  test('the DNS is not asked to guess', async () => {
    let asked = 0;
    const withDns = (registry: Registry): Registry => ({
      ...registry,
      findByDns: () => {
        asked += 1;
        return fail({ reason: 'unknown-domain' });
      },
    });
    const app = await createTenantApp({}, { store: { find: () => Promise.reject(new Error('down')) }, withDns });
    expect(await ask(app, first, customer)).toMatchObject({ status: 503 });
    expect(asked).toBe(0);
    const up = await createTenantApp({}, { withDns });
    expect(await ask(up, first, customer)).toMatchObject({ status: 404 });
    expect(asked).toBe(1);
  });
});

describe('whose domain it is', () => {
  const shown = async (app: TestApp, domain: string): Promise<string | undefined> => {
    const response = await app.fetch(`https://autoconfig.${domain}/mail/config-v1.1.xml`);
    const root = parseXml(await readText(response));
    return response.status === 200 ? findChild(findChild(root, 'emailProvider'), 'displayName')?.text : undefined;
  };
  const mine = { provider: 'example.com', overrides: { displayName: 'Tenant' } };

  test.each([
    ['an own entry is asked before tenants', 'hoster.example', 'Hoster for hoster.example'],
    ['a tenant before the public registry', 'modern.example', 'Tenant'],
    ['the public registry for the rest', 'local.example', 'Local Mail'],
    ['nobody for a sub-domain of a tenant', 'mail.modern.example', undefined],
  ])('%s', async (_what, domain, expected) => {
    const app = await createTenantApp({ 'hoster.example': mine, 'modern.example': mine });
    expect(await shown(app, domain)).toBe(expected);
  });

  test('the public registry may be off, and tenants still refer to it', async () => {
    const app = await createTenantApp({ [customer]: mine }, { sources: { publicProviders: undefined } });
    expect(await shown(app, 'local.example')).toBeUndefined();
    expect(await shown(app, 'example.com')).toBeUndefined();
    expect(await shown(app, customer)).toBe('Tenant');
    expect(await shown(app, 'hoster.example')).toBe('Hoster for hoster.example');
  });

  test('an own entry wins over a public one for the same domain', async () => {
    const own = createRegistry([{ ...findExample('local.example'), displayName: 'Ours' }]);
    const app = await createTenantApp({}, { sources: { own } });
    expect(await shown(app, 'local.example')).toBe('Ours');
    expect(exampleProviders.some(({ domains }) => domains.includes('local.example'))).toBe(true);
  });
});

describe('hosts', () => {
  const settings = { status: 200 };
  test.each<readonly [what: string, url: string, status: number]>([
    ['with a port', 'https://autoconfig.customer.example:8443/mail/config-v1.1.xml', 200],
    ['in upper case', 'https://AUTOCONFIG.Customer.Example/mail/config-v1.1.xml', 200],
    ['with a dot at the end', 'https://autoconfig.customer.example./mail/config-v1.1.xml', 200],
    ['in its own script', 'https://autoconfig.bücher.example/mail/config-v1.1.xml', 200],
    ['as A-label', 'https://autoconfig.xn--bcher-kva.example/mail/config-v1.1.xml', 200],
    ['that nobody has', 'https://autoconfig.stranger.example/mail/config-v1.1.xml', 404],
    ['below a tenant', 'https://autoconfig.x.customer.example/mail/config-v1.1.xml', 404],
    ['above a tenant', 'https://autoconfig.example/mail/config-v1.1.xml', 404],
    ['that ends as a tenant does', 'https://autoconfig.evilcustomer.example/mail/config-v1.1.xml', 404],
    ['that begins as a tenant does', 'https://autoconfig.customer.example.evil.test/mail/config-v1.1.xml', 404],
    ['that is an IPv4 address', 'https://192.0.2.1/mail/config-v1.1.xml', 404],
    ['that is an IPv6 address', 'https://[2001:db8::1]/mail/config-v1.1.xml', 404],
    ['that is a single label', 'https://localhost/mail/config-v1.1.xml', 404],
    ['of another family', 'https://mta-sts.customer.example/mail/config-v1.1.xml', 404],
    ['of a policy that nobody has', 'https://mta-sts.stranger.example/.well-known/mta-sts.txt', 404],
    [
      'of PACC that nobody has',
      'https://ua-auto-config.stranger.example/.well-known/user-agent-configuration.json',
      404,
    ],
  ])('%s', async (_what, url, status) => {
    const record = { provider: 'example.com', overrides: { displayName: 'Customer’s secret name' } };
    const app = await createTenantApp({ [customer]: record, 'xn--bcher-kva.example': record });
    const response = await app.fetch(url);
    expect(response.status).toBe(status);
    expect((await readText(response)).includes('secret')).toBe(status === settings.status);
  });

  test('that lie are not believed: headers about the host change nothing, and nothing of the host comes back', async () => {
    const app = await createTenantApp({ [customer]: { provider: 'example.com' } });
    const headers = {
      'x-forwarded-host': `autoconfig.${customer}`,
      forwarded: `host=autoconfig.${customer}`,
      'x-original-host': customer,
    };
    const response = await app.fetch('https://autoconfig.evil.test/mail/config-v1.1.xml', { headers });
    expect(response.status).toBe(404);
    expect(await readText(response)).not.toContain('evil');
    // A client may ask about one tenant at the host of another, as a database is asked; the address decides.
    const other = await app.fetch(
      `https://autodiscover.evil.test/autodiscover/autodiscover.xml`,
      post(fromOutlook(`fred@${customer}`)),
    );
    const body = await readText(other);
    expect(body).toContain('imap.example.com');
    expect(body).not.toContain('evil');
  });

  test('lead to the URLs of this service alone', async () => {
    const app = await createTenantApp({ [customer]: { provider: 'example.com' } });
    const json = await app.fetch(
      `https://autodiscover.${customer}/autodiscover/autodiscover.json?Email=fred%40${customer}&Protocol=AutodiscoverV1`,
    );
    expect(JSON.parse(await readText(json))).toMatchObject({
      Url: 'https://autoconfig.example.com/autodiscover/autodiscover.xml',
    });
    const http = await app.fetch(`http://autodiscover.${customer}/autodiscover/autodiscover.xml`);
    expect(http.headers.get('location')).toBe('https://autoconfig.example.com/autodiscover/autodiscover.xml');
  });
});
