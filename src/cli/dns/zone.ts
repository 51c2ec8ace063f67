import { toAbsolute, ttlSeconds, type DnsPlan, type DnsRecord } from '../../checks/dns-record.ts';

/** Text of a zone file (RFC 1035 §5.1), to be included into the zone of the domain. */
export function renderZone({ domain, records, notes }: DnsPlan): string {
  const lines = [
    `; Mail settings of ${domain}`,
    ...notes.map((note) => `; ${note}`),
    ...records.map(
      (record) => `${toAbsolute(record.name)} ${String(ttlSeconds)} IN ${record.type} ${renderData(record)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function renderData(record: DnsRecord): string {
  switch (record.type) {
    case 'CNAME':
      return toAbsolute(record.target);
    case 'SRV':
      return [record.priority, record.weight, record.port, toAbsolute(record.target)].join(' ');
    case 'TXT':
      return renderText(record.value);
  }
}

/** Character-strings of at most 255 octets; a quotation mark or a backslash is escaped. */
export function renderText(value: string): string {
  const parts = value.match(/.{1,255}/g) ?? [''];
  return parts.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(' ');
}
