import { parseDomain } from '../../core/address.ts';
import type { Domain, ProviderConfig } from '../../core/types.ts';
import { parsePaccDigest } from '../../formats/pacc-record.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { renderCloudflare } from '../dns/cloudflare.ts';
import { compareWithDns, type Finding } from '../dns/compare.ts';
import { renderDnsControl } from '../dns/dnscontrol.ts';
import { createLookup } from '../dns/live.ts';
import { renderOctoDns } from '../dns/octodns.ts';
import { createDnsPlan } from '../dns/plan.ts';
import type { DnsPlan } from '../../checks/dns-record.ts';
import { renderTerraform } from '../dns/terraform.ts';
import { renderZone } from '../dns/zone.ts';
import { readEntries } from '../entries.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { writeJson } from '../terminal.ts';

const formNames = ['zone', 'cloudflare', 'terraform', 'dnscontrol', 'octodns', 'json'] as const;

const forms: Readonly<Record<(typeof formNames)[number], (plan: DnsPlan) => string>> = {
  zone: renderZone,
  cloudflare: renderCloudflare,
  terraform: renderTerraform,
  dnscontrol: renderDnsControl,
  octodns: renderOctoDns,
  json: ({ domain, records, notes }) => `${JSON.stringify({ domain, records, notes }, undefined, 2)}\n`,
};

const usage = `Usage: mailbeacon dns <domain> --service <host> [options]

Every record to publish for a domain: how its names lead to the service, SRV records for clients that look into the DNS
(with the target . for what is not offered), the digest of its PACC document, MTA-STS. With --compare: what differs from
the DNS, and 1 if something is missing or wrong.`;

const options = {
  service: { type: 'string', value: 'host', description: 'host name of the deployment, its SERVICE_HOST' },
  provider: {
    type: 'string',
    value: 'id',
    description: 'the entry of the registry, for a domain that stands in no entry',
  },
  form: { type: 'string', choices: formNames, description: 'how records are written; zone is that of BIND, and usual' },
  via: {
    type: 'string',
    default: 'cname',
    value: 'way',
    choices: ['cname', 'routes'],
    description: 'how names lead to the service; a Cloudflare Worker with routes makes the records itself',
  },
  'tls-report': {
    type: 'string',
    value: 'uri',
    description: 'where reports about TLS go (RFC 8460): mailto:<address> or an https URL',
  },
  also: {
    type: 'string',
    multiple: true,
    default: [],
    value: 'digest',
    description: 'digest of a PACC document that is being replaced, as sha256sum or the old record has it',
  },
  compare: { type: 'boolean', default: false, description: 'compares with the DNS instead' },
  resolver: {
    type: 'string',
    value: 'address',
    description: 'DNS server for --compare, with :port if it is not 53',
  },
  json: { ...jsonOption, description: 'the records as JSON, or the findings of --compare' },
} as const satisfies Options;

/** `dns`: the records of a domain, and how they differ from what is published. */
export const dnsCommand: Command = {
  name: 'dns',
  summary: 'every DNS record to publish for a domain, or what differs from it',
  usage,
  options,
  operands: [{ name: 'domain' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const [name, ...surplus] = positionals;
    if (name === undefined || surplus.length > 0) throw new UsageError('Name one domain');
    if (values.service === undefined) throw new UsageError('--service is missing');
    const domain = toDomain(name);
    const service = toDomain(values.service);
    const { via, form = values.json ? 'json' : 'zone', 'tls-report': tlsReport } = values;
    if (values.json && form !== 'json') throw new UsageError(`--json and --form ${form} are two forms`);
    if (tlsReport !== undefined && !/^(?:mailto:[^\s@;,"!]+@[^\s@;,"!]+|https:\/\/[^\s;,"!]+)$/.test(tlsReport)) {
      throw new UsageError('--tls-report is a mailto or https URI');
    }
    const provider = await findEntry(domain, values.provider);
    if (provider === undefined) {
      output.err(
        values.provider === undefined
          ? `No entry claims ${domain}; name one with --provider`
          : `There is no entry ${values.provider}`,
      );
      return exitCode.failed;
    }
    const alsoDigests = values.also.map(toDigest);
    const plan = await createDnsPlan({ domain, provider, service, via, tlsReport, alsoDigests });
    if (values.compare) return compare(plan, values.resolver, values.json, output);
    output.out(forms[form](plan).trimEnd());
    return exitCode.done;
  },
};

async function findEntry(domain: Domain, id: string | undefined): Promise<ProviderConfig | undefined> {
  const entries = await readEntries();
  if (id !== undefined) return [...entries.own, ...entries.public].find((entry) => entry.id === id);
  return entries.registry.findByDomain(domain);
}

function toDomain(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new UsageError(`${text} is no domain`);
  return domain.value;
}

function toDigest(text: string): string {
  const digest = parsePaccDigest(text);
  if (digest === undefined) throw new UsageError('--also is a SHA-256 in hexadecimal digits or Base64');
  return digest;
}

async function compare(
  plan: DnsPlan,
  resolver: string | undefined,
  asJson: boolean,
  output: Output,
): Promise<ExitCode> {
  const { out, err } = output;
  let findings: readonly Finding[];
  try {
    findings = await compareWithDns(plan, createLookup(resolver));
  } catch (error) {
    err(`The DNS could not be asked: ${error instanceof Error ? error.message : String(error)}`);
    return exitCode.failed;
  }
  if (asJson) writeJson(output, findings);
  else for (const { verdict, name, type, text } of findings) out(`${verdict.padEnd(9)} ${name} ${type}  ${text}`);
  return findings.every(({ verdict }) => verdict === 'ok' || verdict === 'note') ? exitCode.done : exitCode.failed;
}
