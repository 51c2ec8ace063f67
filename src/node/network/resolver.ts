import { lookup, Resolver } from 'node:dns/promises';
import type { Dns, DnsResult } from '../../checks/network.ts';
import { OptionError } from './option-error.ts';
import { beforeDeadline } from './deadline.ts';

/** Milliseconds for one question to one server, how often it is asked, and for everything together. */
const timeoutMs = 2000;
const tries = 2;
const totalMs = 8000;

/** Names without any such record, as `node:dns` says it. */
const none = new Set(['ENOTFOUND', 'ENODATA']);

const reasons: Readonly<Record<string, string>> = {
  ETIMEOUT: 'the DNS server does not answer',
  ECONNREFUSED: 'nothing answers where the DNS server should be',
  ESERVFAIL: 'the DNS server says SERVFAIL',
  EREFUSED: 'the DNS server refuses the question',
  EFORMERR: 'the DNS server says FORMERR',
  ENOTIMP: 'the DNS server says NOTIMP',
  EBADRESP: 'the answer of the DNS server cannot be read',
  EBADNAME: 'this is no name that the DNS can be asked for',
  EAI_AGAIN: 'the DNS cannot be asked now',
};

/**
 * Asks the DNS. Without a server, addresses are those that the machine's programs get (`/etc/hosts` too), and everything
 * else comes from the machine's servers.
 *
 * @param server - `address` or `address:port`, IPv6 in brackets where there is a port.
 * @throws OptionError where the server is not written like that. Questions never throw and end within eight seconds.
 */
export function createDns(server?: string): Dns {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (server !== undefined) {
    try {
      resolver.setServers([server]);
    } catch {
      throw new OptionError(`--resolver ${server}: it is an address, or address:port, IPv6 in brackets`);
    }
  }
  const resolveAddresses = async (name: string): Promise<DnsResult<string>> => {
    const [ipv4, ipv6] = await Promise.all([ask(() => resolver.resolve4(name)), ask(() => resolver.resolve6(name))]);
    const found = [ipv6, ipv4].flatMap((result) => (result.kind === 'records' ? result.records : []));
    if (found.length > 0) return { kind: 'records', records: found };
    return ipv4.kind === 'failed' ? ipv4 : ipv6;
  };
  return {
    addresses:
      server === undefined
        ? (name) => ask(async () => (await lookup(name, { all: true })).map(({ address }) => address))
        : resolveAddresses,
    cname: (name) => ask(async () => (await resolver.resolveCname(name)).map(toName)),
    mx: (name) =>
      ask(async () =>
        (await resolver.resolveMx(name)).map(({ priority, exchange }) => ({
          preference: priority,
          exchange: toName(exchange),
        })),
      ),
    srv: (name) =>
      ask(async () =>
        (await resolver.resolveSrv(name)).map(({ priority, weight, port, name: target }) => ({
          priority,
          weight,
          port,
          target: toName(target),
        })),
      ),
    txt: (name) => ask(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
  };
}

/** c-ares writes the root as nothing. */
const toName = (name: string): string => (name === '' ? '.' : name.toLowerCase());

async function ask<T>(question: () => Promise<readonly T[]>): Promise<DnsResult<T>> {
  try {
    const records = await beforeDeadline(question(), totalMs);
    if (records === 'late') return { kind: 'failed', problem: 'the DNS does not answer' };
    return records.length === 0 ? { kind: 'none' } : { kind: 'records', records };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (none.has(code)) return { kind: 'none' };
    return { kind: 'failed', problem: reasons[code] ?? `the DNS cannot be asked (${code})` };
  }
}
