import type { DnsPlan, DnsRecord } from '../../checks/dns-record.ts';

/** What the DNS says; every question may be answered with nothing. */
export interface Lookup {
  cname(name: string): Promise<readonly string[]>;
  srv(
    name: string,
  ): Promise<
    readonly { readonly priority: number; readonly weight: number; readonly port: number; readonly target: string }[]
  >;
  txt(name: string): Promise<readonly string[]>;
  /** Whether the name has an IPv4 or IPv6 address, through aliases too. */
  hasAddress(name: string): Promise<boolean>;
}

/** One finding, with what to do. `ok` and `note` need nothing. */
export interface Finding {
  readonly verdict: 'ok' | 'note' | 'missing' | 'different' | 'surplus' | 'broken';
  readonly name: string;
  readonly type: DnsRecord['type'];
  readonly text: string;
}

/** Compares a plan with what the DNS says. */
export async function compareWithDns({ records }: DnsPlan, lookup: Lookup): Promise<readonly Finding[]> {
  const byPlace = [...Map.groupBy(records, ({ name, type }) => `${name} ${type}`).values()];
  const findings = await Promise.all(byPlace.map((expected) => compareSet(expected, lookup)));
  return [...findings.flat(), ...(await findAliases(records, lookup))];
}

async function compareSet(expected: readonly DnsRecord[], lookup: Lookup): Promise<readonly Finding[]> {
  const [first] = expected;
  if (first === undefined) return [];
  const { name, type } = first;
  const found = await ask(first, lookup);
  const wanted = expected.map(toText);
  if (type === 'CNAME' && found.length === 0 && (await lookup.hasAddress(name))) {
    return [{ verdict: 'note', name, type, text: 'has addresses of its own: right if they are those of the service' }];
  }
  // TXT records at one name may be for others as well.
  const relevant = type === 'TXT' ? found.filter((text) => isSameKind(text, wanted)) : found;
  const missing = wanted.filter((text) => !relevant.includes(text));
  const surplus = relevant.filter((text) => !wanted.includes(text));
  if (missing.length === 0 && surplus.length === 0) {
    return [{ verdict: 'ok', name, type, text: wanted.join(', ') }];
  }
  if (relevant.length === 0) return wanted.map((text) => ({ verdict: 'missing', name, type, text }));
  if (missing.length === 0) {
    return surplus.map((text) => ({ verdict: 'surplus', name, type, text: `${text}: remove it` }));
  }
  const text = `is ${relevant.join(', ')}, and should be ${wanted.join(', ')}`;
  return [{ verdict: 'different', name, type, text }];
}

async function ask(record: DnsRecord, lookup: Lookup): Promise<readonly string[]> {
  const { name } = record;
  switch (record.type) {
    case 'CNAME':
      return (await lookup.cname(name)).map((target) => target.toLowerCase());
    case 'SRV':
      return (await lookup.srv(name)).map((found) =>
        toText({ type: 'SRV', name, ...found, target: found.target.toLowerCase() }),
      );
    case 'TXT':
      return lookup.txt(name);
  }
}

function toText(record: DnsRecord): string {
  switch (record.type) {
    case 'CNAME':
      return record.target;
    case 'SRV':
      // Where nothing is offered the numbers mean nothing (RFC 2782).
      return record.target === '.'
        ? 'not offered (.)'
        : [record.priority, record.weight, record.port, record.target].join(' ');
    case 'TXT':
      return record.value;
  }
}

const kindOf = (text: string): string => /^(?:v=[A-Za-z0-9]+|path)/i.exec(text)?.[0].toLowerCase() ?? text;
const isSameKind = (text: string, wanted: readonly string[]): boolean =>
  wanted.some((other) => kindOf(other) === kindOf(text));

/** The target of an SRV record must be a host, not an alias (RFC 2782, "Target"). */
async function findAliases(records: readonly DnsRecord[], lookup: Lookup): Promise<readonly Finding[]> {
  const targets = records.flatMap((record) => (record.type === 'SRV' && record.target !== '.' ? [record] : []));
  const unique = [...new Map(targets.map((record) => [record.target, record])).values()];
  const findings = await Promise.all(
    unique.map(async ({ target, name }): Promise<readonly Finding[]> => {
      const [alias] = await lookup.cname(target);
      if (alias !== undefined) {
        const text = `${target} is an alias of ${alias}: name that host instead (RFC 2782)`;
        return [{ verdict: 'broken', name, type: 'SRV', text }];
      }
      if (await lookup.hasAddress(target)) return [];
      return [{ verdict: 'broken', name, type: 'SRV', text: `${target} has no address` }];
    }),
  );
  return findings.flat();
}
