// `npm run mailbeacon -- <command>`: the list of commands, help and exit codes. A command is one file in `commands`.
import { exitCode, UsageError, type Command, type ExitCode, type Output } from './command.ts';
import { conformCommand } from './commands/conform.ts';
import { dnsCommand } from './commands/dns.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { listCommand } from './commands/list.ts';
import { roundtripCommand } from './commands/roundtrip.ts';
import { tenantsCommand } from './commands/tenants.ts';
import { createOutput } from './terminal.ts';

const commands: readonly Command[] = [
  conformCommand,
  dnsCommand,
  exportCommand,
  importCommand,
  listCommand,
  roundtripCommand,
  tenantsCommand,
];

const exitCodes = 'Exit codes: 0 done, 1 something could not be done (named on stderr), 2 wrong command line.';

function renderHelp(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return ['Usage: npm run mailbeacon -- <command> …', '', ...lines, '', '<command> --help says more.', exitCodes].join(
    '\n',
  );
}

/** Runs one command line and says how it ended. */
async function run([name, ...rest]: readonly string[], output: Output): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h') {
    output.out(renderHelp());
    return name === undefined ? exitCode.usage : exitCode.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    output.err(`There is no such command; ${commands.map((known) => known.name).join(', ')} exist.`);
    return exitCode.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    output.out(`${command.usage}\n\n${exitCodes}`);
    return exitCode.done;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    output.err(`${error.message}\nSee: npm run mailbeacon -- ${command.name} --help`);
    return exitCode.usage;
  }
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

process.exitCode = await run(process.argv.slice(2), createOutput(process));
