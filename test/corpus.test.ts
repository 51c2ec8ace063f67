import { describe, expect, test } from 'vitest';
import { readCorpus } from '../bench/fuzz/corpus.ts';
import { judge, measure, timeLimitMs } from '../bench/fuzz/run.ts';
import { findPollution } from '../bench/fuzz/target.ts';
import { fuzzTargets } from '../bench/fuzz/targets/index.ts';

// Inputs that `npm run fuzz` chose by coverage, and those that once broke something.

const targets = fuzzTargets.map(([, target]) => [target.name, target] as const);

describe.each(targets)('%s', (name, target) => {
  const corpus = readCorpus(name);

  test('has a corpus', () => {
    expect(corpus.length).toBeGreaterThan(5);
  });

  test('keeps its promises for every saved input', () => {
    const broken = corpus.flatMap((input) => {
      const problem = judge(target, input);
      return problem === undefined ? [] : [`${JSON.stringify(input)}: ${problem}`];
    });
    expect(broken).toEqual([]);
    expect(findPollution()).toBeUndefined();
  });

  test('takes its time for none of them', () => {
    expect(corpus.filter((input) => measure(target, input) > timeLimitMs)).toEqual([]);
  });
});

test('an input that breaks a promise is noticed', () => {
  const [, target] = targets[0] ?? [];
  if (target === undefined) throw new Error('no target');
  const wrong = { ...target, check: () => 'is wrong' };
  const failing = {
    ...target,
    check: () => {
      throw new RangeError('oh');
    },
  };
  expect(judge(wrong, 'x')).toBe('is wrong');
  expect(judge(failing, 'x')).toBe('throws RangeError: oh');
});
