import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCode } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { exitCodeMeanings, programOptions } from '../../src/cli/help.ts';
import { jsonOption } from '../../src/cli/options.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');

/** The first two cells of each row in the first table under a heading. */
function findTable(heading: string): readonly (readonly [string, string])[] {
  const [, section = ''] = text.split(`## ${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, first = '', second = ''] = row.split(/(?<!\\)\|/);
      return [first.trim(), second.trim().replaceAll('\\|', '|')] as const;
    });
}

describe('docs/commands.md', () => {
  test('has every command as it declares itself', () => {
    expect(findTable('Commands')).toEqual(commands.map(({ name, summary }) => [`\`${name}\``, summary]));
  });

  test('has the options that are the same everywhere', () => {
    const options = { ...programOptions, json: jsonOption };
    expect(findTable('Common options')).toEqual(
      Object.entries(options).map(([name, { description }]) => [`\`--${name}\``, description]),
    );
  });

  test('has every exit code', () => {
    const codes = Object.keys(exitCode) as readonly (keyof typeof exitCode)[];
    expect(findTable('Exit codes')).toEqual(codes.map((name) => [String(exitCode[name]), exitCodeMeanings[name]]));
  });
});
