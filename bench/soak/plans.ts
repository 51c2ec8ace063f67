import type { Random } from '../random.ts';
import type { Manner, Plan } from './exchange.ts';
import { createHostile, createOversized, createWithBody } from './hostile.ts';
import { createValid } from './valid.ts';

const alone = (manner: Manner, exchange: Plan['exchanges'][number]): Plan => ({ manner, exchanges: [exchange] });

/** What the next client does, in shares of 1,000. */
const shares: readonly (readonly [share: number, make: (random: Random) => Plan])[] = [
  [772, (random) => alone('kept', createValid(random))],
  [150, (random) => alone('kept', createHostile(random))],
  [
    40,
    (random) => ({
      manner: 'pipelined',
      exchanges: Array.from({ length: 2 + random.below(8) }, () => createValid(random)),
    }),
  ],
  [10, (random) => alone('half-open', { ...createValid(random), mayBeSilent: true })],
  // Each on a connection of its own, that is closed by one of the two.
  [10, (random) => alone('pipelined', createOversized(random))],
  [10, (random) => alone('aborted', random.chance(0.5) ? createWithBody(random) : createValid(random))],
  [8, (random) => alone('slow', createWithBody(random))],
];

/** Chooses what a client does next. */
export function createPlan(random: Random): Plan {
  let left = random.below(1_000);
  for (const [share, make] of shares) {
    left -= share;
    if (left < 0) return make(random);
  }
  return alone('kept', createValid(random));
}
