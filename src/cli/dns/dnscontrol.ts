import { toAbsolute, toRelativeName, type DnsPlan, type DnsRecord } from '../../checks/dns-record.ts';

/** An extension of the domain for DNSControl's `dnsconfig.js` (docs.dnscontrol.org, `D_EXTEND`). */
export function renderDnsControl({ domain, records, notes }: DnsPlan): string {
  const lines = records.map((record) => `  ${renderRecord(record, domain)}`);
  return [
    ...notes.map((note) => `// ${note}`),
    `D_EXTEND(${JSON.stringify(domain)},`,
    lines.join(',\n'),
    ');',
    '',
  ].join('\n');
}

function renderRecord(record: DnsRecord, domain: string): string {
  const name = JSON.stringify(toRelativeName(record.name, domain));
  switch (record.type) {
    case 'CNAME':
      return `CNAME(${name}, ${JSON.stringify(toAbsolute(record.target))})`;
    case 'SRV': {
      const { priority, weight, port, target } = record;
      return `SRV(${name}, ${[priority, weight, port].join(', ')}, ${JSON.stringify(toAbsolute(target))})`;
    }
    case 'TXT':
      return `TXT(${name}, ${JSON.stringify(record.value)})`;
  }
}
