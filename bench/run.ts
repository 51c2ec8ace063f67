// `npm run bench`: Mailbeacon against a worker that answers a constant, in the same run on plain workerd, so that the
// figures are ratios and a slow machine changes none of them. `--quick` shortens the rounds for a first look,
// `--only tenants` runs one part.
import { cpus, tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorker } from '../src/cli/bundle.ts';
import { measureLookups } from './dns.ts';
import { measureLookup } from './lookup.ts';
import { measureRate, toMedian } from './load.ts';
import { measureRates } from './rates.ts';
import { nginxBar, nodeBars, page, scenarios } from './scenarios.ts';
import { measureLatency, type Latency } from './latency.ts';
import { measureNode } from './node.ts';
import { findShape } from './rates.ts';
import { hostileBodies } from './hostile.ts';
import { measureScale } from './scale.ts';
import { measureSigning } from './signing.ts';
import { measureTenants } from './tenants.ts';
import { readCpuMs, startWorkerd } from './workerd.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});
const { quick, only } = values;
const rounds = quick ? 5 : 7;
const seconds = quick ? 1 : 2;
const variables = { SERVICE_HOST: 'autoconfig.example.com', PLAIN_HTTP: 'answer', LOG: 'failures' };

const project = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-bench-'));
let failures = 0;
const verdict = (holds: boolean): string => {
  if (!holds) failures += 1;
  return holds ? 'holds' : 'MISSED';
};

async function bundle(entry: string, name: string): Promise<string> {
  const output = join(folder, name);
  await bundleWorker(isAbsolute(entry) ? entry : join(project, entry), output);
  return join(output, `${basename(entry, '.ts')}.js`);
}

async function compareRates(own: string, ceiling: string): Promise<void> {
  console.log(
    `\nrequests/s, medians of ${rounds} rounds of ${seconds} s with new processes; ratios are medians of pairs`,
  );
  for (const scenario of [...scenarios, page]) {
    for (const connections of [1, 32]) {
      const rates = await measureRates({ own, ceiling }, variables, scenario, connections, { rounds, seconds });
      console.log(
        `  ${scenario.name.padEnd(16)} c=${String(connections).padEnd(3)}` +
          `${rates.own.toFixed(0).padStart(6)} of ${rates.ceiling.toFixed(0).padStart(6)}` +
          `  ratio ${rates.ratio.toFixed(2)}, bar ${scenario.bar.toFixed(2)}: ${verdict(rates.ratio >= scenario.bar)}`,
      );
    }
  }
}

async function compareNode(ceiling: string): Promise<void> {
  console.log('\nthe service on Node at 32 connections, as a multiple of the constant worker and of nginx with a file');
  for (const scenario of scenarios.filter(({ name }) => nodeBars[name] !== undefined)) {
    const bar = nodeBars[scenario.name] ?? 1;
    const found = await measureNode(ceiling, variables, scenario, 32, { rounds, seconds });
    const { node, ratio, nginx, cpuMicroseconds, memoryMiB } = found;
    console.log(
      `  ${scenario.name.padEnd(16)} ${node.toFixed(0).padStart(6)} requests/s, ratio ${ratio.toFixed(2)}, ` +
        `bar ${bar.toFixed(2)}: ${verdict(ratio >= bar)}; ${cpuMicroseconds.toFixed(0)} µs of CPU, ${memoryMiB.toFixed(0)} MiB`,
    );
    if (nginx === undefined) continue;
    const isHeld = scenario.name === 'autoconfig GET';
    const held = isHeld ? `, bar ${nginxBar.toFixed(2)}: ${verdict(nginx.ratio >= nginxBar)}` : '';
    console.log(`  ${''.padEnd(16)} nginx ${nginx.rate.toFixed(0)} requests/s, ratio ${nginx.ratio.toFixed(2)}${held}`);
  }
}

/** At a third of what the service can do: at its limit only the collector of the runtime would be measured. */
async function compareLatency(own: string, ceiling: string): Promise<void> {
  console.log('\nmilliseconds at a constant rate, a third of the most; medians of rounds with new processes');
  for (const scenario of scenarios.slice(0, 3)) {
    const [ours, theirs]: [Latency[], Latency[]] = [[], []];
    let perSecond = 0;
    for (let round = 0; round < rounds; round += 1) {
      const service = await startWorkerd(own, variables, false);
      const shape = await findShape(service.port, scenario);
      const constant = await startWorkerd(ceiling, { LENGTH: String(shape.length), TYPE: shape.type }, false);
      if (round === 0) perSecond = (await measureRate(service.port, scenario, 32, seconds)) / 3;
      for (const [{ port }, latencies] of [
        [constant, theirs],
        [service, ours],
      ] as const) {
        await measureLatency(port, scenario, perSecond, 1); // warms up
        latencies.push(await measureLatency(port, scenario, perSecond, seconds));
      }
      await Promise.all([service.stop(), constant.stop()]);
    }
    const median = (all: readonly Latency[], key: 'p50' | 'p99'): number => toMedian(all.map((each) => each[key]));
    const ratio = toMedian(ours.map(({ p99 }, round) => p99 / (theirs[round]?.p99 ?? Number.NaN)));
    console.log(
      `  ${scenario.name.padEnd(16)} ${perSecond.toFixed(0).padStart(5)}/s: p50 ${median(ours, 'p50').toFixed(2)} of ` +
        `${median(theirs, 'p50').toFixed(2)}, p99 ${median(ours, 'p99').toFixed(2)} of ${median(theirs, 'p99').toFixed(2)}, ` +
        `ratio ${ratio.toFixed(2)}, bar 1.50: ${verdict(ratio <= 1.5)}`,
    );
  }
}

