import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseDomain } from '../../core/address.ts';
import type { Domain } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { readEntries } from '../entries.ts';
import { createCheck, type CheckTenant } from '../tenants/check.ts';
import { push } from '../tenants/push.ts';
import { readTenantFile } from '../tenants/read-file.ts';
import { openSqliteTarget, TargetError, type TenantTarget } from '../tenants/target.ts';
import { openKvTarget } from '../tenants/wrangler.ts';

const usage = `Usage: npm run mailbeacon -- tenants put <domain> <provider>   [where]
       npm run mailbeacon -- tenants put <domain> --record <file> [where]
       npm run mailbeacon -- tenants get <domain>                 [where]
       npm run mailbeacon -- tenants delete <domain>              [where]
       npm run mailbeacon -- tenants list [--prefix <text>]       [where]
       npm run mailbeacon -- tenants push <file>                  [where] [options]

Customers' domains: records that say by which provider a domain is served, and what is different for it
(docs/tenants.md). Everything is checked before it is written.

Where; one of them has to be said:
  --local               Workers KV of the development server on this machine (npm start -- --tenants)
  --persist-to <dir>    with --local: where its state is, as wrangler's option of that name
  --remote              Workers KV at Cloudflare, by the binding TENANTS in wrangler.toml
  --sqlite <file>       an SQLite file, for a server on Node

push reads JSON Lines, one record a line, or <file>.csv with "domain,provider":
  --dry-run             checks the file and writes nothing
  --skip-bad            leaves bad lines out; without it nothing is written if there is one
  --resume              goes on where an interrupted push of the same file stopped
  --state <file>        where that is noted; <file>.push-state unless stated
  --batch <number>      records that are written at once, 1 to 10000; 5000 unless stated`;

const options = {
  local: { type: 'boolean', default: false },
  remote: { type: 'boolean', default: false },
  sqlite: { type: 'string' },
  'persist-to': { type: 'string' },
  record: { type: 'string' },
  prefix: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'skip-bad': { type: 'boolean', default: false },
  resume: { type: 'boolean', default: false },
  state: { type: 'string' },
  batch: { type: 'string', default: '5000' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

/** One word behind `tenants`. */
type Action = (words: readonly string[], values: Values, output: Output) => Promise<ExitCode>;

/** `tenants`: the records of customers' domains. */
export const tenantsCommand: Command = {
  name: 'tenants',
  summary: "customers' domains: put, get, list, delete, and push a whole file",
  usage,
  async run(args, output) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [name = '', ...words] = positionals;
    const action = actions.get(name);
    if (action === undefined) throw new UsageError(`Say what to do: ${[...actions.keys()].join(', ')}`);
    try {
      return await action(words, values, output);
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      output.err(error.message);
      return exitCode.failed;
    }
  },
};

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['put', put],
  ['get', find],
  ['list', list],
  ['delete', remove],
  ['push', pushFile],
]);

async function put([name, provider, ...surplus]: readonly string[], values: Values, output: Output): Promise<ExitCode> {
  const isWhole = values.record !== undefined;
  if (name === undefined || surplus.length > 0 || isWhole === (provider !== undefined)) {
    throw new UsageError('Name a domain and a provider, or a domain and --record');
  }
  const domain = toDomain(name);
  const value = values.record === undefined ? { provider } : await readJson(values.record);
  const checked = (await loadCheck())({ ...value, domain: 'domain' in value ? value.domain : domain });
  if ('wrong' in checked || checked.domain !== domain) {
    output.err(`${domain}: ${'wrong' in checked ? checked.wrong : 'the record is about another domain'}`);
    return exitCode.failed;
  }
  return withTarget(values, async (target) => {
    await target.putAll([checked]);
    output.out(`${domain} is in ${target.name}`);
    return exitCode.done;
  });
}

