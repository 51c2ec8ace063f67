import type { Finding } from '../finding.ts';
import type { Network } from '../network.ts';
import { checkServer, judgeServer, type ServerReport } from '../servers/index.ts';
import { mergeFindings } from './findings.ts';
import type { AuditResult, Suspicion } from './result.ts';
import { toAnnounced, type ServerTarget } from './targets.ts';

/** Asks a server once, as the doctor does, and compares it with each listing. Never throws. */
export async function lookAtServer(
  target: ServerTarget,
  network: Network,
  now: () => number,
): Promise<AuditResult | Suspicion> {
  const [first, ...others] = target.listings;
  if (first === undefined) return { verdict: 'inconclusive', why: 'no entry announces it', findings: [] };
  const { report, findings } = await checkServer(toAnnounced(target, first), network);
  if (report === undefined) {
    const merged = mergeFindings([{ listing: first, findings }]);
    return { verdict: 'inconclusive', why: merged[0]?.text ?? 'the server was not asked', findings: merged };
  }
  const suspicion = findSuspicion(report);
  if (suspicion !== undefined) return { verdict: 'suspect', at: now(), ...suspicion };
  const judge = (more: readonly Finding[]): readonly Finding[] =>
    isPassing(report) ? more.filter(({ code }) => code !== 'server-misbehaves') : more;
  const isThere = findObstacle(report) === undefined;
  const praise = findings.find(({ code }) => code === 'server-ok')?.text ?? 'answers';
  return {
    verdict: isThere ? 'ok' : 'inconclusive',
    why: findObstacle(report) ?? praise,
    findings: mergeFindings([
      { listing: first, findings: judge(findings) },
      ...others.map((listing) => ({
        listing,
        findings: judge(judgeServer(toAnnounced(target, listing), report, now())),
      })),
    ]),
  };
}

/** Whether what a server did wrong says nothing of the entry: a bad moment, or NOOP, which nobody needs. */
const isPassing = ({ trouble }: ServerReport): boolean =>
  trouble?.step === 'NOOP' || (trouble?.cause.kind === 'failure' && trouble.cause.problem === 'timeout');

function findSuspicion({ trouble }: ServerReport): Pick<Suspicion, 'of' | 'why'> | undefined {
  if (trouble?.step !== 'connect' || trouble.cause.kind !== 'failure') return undefined;
  const { problem, text } = trouble.cause;
  return problem === 'no-address' || problem === 'refused' ? { of: problem, why: text } : undefined;
}

/** What kept the look from coming as far as the login; nothing depends on what comes after it. */
function findObstacle({ isReached, speaks, isSilent, trouble }: ServerReport): string | undefined {
  if (speaks !== undefined) return `the port speaks ${speaks}, which is not announced`;
  if (isSilent === true) return 'the port takes connections, and nothing is said';
  if (trouble === undefined) return isReached ? undefined : 'nothing greets';
  if (trouble.step === 'NOOP' || trouble.step === 'goodbye') return undefined;
  const { step, cause } = trouble;
  return `${cause.kind === 'failure' ? cause.text : `the answer is not expected: "${cause.line}"`} (${step})`;
}
