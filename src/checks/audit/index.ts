import type { Network } from '../network.ts';
import type { Clock } from './clock.ts';
import { inconclusive } from './confirm.ts';
import { shuffle } from './order.ts';
import { hasNetwork } from './own-network.ts';
import { createPace, keepPace } from './pace.ts';
import { runQueue } from './queue.ts';
import type { AuditResult, Suspicion } from './result.ts';
import { lookFirst, settle } from './settle.ts';
import type { Target } from './targets.ts';

export type { Clock } from './clock.ts';
export { shuffle } from './order.ts';
export { needsPerson, type AuditFinding, type AuditResult, type AuditVerdict } from './result.ts';
export { collectTargets, toEntries, type LeftOut, type Target, type Targets } from './targets.ts';

/** How an audit behaves towards others. */
export interface AuditRules {
  /** Servers at a time. */
  readonly parallel: number;
  /** Connections that begin in a second. */
  readonly rate: number;
  /** Milliseconds between connections to one registrable domain. */
  readonly gapMs: number;
  /** Milliseconds between the two looks that say that a server is gone. */
  readonly confirmAfterMs: number;
  /** Of the order in which servers are looked at. */
  readonly seed: string;
}

/** What an audit works with. */
export interface AuditMeans {
  readonly network: Network;
  readonly clock: Clock;
  /** Ends the audit after what is under way. */
  readonly signal: AbortSignal;
  /** More host names, to see whether this machine has a network. */
  readonly hostnames: readonly string[];
  /** Called for each target once there is a result. */
  readonly onResult: (target: Target, result: AuditResult) => Promise<void>;
}

/** How an audit ended. `no-network`: this machine cannot look names up, so nothing more was asked. */
export type AuditEnd = 'done' | 'stopped' | 'no-network';

/** Servers on a port from which it can be said that their refusal is ours. */
const enoughServers = 4;

/**
 * Looks at servers and URLs in turn. What seems to be gone is looked at once more when everything else is done. What has
 * no result at the end was not settled, and is to be looked at anew.
 */
export async function audit(
  targets: readonly Target[],
  { parallel, rate, gapMs, confirmAfterMs, seed }: AuditRules,
  { network, clock, signal, hostnames, onResult }: AuditMeans,
): Promise<AuditEnd> {
  const ordered = shuffle(targets, seed, ({ name }) => name);
  if (ordered.length === 0) return 'done';
  const others = shuffle([...new Set(hostnames)], seed, (hostname) => hostname);
  const sample = [...ordered.map(({ hostname }) => hostname), ...others];
  if (!(await hasNetwork(sample, network.dns))) return 'no-network';

  const pace = createPace({ rate, gapMs }, clock);
  const now = (): number => network.now();
  const isStopped = (): boolean => signal.aborted;
  const rules = { parallel, pace, clock, signal };
  const suspects: Suspect[] = [];
  await runQueue(ordered, rules, async (target) => {
    const outcome = await lookFirst(target, keepPace(network, pace, target.hostname), now);
    if (outcome.verdict === 'suspect') suspects.push({ target, suspicion: outcome, hostname: target.hostname });
    else await onResult(target, outcome);
  });
  if (isStopped()) return 'stopped';
  if (suspects.length === 0) return 'done';

  await clock.sleep(Math.max(...suspects.map(({ suspicion }) => suspicion.at)) + confirmAfterMs - clock.now(), signal);
  if (isStopped()) return 'stopped';
  if (!(await hasNetwork(sample, network.dns))) return 'no-network';
  const ours = findOwnRefusals(ordered, suspects);
  let settled = 0;
  await runQueue(suspects, rules, async ({ target, suspicion }) => {
    const result =
      suspicion.of === 'refused' && ours.has(target.port)
        ? inconclusive(
            `most servers refuse connections to port ${target.port}, so our own network is the likely reason`,
          )
        : await settle(target, suspicion, keepPace(network, pace, target.hostname), now);
    settled += 1;
    await onResult(target, result);
  });
  return settled < suspects.length ? 'stopped' : 'done';
}

interface Suspect {
  readonly target: Target;
  readonly suspicion: Suspicion;
  readonly hostname: string;
}

/** Ports to which more than half of all servers refuse connections: a firewall before this machine may do that. */
function findOwnRefusals(targets: readonly Target[], suspects: readonly Suspect[]): ReadonlySet<number> {
  const refusing = suspects.filter(({ suspicion }) => suspicion.of === 'refused').map(({ target }) => target.port);
  return new Set(
    refusing.filter((port) => {
      const all = targets.filter((target) => target.port === port).length;
      return all >= enoughServers && refusing.filter((other) => other === port).length * 2 > all;
    }),
  );
}
