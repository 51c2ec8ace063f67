import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode, UsageError, type Command } from '../command.ts';
import { readDocument } from '../import/document.ts';
import { importProvider } from '../import/provider.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { compareReadings, type Comparison } from '../roundtrip/compare.ts';
import { muteResults, writeJson } from '../terminal.ts';

const usage = `Usage: mailbeacon roundtrip <folder> [--verbose]

Reads every autoconfig document of a folder twice for each of its domains with each client reader: as it is, and after
import and rendering by our own format. What a client would set up has to be the same, or the difference has to have
a reason. Reasons are rules that change the original; one counts only if the client then concludes exactly what it
concludes from ours.`;

const options = {
  verbose: {
    type: 'boolean',
    default: false,
    description: 'names each difference; without it they are counted by reason',
  },
  json: { ...jsonOption, description: 'every difference as JSON' },
} as const satisfies Options;

/** `roundtrip`: holds import and format to what clients make of both. */
export const roundtripCommand: Command = {
  name: 'roundtrip',
  summary: 'compares what clients conclude before and after an import',
  usage,
  options,
  operands: [{ name: 'folder', kind: 'folder' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const { out, err } = values.json ? muteResults(output) : output;
    const [folder, ...surplus] = positionals;
    if (folder === undefined || surplus.length > 0) throw new UsageError('Say which folder: roundtrip <folder>');
    const files = await readdir(folder).catch(() => undefined);
    if (files === undefined) throw new UsageError(`${folder} is not a folder that can be read`);

    const names = files.filter((name) => /\.xml$/i.test(name)).sort();
    const comparisons: Comparison[] = [];
    const differences: (Comparison & { readonly file: string })[] = [];
    let imported = 0;
    for (const name of names) {
      const document = await readDocument(join(folder, name));
      const result = document.ok
        ? importProvider(document.root, {
            name: name.slice(0, -4),
            url: 'https://example.com/',
            checked: '2000-01-01',
            factsOnly: false,
          })
        : document;
      if (!document.ok || !result.ok) {
        err(`${name}: ${result.ok ? '' : result.problem}`);
        continue;
      }
      imported += 1;
      for (const comparison of await compareReadings(document.root, result.provider)) {
        comparisons.push(comparison);
        const { domain, client, reasons } = comparison;
        if (reasons?.length !== 0) differences.push({ file: name, ...comparison });
        if (reasons === undefined) err(`${name}, ${domain}, ${client}: differs without a reason`);
        else if (values.verbose && reasons.length > 0) out(`${name}, ${domain}, ${client}: ${reasons.join('; ')}`);
      }
    }
    const unexplained = comparisons.filter(({ reasons }) => reasons === undefined).length;
    const same = comparisons.filter(({ reasons }) => reasons?.length === 0).length;
    const explained = comparisons.length - same - unexplained;
    for (const [reason, count] of countReasons(comparisons)) out(`${String(count).padStart(6)}  ${reason}`);
    out(`${String(imported)} of ${String(names.length)} files, ${String(comparisons.length)} conclusions:`);
    out(`${String(same)} the same, ${String(explained)} differ with a reason, ${String(unexplained)} without`);
    if (values.json) {
      const conclusions = { same, explained, unexplained };
      writeJson(output, { files: names.length, imported, conclusions, differences });
    }
    return unexplained === 0 && imported === names.length ? exitCode.done : exitCode.failed;
  },
};

function countReasons(comparisons: readonly Comparison[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const reason of comparisons.flatMap(({ reasons }) => reasons ?? [])) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
