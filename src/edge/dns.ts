import type { Dns, DnsResult } from '../checks/network.ts';
import type { DnsQuery } from '../dns/https.ts';
import type { DnsRecord, DnsType } from '../dns/record.ts';

/** Milliseconds for one question. */
const questionMs = 4000;
/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
const nameLimit = 253;

/** The questions of the checks, to a resolver over HTTPS. */
export function createEdgeDns(query: DnsQuery): Dns {
  const ask = async <T>(name: string, type: DnsType, toRecord: (record: DnsRecord) => T): Promise<DnsResult<T>> => {
    if (name.length > nameLimit) return { kind: 'none' };
    const answer = await query(name, type, AbortSignal.timeout(questionMs));
    if (answer.kind === 'failed') return { kind: 'failed', problem: `the resolver: ${answer.problem}` };
    return answer.kind === 'records' ? { kind: 'records', records: answer.records.map(toRecord) } : { kind: 'none' };
  };
  return {
    async addresses(name) {
      const [ipv4, ipv6] = await Promise.all([ask(name, 'A', toTarget), ask(name, 'AAAA', toTarget)]);
      const records = [ipv6, ipv4].flatMap((result) => (result.kind === 'records' ? result.records : []));
      if (records.length > 0) return { kind: 'records', records };
      return ipv4.kind === 'failed' ? ipv4 : ipv6;
    },
    cname: (name) => ask(name, 'CNAME', toHost),
    mx: (name) => ask(name, 'MX', (record) => ({ preference: record.priority, exchange: toHost(record) })),
    srv: (name) =>
      ask(name, 'SRV', (record) => {
        const { priority, weight, port } = record;
        return { priority, weight, port, target: toHost(record) };
      }),
    txt: (name) => ask(name, 'TXT', toTarget),
  };
}

const toTarget = ({ target }: DnsRecord): string => target;
/** The root is a dot. */
const toHost = ({ target }: DnsRecord): string => (target === '' ? '.' : target);
