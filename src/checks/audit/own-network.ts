import type { Dns } from '../network.ts';

/** Names that are looked up to see whether this machine has a network. */
const sampleSize = 20;

/**
 * Whether this machine can look names up: at least half of a sample has an address. Names that do not exist count as
 * failed, since a machine without network may say that of every name.
 *
 * @param hostnames - the first of them are the sample.
 */
export async function hasNetwork(hostnames: readonly string[], dns: Dns): Promise<boolean> {
  const sample = [...new Set(hostnames)].slice(0, sampleSize);
  const found = await Promise.all(sample.map((hostname) => dns.addresses(hostname)));
  return found.filter(({ kind }) => kind !== 'records').length * 2 <= sample.length;
}
