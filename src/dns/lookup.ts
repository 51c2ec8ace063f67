import type { Domain, ProviderConfig } from '../core/types.ts';
import type { DnsQuery } from './https.ts';
import { findByMxRecords, isNullMx, type FindByMx } from './mx.ts';
import type { DnsAnswer, DnsProblem } from './record.ts';
import { toServiceNames, toSrvProvider } from './srv.ts';

/** What the DNS led to. `ttlSeconds` is undefined where the answers do not say how long they stand. */
export type Finding =
  | { readonly kind: 'provider'; readonly provider: ProviderConfig; readonly ttlSeconds: number }
  | { readonly kind: 'nobody'; readonly ttlSeconds: number | undefined }
  | { readonly kind: 'failed'; readonly problem: DnsProblem };

/** Where providers are found, and how. */
export interface LookupOptions {
  readonly query: DnsQuery;
  readonly findByMx: FindByMx;
  /** Whether SRV records are asked for where no MX says more. */
  readonly asksSrv: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Asks the DNS about a domain: one question for the MX, and six at a time for services where that leads to nobody. */
export async function lookUp(
  domain: Domain,
  { query, findByMx, asksSrv, now }: LookupOptions,
  signal: AbortSignal,
): Promise<Finding> {
  const mx = await query(domain, 'MX', signal);
  if (mx.kind === 'failed') return mx;
  if (mx.kind === 'records') {
    const provider = await findByMxRecords(mx.records, findByMx);
    if (provider !== undefined) return { kind: 'provider', provider, ttlSeconds: mx.ttlSeconds };
  }
  const { ttlSeconds } = mx;
  // Below a name that does not exist there is nothing (RFC 8020), and who takes no mail has no mailboxes.
  const isNobody = mx.kind === 'no-name' || (mx.kind === 'records' && isNullMx(mx.records));
  if (!asksSrv || isNobody) return { kind: 'nobody', ttlSeconds };
  const answers = await Promise.all(toServiceNames(domain).map((name) => query(name, 'SRV', signal)));
  for (const answer of answers) if (answer.kind === 'failed') return answer;
  const provider = toSrvProvider(domain, answers, now());
  const shortest = Math.min(...[mx, ...answers].map(toTtl));
  if (provider !== undefined) return { kind: 'provider', provider, ttlSeconds: shortest };
  return { kind: 'nobody', ttlSeconds: Number.isFinite(shortest) ? shortest : undefined };
}

/** Who does not say how long an answer stands does not shorten the others. */
const toTtl = (answer: DnsAnswer): number => (answer.kind === 'failed' ? 0 : (answer.ttlSeconds ?? Infinity));
