import { toEntriesText, toShown, toShownFindings, toSummaryText, type Audited, type AuditReport } from './report.ts';

/** Characters of all rows; GitHub takes 65,536 in an issue. */
const rowsLimit = 60_000;

/**
 * Writes a report as a table for an issue. No word of a server becomes markup, a link or a mention there. Rows that would
 * be too many are counted: those that need nobody first.
 */
export function renderMarkdown(report: AuditReport, showsAll: boolean): string {
  const all = toShown(report, showsAll);
  const fitting = new Set<Audited>();
  let length = 0;
  for (const row of all.toSorted((a, b) => Number(b.needsPerson) - Number(a.needsPerson))) {
    length += renderRow(row, showsAll).length + 1;
    if (length > rowsLimit) break;
    fitting.add(row);
  }
  const rows = all.filter((row) => fitting.has(row)).map((row) => renderRow(row, showsAll));
  const table = ['| Entry | Server | Verdict | What |', '| --- | --- | --- | --- |', ...rows, ''];
  return [
    `### Audit of ${report.day}`,
    '',
    `${toSummaryText(report.summary)}.`,
    '',
    ...(rows.length > 0 ? table : []),
    ...(rows.length < all.length ? [`${all.length - rows.length} more are not shown.`, ''] : []),
    ...(showsAll ? renderLeftOut(report.leftOut) : []),
  ].join('\n');
}

function renderRow(row: Audited, showsAll: boolean): string {
  const findings = toShownFindings(row, showsAll).map(({ code, text }) => `${escape(text)} (\`${code}\`)`);
  const what = [escape(row.why), ...findings].join('<br>');
  return `| ${[escape(toEntriesText(row.entries)), escape(row.name), row.verdict, what].join(' | ')} |`;
}

const renderLeftOut = (leftOut: AuditReport['leftOut']): readonly string[] =>
  leftOut.length === 0
    ? []
    : ['Left out:', '', ...leftOut.map(({ entry, name, why }) => `- ${escape(`${entry}, ${name}: ${why}`)}`), ''];

/**
 * Text that stays text in GitHub's Markdown: signs of markup are escaped (CommonMark §2.4), and a comment parts what would
 * be a mention, a reference or a link.
 */
export function escape(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>()|~!&$^+=-]/g, '\\$&')
    .replace(/[@#]|:(?=\/\/)|\b(?:www|GH)(?=\W)/gi, '$&<!-- -->');
}
