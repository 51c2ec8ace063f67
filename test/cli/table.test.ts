import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDisplayWidth, renderTable } from '../../src/cli/table.ts';

describe('a text takes as many cells as a terminal gives it', () => {
  test.each<readonly [what: string, text: string, width: number]>([
    ['nothing', '', 0],
    ['ASCII', 'imap.example.com', 16],
    ['full-width characters', '日本語', 6],
    ['Hangul', '한국', 4],
    ['full-width forms', 'ＡＢ', 4],
    ['half-width Katakana', 'ｱｲ', 2],
    ['a letter with a combining mark', 'e\u0301', 1],
    ['a Devanagari syllable with a vowel sign', 'कि', 1],
    ['an emoji', '📧', 2],
    ['an emoji of several characters', '👩‍💻', 2],
    ['a zero-width space alone', '\u200b', 0],
    ['Cyrillic', 'почта', 5],
    ['a coloured word', '\u001b[31mred\u001b[39m', 3],
  ])('%s', (_what, text, width) => {
    expect(findDisplayWidth(text)).toBe(width);
  });
});

describe('a table', () => {
  test('has columns as wide as their widest cell, and no blanks at the end', () => {
    const lines = renderTable({
      columns: ['Name', 'Port', 'Why'],
      rows: [
        ['日本', '993', ''],
        ['e\u0301', '1', 'x'],
      ],
    });
    expect(lines).toEqual(['Name  Port  Why', '日本  993', 'e\u0301     1     x']);
  });

  test('takes colours for nothing', () => {
    const red = '\u001b[31mno\u001b[39m';
    const lines = renderTable(
      {
        columns: ['A', 'B'],
        rows: [
          [red, 'x'],
          ['none', 'y'],
        ],
      },
      (head) => `<${head}>`,
    );
    expect(lines).toEqual(['<A     B>', `${red}    x`, 'none  y']);
  });

  test('begins every cell of a column at the same place', () => {
    const cell = fc.stringMatching(/^[a-z日本é]{0,9}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = renderTable({ columns: ['A', 'B'], rows: rows.map(([a, b]) => [a, `|${b}`]) });
        const places = lines.slice(1).map((line) => findDisplayWidth(line.slice(0, line.indexOf('|'))));
        expect(new Set(places).size).toBe(1);
      }),
    );
  });
});
