import { describe, expect, test } from 'vitest';
import { allDiscoveries, examineDiscovery, type DiscoveryReport } from '../../src/checks/doctor.ts';
import { toMailSettings } from '../../src/core/resolve.ts';
import { parseEmailAddress } from '../../src/core/address.ts';
import type { MailSettings, ProviderConfig } from '../../src/core/types.ts';
import {
  answer,
  createInternet,
  createService,
  fail,
  html,
  toMd5,
  wrongName,
  type Internet,
  type Site,
} from './site.ts';

const domain = 'mail.test.example.org';
const email = `jane+news@${domain}`;

const provider: ProviderConfig = {
  id: domain,
  displayName: 'Example',
  displayShortName: 'Example',
  domains: [domain],
  incoming: [
    {
      type: 'imap',
      hostname: `imap.${domain}`,
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: `smtp.${domain}`,
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://example.org/help',
  checked: '2026-11-01',
};

function toSettings(entry: ProviderConfig): MailSettings {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new Error('the address of the tests is none');
  const subject = { kind: 'address', address: address.value } as const;
  const settings = toMailSettings({ subject, account: subject, provider: entry });
  if (!settings.ok) throw new Error('the entry of the tests has no settings');
  return settings.value;
}

const service = createService([provider]);
const goodSites: Internet['sites'] = {
  [`https://autoconfig.${domain}`]: service,
  [`https://autodiscover.${domain}`]: service,
  [`http://autoconfig.${domain}`]: service,
  [`http://autodiscover.${domain}`]: service,
  [`https://ua-auto-config.${domain}`]: service,
};

interface Examined extends DiscoveryReport {
  readonly codes: readonly string[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly asked: readonly { readonly method: string; readonly url: string }[];
}

async function examine(internet: Internet, settings: MailSettings | null = toSettings(provider)): Promise<Examined> {
  const network = createInternet(internet);
  const report = await examineDiscovery({
    email,
    domain,
    settings: settings ?? undefined,
    network,
    limits: { parallel: 4, requestTimeoutMs: 20_000 },
    asksForeign: false,
    toMd5,
    clients: [],
  });
  return {
    ...report,
    codes: report.findings.map(({ code, subject }) => `${code} ${subject}`),
    outcomes: Object.fromEntries(report.clients.map(({ client, outcome }) => [client, outcome])),
    asked: network.asked,
  };
}

describe('a domain where everything is right', () => {
  test('sets every client up, and those for Exchange have nothing to find', async () => {
    const { outcomes } = await examine({ sites: goodSites });
    expect(outcomes).toEqual({
      Thunderbird: 'found',
      'Thunderbird for Android': 'found',
      Evolution: 'found',
      KMail: 'found',
      'Delta Chat': 'found',
      'Nextcloud Mail': 'found',
      FairEmail: 'found',
      'Outlook (classic)': 'found',
      'new Outlook for Windows': 'nothing-to-find',
      'Outlook mobile (AutoDetect)': 'nothing-to-find',
      'Apple Mail': 'found',
      'iOS Mail (Exchange account)': 'nothing-to-find',
      'PACC clients': 'not-found',
    });
  });

  test('has no fault but the digest that nobody published', async () => {
    const { codes } = await examine({ sites: goodSites });
    expect(codes).toEqual([
      `pacc-digest-missing _ua-auto-config.${domain} TXT`,
      `profile-unsigned https://autoconfig.${domain}/email.mobileconfig`,
    ]);
  });

  test('is asked in the order and with the words of each client', async () => {
    const { asked } = await examine({ sites: goodSites });
    const urls = asked.map(({ method, url }) => `${method} ${url}`);
    expect(urls).toContain(
      `GET https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=jane%2Bnews%40${domain}`,
    );
    expect(urls).toContain(`GET https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${email}`);
    expect(urls).toContain(`GET https://autoconfig.${domain}/mail/config-v1.1.xml`);
    expect(urls).toContain(
      `GET https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=EVOLUTIONUSER%40${domain}&emailmd5=${await toMd5(email)}`,
    );
    expect(urls).toContain(`POST https://autodiscover.${domain}/autodiscover/autodiscover.xml`);
    expect(new Set(asked.map((request) => JSON.stringify(request))).size, 'each request once').toBe(asked.length);
  });

  test('is never told an address where the client tells none', async () => {
    const network = createInternet({ sites: goodSites });
    for (const client of ['Thunderbird for Android', 'KMail', 'PACC clients']) {
      await examineDiscovery({
        email,
        domain,
        settings: undefined,
        network,
        limits: { parallel: 1, requestTimeoutMs: 1000 },
        asksForeign: false,
        toMd5,
        clients: [client],
      });
    }
    expect(network.asked.length).toBeGreaterThan(4);
    expect(JSON.stringify(network.asked)).not.toContain('jane');
  });
});

const redirectTo =
  (target: string, status: number): Site =>
  () =>
    answer(status, '', { location: target });
const withSites = (changes: Readonly<Record<string, Site>>): Internet => ({ sites: { ...goodSites, ...changes } });
const without = (...origins: readonly string[]): Internet => ({
  sites: Object.fromEntries(Object.entries(goodSites).filter(([origin]) => !origins.includes(origin))),
});
const autoconfig = `https://autoconfig.${domain}`;
const autodiscover = `https://autodiscover.${domain}`;
const configUrl = `${autoconfig}/mail/config-v1.1.xml`;
const poxUrl = `${autodiscover}/autodiscover/autodiscover.xml`;
const xml = { 'content-type': 'text/xml' };

describe('each fault has its name, its place and a cure', () => {
  test.each<[string, Internet, string, Readonly<Record<string, string>>]>([
    [
      'a web page in place of the settings',
      withSites({ [autoconfig]: () => html() }),
      `html-instead-of-settings ${configUrl}`,
      { Thunderbird: 'found', 'Delta Chat': 'found', 'Apple Mail': 'not-found' },
    ],
    [
      'nothing at all with status 204',
      withSites({ [autoconfig]: () => answer(204) }),
      `empty-answer ${configUrl}`,
      { 'Nextcloud Mail': 'found' },
    ],
    [
      'the right document as the wrong media type',
      withSites({
        [autoconfig]: async (request) => {
          const outcome = await service(request);
          return outcome.kind === 'answer' ? { ...outcome, headers: { 'content-type': 'text/plain' } } : outcome;
        },
      }),
      `media-type ${configUrl}`,
      { Evolution: 'found' },
    ],
    [
      'a redirect that loses the POST',
      withSites({ [autodiscover]: redirectTo(`https://www.${domain}/`, 301), [`https://www.${domain}`]: () => html() }),
      `redirect-loses-post ${poxUrl}`,
      { FairEmail: 'found' },
    ],
    [
      'a redirect to http',
      withSites({ [autodiscover]: redirectTo(`http://www.${domain}/autodiscover/autodiscover.xml`, 302) }),
      `redirect-not-followed http://www.${domain}/autodiscover/autodiscover.xml`,
      { 'Outlook (classic)': 'not-found' },
    ],
    [
      'a redirect to itself',
      withSites({ [autodiscover]: redirectTo(poxUrl, 302) }),
      `redirect-loop ${poxUrl}`,
      { 'Outlook (classic)': 'not-found' },
    ],
    [
      'a certificate for another name',
      withSites({ [autodiscover]: () => fail('certificate', wrongName) }),
      `certificate-wrong-name autodiscover.${domain}`,
      { 'Outlook (classic)': 'not-found' },
    ],
    [
      'a certificate that has expired',
      withSites({ [autoconfig]: () => fail('certificate', { ...wrongName, problem: 'expired' }) }),
      `certificate-expired autoconfig.${domain}`,
      { 'Apple Mail': 'not-found' },
    ],
    ['a name that does not exist', without(autodiscover), `name-missing autodiscover.${domain}`, {}],
    ['nothing that listens', withSites({ [autodiscover]: () => fail('refused') }), `http-refused ${autodiscover}`, {}],
    [
      'a server that asks for a password',
      withSites({ [autodiscover]: () => answer(401, '', { 'www-authenticate': 'Basic' }) }),
      `asks-for-password ${poxUrl}`,
      { 'Outlook (classic)': 'not-found' },
    ],
    [
      'a server that fails',
      withSites({ [autodiscover]: () => answer(500) }),
      `server-error ${poxUrl}`,
      { 'Outlook (classic)': 'not-found' },
    ],
    [
      'settings over http only',
      withSites({
        [autoconfig]: () => fail('refused'),
        [`http://autoconfig.${domain}`]: (request) =>
          service({ ...request, url: request.url.replace('http:', 'https:') }),
      }),
      `http-only http://autoconfig.${domain}/mail/config-v1.1.xml`,
      { Thunderbird: 'found', 'Apple Mail': 'not-found' },
    ],
    [
      'a website that answers everything with a page',
      { ...without(autoconfig), sites: { ...without(autoconfig).sites, [`https://${domain}`]: () => html() } },
      `parked-root ${domain}`,
      { Thunderbird: 'found' },
    ],
    [
      'an answer that comes too late for Thunderbird',
      withSites({
        [autoconfig]: async (request) => {
          const outcome = await service(request);
          return outcome.kind === 'answer'
            ? { ...outcome, headers: { ...outcome.headers, 'x-takes-ms': '6000' } }
            : outcome;
        },
      }),
      `no-answer-in-time ${configUrl}`,
      {},
    ],
    [
      'SRV records for Autodiscover on another port',
      {
        sites: goodSites,
        srv: {
          [`_autodiscover._tcp.${domain}`]: [{ priority: 0, weight: 0, port: 8443, target: `autodiscover.${domain}` }],
        },
      },
      `srv-port _autodiscover._tcp.${domain} SRV`,
      {},
    ],
    [
      'an SRV record that leads to an alias',
      {
        sites: goodSites,
        srv: { [`_imaps._tcp.${domain}`]: [{ priority: 0, weight: 1, port: 993, target: `imap.${domain}` }] },
        cname: { [`imap.${domain}`]: 'mail.hoster.example' },
        addresses: [`imap.${domain}`],
      },
      `srv-alias _imaps._tcp.${domain} SRV`,
      {},
    ],
    [
      'an SRV record that leads elsewhere',
      {
        sites: goodSites,
        srv: { [`_imaps._tcp.${domain}`]: [{ priority: 0, weight: 1, port: 993, target: 'old.hoster.example' }] },
        addresses: ['old.hoster.example'],
      },
      `srv-differs _imaps._tcp.${domain} SRV`,
      {},
    ],
    [
      'a missing negative SRV record beside those that are there',
      {
        sites: goodSites,
        srv: { [`_imaps._tcp.${domain}`]: [{ priority: 0, weight: 1, port: 993, target: `imap.${domain}` }] },
        addresses: [`imap.${domain}`],
      },
      `srv-negative-missing _imap._tcp.${domain} SRV`,
      {},
    ],
    [
      'a digest of an older document',
      {
        sites: goodSites,
        txt: { [`_ua-auto-config.${domain}`]: ['v=UAAC1; a=sha256; d=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='] },
      },
      `pacc-digest-stale _ua-auto-config.${domain} TXT`,
      { 'PACC clients': 'not-found' },
    ],
    [
      'an MTA-STS policy without an MX host',
      {
        sites: {
          ...goodSites,
          [`https://mta-sts.${domain}`]: () =>
            answer(
              200,
              'version: STSv1\r\nmode: enforce\r\nmx: mx1.example.net\r\nmx: *.backup.example.net\r\nmax_age: 604800\r\n',
            ),
        },
        txt: { [`_mta-sts.${domain}`]: ['v=STSv1; id=1'] },
        mx: {
          [domain]: [
            { preference: 5, exchange: 'mx1.example.net' },
            { preference: 6, exchange: 'a.backup.example.net' },
            { preference: 7, exchange: 'a.b.backup.example.net' },
          ],
        },
      },
      `mta-sts-mx-missing https://mta-sts.${domain}/.well-known/mta-sts.txt`,
      {},
    ],
    [
      'settings that are not those of the registry',
      withSites({
        [autoconfig]: createService([
          { ...provider, incoming: [{ ...provider.incoming[0], hostname: 'imap.old.example' } as never] },
        ]),
      }),
      `settings-differ ${configUrl}`,
      { Thunderbird: 'wrong', 'Outlook (classic)': 'found' },
    ],
  ])('%s', async (_name, internet, code, outcomes) => {
    const report = await examine(internet);
    expect(report.codes).toContain(code);
    expect(report.outcomes).toMatchObject(outcomes);
    const found = report.findings.find((finding) => `${finding.code} ${finding.subject}` === code);
    expect(found?.cure, 'a cure').toMatch(/\w/);
    expect(JSON.stringify(report.findings), 'no address').not.toContain('jane');
  });
});

describe('clients that are sent elsewhere', () => {
  test('follow the MX to the hoster, as far as each does', async () => {
    const hoster = createService([{ ...provider, id: 'hoster.example', domains: ['hoster.example', domain] }]);
    const { outcomes } = await examine({
      sites: { 'https://autoconfig.hoster.example': hoster },
      mx: { [domain]: [{ preference: 10, exchange: 'mx.hoster.example' }] },
    });
    expect(outcomes).toMatchObject({
      Thunderbird: 'found',
      'Thunderbird for Android': 'found',
      Evolution: 'found',
      FairEmail: 'found',
      'Nextcloud Mail': 'found',
      KMail: 'not-found',
      'Delta Chat': 'not-found',
    });
  });

  test('follow the redirect of Autodiscover over http to https', async () => {
    const { outcomes } = await examine({
      sites: {
        [`http://autodiscover.${domain}`]: redirectTo(
          'https://service.hoster.example/autodiscover/autodiscover.xml',
          302,
        ),
        'https://service.hoster.example': service,
      },
    });
    expect(outcomes['Outlook (classic)']).toBe('found');
  });

  test('follow the SRV record of Autodiscover', async () => {
    const { outcomes } = await examine({
      sites: { 'https://service.hoster.example': service },
      srv: {
        [`_autodiscover._tcp.${domain}`]: [{ priority: 0, weight: 1, port: 443, target: 'service.hoster.example' }],
      },
    });
    expect(outcomes).toMatchObject({ 'Outlook (classic)': 'found', Thunderbird: 'found' });
  });

  test('stop where Autodiscover sends them in circles', async () => {
    const body = `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"><Account><Action>redirectAddr</Action><RedirectAddr>a@b.example.org</RedirectAddr></Account></Response></Autodiscover>`;
    const circle: Site = () => answer(200, body, xml);
    const { outcomes, asked } = await examine({
      sites: { [autodiscover]: circle, 'https://autodiscover.b.example.org': circle },
    });
    expect(outcomes['Outlook (classic)']).toBe('not-found');
    expect(asked.length).toBeLessThan(80);
  });
});

test('a domain that the registry does not know is judged by what clients find', async () => {
  const { outcomes, codes } = await examine({ sites: goodSites }, null);
  expect(outcomes.Thunderbird).toBe('found');
  expect(codes.filter((code) => code.startsWith('settings-differ'))).toEqual([]);
});

test('nothing that a server sends makes it throw', async () => {
  const bodies = [
    '',
    '\u0000',
    '<',
    '<a',
    '{"',
    '[]',
    'null',
    '<?xml version="1.0"?><clientConfig/>',
    '\uFEFF<a/>',
    'x'.repeat(100_000),
  ];
  for (const body of bodies) {
    for (const status of [100, 200, 206, 299, 301, 399, 418, 599]) {
      const site: Site = () => answer(status, body, { 'content-type': 'text/xml', location: ':::' });
      const { clients } = await examine({
        sites: Object.fromEntries(
          [...Object.keys(goodSites), `https://${domain}`, `http://${domain}`].map((origin) => [origin, site]),
        ),
      });
      expect(clients).toHaveLength(allDiscoveries.length);
    }
  }
});
