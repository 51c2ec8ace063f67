import { findBestMx } from '../../checks/discovery/mx-hosts.ts';
import type { DnsResult, Network, SrvRecord } from '../../checks/network.ts';
import { checkServer, defaultLimits, type CheckedServer } from '../../checks/servers/index.ts';
import { parseDomain } from '../../core/address.ts';
import type { HttpsUrl, ProviderConfig, Registry } from '../../core/types.ts';
import { usualPlaces, type ServerFact } from './facts.ts';

/** What the live DNS and the servers themselves say. */
export interface Proposal {
  /** The provider where the domain's mail goes, if the registry knows it. */
  readonly hoster: ProviderConfig | undefined;
  readonly mx: string | undefined;
  /** Set where the DNS could not be asked, so that nothing found means nothing. */
  readonly outage: string | undefined;
  /** Servers that answer as they should, the best of each protocol and socket type. */
  readonly servers: readonly ServerFact[];
  readonly caldav: HttpsUrl | undefined;
  readonly carddav: HttpsUrl | undefined;
  /** Servers that are there and have a fault, for the person to know. */
  readonly faulty: readonly CheckedServer[];
}

/** SRV labels by what they lead to (RFC 6186 §3, RFC 8314 §5.1, RFC 5804 §1.8). */
const services = [
  ['_imaps._tcp', 'imap', 'SSL'],
  ['_imap._tcp', 'imap', 'STARTTLS'],
  ['_pop3s._tcp', 'pop3', 'SSL'],
  ['_pop3._tcp', 'pop3', 'STARTTLS'],
  ['_submissions._tcp', 'smtp', 'SSL'],
  ['_submission._tcp', 'smtp', 'STARTTLS'],
  ['_sieve._tcp', 'managesieve', 'STARTTLS'],
] as const;

/** Milliseconds for one server: what is slower than this is nothing to propose. */
const serverTimeoutMs = 6000;

/** Looks for what a domain offers: where its mail goes, what it publishes, and which usual names answer. */
export async function propose(domain: string, registry: Registry, network: Network): Promise<Proposal> {
  const { dns } = network;
  const [mxRecords, published, dav] = await Promise.all([
    dns.mx(domain),
    Promise.all(services.map(([label]) => dns.srv(`${label}.${domain}`))),
    Promise.all((['_caldavs._tcp', '_carddavs._tcp'] as const).map((label) => dns.srv(`${label}.${domain}`))),
  ]);
  const mx = mxRecords.kind === 'records' ? findBestMx(mxRecords.records)?.toLowerCase() : undefined;
  const outage = mxRecords.kind === 'failed' ? mxRecords.problem : undefined;
  const hoster = await findHoster(mx, registry);
  const [caldav, carddav] = dav.map((result) => toDavUrl(result));
  if (hoster !== undefined) return { hoster, mx, outage, servers: [], caldav, carddav, faulty: [] };

  const stated = services.flatMap(([, type, socketType], index) =>
    toTargets(published[index]).map(({ target, port }): ServerFact => ({ type, socketType, port, hostname: target })),
  );
  const names = ['imap', 'mail', 'pop', 'pop3', 'smtp', 'sieve'].map((label) => `${label}.${domain}`);
  const hosts = [...new Set([...names, ...(mx === undefined ? [] : [mx]), domain])];
  const there = await Promise.all(
    hosts.map(async (host) => ((await dns.addresses(host)).kind === 'records' ? host : undefined)),
  );
  const guessed = there.flatMap((hostname) =>
    hostname === undefined ? [] : usualPlaces.map((place): ServerFact => ({ ...place, hostname })),
  );
  const candidates = unique([...stated, ...guessed.filter((fact) => fits(fact))]);
  const checks = await Promise.all(
    candidates.map(async (fact) => {
      const announced = { ...fact, authentication: ['password-cleartext'] as const };
      return { fact, check: await checkServer(announced, network, { ...defaultLimits, totalMs: serverTimeoutMs }) };
    }),
  );
  const good = checks.filter(({ check }) => check.findings.every(({ severity }) => severity !== 'error'));
  // The first that is good for a protocol and socket type: what is published comes before what was guessed.
  const servers = usualPlaces.flatMap(
    ({ type, socketType }) => good.find(({ fact }) => fact.type === type && fact.socketType === socketType)?.fact ?? [],
  );
  const missing = (type: ServerFact['type']): boolean => servers.every((server) => server.type !== type);
  const faulty = checks
    .filter(
      ({ fact, check }) =>
        check.report?.isReached === true && missing(fact.type) && !good.some((other) => other.check === check),
    )
    .map(({ check }) => check);
  return { hoster, mx, outage, servers, caldav, carddav, faulty };
}

/** Names that say what they are for are asked for that alone. */
function fits({ hostname, type }: ServerFact): boolean {
  const label = /^(imap|pop3?|smtp|sieve)\./.exec(hostname)?.[1];
  if (label === undefined) return true;
  return { imap: 'imap', pop: 'pop3', pop3: 'pop3', smtp: 'smtp', sieve: 'managesieve' }[label] === type;
}

async function findHoster(mx: string | undefined, registry: Registry): Promise<ProviderConfig | undefined> {
  const host = mx === undefined ? undefined : parseDomain(mx);
  if (host?.ok !== true) return undefined;
  const found = await registry.findByMx(host.value);
  return found === 'unavailable' ? undefined : found;
}

const toTargets = (result: DnsResult<SrvRecord> | undefined): readonly SrvRecord[] =>
  result?.kind === 'records'
    ? result.records
        .filter(({ target }) => target !== '.')
        .map((record) => ({ ...record, target: record.target.toLowerCase() }))
        .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
    : [];

/** RFC 6764 §6: without a path in a TXT record clients begin at the well-known URL, and so at the host. */
function toDavUrl(result: DnsResult<SrvRecord>): HttpsUrl | undefined {
  const [best] = toTargets(result);
  if (best === undefined) return undefined;
  return `https://${best.target}${best.port === 443 ? '' : `:${best.port}`}/`;
}

const unique = (facts: readonly ServerFact[]): readonly ServerFact[] => [
  ...new Map(facts.map((fact) => [`${fact.type} ${fact.socketType} ${fact.hostname}:${fact.port}`, fact])).values(),
];
