import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toLine } from '../overview.ts';

/** The project as it was at a commit, in a folder of its own. */
export interface Tree {
  /** Where the project is inside. */
  readonly folder: string;
  /** The whole id of the commit. */
  readonly commit: string;
  /** Ends what works in the tree when that is closed. */
  readonly signal: AbortSignal;
  /** Removes everything; may be called twice. Also done when the process is told to stop. */
  readonly close: () => void;
}

/** Why there is no tree: `ref` if the name leads to no commit. */
export interface TreeProblem {
  readonly kind: 'git' | 'ref';
  readonly text: string;
}

const timeoutMs = 60_000;
const maxBuffer = 1 << 20;

/**
 * Checks a commit out into the temporary folder, detached, with this project's packages. Hooks are not run.
 *
 * @param project - the folder of the project, which may lie below the root of its repository
 */
export async function openTree(project: string, ref: string): Promise<Tree | TreeProblem> {
  const prefix = await runGit(project, ['rev-parse', '--show-prefix']);
  if (!prefix.ok) return { kind: 'git', text: `git cannot compare anything here: ${prefix.text}` };
  const commit = await runGit(project, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (!commit.ok) {
    const text = `There is no commit ${toLine(ref)} in this repository; a shallow clone has to fetch it first`;
    return { kind: 'ref', text };
  }
  const temporary = await realpath(tmpdir());
  const controller = new AbortController();
  const stop = (): void => {
    close();
    process.exit(130);
  };
  const close = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    controller.abort();
    try {
      // The second time for one that git has not finished.
      const args = ['-C', project, 'worktree', 'remove', '--force', '--force', join(place, 'tree')];
      execFileSync('git', args, { stdio: 'ignore', timeout: timeoutMs, env: toOwnEnvironment() });
    } catch {
      // It was never added, or is gone.
    }
    rmSync(place, { recursive: true, force: true });
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Without waiting: a signal is then heard before the folder is made or after git is done with it, and never between.
  const place = mkdtempSync(join(temporary, 'mailbeacon-preview-'));
  const root = join(place, 'tree');
  const added = runGitAtOnce(project, ['worktree', 'add', '--detach', '--force', root, commit.text]);
  if (!added.ok) {
    close();
    return { kind: 'git', text: `git cannot check the commit out: ${added.text}` };
  }
  const folder = join(root, prefix.text);
  const packages = join(project, 'node_modules');
  try {
    if (existsSync(packages) && existsSync(folder) && !existsSync(join(folder, 'node_modules'))) {
      await symlink(await realpath(packages), join(folder, 'node_modules'), 'dir');
    }
  } catch (error) {
    close();
    return {
      kind: 'git',
      text: `the packages cannot be linked: ${error instanceof Error ? error.message : 'unknown'}`,
    };
  }
  return { folder, commit: commit.text, signal: controller.signal, close };
}

/** Without what a git hook says of its own repository, and without what signs. */
export function toOwnEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') && !name.startsWith('SIGNING_')),
  );
}

interface GitResult {
  readonly ok: boolean;
  /** What git wrote, or the first line of its complaint. */
  readonly text: string;
}

// A hook of the person must not run for a checkout that nobody sees.
const toArguments = (folder: string, args: readonly string[]): readonly string[] => [
  ...['-C', folder],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...args,
];
const toComplaint = (stderr: string, message: string): string =>
  toLine((stderr.trim() || message).split('\n')[0] ?? '');

function runGit(folder: string, args: readonly string[]): Promise<GitResult> {
  const options = { timeout: timeoutMs, maxBuffer, env: toOwnEnvironment() };
  return new Promise((done) => {
    execFile('git', toArguments(folder, args), options, (error, stdout, stderr) => {
      if (error === null) done({ ok: true, text: stdout.trim() });
      else done({ ok: false, text: toComplaint(stderr, error.message) });
    });
  });
}

function runGitAtOnce(folder: string, args: readonly string[]): GitResult {
  const options = { timeout: timeoutMs, maxBuffer, env: toOwnEnvironment(), encoding: 'utf8' } as const;
  const { status, stdout, stderr, error } = spawnSync('git', toArguments(folder, args), options);
  if (status === 0) return { ok: true, text: stdout.trim() };
  return { ok: false, text: toComplaint(stderr, error?.message ?? 'git was ended') };
}
