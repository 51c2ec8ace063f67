import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { exitCode, type ExitCode, type Output } from '../command.ts';
import { writeWhole } from '../import/entry.ts';
import type { CheckedFile } from './read-file.ts';
import type { TenantTarget } from './target.ts';

/** How a file is pushed. */
export interface PushOptions {
  readonly file: string;
  readonly statePath: string;
  readonly batch: number;
  readonly resume: boolean;
}

/** How far a push has come: enough to go on, and to see that it is the same one. */
interface PushState {
  readonly target: string;
  readonly digest: string;
  readonly done: number;
}

/**
 * Writes all records of a file, batch by batch. After each one the state file says how far it is; it goes when all is
 * done. A batch that was begun and not finished is written again, which comes to the same.
 */
export async function push(
  { records, digest }: CheckedFile,
  target: TenantTarget,
  { file, statePath, batch, resume }: PushOptions,
  { out, err }: Output,
): Promise<ExitCode> {
  const found = existsSync(statePath) ? parseState(await readFile(statePath, 'utf8')) : undefined;
  if (resume && found === undefined) {
    err(`There is nothing to resume: ${statePath} does not exist or says nothing`);
    return exitCode.failed;
  }
  if (resume && (found?.digest !== digest || found.target !== target.name)) {
    err(
      `${statePath} is about another file or another place. Push without --resume: what is there already stays the same`,
    );
    return exitCode.failed;
  }
  const total = records.length;
  let done = resume ? (found?.done ?? 0) : 0;
  if (done > 0) out(`${String(done)} of ${String(total)} were there already`);
  while (done < total) {
    const next = records.slice(done, done + batch);
    await target.putAll(next);
    done += next.length;
    await writeWhole(statePath, `${JSON.stringify({ target: target.name, digest, done } satisfies PushState)}\n`);
    out(`${String(done)} of ${String(total)}`);
  }
  await rm(statePath, { force: true });
  out(`${String(total)} records of ${file} are in ${target.name}`);
  return exitCode.done;
}

function parseState(text: string): PushState | undefined {
  try {
    const { target, digest, done } = JSON.parse(text) as Partial<PushState>;
    const isWhole = target !== undefined && digest !== undefined && done !== undefined;
    return isWhole && Number.isInteger(done) && done >= 0 ? { target, digest, done } : undefined;
  } catch {
    return undefined;
  }
}
