import type { Network } from '../network.ts';
import { askEveryAddress, inconclusive, lookUpAgain } from './confirm.ts';
import { lookAtServer } from './look-at-server.ts';
import { lookAtUrl } from './look-at-url.ts';
import type { AuditResult, Suspicion } from './result.ts';
import type { Target } from './targets.ts';

/** Looks at a server or URL for the first time. A refusal is a suspicion only if every address refuses. */
export async function lookFirst(target: Target, network: Network, now: () => number): Promise<AuditResult | Suspicion> {
  const outcome = await lookAt(target, network, now);
  if (outcome.verdict !== 'suspect' || outcome.of !== 'refused') return outcome;
  const found = await network.dns.addresses(target.hostname);
  // Then the refusal was that of the only one.
  if (found.kind === 'records' && new Set(found.records).size === 1) return outcome;
  const refusal = await askEveryAddress(target, network);
  return refusal.kind === 'refused' ? { ...outcome, at: now() } : inconclusive(explain(refusal));
}

/** Looks for the second time, when `lookFirst` could not tell; a server that is back is looked at as a whole. */
export async function settle(
  target: Target,
  suspicion: Suspicion,
  network: Network,
  now: () => number,
): Promise<AuditResult> {
  if (suspicion.of === 'no-address') {
    const again = await lookUpAgain(target, network);
    return again === 'there' ? lookOnceMore(target, network, now) : again;
  }
  const refusal = await askEveryAddress(target, network);
  if (refusal.kind === 'there') return lookOnceMore(target, network, now);
  if (refusal.kind !== 'refused') return inconclusive(explain(refusal));
  const seconds = Math.round((now() - suspicion.at) / 1000);
  const why = `every address of ${target.hostname} refuses connections to port ${target.port}, and again after ${seconds} seconds`;
  return { verdict: 'gone', why, findings: [] };
}

const lookAt = (target: Target, network: Network, now: () => number): Promise<AuditResult | Suspicion> =>
  target.kind === 'server' ? lookAtServer(target, network, now) : lookAtUrl(target, network, now);

async function lookOnceMore(target: Target, network: Network, now: () => number): Promise<AuditResult> {
  const outcome = await lookAt(target, network, now);
  return outcome.verdict === 'suspect' ? inconclusive(`it comes and goes: ${outcome.why}`) : outcome;
}

function explain(refusal: Exclude<Awaited<ReturnType<typeof askEveryAddress>>, { kind: 'refused' }>): string {
  switch (refusal.kind) {
    case 'there':
      return 'connections are refused at one moment and taken at the next';
    case 'no-address':
      return 'connections are refused at one moment, and there is no address at the next';
    case 'unclear':
      return refusal.why;
  }
}
