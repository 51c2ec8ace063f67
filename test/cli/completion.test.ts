// The scripts are run by the shells themselves; zsh and fish only where they are installed.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exitCode, type Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { renderBash } from '../../src/cli/completion/bash.ts';
import { renderFish } from '../../src/cli/completion/fish.ts';
import { toOfferedCommand, toOfferedOptions, type RenderCompletion } from '../../src/cli/completion/offer.ts';
import { renderZsh } from '../../src/cli/completion/zsh.ts';
import { programOptions } from '../../src/cli/help.ts';
import { runProgram } from '../../src/cli/run.ts';

vi.setConfig({ testTimeout: 30_000 });

const run = promisify(execFile);
const isInstalled = (shell: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, shell)));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-completion-'));
  await mkdir(join(folder, 'entries of mine'));
  await writeFile(join(folder, 'entry one.toml'), '');
});
afterAll(() => rm(folder, { recursive: true }));

/** A command whose words hold what shells would take for something else. */
const odd: Command = {
  name: 'odd',
  summary: "what's [odd]: $HOME `ls` \\",
  usage: 'Usage: mailbeacon odd',
  options: {
    sort: { type: 'string', choices: ['up', 'down'], description: "it's [sorted]: $(ls)" },
    from: { type: 'string', kind: 'folder', description: 'where' },
  },
  operands: [
    { name: 'what', choices: ['one', 'two'] },
    { name: 'rest', kind: 'file' },
  ],
  run: () => Promise.resolve(exitCode.done),
};

const writeScript = async (shell: string, render: RenderCompletion): Promise<string> => {
  const file = join(folder, `script.${shell}`);
  await writeFile(file, render([...commands, odd].map(toOfferedCommand), toOfferedOptions(programOptions)));
  return file;
};

const names = [...commands, odd].map(({ name }) => name);
const optionsOf = (name: string): readonly string[] => [
  ...Object.keys(commands.find((command) => command.name === name)?.options ?? {}).map((option) => `--${option}`),
  '--help',
];

/** The words behind `mailbeacon`, of which the last is the one to complete, and what is offered. */
const cases: readonly (readonly [what: string, words: readonly string[], offered: readonly string[]])[] = [
  ['every command', [''], names],
  ['commands that begin so', ['ro'], ['roundtrip']],
  ['options of the program', ['--'], ['--help', '--version']],
  ['options of a command', ['dns', '--'], optionsOf('dns')],
  ['options behind an operand', ['dns', 'example.com', '--co'], ['--compare']],
  ['values of an option', ['dns', '--form', ''], ['zone', 'cloudflare', 'terraform', 'dnscontrol', 'octodns', 'json']],
  ['values that begin so', ['dns', '--form', 'o'], ['octodns']],
  ['values of a second option', ['dns', '--form', 'json', '--via', 'r'], ['routes']],
  ['words at the place of an operand', ['tenants', ''], ['put', 'get', 'delete', 'list', 'push']],
  ['such words behind an option with a value', ['import', '--out', 'list', 'mobile'], ['mobileconfig']],
  ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
  ['no options of a command that another word names', ['tenants', 'list', '--pac'], []],
  ['files behind words', ['odd', 'one', 'entry'], ['entry one.toml']],
  ['folders for an option', ['odd', '--from', 'entr'], ['entries of mine']],
  ['nothing for what nobody can know', ['dns', '--service', ''], []],
  ['nothing of a command that does not exist', ['frobnicate', ''], []],
];

const sorted = (words: readonly string[]): readonly string[] => [...words].sort();

