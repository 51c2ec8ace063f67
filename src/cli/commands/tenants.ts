import { readFile } from 'node:fs/promises';
import { parseDomain } from '../../core/address.ts';
import type { Domain } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { readEntries } from '../entries.ts';
import { jsonOption, parseCommand, type Options, type ParsedCommand } from '../options.ts';
import { createCheck, type CheckTenant } from '../tenants/check.ts';
import { push } from '../tenants/push.ts';
import { readTenantFile } from '../tenants/read-file.ts';
import { openSqliteTarget, TargetError, type TenantTarget } from '../tenants/target.ts';
import { openKvTarget } from '../tenants/wrangler.ts';
import { muteResults, writeJson } from '../terminal.ts';

const usage = `Usage: mailbeacon tenants put <domain> <provider>        <where>
       mailbeacon tenants put <domain> --record <file>  <where>
       mailbeacon tenants get <domain>                  <where>
       mailbeacon tenants delete <domain>               <where>
       mailbeacon tenants list [--prefix <text>]        <where>
       mailbeacon tenants push <file>                   <where> [options]

Customers' domains: records that say by which provider a domain is served, and what is different for it
(docs/tenants.md). Everything is checked before it is written. push reads JSON Lines, one record a line, or <file>.csv
with "domain,provider".`;

const where = 'Where; one of --local, --remote and --sqlite has to be said';
const ofPush = 'Options of push';

const options = {
  record: { type: 'string', value: 'file', kind: 'file', description: 'the whole record, as JSON' },
  prefix: { type: 'string', description: 'lists only domains that begin so' },
  json: jsonOption,
  local: {
    type: 'boolean',
    default: false,
    group: where,
    description: 'Workers KV of the development server on this machine (npm start -- --tenants)',
  },
  'persist-to': {
    type: 'string',
    value: 'folder',
    kind: 'folder',
    group: where,
    description: "with --local: where its state is, as wrangler's option of that name",
  },
  remote: {
    type: 'boolean',
    default: false,
    group: where,
    description: 'Workers KV at Cloudflare, by the binding TENANTS in wrangler.toml',
  },
  sqlite: {
    type: 'string',
    value: 'file',
    kind: 'file',
    group: where,
    description: 'an SQLite file, for a server on Node',
  },
  'dry-run': { type: 'boolean', default: false, group: ofPush, description: 'checks the file and writes nothing' },
  'skip-bad': {
    type: 'boolean',
    default: false,
    group: ofPush,
    description: 'leaves bad lines out; without it nothing is written if there is one',
  },
  resume: {
    type: 'boolean',
    default: false,
    group: ofPush,
    description: 'goes on where an interrupted push of the same file stopped',
  },
  state: {
    type: 'string',
    value: 'file',
    kind: 'file',
    group: ofPush,
    description: 'where that is noted; <file>.push-state unless stated',
  },
  batch: {
    type: 'string',
    default: '5000',
    value: 'number',
    group: ofPush,
    description: 'records that are written at once, 1 to 10000',
  },
} as const satisfies Options;

type Values = ParsedCommand<typeof options>['values'];

/** One word behind `tenants`. */
type Action = (words: readonly string[], values: Values, output: Output) => Promise<ExitCode>;

/** `tenants`: the records of customers' domains. */
export const tenantsCommand: Command = {
  name: 'tenants',
  summary: "customers' domains: put, get, list, delete, and push a whole file",
  usage,
  options,
  operands: [
    { name: 'action', choices: ['put', 'get', 'delete', 'list', 'push'] },
    { name: 'operand', kind: 'file' },
  ],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
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
    if (values.json) writeJson(output, { domain, target: target.name });
    else output.out(`${domain} is in ${target.name}`);
    return exitCode.done;
  });
}

async function find(words: readonly string[], values: Values, output: Output): Promise<ExitCode> {
  const { out, err } = output;
  const domain = toOneDomain(words);
  const check = await loadCheck();
  return withTarget(values, async (target) => {
    const record = await target.find(domain);
    if (record === undefined) {
      err(`There is no record of ${domain} in ${target.name}`);
      return exitCode.failed;
    }
    const parsed = parseJson(record);
    const checked = check(parsed);
    const wrong =
      'wrong' in checked ? checked.wrong : checked.domain === domain ? undefined : 'is about another domain';
    if (values.json) writeJson(output, { domain, target: target.name, record: parsed ?? record, wrong });
    else out(record.trimEnd());
    if (wrong === undefined) return exitCode.done;
    err(`The record gives no answer: ${wrong}`);
    return exitCode.failed;
  });
}

async function list(words: readonly string[], values: Values, output: Output): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('list takes no domain; --prefix says which ones');
  return withTarget(values, async (target) => {
    const domains = await target.list(values.prefix ?? '');
    if (values.json) writeJson(output, domains);
    else if (domains.length > 0) output.out(domains.join('\n'));
    return exitCode.done;
  });
}

async function remove(words: readonly string[], values: Values, output: Output): Promise<ExitCode> {
  const domain = toOneDomain(words);
  return withTarget(values, async (target) => {
    await target.delete(domain);
    if (values.json) writeJson(output, { domain, target: target.name });
    else output.out(`${domain} is not in ${target.name} any more`);
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
  const tell = (target: string | undefined): void => {
    if (values.json) writeJson(output, { file, target, records: checked.records.length, bad: checked.bad });
  };
  const [sound, bad] = [String(checked.records.length), String(checked.bad.length)];
  if (checked.bad.length > 0 && !values['skip-bad']) {
    output.err(`${bad} bad lines, ${sound} sound ones; nothing was written. --skip-bad writes the sound ones`);
    tell(undefined);
    return exitCode.failed;
  }
  if (values['dry-run']) {
    if (!values.json) output.out(`${sound} records would be written, ${bad} bad lines left out`);
    tell(undefined);
    return exitCode.done;
  }
  const statePath = values.state ?? `${file}.push-state`;
  return withTarget(values, async (target) => {
    const way = { file, statePath, batch, resume: values.resume };
    const code = await push(checked, target, way, values.json ? muteResults(output) : output);
    if (code === exitCode.done) tell(target.name);
    return code;
  });
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
