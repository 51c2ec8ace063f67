import { OptionError } from '../node/network/option-error.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from './command.ts';
import { renderCommandHelp, renderHelp, toCommandJson, toHelpJson } from './help.ts';
import { findNearest } from './nearest.ts';

/** What can be run. */
export interface Program {
  readonly version: string;
  readonly commands: readonly Command[];
}

/** Runs one command line and says how it ended. */
export async function runProgram(
  { version, commands }: Program,
  [name, ...rest]: readonly string[],
  output: Output,
): Promise<ExitCode> {
  const words = [name, ...rest];
  const wantsJson = words.includes('--json');
  const tell = (text: string, data: object): void => {
    output.out(wantsJson ? JSON.stringify(data, undefined, 2) : text);
  };
  if (name === '--version') {
    tell(`mailbeacon ${version}`, { program: 'mailbeacon', version });
    return exitCode.done;
  }
  const asksHelp = words.includes('--help') || words.includes('-h');
  if (name === undefined || (name.startsWith('-') && asksHelp)) {
    tell(renderHelp(commands), toHelpJson(commands));
    return name === undefined ? exitCode.usage : exitCode.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const names = commands.map((known) => known.name);
    const nearest = findNearest(name, names);
    output.err(
      nearest === undefined
        ? `There is no such command; ${names.join(', ')} exist.`
        : `There is no such command. Did you mean: mailbeacon ${nearest}`,
    );
    return exitCode.usage;
  }
  if (asksHelp) {
    tell(renderCommandHelp(command), toCommandJson(command));
    return exitCode.done;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    output.err(`${error.message}\nSee: mailbeacon ${command.name} --help`);
    return exitCode.usage;
  }
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof OptionError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
