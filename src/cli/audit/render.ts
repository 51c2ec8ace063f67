import { toClean } from '../doctor/render.ts';
import type { Output } from '../command.ts';
import { paint } from '../terminal.ts';
import { toEntriesText, toShown, toShownFindings, toSummaryText, type AuditReport } from './report.ts';

const colours = { ok: 'green', gone: 'red', inconclusive: 'yellow' } as const;

/** Writes a report for a person: one line for each server, by entry, its findings below it, and the numbers. */
export function printReport(report: AuditReport, showsAll: boolean, output: Output): void {
  const out = toClean(output);
  const rows = toShown(report, showsAll);
  const [entryWidth, nameWidth] = [
    Math.max(0, ...rows.map(({ entries }) => toEntriesText(entries).length)),
    Math.max(0, ...rows.map(({ name }) => name.length)),
  ];
  for (const row of rows) {
    const { entries, name, verdict, why } = row;
    const shown = paint(output, colours[verdict], verdict.padEnd(12));
    out(`${toEntriesText(entries).padEnd(entryWidth)}  ${name.padEnd(nameWidth)}  ${shown}  ${why}`);
    for (const { severity, code, text } of toShownFindings(row, showsAll)) {
      out(`  ${paint(output, severity === 'error' ? 'red' : 'dim', severity)}: ${text}  [${code}]`);
    }
  }
  if (showsAll) for (const { entry, name, why } of report.leftOut) out(`${entry}  ${name}  left out: ${why}`);
  if (rows.length > 0 || showsAll) out('');
  out(paint(output, 'bold', toSummaryText(report.summary)));
}
