// `npm run fuzz -- --inputs 10000000 [--only <target>…] [--seed n]`: made-up inputs for everything that reads what comes
// from outside, each judged by what has to hold for all. It ends with 1 where one breaks it, and prints the shortest
// such input. `--grow` chooses a corpus by the coverage of V8 instead, and writes it to test/corpus.
import { parseArgs } from 'node:util';
import { readCorpus, writeCorpus } from './fuzz/corpus.ts';
import { growCorpus } from './fuzz/grow.ts';
import { fuzz, judge, measure, minimise, timeLimitMs } from './fuzz/run.ts';
import { fuzzTargets } from './fuzz/targets/index.ts';
import { createRandom } from './random.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    only: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    grow: { type: 'boolean', default: false },
  },
});
const names = fuzzTargets.map(([, { name }]) => name);
const unknown = values.only.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`--only takes ${names.join(', ')}`);
const chosen = fuzzTargets.filter(([, { name }]) => values.only.length === 0 || values.only.includes(name));
const shares = chosen.reduce((sum, [share]) => sum + share, 0);
const seed = Number(values.seed);
let total = 0;
let findings = 0;

console.log(`seed ${seed}, Node ${process.version}`);
for (const [share, target] of chosen) {
  const random = createRandom(seed);
  const inputs = Math.ceil((Number(values.inputs) * share) / shares);
  if (values.grow) {
    const corpus = await growCorpus(target, random, readCorpus(target.name), inputs);
    await writeCorpus(target.name, corpus);
    console.log(`${target.name.padEnd(12)} ${corpus.length} inputs in the corpus`);
    continue;
  }
  const outcome = fuzz(target, random, readCorpus(target.name), inputs);
  total += outcome.inputs;
  findings += outcome.findings.length;
  console.log(
    `${target.name.padEnd(12)} ${String(outcome.inputs).padStart(9)} inputs in ${outcome.seconds.toFixed(0)} s ` +
      `(${(outcome.inputs / outcome.seconds).toFixed(0)}/s), slowest ${outcome.slowestMs.toFixed(1)} ms of ${timeLimitMs}, findings ${outcome.findings.length}`,
  );
  for (const { input, problem } of outcome.findings) {
    const isSlow = problem.startsWith('takes ') && problem.endsWith(' ms');
    const shortest = isSlow
      ? minimise(input, (shorter) => measure(target, shorter) > timeLimitMs)
      : minimise(input, (shorter) => judge(target, shorter) === problem);
    console.log(`  ${problem}: ${JSON.stringify(shortest).slice(0, 2_000)}`);
  }
}
if (!values.grow) console.log(`${total} inputs, ${findings} findings, bar 0: ${findings === 0 ? 'holds' : 'MISSED'}`);
process.exitCode = findings === 0 ? 0 : 1;
