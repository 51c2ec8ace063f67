import { toContent } from './cloudflare.ts';
import { toRelativeName, ttlSeconds, type DnsPlan, type DnsRecord } from '../../checks/dns-record.ts';

/** Resources for Terraform's Cloudflare provider, version 5 (`cloudflare_dns_record`), in its JSON syntax. */
export function renderTerraform({ domain, records }: DnsPlan): string {
  const resources = records.map((record) => [
    toLabel(record, domain, records),
    {
      zone_id: '${var.zone_id}',
      name: record.name,
      type: record.type,
      ttl: ttlSeconds,
      ...escapeTemplates(toContent(record)),
    },
  ]);
  const document = {
    variable: { zone_id: { type: 'string', description: `Zone of ${domain} at Cloudflare` } },
    resource: { cloudflare_dns_record: Object.fromEntries(resources) as object },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** `imaps_tcp_srv`; several records of one name and type are counted. */
function toLabel(record: DnsRecord, domain: string, records: readonly DnsRecord[]): string {
  const name = toRelativeName(record.name, domain).replace(/[^a-z0-9]+/g, '_');
  const same = records.filter((other) => other.name === record.name && other.type === record.type);
  const count = same.length > 1 ? `_${String(same.indexOf(record) + 1)}` : '';
  return `mail${name.startsWith('_') ? '' : '_'}${name}_${record.type.toLowerCase()}${count}`;
}

/** Text that Terraform would take for a template stays text. */
const escapeTemplates = (content: object): object =>
  JSON.parse(JSON.stringify(content).replace(/\$\{/g, '$$$${').replace(/%\{/g, '%%{')) as object;
