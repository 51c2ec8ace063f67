import { Session, type Profiler } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Random } from '../random.ts';
import { mutate } from './mutate.ts';
import { judge, minimise } from './run.ts';
import type { FuzzTarget } from './target.ts';

const project = join(import.meta.dirname, '../..');

/**
 * Chooses inputs that reach what none before them reached, by the block coverage of V8 (Chrome DevTools Protocol,
 * Profiler), and shortens each while it still does.
 *
 * @param corpus - inputs to begin with
 */
export function growCorpus(
  target: FuzzTarget,
  random: Random,
  corpus: readonly string[],
  inputs: number,
): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  const urls = new Set(target.sources.map((source) => pathToFileURL(join(project, source)).href));
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = (): readonly string[] => {
    let blocks: readonly string[] = [];
    session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      blocks = result.filter(({ url }) => urls.has(url)).flatMap(toBlocks);
    });
    return blocks;
  };
  const reach = (input: string): readonly string[] => {
    take();
    judge(target, input);
    return take();
  };
  const seen = new Set<string>();
  const kept: string[] = [];
  const consider = (input: string): void => {
    const fresh = reach(input).filter((block) => !seen.has(block));
    if (fresh.length === 0) return;
    const shortest = minimise(input, (shorter) => {
      const blocks = new Set(reach(shorter));
      return fresh.every((block) => blocks.has(block));
    });
    for (const block of reach(shortest)) seen.add(block);
    kept.push(shortest);
  };
  for (const input of corpus) consider(input);
  for (let count = 0; count < inputs; count += 1) {
    const isNew = kept.length === 0 || random.chance(0.5);
    const parent = isNew ? target.generate(random) : random.pick(kept);
    consider(random.chance(0.5) ? parent : mutate(random, parent, kept[0] ?? parent, target.words));
  }
  session.disconnect();
  return Promise.resolve(kept);
}

/** Blocks that ran, with how often in powers of two: a loop that goes round more often is something new. */
function toBlocks({ url, functions }: Profiler.ScriptCoverage): readonly string[] {
  return functions.flatMap(({ ranges }) =>
    ranges
      .filter(({ count }) => count > 0)
      .map(
        ({ startOffset, endOffset, count }) =>
          `${url} ${startOffset}-${endOffset} ${Math.min(4, Math.floor(Math.log2(count)))}`,
      ),
  );
}
