import { createHash } from 'node:crypto';
import { toMailSettings } from '../../core/resolve.ts';
import type { Domain, ProviderConfig, Registry, Subject } from '../../core/types.ts';
import { createAnswerer, type AnyFormat, type Document } from '../../formats/format.ts';
import { autodiscover, mtaSts, pacc } from '../../formats/index.ts';
import { createPaccRecords, toPaccDigest } from '../../formats/pacc-record.ts';
import { createServiceRecords } from '../../checks/mail-services.ts';
import type { DnsPlan, DnsRecord } from '../../checks/dns-record.ts';

/** What the records of a domain depend on. */
export interface PlanOptions {
  readonly domain: Domain;
  readonly provider: ProviderConfig;
  /** Host name of the deployment (`SERVICE_HOST`). */
  readonly service: Domain;
  /**
   * How the names of the domain lead to the service: `cname` by records, `routes` by routes of a Cloudflare Worker in
   * the same account, where Cloudflare makes the records itself.
   */
  readonly via: 'cname' | 'routes';
  /** Where reports about TLS go (RFC 8460), a mailto or https URI. */
  readonly tlsReport: string | undefined;
  /** Digests of earlier PACC documents that stay valid for now. */
  readonly alsoDigests: readonly string[];
}

/** Whose names are asked for, and where they lead. */
export type NameOptions = Pick<PlanOptions, 'domain' | 'provider' | 'service'>;

interface HostDocuments {
  readonly pacc: Document | undefined;
  readonly policy: Document | undefined;
}

/** The host names at which clients and mail servers ask for a domain's settings; each has to lead to the service. */
export async function findClientNames(options: NameOptions): Promise<readonly string[]> {
  return toClientNames(options.domain, await askHosts(options));
}

const toClientNames = (domain: Domain, { pacc: document, policy }: HostDocuments): readonly string[] => [
  `autoconfig.${domain}`,
  `autodiscover.${domain}`,
  ...(document === undefined ? [] : [`ua-auto-config.${domain}`]),
  ...(policy === undefined ? [] : [`mta-sts.${domain}`]),
];

/** What is served at host names of its own, where the entry has it. */
async function askHosts(options: NameOptions): Promise<HostDocuments> {
  const { domain } = options;
  return {
    pacc: await ask(pacc, `ua-auto-config.${domain}`, '/.well-known/user-agent-configuration.json', options),
    policy: await ask(mtaSts, `mta-sts.${domain}`, '/.well-known/mta-sts.txt', options),
  };
}

/** Everything that belongs into the DNS of a domain so that each client finds its settings. */
export async function createDnsPlan(options: PlanOptions): Promise<DnsPlan> {
  const { domain, provider, service, via, tlsReport, alsoDigests } = options;
  const records: DnsRecord[] = [];
  const notes: string[] = [];
  const documents = await askHosts(options);
  const { pacc: document, policy } = documents;
  const paccRecords: DnsRecord[] = [];
  if (document === undefined) notes.push('PACC cannot say these settings, so there is no ua-auto-config');
  else {
    const digest = toPaccDigest(new TextEncoder().encode(document.body));
    for (const { name, value } of createPaccRecords(domain, [digest, ...alsoDigests])) {
      paccRecords.push({ type: 'TXT', name, value });
    }
  }

  for (const name of toClientNames(domain, documents)) {
    if (name === service) notes.push(`${name} is the service itself`);
    else if (via === 'routes') notes.push(`wrangler.toml: [[routes]] pattern = "${name}", custom_domain = true`);
    else records.push({ type: 'CNAME', name, target: service });
  }
  const pox = await ask(autodiscover, `autodiscover.${domain}`, '/autodiscover/autodiscover.xml', options);
  if (pox === undefined) notes.push('Autodiscover cannot say these settings, so there is no SRV record for it');
  else {
    const name = `_autodiscover._tcp.${domain}`;
    records.push({ type: 'SRV', name, priority: 0, weight: 1, port: 443, target: service });
  }

  const subject: Subject = { kind: 'domain', domain };
  const settings = toMailSettings({ subject, account: subject, provider });
  if (settings.ok) {
    const services = createServiceRecords(settings.value);
    records.push(...services.records);
    notes.push(...services.notes);
  } else notes.push('The entry offers no server for incoming mail');

  records.push(...paccRecords);
  if (policy !== undefined) {
    records.push({ type: 'TXT', name: `_mta-sts.${domain}`, value: `v=STSv1; id=${toPolicyId(policy.body)};` });
  }
  if (tlsReport !== undefined) {
    records.push({ type: 'TXT', name: `_smtp._tls.${domain}`, value: `v=TLSRPTv1; rua=${tlsReport}` });
  } else if (policy !== undefined) notes.push('Say --tls-report mailto:<address> to hear of failures (RFC 8460)');
  return { domain, records, notes };
}

/** Changes with the policy and with nothing else (RFC 8461 §3.1: 1 to 32 letters and digits). */
const toPolicyId = (policy: string): string => createHash('sha256').update(policy).digest('hex').slice(0, 32);

/** The document that the service gives at a host name; undefined where it has none. */
async function ask(format: AnyFormat, host: string, path: string, options: NameOptions): Promise<Document | undefined> {
  const { domain, provider, service } = options;
  const registry: Registry = {
    findByDomain: (name) => (name === domain ? provider : undefined),
    findByMx: () => undefined,
  };
  const isPox = format === (autodiscover as AnyFormat);
  const answer = createAnswerer(format, registry, { host: service, identifierBase: service });
  const { document, outcome } = await answer({
    method: isPox ? 'POST' : 'GET',
    path,
    rawPath: path,
    host,
    query: '',
    body: new TextEncoder().encode(isPox ? renderPoxRequest(domain) : ''),
    now: 0,
  });
  // Autodiscover's errors travel in a 200, but not under this outcome.
  return outcome === 'settings' ? document : undefined;
}

const renderPoxRequest = (domain: Domain): string =>
  `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>postmaster@${domain}</EMailAddress><AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></Request></Autodiscover>`;
