import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

/** What completion offers in place of a value; `text` is nothing that could be known. */
export type ValueKind = 'file' | 'folder' | 'text';

/** What an option takes, in the form of `parseArgs` of node:util, and what help and completion say of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** The value without the option; help says it. */
  readonly default?: string | boolean | readonly string[];
  /** What it does, for `--help`; it begins in lower case. */
  readonly description: string;
  /** What the value is called: `host` is shown as `<host>`. */
  readonly value?: string;
  /** All values that it may have; `parseCommand` refuses others. */
  readonly choices?: readonly string[];
  /** What completion offers; `text` unless stated. */
  readonly kind?: ValueKind;
  /** The heading in `--help` under which it stands; the first options have none. */
  readonly group?: string;
}

/** Options by their names without the hyphens. */
export type Options = Readonly<Record<string, Option>>;

/** A word of the command line that is no option. */
export interface Operand {
  readonly name: string;
  readonly choices?: readonly string[];
  readonly kind?: ValueKind;
}

/** `--json`, which is the same everywhere. */
export const jsonOption = {
  type: 'boolean',
  default: false,
  description: 'the result as JSON on stdout; what went wrong is still on stderr',
} as const satisfies Option;

type OneValue<O extends Option> = O extends { type: 'boolean' }
  ? boolean
  : O extends { choices: readonly (infer Choice extends string)[] }
    ? Choice
    : string;

type OptionValue<O extends Option> =
  | (O extends { multiple: true } ? readonly OneValue<O>[] : OneValue<O>)
  | (O extends { default: unknown } ? never : undefined);

/** What a command line says: the value of each option, and the other words. */
export interface ParsedCommand<T extends Options> {
  readonly values: { readonly [Name in keyof T]: OptionValue<T[Name]> };
  readonly positionals: readonly string[];
}

/**
 * Reads the words behind the name of a command by its declared options.
 *
 * @throws UsageError for a value that is none of `choices`; `parseArgs` throws its own TypeError for what else is wrong.
 */
export function parseCommand<T extends Options>(
  { options }: { readonly options: T },
  args: readonly string[],
): ParsedCommand<T> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple = false, default: value }]) => [
        name,
        { type, multiple, ...(value === undefined ? {} : { default: typeof value === 'object' ? [...value] : value }) },
      ]),
    ),
  });
  for (const [name, { choices }] of Object.entries(options)) {
    const stated = [values[name] ?? []].flat();
    if (choices !== undefined && !stated.every((value) => choices.includes(String(value)))) {
      throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
    }
  }
  // Types and defaults are those that parseArgs was given, and choices were compared above.
  return { values: values as ParsedCommand<T>['values'], positionals };
}