async function find(words: readonly string[], values: Values, { out, err }: Output): Promise<ExitCode> {
  const domain = toOneDomain(words);
  const check = await loadCheck();
  return withTarget(values, async (target) => {
    const record = await target.find(domain);
    if (record === undefined) {
      err(`There is no record of ${domain} in ${target.name}`);
      return exitCode.failed;
    }
    out(record.trimEnd());
    const checked = check(parseJson(record));
    const wrong =
      'wrong' in checked ? checked.wrong : checked.domain === domain ? undefined : 'is about another domain';
    if (wrong === undefined) return exitCode.done;
    err(`The record gives no answer: ${wrong}`);
    return exitCode.failed;
  });
}

async function list(words: readonly string[], values: Values, { out }: Output): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('list takes no domain; --prefix says which ones');
  return withTarget(values, async (target) => {
    const domains = await target.list(values.prefix ?? '');
    if (domains.length > 0) out(domains.join('\n'));
    return exitCode.done;
  });
}

async function remove(words: readonly string[], values: Values, { out }: Output): Promise<ExitCode> {
  const domain = toOneDomain(words);
  return withTarget(values, async (target) => {
    await target.delete(domain);
    out(`${domain} is not in ${target.name} any more`);
    return exitCode.done;
  });
}

async function pushFile([file, ...surplus]: readonly string[], values: Values, output: Output): Promise<ExitCode> {
  if (file === undefined || surplus.length > 0) throw new UsageError('Name one file');
  const batch = /^\d{1,5}$/.test(values.batch) ? Number(values.batch) : 0;
  if (batch < 1 || batch > 10_000) throw new UsageError('--batch is a number from 1 to 10000');
  if (!values['dry-run']) assertPlace(values);
  const checked = await readTenantFile(file, await loadCheck()).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error)
      throw new UsageError(`${file} cannot be read: ${String(error.code)}`);
    throw error;
  });
  for (const { number, wrong } of checked.bad) output.err(`${file}:${String(number)}: ${wrong}`);
  const [sound, bad] = [String(checked.records.length), String(checked.bad.length)];
  if (checked.bad.length > 0 && !values['skip-bad']) {
    output.err(`${bad} bad lines, ${sound} sound ones; nothing was written. --skip-bad writes the sound ones`);
    return exitCode.failed;
  }
  if (values['dry-run']) {
    output.out(`${sound} records would be written, ${bad} bad lines left out`);
    return exitCode.done;
  }
  const statePath = values.state ?? `${file}.push-state`;
  return withTarget(values, (target) =>
    push(checked, target, { file, statePath, batch, resume: values.resume }, output),
  );
}

function assertPlace({ local, remote, sqlite, 'persist-to': persistTo }: Values): void {
  if (Number(local) + Number(remote) + Number(sqlite !== undefined) !== 1) {
    throw new UsageError('Say where: --local, --remote or --sqlite <file>');
  }
  if (persistTo !== undefined && !local) throw new UsageError('--persist-to goes with --local');
}

async function withTarget(values: Values, use: (target: TenantTarget) => Promise<ExitCode>): Promise<ExitCode> {
  assertPlace(values);
  const { remote, sqlite, 'persist-to': persistTo } = values;
  const target =
    sqlite === undefined
      ? await openKvTarget({ place: remote ? 'remote' : 'local', persistTo })
      : openSqliteTarget(sqlite);
  try {
    return await use(target);
  } finally {
    target.close();
  }
}

async function loadCheck(): Promise<CheckTenant> {
  return createCheck(await readEntries(), new Date().toISOString().slice(0, 10));
}

function toOneDomain([name, ...surplus]: readonly string[]): Domain {
  if (name === undefined || surplus.length > 0) throw new UsageError('Name one domain');
  return toDomain(name);
}

function toDomain(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new UsageError(`${text} is no domain`);
  return domain.value;
}

async function readJson(path: string): Promise<object> {
  const value = parseJson(await readFile(path, 'utf8').catch(() => ''));
  if (typeof value !== 'object' || value === null) throw new UsageError(`${path} holds no JSON object`);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
