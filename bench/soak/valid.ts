import { packedOwnProviders, packedProviders } from '../../src/storage/providers.ts';
import { unpackClaims } from '../../src/storage/unpack.ts';
import type { Random } from '../random.ts';
import { toBytes, type Exchange, type Parts } from './exchange.ts';

const domains = [...packedOwnProviders, ...packedProviders].flatMap((line) => unpackClaims(line).domains);

/** Somebody at a domain of the registry, or at one that nobody claims. */
export interface Person {
  readonly name: string;
  readonly domain: string;
  readonly address: string;
}

/** Chooses a person; `soak-` marks what must come back to nobody else. */
export function choosePerson(random: Random): Person {
  const name = `soak-${random.below(100_000).toString(36)}`;
  const domain = random.chance(0.1) ? `nobody-${random.below(1_000)}.example` : random.pick(domains);
  return { name, domain, address: `${name}@${domain}` };
}

const schemas = 'http://schemas.microsoft.com/exchange/autodiscover';
const envelope = (address: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetUserSettingsRequestMessage xmlns="http://schemas.microsoft.com/exchange/2010/Autodiscover"><Request><Users><User><Mailbox>${address}</Mailbox></User></Users><RequestedSettings><Setting>ExternalImap4Connections</Setting><Setting>ExternalEwsUrl</Setting></RequestedSettings></Request></GetUserSettingsRequestMessage></s:Body></s:Envelope>`;
/** A POX request as Outlook or an ActiveSync client writes it. */
export const toPox = (address: string, client: 'outlook' | 'mobilesync' = 'outlook'): string =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${schemas}/${client}/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${schemas}/${client}/responseschema/2006${client === 'outlook' ? 'a' : ''}</AcceptableResponseSchema></Request></Autodiscover>`;

const xml = { 'Content-Type': 'text/xml; charset=utf-8' };
const parts = ['mail', 'exchange', 'calendar', 'contacts', 'directory', 'subscriptions'];
const agents = ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)', 'Thunderbird', 'Microsoft Office/16.0'];
const languages = ['en', 'de-AT,de;q=0.9', 'ar', 'ru,uk;q=0.8', 'xx', '*'];

/** Any spelling of a path; routes know all of them. */
const respell = (random: Random, path: string): string =>
  random.chance(0.9) ? path : random.chance(0.5) ? path.toUpperCase() : `/${path.replaceAll('/', '//')}`;

type Make = (
  random: Random,
  person: Person,
) => Omit<Exchange, 'bytes' | 'person' | 'method'> & Parts & { readonly method?: string; readonly target: string };

