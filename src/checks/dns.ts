import type { MailSettings } from '../core/types.ts';
import { isVouchedFor, parseDigestRecord } from '../clients/pacc-digest.ts';
import { createServiceRecords } from './mail-services.ts';
import type { DnsRecord } from './dns-record.ts';
import type { Finding } from './finding.ts';
import { findBestMx } from './discovery/mx-hosts.ts';
import type { DnsFacts } from './discovery/replay.ts';
import type { Dns, DnsResult, SrvRecord } from './network.ts';

/** What discovery depends on, and what could not be asked. */
export interface DomainFacts {
  readonly facts: DnsFacts;
  readonly findings: readonly Finding[];
  readonly mx: readonly string[];
}

/** Asks the DNS what clients ask before they go anywhere. */
export async function readDomainFacts(domain: string, dns: Dns): Promise<DomainFacts> {
  const [mx, srv, txt] = await Promise.all([
    dns.mx(domain),
    dns.srv(`_autodiscover._tcp.${domain}`),
    dns.txt(`_ua-auto-config.${domain}`),
  ]);
  const findings = [
    ...toOutage(mx, `${domain} MX`),
    ...toOutage(srv, `_autodiscover._tcp.${domain} SRV`),
    ...toOutage(txt, `_ua-auto-config.${domain} TXT`),
    ...judgeAutodiscoverSrv(toRecords(srv), domain),
  ];
  const hosts = toRecords(mx);
  // Thunderbird takes the lowest weight and looks at no priority; one record is all there should be.
  const [chosen] = toRecords(srv).toSorted((a, b) => a.weight - b.weight);
  const target = chosen?.target.toLowerCase();
  return {
    facts: {
      mx: findBestMx(hosts)?.toLowerCase(),
      srv: target === undefined || target === '.' ? undefined : target,
      txt: toRecords(txt),
    },
    mx: hosts.map(({ exchange }) => exchange.toLowerCase()),
    findings,
  };
}

const toRecords = <T>(result: DnsResult<T>): readonly T[] => (result.kind === 'records' ? result.records : []);

function toOutage(result: DnsResult<unknown>, subject: string): readonly Finding[] {
  if (result.kind !== 'failed') return [];
  return [
    {
      severity: 'warning',
      code: 'dns-failed',
      subject,
      text: `The DNS gives no answer: ${result.problem}`,
      cure: 'Ask another resolver with --resolver, and see whether the servers of the zone answer',
    },
  ];
}

function judgeAutodiscoverSrv(records: readonly SrvRecord[], domain: string): readonly Finding[] {
  const subject = `_autodiscover._tcp.${domain} SRV`;
  const findings: Finding[] = [];
  if (records.length > 1) {
    const text = `There are ${records.length} records, and clients choose by rules of their own`;
    findings.push({ severity: 'warning', code: 'srv-several', subject, text, cure: 'Publish one' });
  }
  for (const { port, target } of records) {
    if (port === 443 || target === '.') continue;
    const text = `It names port ${port}; some clients ask port 443 all the same, others nobody`;
    findings.push({ severity: 'error', code: 'srv-port', subject, text, cure: 'Offer it on port 443' });
  }
  return findings;
}

/** Compares the SRV records of mail with the servers that the registry has for the domain. */
export async function checkServiceRecords(settings: MailSettings, dns: Dns): Promise<readonly Finding[]> {
  const { records } = createServiceRecords(settings);
  const planned = records.flatMap((record) => (record.type === 'SRV' ? [record] : []));
  const byName = [...Map.groupBy(planned, ({ name }) => name)];
  const found = await Promise.all(byName.map(([name]) => dns.srv(name)));
  const findings = await Promise.all(
    byName.map(async ([name, wanted], index): Promise<readonly Finding[]> => {
      const result = found[index];
      if (result === undefined || result.kind === 'failed') return [];
      const isPublished = result.kind === 'records';
      return isPublished ? judgeSrv(name, result.records, wanted, dns) : judgeMissing(name, wanted);
    }),
  );
  // Whoever publishes none of these records has decided against them; then none is missing.
  const publishes = found.some((result) => result.kind === 'records');
  return findings.flat().filter(({ code }) => publishes || !code.endsWith('-missing'));
}

