import type { Network } from '../network.ts';
import type { AuditResult } from './result.ts';
import type { Target } from './targets.ts';

/** Milliseconds for a connection to one address. */
const connectMs = 5000;
/** No more addresses of one name are asked; of a name with more it is never said that all of them refuse. */
const addressLimit = 8;

/** What all addresses of a host say to a connection. `there`: at least one takes it. */
export type Refusal =
  | { readonly kind: 'refused' }
  | { readonly kind: 'there' }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'unclear'; readonly why: string };

/** Connects to each address of a host in turn and says nothing there, until one does not refuse. */
export async function askEveryAddress({ hostname, port }: Target, network: Network): Promise<Refusal> {
  const found = await network.dns.addresses(hostname);
  if (found.kind === 'none') return { kind: 'no-address' };
  if (found.kind === 'failed') return { kind: 'unclear', why: found.problem };
  const addresses = [...new Set(found.records)];
  if (addresses.length > addressLimit) return { kind: 'unclear', why: `${hostname} has too many addresses to ask all` };
  for (const address of addresses) {
    const outcome = await network.connect({ hostname: address, port, tls: 'none', timeoutMs: connectMs });
    if (outcome.kind === 'connected') {
      outcome.connection.close();
      return { kind: 'there' };
    }
    if (outcome.problem !== 'refused') {
      return { kind: 'unclear', why: `an address refuses, and of another one nothing is known: ${outcome.text}` };
    }
  }
  return { kind: 'refused' };
}

/** Looks a name up again. @returns the verdict, or `there` for one that has an address by now. */
export async function lookUpAgain({ hostname }: Target, network: Network): Promise<AuditResult | 'there'> {
  const found = await network.dns.addresses(hostname);
  if (found.kind === 'records') return 'there';
  if (found.kind === 'failed') return inconclusive(`${hostname} had no address, and cannot be looked up again`);
  return { verdict: 'gone', why: `${hostname} has no address`, findings: [] };
}

export const inconclusive = (why: string): AuditResult => ({ verdict: 'inconclusive', why, findings: [] });
