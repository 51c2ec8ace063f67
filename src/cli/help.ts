import { exitCode, type Command } from './command.ts';
import type { Option, Options } from './options.ts';

/** What every exit code means, for people and in `--help --json`. */
export const exitCodeMeanings: Readonly<Record<keyof typeof exitCode, string>> = {
  done: 'done',
  failed: 'something failed or was found, and is named',
  usage: 'wrong command line, nothing was done',
};

const codeNames = Object.keys(exitCode) as readonly (keyof typeof exitCode)[];
const exitCodes = `Exit codes: ${codeNames.map((name) => `${exitCode[name]} ${exitCodeMeanings[name]}`).join('. ')}.`;

const commonOptions = {
  help: { type: 'boolean', description: 'says what there is to say of a command; with --json as JSON' },
  version: { type: 'boolean', description: 'the version of the program' },
} as const satisfies Options;

/** The options that stand before or in place of a command, and `--help`, which may stand behind one. */
export const programOptions: Options = commonOptions;

/** `--help` of the program. */
export function renderHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: mailbeacon <command> …',
    '',
    'In the project, "npx mailbeacon …" and "npm run mailbeacon -- …" both work.',
    '',
    ...lines,
    '',
    ...renderOptions(commonOptions),
    '',
    '<command> --help says more.',
    exitCodes,
  ].join('\n');
}

/** `--help` of one command. */
export function renderCommandHelp({ usage, options = {} }: Command): string {
  return [usage, '', ...renderOptions({ ...options, help: commonOptions.help }), '', exitCodes].join('\n');
}

const columns = 120;

function renderOptions(options: Options): readonly string[] {
  const rows = Object.entries(options).map(([name, option]) => ({ head: renderHead(name, option), option }));
  const width = Math.max(...rows.map(({ head }) => head.length));
  const groups = [...new Set(rows.map(({ option }) => option.group))];
  return groups.flatMap((group, index) => [
    ...(group === undefined ? [] : [...(index === 0 ? [] : ['']), `${group}:`]),
    ...rows
      .filter(({ option }) => option.group === group)
      .flatMap(({ head, option }) =>
        wrap(describe(option), columns - width - 4).map(
          (line, place) => `  ${(place === 0 ? head : '').padEnd(width)}  ${line}`,
        ),
      ),
  ]);
}

const renderHead = (name: string, { type, value, choices }: Option): string =>
  type === 'boolean' ? `--${name}` : `--${name} <${value ?? (choices === undefined ? 'text' : name)}>`;

function describe({ description, choices, default: value, multiple }: Option): string {
  const facts = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(typeof value === 'string' ? [`${value} unless stated`] : []),
    ...(multiple === true ? ['may be repeated'] : []),
  ];
  return facts.length === 0 ? description : `${description} (${facts.join('; ')})`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `--help --json`: commands, options and exit codes, for programs. */
export function toHelpJson(commands: readonly Command[]): object {
  return {
    program: 'mailbeacon',
    options: toOptionList(commonOptions),
    exitCodes: codeNames.map((name) => ({ code: exitCode[name], name, meaning: exitCodeMeanings[name] })),
    commands: commands.map(toCommandJson),
  };
}

/** `<command> --help --json`. */
export function toCommandJson({ name, summary, usage, options, operands }: Command): object {
  return {
    name,
    summary,
    usage,
    operands: operands ?? [],
    ...(options === undefined ? {} : { options: toOptionList(options) }),
  };
}

const toOptionList = (options: Options): readonly object[] =>
  Object.entries(options).map(([name, option]) => ({ name, ...option }));
