import { parseArgs } from 'node:util';
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

const forms: Readonly<Record<string, (plan: DnsPlan) => string>> = {
  zone: renderZone,
  cloudflare: renderCloudflare,
  terraform: renderTerraform,
  dnscontrol: renderDnsControl,
  octodns: renderOctoDns,
  json: ({ domain, records, notes }) => `${JSON.stringify({ domain, records, notes }, undefined, 2)}\n`,
};

const usage = `Usage: npm run mailbeacon -- dns <domain> --service <host> [options]

Every record to publish for a domain: how its names lead to the service, SRV records for clients that look into the DNS
(with the target . for what is not offered), the digest of its PACC document, MTA-STS.

  --service <host>      host name of the deployment, its SERVICE_HOST
  --provider <id>       the entry of the registry, for a domain that stands in no entry
  --form <form>         ${Object.keys(forms).join(', ')}; zone (BIND) unless stated
  --via <way>           cname (the default), or routes: routes of a Cloudflare Worker, which makes the records itself
  --tls-report <uri>    where reports about TLS go (RFC 8460): mailto:<address> or an https URL
  --also <digest>       digest of a PACC document that is being replaced, as sha256sum or the old record has it
  --compare             compares with the DNS instead; 1 if something is missing or wrong
  --resolver <address>  DNS server for --compare, with :port if it is not 53
  --json                findings of --compare as JSON`;

/** `dns`: the records of a domain, and how they differ from what is published. */
export const dnsCommand: Command = {
  name: 'dns',
  summary: 'every DNS record to publish for a domain, or what differs from it',
  usage,
  async run(args, output) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        service: { type: 'string' },
        provider: { type: 'string' },
        form: { type: 'string', default: 'zone' },
        via: { type: 'string', default: 'cname' },
        'tls-report': { type: 'string' },
        also: { type: 'string', multiple: true, default: [] },
        compare: { type: 'boolean', default: false },
        resolver: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [name, ...surplus] = positionals;
    if (name === undefined || surplus.length > 0) throw new UsageError('Name one domain');
    if (values.service === undefined) throw new UsageError('--service is missing');
    const domain = toDomain(name);
    const service = toDomain(values.service);
    const render = forms[values.form];
    if (render === undefined) throw new UsageError(`--form is one of ${Object.keys(forms).join(', ')}`);
    const { via, 'tls-report': tlsReport } = values;
    if (via !== 'cname' && via !== 'routes') throw new UsageError('--via is cname or routes');
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
    output.out(render(plan).trimEnd());
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
  { out, err }: Output,
): Promise<ExitCode> {
  let findings: readonly Finding[];
  try {
    findings = await compareWithDns(plan, createLookup(resolver));
  } catch (error) {
    err(`The DNS could not be asked: ${error instanceof Error ? error.message : String(error)}`);
    return exitCode.failed;
  }
  if (asJson) out(JSON.stringify(findings, undefined, 2));
  else for (const { verdict, name, type, text } of findings) out(`${verdict.padEnd(9)} ${name} ${type}  ${text}`);
  return findings.every(({ verdict }) => verdict === 'ok' || verdict === 'note') ? exitCode.done : exitCode.failed;
}
