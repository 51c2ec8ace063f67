import { Resolver } from 'node:dns/promises';
import type { Lookup } from './compare.ts';

/** Milliseconds for one question, and how often it is asked. */
const timeoutMs = 3000;
const tries = 2;

/**
 * Asks the DNS of the machine, or one server.
 *
 * @param server - `address` or `address:port`, IPv6 in brackets.
 * @throws what `node:dns` throws where a server fails or is silent; "no such name" and "no such record" are answers.
 */
export function createLookup(server?: string): Lookup {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (server !== undefined) resolver.setServers([server]);
  const orNothing = async <T>(answer: Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')) {
        return [];
      }
      throw error;
    }
  };
  return {
    cname: (name) => orNothing(resolver.resolveCname(name)),
    srv: async (name) =>
      (await orNothing(resolver.resolveSrv(name))).map(({ priority, weight, port, name: target }) => ({
        priority,
        weight,
        port,
        // c-ares writes the root as nothing.
        target: target === '' ? '.' : target,
      })),
    txt: async (name) => (await orNothing(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    hasAddress: async (name) => {
      const [ipv4, ipv6] = await Promise.all([orNothing(resolver.resolve4(name)), orNothing(resolver.resolve6(name))]);
      return ipv4.length + ipv6.length > 0;
    },
  };
}
