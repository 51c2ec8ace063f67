import { exitCode, UsageError, type Command } from '../command.ts';
import { renderBash } from '../completion/bash.ts';
import { renderFish } from '../completion/fish.ts';
import { toOfferedCommand, toOfferedOptions, type RenderCompletion } from '../completion/offer.ts';
import { renderZsh } from '../completion/zsh.ts';
import { programOptions } from '../help.ts';
import { parseCommand, type Options } from '../options.ts';

const shells: Readonly<Record<string, RenderCompletion>> = { bash: renderBash, zsh: renderZsh, fish: renderFish };

const usage = `Usage: mailbeacon completion bash|zsh|fish

Prints a script for the shell that completes commands, options and their values. It is for the word mailbeacon, so make
that word a function first; docs/commands.md has the lines for each shell.`;

const options = {} as const satisfies Options;

/** `completion`: what a shell needs to complete command lines. */
export const completionCommand: Command = {
  name: 'completion',
  summary: 'a script that completes commands and options in bash, zsh or fish',
  usage,
  options,
  operands: [{ name: 'shell', choices: Object.keys(shells) }],
  async run(args, { out }) {
    const { positionals } = parseCommand({ options }, args);
    const [shell = '', ...surplus] = positionals;
    const render = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (render === undefined || surplus.length > 0) {
      throw new UsageError(`Say which shell: ${Object.keys(shells).join(', ')}`);
    }
    // The list holds this command too, so it can only be read when both are there.
    const { commands } = await import('./index.ts');
    out(render(commands.map(toOfferedCommand), toOfferedOptions(programOptions)).trimEnd());
    return exitCode.done;
  },
};
