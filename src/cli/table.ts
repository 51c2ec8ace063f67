import { stripVTControlCharacters } from 'node:util';

/** A table for a terminal: what stands in its head, and cells of one line each. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Lays a table out in lines, columns as wide as their widest cell, two blanks between them, none at the end of a line.
 * Colours in cells take no room.
 *
 * @param paintHead - for the line with the names of the columns
 */
export function renderTable(
  { columns, rows }: Table,
  paintHead: (text: string) => string = (text) => text,
): readonly string[] {
  const widths = columns.map((name, index) =>
    Math.max(...[name, ...rows.map((row) => row[index] ?? '')].map(findDisplayWidth)),
  );
  const lay = (cells: readonly string[]): string =>
    widths
      .map((width, index) => padToWidth(cells[index] ?? '', width))
      .join('  ')
      .trimEnd();
  return [paintHead(lay(columns)), ...rows.map(lay)];
}

/** Text with blanks behind it until it takes that many cells of a terminal. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - findDisplayWidth(text)));
}

// East Asian Wide and Fullwidth (UAX #11), by block; what lies between them is rare enough.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]+$/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many cells of a terminal a text takes: two for full-width characters, none for marks that sit on others. */
export function findDisplayWidth(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  return [...segmenter.segment(plain)].reduce(
    (width, { segment }) => width + (invisible.test(segment) ? 0 : wide.test(segment) ? 2 : 1),
    0,
  );
}
