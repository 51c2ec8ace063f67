import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../import/entry.ts';

const project = join(import.meta.dirname, '../../..');

/** The name of the binding. */
export const binding = 'TENANTS';

/** The configuration of wrangler that has the binding; undefined if `wrangler.toml` has none. */
export async function findConfig(): Promise<string | undefined> {
  const path = join(project, 'wrangler.toml');
  const text = await readFile(path, 'utf8');
  return new RegExp(`^\\s*binding\\s*=\\s*["']${binding}["']`, 'm').test(text) ? path : undefined;
}

/**
 * The same for this machine alone: without a binding in `wrangler.toml`, a copy beside it with one, whose namespace
 * exists nowhere else. The copy is written anew each time.
 */
export async function prepareLocalConfig(): Promise<string> {
  const own = await findConfig();
  if (own !== undefined) return own;
  const path = join(project, 'wrangler.tenants.toml');
  const text = await readFile(join(project, 'wrangler.toml'), 'utf8');
  await writeWhole(path, `${text}\n[[kv_namespaces]]\nbinding = "${binding}"\nid = "${binding}"\n`);
  return path;
}
