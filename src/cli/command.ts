import type { Operand, Options } from './options.ts';

/** What every command may end with; `--help` lists them. */
export const exitCode = {
  /** Everything was done; notes do not change that. */
  done: 0,
  /** Something could not be done, or a comparison failed; each case is named on stderr. */
  failed: 1,
  /** The command line itself is wrong; nothing was read or written. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Where a command writes: results to `out`, what went wrong to `err`. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Writes a result as it is, without a line break of its own; absent where only lines can be written. */
  readonly write?: (bytes: Uint8Array) => void;
  /** Whether `out` is a terminal that shows colours; see `paint`. */
  readonly hasColours?: boolean;
  /** Shows how far long work has come, in place of what it showed before; absent where nobody watches. */
  readonly progress?: (line: string) => void;
}

/** One subcommand; it is added to the list in `commands/index.ts`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How it is called and what it does: `Usage: mailbeacon …`, an empty line, prose. Options are listed from `options`. */
  readonly usage: string;
  /** Its options, from which `--help`, `--help --json` and completion are made. */
  readonly options?: Options;
  /** What completion offers for words that are no options, in their order; the last one counts for all that follow. */
  readonly operands?: readonly Operand[];
  /**
   * Runs with the arguments behind the name.
   *
   * @throws UsageError or OptionError for a wrong command line; `parseArgs` of node:util throws its own TypeError.
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** A command line that cannot be followed; the message is one line for the person who wrote it. */
export class UsageError extends Error {}
