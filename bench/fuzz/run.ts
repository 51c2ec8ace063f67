import type { Random } from '../random.ts';
import { mutate } from './mutate.ts';
import { findPollution, type FuzzTarget } from './target.ts';

/** An input that breaks an invariant. */
export interface Finding {
  readonly input: string;
  readonly problem: string;
}

/** What a run came to. */
export interface FuzzOutcome {
  readonly inputs: number;
  readonly seconds: number;
  /** The longest time that an input took when it was measured again, in milliseconds. */
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

/** Milliseconds that an input may take. */
export const timeLimitMs = 5;
/** Inputs before times count: until then code is read and optimised. */
const warmUp = 2_000;
/** After so many the rest would be more of the same. */
const findingLimit = 20;

/** The invariant that an input breaks, or what was thrown. */
export function judge(target: FuzzTarget, input: string): string | undefined {
  try {
    return target.check(input);
  } catch (error) {
    return `throws ${error instanceof Error ? `${error.name}: ${error.message}` : typeof error}`;
  }
}

/** The least of several times of the function alone, since the machine does other things too; in milliseconds. */
export function measure(target: FuzzTarget, input: string): number {
  let least = Infinity;
  for (let count = 0; count < 5; count += 1) {
    const before = performance.now();
    target.run(input);
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

/**
 * Judges made-up inputs.
 *
 * @param corpus - inputs to change, beside those that are made by the rules
 */
export function fuzz(target: FuzzTarget, random: Random, corpus: readonly string[], inputs: number): FuzzOutcome {
  const findings: Finding[] = [];
  const problems = new Set<string>();
  const report = (input: string, problem: string): void => {
    const kind = problem.replace(/[^A-Za-z ].*/, '');
    if (problems.has(kind) && findings.length > 3) return;
    problems.add(kind);
    findings.push({ input, problem });
  };
  let slowestMs = 0;
  let done = 0;
  const start = performance.now();
  for (; done < inputs && findings.length < findingLimit; done += 1) {
    const isNew = corpus.length === 0 || random.chance(0.5);
    const parent = isNew ? target.generate(random) : random.pick(corpus);
    const other = corpus.length === 0 ? parent : random.pick(corpus);
    const input = isNew && random.chance(0.5) ? parent : mutate(random, parent, other, target.words);
    const before = performance.now();
    const problem = judge(target, input);
    const time = performance.now() - before;
    if (problem !== undefined) report(input, problem);
    if (time > timeLimitMs && done > warmUp) {
      const again = measure(target, input);
      slowestMs = Math.max(slowestMs, again);
      if (again > timeLimitMs) report(input, `takes ${again.toFixed(1)} ms`);
    }
    if (done % 1_024 === 0) {
      const pollution = findPollution();
      if (pollution !== undefined) report(input, pollution);
    }
  }
  return { inputs: done, seconds: (performance.now() - start) / 1_000, slowestMs, findings };
}

/** Leaves out of an input whatever it can do without, while `isStill` holds. */
export function minimise(input: string, isStill: (shorter: string) => boolean): string {
  let shortest = input;
  for (let size = shortest.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < shortest.length;) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + size);
      if (isStill(shorter)) shortest = shorter;
      else at += size;
    }
  }
  return shortest;
}
