import type { Random } from '../random.ts';

/** Characters of an input: a body has 16 KiB, and the readers must refuse more than they want themselves. */
export const inputLimit = 16 * 1024;

const oddities = [
  '\u0000',
  '\u0009',
  '\u000a',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u00ff',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u3002',
  '\ud800',
  '\udfff',
  '\ue000',
  '\ue001',
  '\ufdd0',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\uff20',
  'ß',
  'İ',
  'ſ',
  '漢',
  '😀',
  '__proto__',
  'constructor',
];

type Change = (random: Random, input: string, words: readonly string[]) => string;

const splice = (input: string, at: number, removed: number, added: string): string =>
  input.slice(0, at) + added + input.slice(at + removed);
const place = (random: Random, input: string): number => random.below(input.length + 1);

const changes: readonly Change[] = [
  (random, input) => splice(input, place(random, input), 1 + random.below(8), ''),
  (random, input) => splice(input, place(random, input), 0, String.fromCharCode(random.below(0x80))),
  (random, input) => splice(input, place(random, input), 1, String.fromCharCode(random.below(0x100))),
  (random, input) => splice(input, place(random, input), random.below(2), random.pick(oddities)),
  (random, input, words) => splice(input, place(random, input), random.below(2), random.pick(words)),
  (random, input, words) => splice(input, place(random, input), random.below(12), random.pick(words)),
  (random, input) => {
    const from = place(random, input);
    return splice(input, place(random, input), 0, input.slice(from, from + 1 + random.below(40)));
  },
  (random, input) => {
    const from = place(random, input);
    const piece = input.slice(from, from + 1 + random.below(12));
    const limit = random.chance(0.02) ? inputLimit : 40;
    return splice(input, from, 0, piece.repeat(1 + random.below(Math.ceil(limit / Math.max(1, piece.length)))));
  },
  (random, input) => input.slice(0, place(random, input)),
  (random, input) => {
    const at = place(random, input);
    const code = input.charCodeAt(at);
    return Number.isNaN(code) ? input : splice(input, at, 1, String.fromCharCode(code ^ (1 << random.below(8))));
  },
  (random, input) => {
    const at = place(random, input);
    const letter = input.charAt(at);
    return splice(input, at, 1, letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
  },
];

/** Changes an input in one to four places; `other` is one to take a piece from. */
export function mutate(random: Random, input: string, other: string, words: readonly string[]): string {
  let changed = input;
  if (random.chance(0.15)) changed = input.slice(0, place(random, input)) + other.slice(place(random, other));
  for (let count = 1 + random.below(4); count > 0; count -= 1) changed = random.pick(changes)(random, changed, words);
  return changed.slice(0, inputLimit);
}
