import { toAbsolute, toRelativeName, ttlSeconds, type DnsPlan, type DnsRecord } from '../../checks/dns-record.ts';

/** Records for OctoDNS's zone file in YAML, of which JSON is a part (octodns.readthedocs.io, "Records"). */
export function renderOctoDns({ domain, records, notes }: DnsPlan): string {
  const byName = Map.groupBy(records, ({ name }) => toRelativeName(name, domain));
  // OctoDNS wants its names in order.
  const names = [...byName.keys()].sort();
  const lines = names.map((name) => {
    const byType = Map.groupBy(byName.get(name) ?? [], ({ type }) => type);
    const entries = [...byType.values()].map(toEntry);
    const [only] = entries;
    return `${JSON.stringify(name === '@' ? '' : name)}: ${JSON.stringify(entries.length === 1 ? only : entries)}`;
  });
  return ['---', ...notes.map((note) => `# ${note}`), ...lines, ''].join('\n');
}

function toEntry(records: readonly DnsRecord[]): object {
  const values = records.map(toValue);
  const [value] = values;
  const [{ type } = { type: 'TXT' }] = records;
  return { ttl: ttlSeconds, type, ...(type === 'CNAME' ? { value } : { values }) };
}

function toValue(record: DnsRecord): unknown {
  switch (record.type) {
    case 'CNAME':
      return toAbsolute(record.target);
    case 'SRV': {
      const { priority, weight, port, target } = record;
      return { priority, weight, port, target: toAbsolute(target) };
    }
    case 'TXT':
      // A semicolon begins a comment in zone files, and OctoDNS wants it escaped here too.
      return record.value.replace(/;/g, '\\;');
  }
}
