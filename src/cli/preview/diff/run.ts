import { join } from 'node:path';
import { exitCode, UsageError, type ExitCode, type Output } from '../../command.ts';
import { paint } from '../../terminal.ts';
import type { Deployment } from '../deployment.ts';
import { renderJson } from '../json.ts';
import { findDiff, type Diff, type DiffOptions } from './diff.ts';
import { renderMarkdown } from './markdown.ts';
import { createEntriesSide, createOwnSide, createTreeSide, SideError } from './side.ts';
import { renderText } from './text.ts';
import { openTree, type Tree } from './tree.ts';

/** What `--diff` was asked for. */
export interface DiffRun extends DiffOptions {
  readonly ref: string;
  /** As it stands in the command line; each side has its own name without it. */
  readonly service: string | undefined;
  readonly form: 'text' | 'markdown' | 'json';
}

const project = join(import.meta.dirname, '../../../..');

/** `preview --diff`: from the checkout of the other side to the exit code. The checkout is removed whatever happens. */
export async function runDiff(deployment: Deployment, options: DiffRun, output: Output): Promise<ExitCode> {
  output.progress?.(`checking ${options.ref} out`);
  const tree = await openTree(project, options.ref);
  if ('kind' in tree) {
    if (tree.kind === 'ref') throw new UsageError(tree.text);
    output.err(tree.text);
    return exitCode.failed;
  }
  try {
    const diff = await compareWith(tree, deployment, options, output);
    switch (options.form) {
      case 'json':
        output.out(renderJson(deployment.service, { diff }));
        break;
      case 'markdown':
        output.out(renderMarkdown(diff));
        break;
      case 'text':
        output.out(renderText(diff, (...text) => paint(output, ...text)).join('\n'));
    }
    return diff.regressions === 0 ? exitCode.done : exitCode.failed;
  } catch (error) {
    if (!(error instanceof SideError)) throw error;
    output.err(`${options.ref} ${error.message}`);
    return exitCode.failed;
  } finally {
    tree.close();
  }
}

/** By that tree's own code; where this cannot be had, its entries by the code of today. */
async function compareWith(tree: Tree, deployment: Deployment, options: DiffRun, output: Output): Promise<Diff> {
  const { ref, service } = options;
  const own = createOwnSide(deployment, output.progress);
  const { commit, folder, signal } = tree;
  try {
    const diff = await findDiff(createTreeSide(folder, service, signal), own, options);
    return { ref, commit, ...diff };
  } catch (error) {
    if (!(error instanceof SideError)) throw error;
    const notes = [`${ref} ${error.message}: both sides are rendered by the code of the working tree.`];
    const side = await createEntriesSide(folder, deployment, (line) => notes.push(line));
    const diff = await findDiff(side, own, options);
    return { ref, commit, ...diff, notes: [...notes, ...diff.notes] };
  }
}
