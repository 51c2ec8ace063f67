import type { Command } from '../command.ts';
import { helpOption } from '../help.ts';
import type { Operand, Option, Options } from '../options.ts';

/** What may stand at a place: one of several words, a path, or what nobody can know. */
export type Offer = readonly string[] | 'file' | 'folder' | 'text';

/** An option as shells see it. */
export interface OfferedOption {
  readonly name: string;
  readonly description: string;
  /** What follows it; undefined for one without value. */
  readonly value: Offer | undefined;
  readonly isRepeated: boolean;
}

/** What can be offered behind the name of a command. */
export interface OfferedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OfferedOption[];
  /** By position; the last one counts for all that follow. */
  readonly operands: readonly (readonly [name: string, offer: Offer])[];
}

/** Writes the script of one shell. */
export type RenderCompletion = (
  commands: readonly OfferedCommand[],
  programOptions: readonly OfferedOption[],
) => string;

/** What completion offers for a command, from what it declares. */
export function toOfferedCommand({ name, summary, options = {}, operands = [] }: Command): OfferedCommand {
  return {
    name,
    summary,
    options: toOfferedOptions({ ...options, help: helpOption }),
    operands: operands.map((operand) => [operand.name, toOffer(operand)] as const),
  };
}

/** The same for options alone. */
export const toOfferedOptions = (options: Options): readonly OfferedOption[] =>
  Object.entries(options).map(([name, option]) => ({
    name,
    description: option.description,
    value: option.type === 'boolean' ? undefined : toOffer(option),
    isRepeated: option.multiple === true,
  }));

const toOffer = ({ choices, kind = 'text' }: Operand | Option): Offer => choices ?? kind;

/** A word that a shell takes as it stands. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
