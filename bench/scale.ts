import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProviders } from './lookup.ts';
import { packProvider } from '../src/storage/pack.ts';
import { toMedian } from './load.ts';
import { readCpuMs, readMemoryMiB, startWorkerd } from './workerd.ts';

/** What bundling so many domains costs the whole process, until its first answer. */
export interface ScaleCost {
  readonly domains: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memoryMiB: number;
}

const project = join(import.meta.dirname, '..');

/**
 * Bundles the worker with that many made-up domains in place of its entries, and starts it several times.
 *
 * @param bundle - gives the path of the bundled worker
 */
export async function measureScale(
  bundle: (entry: string, name: string) => Promise<string>,
  variables: Readonly<Record<string, string>>,
  sizes: readonly number[],
  starts: number,
): Promise<readonly ScaleCost[]> {
  const costs: ScaleCost[] = [];
  for (const domains of sizes) {
    // Inside the project, where packages are found.
    const copy = join(project, `.wrangler/bench-${String(domains)}`);
    try {
      await mkdir(copy, { recursive: true });
      await cp(join(project, 'src'), join(copy, 'src'), { recursive: true });
      const lines = createProviders(domains).map((provider) => JSON.stringify(packProvider(provider)));
      await writeFile(
        join(copy, 'src/storage/providers.ts'),
        `export const packedOwnProviders: readonly string[] = [];\nexport const packedProviders: readonly string[] = [${lines.join(',')}];\n`,
      );
      const script = await bundle(join(copy, 'src/worker.ts'), `scale-${String(domains)}`);
      const [wall, cpu, memory]: [number[], number[], number[]] = [[], [], []];
      for (let start = 0; start < starts; start += 1) {
        const before = performance.now();
        const worker = await startWorkerd(script, variables);
        wall.push(performance.now() - before);
        const { pid } = worker.process;
        if (pid !== undefined) {
          cpu.push(readCpuMs(pid));
          memory.push(readMemoryMiB(pid));
        }
        await worker.stop();
      }
      costs.push({ domains, wallMs: toMedian(wall), cpuMs: toMedian(cpu), memoryMiB: toMedian(memory) });
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
  return costs;
}
