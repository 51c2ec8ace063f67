import { createHierarchy, longValidity, type KeyKind } from '../test/certificates.ts';
import { measureRate, toMedian, type Scenario } from './load.ts';
import { readCpuMs, startWorkerd, type RunningWorker } from './workerd.ts';

/** What one kind of signature costs. */
export interface SigningCost {
  readonly name: string;
  /** CPU of the whole process for one profile, in milliseconds. */
  readonly cpuMs: number;
  /** What of that an unsigned profile does not cost. */
  readonly signatureMs?: number;
  /** Length of the answer. */
  readonly bytes: number;
  /** The most that a signature may cost; bars are for the two kinds that are recommended. */
  readonly barMs?: number;
}

const kinds: readonly { readonly kind: KeyKind; readonly barMs?: number }[] = [
  { kind: 'RSA-2048', barMs: 3 },
  { kind: 'RSA-4096' },
  { kind: 'P-256', barMs: 1 },
  { kind: 'P-384' },
];

const scenario: Scenario = {
  name: 'signed profile',
  method: 'GET',
  path: '/email.mobileconfig?email=jane%40gmail.com',
  headers: {},
};

interface Measured {
  readonly worker: RunningWorker;
  readonly pid: number;
  readonly name: string;
  readonly barMs: number | undefined;
  readonly bytes: number;
  readonly cpu: number[];
  readonly signature: number[];
}

/**
 * Measures signed and unsigned profiles side by side, each in a worker of its own, in alternating rounds. Linux only.
 *
 * @throws Error if a worker does not sign although it has a key.
 */
export async function measureSigning(
  script: string,
  variables: Readonly<Record<string, string>>,
  rounds: number,
  seconds: number,
): Promise<readonly SigningCost[]> {
  const measured: Measured[] = [];
  const start = async (
    name: string,
    material: Readonly<Record<string, string>>,
    barMs: number | undefined,
    health: string,
  ): Promise<void> => {
    const worker = await startWorkerd(script, { ...variables, ...material }, false);
    const base = `http://127.0.0.1:${String(worker.port)}`;
    const { pid } = worker.process;
    const state = await (await fetch(`${base}/healthz`)).text();
    const bytes = (await (await fetch(base + scenario.path)).arrayBuffer()).byteLength;
    measured.push({ worker, pid: pid ?? 0, name, barMs, bytes, cpu: [], signature: [] });
    if (!state.includes(`"signing":"${health}"`)) throw new Error(`${name}: ${state}`);
  };
  try {
    await start('unsigned', {}, undefined, 'off');
    for (const { kind, barMs } of kinds) {
      const { leaf, intermediate } = await createHierarchy(kind, longValidity);
      const material = {
        SIGNING_KEY: leaf.keyPem,
        SIGNING_CERTIFICATE: leaf.certificatePem,
        SIGNING_CHAIN: intermediate.certificatePem,
      };
      await start(kind, material, barMs, 'ready');
    }
    for (let round = 0; round <= rounds; round += 1) {
      let unsigned: number | undefined;
      for (const { worker, pid, cpu, signature } of measured) {
        const before = readCpuMs(pid);
        const rate = await measureRate(worker.port, scenario, 1, seconds);
        const each = (readCpuMs(pid) - before) / (rate * seconds);
        unsigned ??= each;
        // The first round only warms up.
        if (round === 0) continue;
        cpu.push(each);
        signature.push(each - unsigned);
      }
    }
  } finally {
    for (const { worker } of measured) await worker.stop();
  }
  return measured.map(({ name, barMs, bytes, cpu, signature }, index) => ({
    name,
    bytes,
    cpuMs: toMedian(cpu),
    ...(index === 0 ? {} : { signatureMs: toMedian(signature) }),
    ...(barMs === undefined ? {} : { barMs }),
  }));
}
