import type { Paint } from '../overview.ts';
import { isRegression } from './compare.ts';
import type { Diff } from './diff.ts';
import { describeDocument, groupChanges, toLinePair, toShortLine, verdictWords } from './words.ts';

/** A comparison in lines for a terminal. */
export function renderText(diff: Diff, paint: Paint): readonly string[] {
  const lines = [paint('bold', toTitle(diff)), ...diff.notes.map((note) => paint('yellow', toShortLine(note)))];
  for (const { address, clients, documents } of diff.addresses) {
    lines.push('', paint('bold', address));
    for (const group of groupChanges(clients)) {
      const title = `${group.clients}: ${verdictWords[group.verdict]}`;
      lines.push(`  ${isRegression(group) ? paint('red', title) : title}`);
      for (const { part, before, after } of group.differences) {
        lines.push(`    ${part}`, `      - ${before ?? '(none)'}`, `      + ${after ?? '(none)'}`);
      }
    }
    for (const document of documents) {
      lines.push(`  ${describeDocument(document)}`);
      if (document.line === undefined) continue;
      const [before, after] = toLinePair(document.line);
      lines.push(`    line ${String(document.line.number)}`, `      - ${before}`, `      + ${after}`);
    }
  }
  for (const { id, leftOut } of diff.leftOut) {
    lines.push('', `${toShortLine(id)}: ${String(leftOut)} more domains changed, which were not looked at`);
  }
  return lines;
}

/** The outcome in one sentence; `quote` shows what was typed. */
export function toTitle(
  { ref, commit, addresses, regressions }: Diff,
  quote: (text: string) => string = (text) => text,
): string {
  const since = `since ${quote(toShortLine(ref))} (${commit.slice(0, 12)})`;
  if (addresses.length === 0) return `No answer changed ${since}`;
  const count = `Answers for ${addresses.length === 1 ? '1 address' : `${String(addresses.length)} addresses`} changed`;
  if (regressions === 0) return `${count} ${since}; no client stops working`;
  return `${count} ${since}; ${String(regressions)} times a client stops working or loses TLS`;
}