type Srv = Extract<DnsRecord, { type: 'SRV' }>;
const isNegative = ({ target }: { readonly target: string }): boolean => target === '.';

function judgeMissing(name: string, wanted: readonly Srv[]): readonly Finding[] {
  const subject = `${name} SRV`;
  if (wanted.every(isNegative)) {
    return [
      {
        severity: 'note',
        code: 'srv-negative-missing',
        subject,
        text: 'Nothing says that this service is not offered, so clients try and wait',
        cure: `Publish: ${name}. SRV 0 0 0 .`,
      },
    ];
  }
  return [
    {
      severity: 'warning',
      code: 'srv-missing',
      subject,
      text: 'Clients that look into the DNS do not find this service',
      cure: `Publish: ${wanted.map(({ priority, weight, port, target }) => `${name}. SRV ${priority} ${weight} ${port} ${target}.`).join(' and ')}`,
    },
  ];
}

async function judgeSrv(
  name: string,
  records: readonly SrvRecord[],
  wanted: readonly Srv[],
  dns: Dns,
): Promise<readonly Finding[]> {
  const subject = `${name} SRV`;
  const toText = ({ port, target }: { readonly port: number; readonly target: string }): string =>
    target === '.' ? 'not offered' : `${target.toLowerCase()}:${port}`;
  const [is, should] = [records.map(toText), wanted.map(toText)];
  const surplus = is.filter((text) => !should.includes(text));
  const findings: Finding[] = [];
  if (surplus.length > 0) {
    findings.push({
      severity: 'error',
      code: 'srv-differs',
      subject,
      text: `It leads to ${surplus.join(', ')}, and the settings say ${should.join(', ')}`,
      cure: 'Publish what the settings say, or correct the entry',
    });
  }
  for (const { target } of records.filter((record) => !isNegative(record))) {
    const [alias, addresses] = await Promise.all([dns.cname(target), dns.addresses(target)]);
    if (alias.kind === 'records') {
      findings.push({
        severity: 'warning',
        code: 'srv-alias',
        subject,
        text: `${target} is an alias of ${alias.records.join(', ')}, which RFC 2782 forbids and some clients refuse`,
        cure: 'Name the host itself, or give this name addresses',
      });
    } else if (addresses.kind === 'none') {
      const text = `${target} has no address`;
      findings.push({ severity: 'error', code: 'srv-without-address', subject, text, cure: 'Name a host that exists' });
    }
  }
  return findings;
}

/** Compares the digests in the DNS with the document that is served (draft-ietf-mailmaint-pacc, §5.2.2). */
export function judgePaccDigest(
  domain: string,
  body: string | undefined,
  records: readonly string[],
): readonly Finding[] {
  const subject = `_ua-auto-config.${domain} TXT`;
  const digests = records.filter((record) => record.trimStart().startsWith('v=UAAC1'));
  if (body === undefined) {
    if (digests.length === 0) return [];
    return [
      {
        severity: 'error',
        code: 'pacc-without-document',
        subject,
        text: 'A digest is published, and the document that it vouches for cannot be read',
        cure: `Answer at https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json, or remove the record`,
      },
    ];
  }
  if (digests.length === 0) {
    return [
      {
        severity: 'warning',
        code: 'pacc-digest-missing',
        subject,
        text: 'The document is there, and without its digest in the DNS clients do not use it',
        cure: `Publish the record that this prints: mailbeacon dns ${domain} --service <host of the service>`,
      },
    ];
  }
  const broken = digests.filter((record) => parseDigestRecord(record) === undefined);
  if (isVouchedFor(body, digests, parseDigestRecord)) return [];
  return [
    {
      severity: 'error',
      code: 'pacc-digest-stale',
      subject,
      text:
        broken.length === digests.length
          ? 'The record cannot be read by the grammar of the specification'
          : 'The document has changed since its digest was published, so clients refuse it',
      cure: `Publish the record that this prints: mailbeacon dns ${domain} --service <host of the service>`,
    },
  ];
}
