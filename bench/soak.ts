// `npm run soak -- --requests 1000000 [--target workerd|node] [--seed n] [--connections n]`: mixed requests, good and
// hostile, against the service in plain workerd and on Node. It ends with 1 at any 5xx, any answer that is not
// well-formed, memory that grows or handles that stay open; the requests are then in bench/soak-failures.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from './random.ts';
import type { Received, Silence } from './soak/connection.ts';
import type { Exchange } from './soak/exchange.ts';
import { createJudge } from './soak/judge.ts';
import { createLatency } from './soak/latency.ts';
import { createPlan } from './soak/plans.ts';
import { createPlayer } from './soak/play.ts';
import { targets } from './soak/targets.ts';
import { countHandles, findTrend, takeSample, type Sample } from './soak/watch.ts';

/** MiB by which memory may grow over the second half of a run: what a collector leaves between two turns. */
const growthLimitMiB = 24;
/** MiB that the process may have at all, runtime and all: V8 collects late on a machine with room. */
const peakLimitMiB = 512;
/** Requests after which caches are full and code is optimised; growth before that says nothing. */
const warmUpRequests = 100_000;
/** Handles that may stay open: the runtime's own, opened at first use. */
const handleLimit = 8;
const savedFailures = 20;
const failuresFolder = join(import.meta.dirname, 'soak-failures');

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    target: { type: 'string', multiple: true, default: Object.keys(targets) },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    connections: { type: 'string', default: '32' },
  },
});
const wanted = Number(values.requests);
const seed = Number(values.seed);

const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-soak-'));
let violations = 0;

async function save(name: string, index: number, exchange: Exchange, answer: Received | Silence, problem: string) {
  const answered =
    typeof answer === 'string'
      ? answer
      : [
          `status ${answer.status}`,
          ...[...answer.headers].map((header) => header.join(': ')),
          '',
          answer.body.toString(),
        ].join('\n');
  const text = `${exchange.kind}\n${problem}\n\n${JSON.stringify(exchange.bytes.toString('latin1'))}\n\n${answered.slice(0, 20_000)}\n`;
  await mkdir(failuresFolder, { recursive: true });
  await writeFile(join(failuresFolder, `${name}-${seed}-${index}.txt`), text);
}

async function soak(name: string): Promise<void> {
  const start = targets[name];
  if (start === undefined) throw new Error(`--target takes ${Object.keys(targets).join(', ')}`);
  const target = await start(folder);
  const random = createRandom(seed);
  const judge = createJudge();
  const latency = createLatency();
  const byStatus = new Map<string, number>();
  const samples: Sample[] = [];
  let [sent, problems] = [0, 0];
  const saves: Promise<void>[] = [];
  const count = (key: string): void => void byStatus.set(key, (byStatus.get(key) ?? 0) + 1);
  const hear = (exchange: Exchange, answer: Received | Silence, milliseconds?: number): void => {
    count(typeof answer === 'string' ? answer : String(answer.status));
    if (milliseconds !== undefined) latency.add(milliseconds);
    const problem = judge(exchange, answer);
    if (problem === undefined) return;
    problems += 1;
    if (problems <= savedFailures) {
      console.log(`  ${name}: ${exchange.kind}: ${problem}`);
      saves.push(save(name, problems, exchange, answer, problem));
    }
  };
  const client = async (): Promise<void> => {
    const player = createPlayer(target.port, hear);
    while (sent < wanted && !target.hasEnded()) {
      const plan = createPlan(random);
      sent += plan.exchanges.length;
      if (plan.manner === 'aborted') count('aborted');
      await player.play(plan);
    }
    player.stop();
  };
  try {
    await createPlayer(target.port, hear).play({ manner: 'kept', exchanges: [] });
    const handlesBefore = countHandles(target.pid);
    const before = performance.now();
    const step = Math.max(1, Math.floor(wanted / 1_000));
    let next = 0;
    const sampling = setInterval(() => {
      if (target.hasEnded() || sent < next) return;
      samples.push(takeSample(target.pid, sent));
      next = sent + step;
    }, 50);
    await Promise.all(Array.from({ length: Number(values.connections) }, client));
    clearInterval(sampling);
    const seconds = (performance.now() - before) / 1_000;
    const growthOfHandles = target.hasEnded() ? Number.NaN : await waitForHandles(target.pid, handlesBefore);
    await Promise.all(saves);

    const { peakMiB, growthMiB, slopeMiB } = findTrend(samples);
    const statuses = [...byStatus]
      .sort()
      .map(([status, times]) => `${status}: ${times}`)
      .join(', ');
    const verdict = (holds: boolean): string => {
      if (!holds) violations += 1;
      return holds ? 'holds' : 'MISSED';
    };
    const complaints = target.complaints();
    console.log(
      `${name}: ${sent} requests in ${seconds.toFixed(0)} s (${(sent / seconds).toFixed(0)}/s), seed ${seed}`,
    );
    console.log(`  answers ${statuses}`);
    console.log(`  wrong answers ${problems}, bar 0: ${verdict(problems === 0)}`);
    console.log(`  complaints of the service ${complaints.length}, bar 0: ${verdict(complaints.length === 0)}`);
    for (const line of complaints) console.log(`    ${line}`);
    console.log(`  ended by itself: ${verdict(!target.hasEnded())}`);
    console.log(`  memory by time: ${toCurve(samples).join(', ')} MiB`);
    console.log(`  memory: peak ${peakMiB.toFixed(0)} MiB, bar ${peakLimitMiB}: ${verdict(peakMiB <= peakLimitMiB)}`);
    console.log(
      `  memory: growth over the second half ${growthMiB.toFixed(1)} MiB (${slopeMiB.toFixed(2)} for 100,000 requests), ` +
        (sent < warmUpRequests
          ? 'too few requests for a bar'
          : `bar ${growthLimitMiB}: ${verdict(growthMiB <= growthLimitMiB)}`),
    );
    console.log(
      `  handles left open ${growthOfHandles}, bar ${handleLimit}: ${verdict(growthOfHandles <= handleLimit)}`,
    );
    console.log(`  latency p50 ${latency.quantile(0.5).toFixed(2)} ms, p99 ${latency.quantile(0.99).toFixed(2)} ms`);
  } finally {
    await target.stop();
  }
}

/** Ten of the samples. */
const toCurve = (samples: readonly Sample[]): readonly string[] =>
  Array.from({ length: 11 }, (_unused, tenth) => samples[Math.floor(((samples.length - 1) * tenth) / 10)])
    .filter((sample) => sample !== undefined)
    .map(({ memoryMiB }) => memoryMiB.toFixed(0));

/** Servers close what clients have left within moments. */
async function waitForHandles(pid: number, before: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (countHandles(pid) <= before) return 0;
    await new Promise((done) => setTimeout(done, 100));
  }
  return countHandles(pid) - before;
}

try {
  for (const name of values.target) await soak(name);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = violations === 0 ? 0 : 1;
