#!/usr/bin/env node
// `mailbeacon <command>`: the process around `runProgram`. A command is one file in `commands`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from './commands/index.ts';
import { runProgram } from './run.ts';
import { createOutput, endQuietly } from './terminal.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly version: string;
};
const output = createOutput(process);
endQuietly(process, output);
process.exitCode = await runProgram({ version, commands }, process.argv.slice(2), output);
output.eraseProgress();