async function compareSigning(script: string): Promise<void> {
  console.log('\nsigned profiles, CPU of the whole process for each, medians of alternating rounds');
  const costs = await measureSigning(script, variables, rounds, seconds);
  for (const { name, cpuMs, signatureMs, bytes, barMs } of costs) {
    const signature = signatureMs === undefined ? '' : `, ${signatureMs.toFixed(2)} ms for signing`;
    const bar = barMs === undefined ? '' : `, bar ${barMs} ms: ${verdict((signatureMs ?? 0) <= barMs)}`;
    console.log(`  ${name.padEnd(10)} ${cpuMs.toFixed(2)} ms, ${String(bytes).padStart(5)} bytes${signature}${bar}`);
  }
}

async function compareLookups(script: string): Promise<void> {
  console.log('\na domain that the DNS led to, once that is known, beside one that an entry claims');
  const { claimed, found, ratio, questions } = await measureLookups(script, variables, rounds, seconds);
  console.log(
    `  ${found.toFixed(0)} and ${claimed.toFixed(0)} requests/s, ${ratio.toFixed(2)} of the time, bar 1.30: ` +
      `${verdict(ratio <= 1.3)}; ${String(questions)} question: ${verdict(questions === 1)}`,
  );
}

async function compareStarts(
  scripts: readonly (readonly [string, string, Readonly<Record<string, string>>])[],
): Promise<void> {
  console.log('\nstart to first answer, medians of 7 starts');
  for (const [name, script, bindings] of scripts) {
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let start = 0; start < 7; start += 1) {
      const before = performance.now();
      const worker = await startWorkerd(script, bindings);
      wall.push(performance.now() - before);
      if (process.platform === 'linux' && worker.process.pid !== undefined) cpu.push(readCpuMs(worker.process.pid));
      await worker.stop();
    }
    console.log(
      `  ${name.padEnd(12)} ${toMedian(wall).toFixed(0)} ms, ${toMedian(cpu).toFixed(0)} ms of CPU (whole process)`,
    );
  }
}

async function compareTenants(script: string): Promise<void> {
  console.log(
    '\ntenants from Workers KV, time of a request as a multiple of that for a bundled domain, medians of pairs',
  );
  const asked = scenarios.filter(({ path, body = '' }) => `${path}${body}`.includes('gmail.com'));
  for (const { name, warm, bundledBeside } of await measureTenants(script, variables, asked, { rounds, seconds })) {
    const bar = `bar 1.30: ${verdict(warm <= 1.3)}`;
    console.log(
      `  ${name.padEnd(16)} warm tenant ${warm.toFixed(2)}, ${bar}; bundled beside tenants ${bundledBeside.toFixed(2)}`,
    );
  }
}

async function compareScale(): Promise<void> {
  console.log('\nstart by number of bundled domains, medians of 5 starts, whole process');
  for (const { domains, wallMs, cpuMs, memoryMiB } of await measureScale(bundle, variables, [10, 1_000, 100_000], 5)) {
    const figures = `${wallMs.toFixed(0)} ms, ${cpuMs.toFixed(0)} ms of CPU, ${memoryMiB.toFixed(0)} MiB`;
    console.log(`  ${String(domains).padStart(7)} domains: ${figures}`);
  }
}

async function measureHostileBodies(port: number): Promise<void> {
  console.log('\ncrafted bodies of 16 KiB, time of one request (median of 50)');
  for (const [name, body] of hostileBodies) {
    const times: number[] = [];
    for (let index = 0; index < 50; index += 1) {
      const before = performance.now();
      const response = await fetch(`http://127.0.0.1:${String(port)}/autodiscover/autodiscover.xml`, {
        method: 'POST',
        body,
      });
      await response.arrayBuffer();
      times.push(performance.now() - before);
    }
    const time = toMedian(times);
    console.log(`  ${name.padEnd(28)} ${time.toFixed(2)} ms, bar 5 ms: ${verdict(time < 5)}`);
  }
}

function printLookups(): void {
  console.log('\nlook-up in memory, nanoseconds');
  for (const { domains, hit, miss } of measureLookup([100, 1_000, 10_000, 100_000])) {
    console.log(`  ${String(domains).padStart(7)} domains: known ${hit.toFixed(0)}, unknown ${miss.toFixed(0)}`);
  }
}

try {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, Node ${process.version}`);
  const [oursScript, ceilingScript] = [
    await bundle('src/worker.ts', 'worker'),
    await bundle('bench/ceiling.ts', 'ceiling'),
  ];
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    rates: () => compareRates(oursScript, ceilingScript),
    node: () => compareNode(ceilingScript),
    latency: () => compareLatency(oursScript, ceilingScript),
    bodies: async () => {
      const ours = await startWorkerd(oursScript, variables, false);
      try {
        await measureHostileBodies(ours.port);
      } finally {
        await ours.stop();
      }
    },
    dns: () => compareLookups(oursScript),
    ...(process.platform === 'linux' ? { signing: () => compareSigning(oursScript) } : {}),
    start: () =>
      compareStarts([
        ['constant', ceilingScript, { LENGTH: '8', TYPE: 'text/plain' }],
        ['mailbeacon', oursScript, variables],
      ]),
    tenants: () => compareTenants(oursScript),
    ...(process.platform === 'linux' ? { scale: compareScale } : {}),
    lookup: () => {
      printLookups();
      return Promise.resolve();
    },
  };
  const chosen = only.length === 0 ? Object.keys(parts) : only;
  for (const part of chosen) {
    if (parts[part] === undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}`);
    await parts[part]();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(failures === 0 ? '\nall bars hold' : `\n${String(failures)} bars missed`);
process.exitCode = failures === 0 ? 0 : 1;
