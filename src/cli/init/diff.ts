import { diff } from 'node:util';

/** Lines around a change that are shown with it. */
const context = 3;

/** What changes between two texts, line by line: `-` goes, `+` comes; empty if they are equal. */
export function renderDiff(before: string, after: string): string {
  // 1 is for what only the first has, -1 for what only the second has.
  const lines = diff(before.split('\n'), after.split('\n')).map(([kind, line]) => ({ kind, line }));
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 0);
  const shown: string[] = [];
  let isGap = true;
  for (const [index, { kind, line }] of lines.entries()) {
    if (!isNear(index)) {
      isGap = true;
      continue;
    }
    if (isGap && shown.length > 0) shown.push('…');
    isGap = false;
    shown.push(`${kind === 0 ? ' ' : kind === 1 ? '-' : '+'} ${line}`);
  }
  return shown.some((line) => line.startsWith('+') || line.startsWith('-')) ? shown.join('\n') : '';
}
