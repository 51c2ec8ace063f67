import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Domain, ProviderConfig, Registry } from '../../core/types.ts';
import { firstOf } from '../../core/sources.ts';
import { parseDomain } from '../../core/address.ts';
import { createRegistry } from '../../core/registry.ts';
import type { Service } from '../../formats/format.ts';
import { readEntries } from '../entries.ts';

/** For whom a deployment answers, and who it is. */
export interface Deployment {
  readonly service: Service;
  readonly registry: Registry;
  /** The entries that it answers from, those of its own first. */
  readonly entries: readonly OwnedEntry[];
}

/** An entry, and in which of the two lists it stands. */
export interface OwnedEntry {
  readonly list: 'own' | 'public';
  readonly provider: ProviderConfig;
}

/** What `wrangler.toml` says of a deployment, as far as answers depend on it. */
interface Variables {
  readonly SERVICE_HOST?: string;
  readonly PROFILE_IDENTIFIER?: string;
  readonly PUBLIC_REGISTRY?: string;
}

const project = join(import.meta.dirname, '../../..');
const usualHost = 'autoconfig.example.com';

/**
 * The deployment of this project: its entries, and the names of `wrangler.toml` where there are any.
 *
 * @param host - the name of the service; that of `wrangler.toml` without it
 * @param first - entries that count before all others
 */
export async function readDeployment(
  host: Domain | undefined,
  first: readonly ProviderConfig[] = [],
): Promise<Deployment> {
  const variables = parseVariables(await readFile(join(project, 'wrangler.toml'), 'utf8').catch(() => ''));
  const entries = await readEntries();
  return createDeployment(
    toService(host, variables),
    { own: entries.own, public: variables.PUBLIC_REGISTRY === 'off' ? [] : entries.public },
    first,
  );
}

/** Puts a deployment together from entries, its own before the public ones. */
export function createDeployment(
  service: Service,
  lists: Readonly<Record<OwnedEntry['list'], readonly ProviderConfig[]>>,
  first: readonly ProviderConfig[] = [],
): Deployment {
  const registries = [first, lists.own, lists.public].map((list) => createRegistry(list));
  const entries = (['own', 'public'] as const).flatMap((list) => lists[list].map((provider) => ({ list, provider })));
  return { service, registry: firstOf(registries), entries };
}

function toService(host: Domain | undefined, { SERVICE_HOST, PROFILE_IDENTIFIER }: Variables): Service {
  const stated = parseDomain(SERVICE_HOST ?? usualHost);
  const name = host ?? (stated.ok ? stated.value : usualHost);
  return { host: name, identifierBase: PROFILE_IDENTIFIER ?? name.split('.').reverse().join('.') };
}

/** The texts of the table `[vars]`; what is written in another way than on one line is not found. */
export function parseVariables(toml: string): Variables {
  const [, table = ''] = /^\s*\[vars\]([^]*?)(?=^\s*\[|(?![^]))/m.exec(toml) ?? [];
  const lines = table.matchAll(/^\s*([A-Z_]+)\s*=\s*(?:"([^"\\]*)"|'([^']*)')/gm);
  return Object.fromEntries(Array.from(lines, ([, name = '', double, single]) => [name, double ?? single ?? '']));
}
