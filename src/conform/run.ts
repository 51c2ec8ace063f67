import { toAnswered, type Outcome } from './answered.ts';
import type { Case, CaseGroup, Expectation } from './case.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { findComparedCases } from './parse-expectation.ts';
import { prepare } from './request.ts';
import { send, type SendLimits } from './send.ts';
import type { Target } from './target.ts';

/** What became of a case. */
export type Verdict = Judgement | { readonly kind: 'not-offered' } | { readonly kind: 'skipped'; readonly why: string };

/** A case, what became of it, and what came for it. */
export interface CaseResult {
  readonly case: Case;
  readonly verdict: Verdict;
  /** Absent where nothing was sent. */
  readonly outcome?: Outcome;
}

/** How a run goes. */
export interface RunOptions extends SendLimits {
  readonly target: Target;
  readonly parallel: number;
  /** Whether a case was asked for; others are sent only if one that was compares with them. */
  readonly isWanted: (each: Case) => boolean;
  /** Called after each request, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** A path that nobody answers, and a method that it does not know. */
const absentStatuses: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** Cases whose answer an answer has to be the same as: to be as wrong as another one is no merit. */
function findModels(expectations: readonly Expectation[]): readonly string[] {
  return expectations.flatMap((each) => (each.kind === 'sameBytesAs' ? [each.caseId] : []));
}

/** Every case that has to be sent: the wanted ones, what they compare with, and what tells whether a group is there. */
function findNeeded(groups: readonly CaseGroup[], isWanted: RunOptions['isWanted']): readonly Case[] {
  const all = groups.flatMap(({ cases }) => cases);
  const needed = new Set<string>();
  const add = (id: string): void => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const other of findComparedCases(all.find((each) => each.id === id)?.expectations ?? [])) add(other);
  };
  for (const { cases, probe, isOptional } of groups) {
    const wanted = cases.filter(isWanted);
    for (const { id } of wanted) add(id);
    if (isOptional && wanted.length > 0) add(probe);
  }
  return all.filter(({ id }) => needed.has(id));
}

/**
 * Asks everything that is wanted of the target and judges what comes. Never rejects and always ends: each request has
 * its bound, and there are as many as cases.
 */
export async function run(groups: readonly CaseGroup[], options: RunOptions): Promise<readonly CaseResult[]> {
  const { target, parallel, isWanted, onProgress } = options;
  const needed = findNeeded(groups, isWanted);
  const outcomes = new Map<string, Outcome>();
  const skipped = new Map<string, string>();
  const queue = [...needed];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let each = queue.shift(); each !== undefined; each = queue.shift()) {
      const prepared = prepare(each, target);
      if (prepared.kind === 'skip') {
        skipped.set(each.id, prepared.why);
      } else {
        const sent = await send(prepared.request, options);
        const { account } = prepared;
        outcomes.set(each.id, sent.kind === 'answer' ? toAnswered(sent, account) : { ...sent, account });
      }
      done += 1;
      onProgress?.(done, needed.length);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));

  const isAbsent = ({ isOptional, probe }: CaseGroup): boolean => {
    const outcome = outcomes.get(probe);
    return isOptional && outcome?.kind === 'answer' && absentStatuses.has(outcome.status);
  };
  const context = { target, findOutcome: (id: string) => outcomes.get(id) };
  const judgeWithModels = (each: Case, outcome: Outcome): Judgement => {
    const judgement = judge(each, outcome, context);
    if (judgement.kind !== 'pass') return judgement;
    const wrong = findModels(each.expectations).find((id) => {
      const model = needed.find((other) => other.id === id);
      const came = outcomes.get(id);
      return model !== undefined && came !== undefined && judge(model, came, context).kind === 'fail';
    });
    return wrong === undefined ? judgement : { kind: 'not-applicable', why: `the same as ${wrong}, which fails` };
  };
  return groups.flatMap((group) => {
    const isGroupAbsent = isAbsent(group);
    return group.cases.filter(isWanted).map((each): CaseResult => {
      const outcome = outcomes.get(each.id);
      if (outcome === undefined) return { case: each, verdict: { kind: 'skipped', why: skipped.get(each.id) ?? '' } };
      if (isGroupAbsent && !each.always) return { case: each, verdict: { kind: 'not-offered' }, outcome };
      return { case: each, verdict: judgeWithModels(each, outcome), outcome };
    });
  });
}
