import { measureRate, toMedian, type Scenario } from './load.ts';
import { hasNginx, startNginx, startNode, type RunningServer } from './peers.ts';
import { findShape, type Effort } from './rates.ts';
import { hasWrk, measureRateByWrk } from './wrk.ts';
import { readCpuMs, readMemoryMiB, startWorkerd } from './workerd.ts';

/** The service on Node beside the constant worker, and beside nginx where it has the same bytes in a file. */
export interface NodeRates {
  readonly name: string;
  readonly node: number;
  readonly ceiling: number;
  readonly ratio: number;
  /** Processor time of a request, in microseconds. */
  readonly cpuMicroseconds: number;
  readonly memoryMiB: number;
  /** Undefined where nginx is not installed, or the request is none for a file. */
  readonly nginx: { readonly rate: number; readonly ratio: number } | undefined;
}

/** Compares at a number of connections, in rounds with new processes each. */
export async function measureNode(
  ceilingScript: string,
  variables: Readonly<Record<string, string>>,
  scenario: Scenario,
  connections: number,
  { rounds, seconds }: Effort,
): Promise<NodeRates> {
  const measure = hasWrk() ? measureRateByWrk : measureRate;
  const isFile = scenario.method === 'GET' && hasNginx();
  const [node, ceiling, nginx, cpu, memory]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await startNode(variables);
    const shape = await findShape(ours.port, scenario);
    const constant = await startWorkerd(ceilingScript, { LENGTH: String(shape.length), TYPE: shape.type }, false);
    const path = scenario.path.split('?')[0] ?? '';
    const web = isFile ? await startNginx(path, shape.type, new Uint8Array(shape.length).fill(0x78)) : undefined;
    const rate = async ({ port }: Pick<RunningServer, 'port'>): Promise<number> => {
      await measure(port, scenario, connections, 1); // warms up
      return measure(port, scenario, connections, seconds);
    };
    ceiling.push(await rate(constant));
    await measure(ours.port, scenario, connections, 1);
    const { pid } = ours.process;
    const before = pid === undefined ? 0 : readCpuMs(pid);
    const own = await measure(ours.port, scenario, connections, seconds);
    node.push(own);
    if (pid !== undefined) {
      cpu.push(((readCpuMs(pid) - before) * 1000) / (own * seconds));
      memory.push(readMemoryMiB(pid));
    }
    if (web !== undefined) nginx.push(await rate(web));
    await Promise.all([ours.stop(), constant.stop(), web?.stop()]);
  }
  const ratioTo = (others: readonly number[]): number =>
    toMedian(node.map((rate, round) => rate / (others[round] ?? Number.NaN)));
  return {
    name: scenario.name,
    node: toMedian(node),
    ceiling: toMedian(ceiling),
    ratio: ratioTo(ceiling),
    cpuMicroseconds: toMedian(cpu),
    memoryMiB: toMedian(memory),
    nginx: isFile ? { rate: toMedian(nginx), ratio: ratioTo(nginx) } : undefined,
  };
}
