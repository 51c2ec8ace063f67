import type { CaseResult } from './run.ts';
import { clientNames } from './readers.ts';

/**
 * What a server is to a client: `works`: every must and should passes. `works with faults`: every must passes. `fails`:
 * a must does not. `not offered`: the server has nothing that the client asks for. `not tested`: no case was judged.
 */
export type Standing = 'works' | 'works with faults' | 'fails' | 'not offered' | 'not tested';

/** One line of the scoreboard. */
export interface Score {
  /** A client or a specification. */
  readonly name: string;
  readonly standing: Standing;
  readonly musts: Count;
  readonly shoulds: Count;
  /** Ids of the musts and shoulds that failed, musts first. */
  readonly failed: readonly string[];
}

/** Of those that were judged. */
export interface Count {
  readonly passed: number;
  readonly judged: number;
}

/** The whole scoreboard. */
export interface Scoreboard {
  readonly clients: readonly Score[];
  readonly specifications: readonly Score[];
  readonly all: Score;
}

const isJudged = ({ verdict }: CaseResult): boolean => verdict.kind === 'pass' || verdict.kind === 'fail';
const isFailed = ({ verdict }: CaseResult): boolean => verdict.kind === 'fail';

function toCount(results: readonly CaseResult[]): Count {
  const judged = results.filter(isJudged);
  return { passed: judged.filter((result) => !isFailed(result)).length, judged: judged.length };
}

function toStanding(results: readonly CaseResult[]): Standing {
  const counted = results.filter((result) => isJudged(result) && result.case.level !== 'extra');
  if (counted.some((result) => isFailed(result) && result.case.level === 'must')) return 'fails';
  // What holds for servers without the format as well says nothing about the client.
  const isAbsent = results.some(({ verdict }) => verdict.kind === 'not-offered');
  if (isAbsent && counted.every((result) => result.case.always)) return 'not offered';
  if (counted.length === 0) return 'not tested';
  return counted.some(isFailed) ? 'works with faults' : 'works';
}

function toScore(name: string, results: readonly CaseResult[]): Score {
  const musts = results.filter((result) => result.case.level === 'must');
  const shoulds = results.filter((result) => result.case.level === 'should');
  return {
    name,
    standing: toStanding(results),
    musts: toCount(musts),
    shoulds: toCount(shoulds),
    failed: [...musts, ...shoulds].filter(isFailed).map((result) => result.case.id),
  };
}

/** Counts what became of the cases, by client, by specification and together. */
export function toScoreboard(results: readonly CaseResult[]): Scoreboard {
  const specs = [...new Set(results.map((result) => result.case.spec))].sort();
  const clients = clientNames.filter((name) => results.some((result) => result.case.clients.includes(name)));
  return {
    clients: clients.map((name) =>
      toScore(
        name,
        results.filter((result) => result.case.clients.includes(name)),
      ),
    ),
    specifications: specs.map((name) =>
      toScore(
        name,
        results.filter((result) => result.case.spec === name),
      ),
    ),
    all: toScore('all', results),
  };
}
