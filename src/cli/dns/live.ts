import type { DnsResult } from '../../checks/network.ts';
import { createDns } from '../../node/network/resolver.ts';
import type { Lookup } from './compare.ts';

/**
 * Asks the DNS of the machine, or one server.
 *
 * @param server - `address` or `address:port`, IPv6 in brackets.
 * @throws an Error with the reason where a server fails or is silent; "no such name" and "no such record" are answers.
 */
export function createLookup(server?: string): Lookup {
  const dns = createDns(server);
  return {
    cname: async (name) => toRecords(await dns.cname(name)),
    srv: async (name) => toRecords(await dns.srv(name)),
    txt: async (name) => toRecords(await dns.txt(name)),
    hasAddress: async (name) => toRecords(await dns.addresses(name)).length > 0,
  };
}

function toRecords<T>(result: DnsResult<T>): readonly T[] {
  if (result.kind === 'failed') throw new Error(result.problem);
  return result.kind === 'records' ? result.records : [];
}