/** The request of each client, with how often it comes among 100. */
const makers: readonly (readonly [share: number, make: Make])[] = [
  [
    18,
    (random, { name, domain }) => ({
      kind: 'autoconfig',
      target: `${respell(random, '/mail/config-v1.1.xml')}?emailaddress=${name}%40${domain}`,
      host: `autoconfig.${domain}`,
      statuses: [200, 404],
    }),
  ],
  [4, (_random, { domain }) => ({ kind: 'autoconfig', target: `/v1.1/${domain}`, statuses: [200, 404] })],
  [
    4,
    (_random, { domain }) => ({
      kind: 'autoconfig by host',
      target: '/.well-known/autoconfig/mail/config-v1.1.xml',
      host: domain,
      statuses: [200, 404],
    }),
  ],
  [
    12,
    (random, { address }) => ({
      kind: 'POX',
      method: 'POST',
      target: respell(random, '/autodiscover/autodiscover.xml'),
      headers: xml,
      body: toPox(address, random.chance(0.3) ? 'mobilesync' : 'outlook'),
      statuses: [200],
    }),
  ],
  [
    3,
    (_random, { address }) => ({
      kind: 'POX by GET',
      target: `/autodiscover/autodiscover.xml?Email=${address}`,
      statuses: [200, 404],
    }),
  ],
  [
    8,
    (random, { address }) => ({
      kind: 'Autodiscover v2',
      target: `/autodiscover/autodiscover.json?Email=${address}&Protocol=${random.pick(['AutodiscoverV1', 'ActiveSync', 'Ews', 'Rest'])}&RedirectCount=1`,
      statuses: [200, 400, 404],
    }),
  ],
  [
    6,
    (_random, { address }) => ({
      kind: 'SOAP',
      method: 'POST',
      target: '/autodiscover/autodiscover.svc',
      headers: xml,
      body: envelope(address),
      statuses: [200],
    }),
  ],
  [
    10,
    (_random, { address, domain }) => ({
      kind: 'profile',
      target: `/email.mobileconfig?email=${address}`,
      statuses: [200, 404],
      isPersonal: !domain.startsWith('nobody-'),
    }),
  ],
  [
    4,
    (random, { address }) => ({
      kind: 'profile with options',
      target: `/email.mobileconfig?email=${address}&include=${parts.filter(() => random.chance(0.5)).join(',') || 'mail'}&device=${random.pick(['iphone', 'mac'])}&protocol=${random.pick(['imap', 'pop3'])}${random.chance(0.3) ? '&name=Jane+Doe' : ''}`,
      statuses: [200, 404],
    }),
  ],
  [
    2,
    (random, { name, address }) => ({
      kind: 'profile of two',
      target: `/email.mobileconfig?email=${address}&email=${name}@${random.pick(domains)}`,
      statuses: [200, 404],
    }),
  ],
  [
    4,
    (_random, { domain }) => ({
      kind: 'PACC',
      target: '/.well-known/user-agent-configuration.json',
      host: `ua-auto-config.${domain}`,
      statuses: [200, 404],
    }),
  ],
  [
    3,
    (random, { domain }) => ({
      kind: 'well-known',
      method: random.pick(['GET', 'PROPFIND', 'OPTIONS', 'HEAD']),
      target: `/.well-known/${random.pick(['caldav', 'carddav'])}`,
      host: domain,
      statuses: [301, 302, 303, 307, 308, 404],
    }),
  ],
  [
    2,
    (_random, { domain }) => ({
      kind: 'MTA-STS',
      target: '/.well-known/mta-sts.txt',
      host: `mta-sts.${domain}`,
      statuses: [200, 404],
    }),
  ],
  [4, (_random, { domain }) => ({ kind: 'API', target: `/api/v1/settings?domain=${domain}`, statuses: [200, 404] })],
  [
    4,
    (random, { address }) => ({
      kind: 'API by POST',
      method: 'POST',
      target: '/api/v1/settings',
      body: random.chance(0.5) ? JSON.stringify({ address }) : `address=${address}`,
      statuses: [200, 404],
    }),
  ],
  [1, () => ({ kind: 'description of the API', target: '/api/v1/openapi.json', statuses: [200] })],
  [
    3,
    (random, { address }) => ({
      kind: 'page',
      method: 'POST',
      target: '/',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Accept-Language': random.pick(languages),
        'User-Agent': random.pick(agents),
      },
      body: `address=${encodeURIComponent(address)}`,
      statuses: [200, 400, 404],
    }),
  ],
  [1, (random) => ({ kind: 'form', target: `/?lang=${random.pick(['de', 'ro', 'xx'])}`, statuses: [200] })],
  [1, (_random, { domain }) => ({ kind: 'sheet', target: `/sheet?domain=${domain}`, statuses: [200, 404] })],
  [2, (random) => ({ kind: 'health', target: random.pick(['/healthz', '/robots.txt']), statuses: [200] })],
  [
    2,
    (random, { address }) => ({
      kind: 'HEAD',
      method: 'HEAD',
      target: random.pick([`/email.mobileconfig?email=${address}`, `/mail/config-v1.1.xml?emailaddress=${address}`]),
      statuses: [200, 404],
    }),
  ],
  [
    1,
    (_random, { domain }) => ({
      kind: 'known copy',
      target: `/v1.1/${domain}`,
      headers: { 'If-None-Match': '*' },
      statuses: [304, 404],
    }),
  ],
  [
    1,
    (random) => ({
      kind: 'OPTIONS',
      method: 'OPTIONS',
      target: random.pick(['/mail/config-v1.1.xml', '/api/v1/settings', '/email.mobileconfig']),
      statuses: [204],
    }),
  ],
];
const shares = makers.flatMap(([share, make]) => Array<Make>(share).fill(make));

/** What a mail client, a person or a monitor asks in earnest. */
export function createValid(random: Random): Exchange {
  const person = choosePerson(random);
  const { kind, method = 'GET', target, statuses, isPersonal = false, ...rest } = random.pick(shares)(random, person);
  return { kind, method, bytes: toBytes(method, target, rest), statuses, person: person.name, isPersonal };
}