describe('bash', () => {
  const complete = async (words: readonly string[]): Promise<readonly string[]> => {
    const script = await writeScript('bash', renderBash);
    const line =
      'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mailbeacon; printf "%s\\n" "${COMPREPLY[@]}"';
    const { stdout, stderr } = await run('bash', ['--norc', '-c', line, 'bash', script, 'mailbeacon', ...words], {
      cwd: folder,
    });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((word) => word !== '');
  };

  test.each(cases)('offers %s', async (_what, words, offered) => {
    expect(sorted(await complete(words))).toEqual(sorted(offered));
  });

  test('offers values behind an equals sign, where bash parts words', async () => {
    expect(await complete(['dns', '--form', '=', 'd'])).toEqual(['dnscontrol']);
    expect(await complete(['dns', '--via', '='])).toEqual(['cname', 'routes']);
    expect(await complete(['dns', '--via', '=', 'cname', '--comp'])).toEqual(['--compare']);
  });

  test('knows the script for the word mailbeacon', async () => {
    const { stdout } = await run('bash', [
      '-c',
      `source "$1"; complete -p mailbeacon`,
      'bash',
      join(folder, 'script.bash'),
    ]);
    expect(stdout.trim()).toBe('complete -F _mailbeacon mailbeacon');
  });
});

describe.runIf(isInstalled('fish'))('fish', () => {
  test.each(cases)('offers %s', async (_what, words, offered) => {
    const script = await writeScript('fish', renderFish);
    const line = 'source $argv[1]; complete -C "$argv[2]"';
    const { stdout, stderr } = await run(
      'fish',
      ['--no-config', '-c', line, script, ['mailbeacon', ...words].join(' ')],
      {
        cwd: folder,
      },
    );
    expect(stderr).toBe('');
    const found = stdout.split('\n').flatMap((text) => {
      const [word = ''] = text.split('\t');
      return word === '' ? [] : [word.replace(/\/$/, '').replaceAll('\\ ', ' ')];
    });
    expect(sorted(found)).toEqual(sorted(offered));
  });
});

/**
 * Runs in a terminal within zsh: types a line, presses the key for completion, and prints what would be added. Calls of
 * `compadd` that only fill an array are left alone.
 */
const inZsh = String.raw`
PROMPT=
autoload -Uz compinit
compinit -u -D
source "$MAILBEACON_SCRIPT"
bindkey '^I' complete-word
mark() { print -r -- "<done>" }
comppostfuncs=(mark)
compadd() {
  if [[ ${'$'}{@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  local -a found
  builtin compadd -O found "$@"
  (( $#found )) && print -rl -- "<m>"$^found"</m>"
  builtin compadd "$@"
}
print ready
`;
const aroundZsh = String.raw`
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "source ${'$'}{(q)1}"
while zpty -r z line; do [[ $line == *ready* ]] && break; done
zpty -n -w z "$2"$'\t'
while zpty -r z line; do print -r -- $line; [[ $line == *'<done>'* ]] && break; done
`;

describe.runIf(isInstalled('zsh'))('zsh', () => {
  test.each(cases)('offers %s', async (_what, words, offered) => {
    const script = await writeScript('zsh', renderZsh);
    const inner = join(folder, 'inner.zsh');
    await writeFile(inner, inZsh);
    const { stdout } = await run('zsh', ['-f', '-c', aroundZsh, 'zsh', inner, ['mailbeacon', ...words].join(' ')], {
      cwd: folder,
      env: { ...process.env, MAILBEACON_SCRIPT: script },
      timeout: 20_000,
    });
    const found = [...stdout.matchAll(/<m>(.*?)<\/m>/g)].map(([, word = '']) =>
      word.replace(/\/$/, '').replaceAll('\\ ', ' '),
    );
    expect(sorted([...new Set(found)])).toEqual(sorted(offered));
  });
});

test('another shell is a wrong command line', async () => {
  const err: string[] = [];
  const output = { out: (): void => undefined, err: (line: string): void => void err.push(line) };
  for (const words of [
    ['completion', 'tcsh'],
    ['completion'],
    ['completion', 'toString'],
    ['completion', 'bash', 'x'],
  ]) {
    expect(await runProgram({ version: '0', commands }, words, output)).toBe(exitCode.usage);
  }
  expect(err[0]).toContain('bash, zsh, fish');
});
