import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseDomain } from '../../core/address.ts';
import { findProblems } from '../../core/problems.ts';
import type { Domain, HttpsUrl, ProviderConfig } from '../../core/types.ts';
import { findSchemaIssues } from '../../storage/schema.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { readEntries } from '../entries.ts';
import { renderEntry, toFileName, writeAllWhole } from '../import/entry.ts';
import { createAsker, nobody, type Asker } from '../init/ask.ts';
import { renderDiff } from '../init/diff.ts';
import { parseServerFact, toEntry, type Facts, type ServerFact } from '../init/facts.ts';
import { propose, type Proposal } from '../init/propose.ts';
import { addRoutes, findServiceHost } from '../init/routes.ts';
import { createNetwork } from '../../node/network/index.ts';
import { parseOverride } from '../../node/network/overrides.ts';
import { jsonOption, parseCommand, type Options, type ParsedCommand } from '../options.ts';
import { muteResults, paint, writeJson } from '../terminal.ts';
import { listCommand } from './list.ts';

const project = join(import.meta.dirname, '../../..');

const serverValue = 'host[:port[:SSL|STARTTLS]]';
const options = {
  name: { type: 'string', value: 'text', description: 'what mail programs call the provider; the domain without it' },
  'short-name': {
    type: 'string',
    value: 'text',
    description: 'the same where there is little room, up to 20 characters',
  },
  imap: { type: 'string', multiple: true, value: serverValue, description: 'server to read mail from (IMAP)' },
  pop3: { type: 'string', multiple: true, value: serverValue, description: 'server to fetch mail from (POP3)' },
  smtp: { type: 'string', multiple: true, value: serverValue, description: 'server for sending' },
  sieve: { type: 'string', multiple: true, value: serverValue, description: 'server for filters (ManageSieve)' },
  caldav: { type: 'string', value: 'https URL', description: 'calendars' },
  carddav: { type: 'string', value: 'https URL', description: 'contacts' },
  login: {
    type: 'string',
    choices: ['address', 'local-part'],
    value: 'what',
    description: 'what people log in with; the whole address unless stated',
  },
  source: {
    type: 'string',
    value: 'https URL',
    description: "the operator's own documentation; the website without it",
  },
  service: {
    type: 'string',
    value: 'host',
    description: 'host name of the deployment; autoconfig.<domain> without it',
  },
  via: {
    type: 'string',
    choices: ['routes', 'cname'],
    value: 'how',
    default: 'routes',
    description: 'routes: names of the domain become custom domains of the worker; cname: only the service does',
  },
  yes: { type: 'boolean', default: false, description: 'ask nothing, take what is stated or proposed' },
  overwrite: { type: 'boolean', default: false, description: 'replace an entry that differs; the difference is shown' },
  'dry-run': { type: 'boolean', default: false, description: 'write nothing, show what would be written' },
  json: { ...jsonOption, description: 'what is written as JSON; asks nothing, as with --yes' },
  project: { type: 'string', value: 'folder', kind: 'folder', description: 'the deployment; this project without it' },
  offline: { type: 'boolean', default: false, description: 'do not look at the DNS or at servers', group: 'Network' },
  resolve: {
    type: 'string',
    multiple: true,
    value: 'host:port:address',
    description: 'connect there in place of what the DNS says',
    group: 'Network',
  },
  resolver: { type: 'string', value: 'address[:port]', description: 'DNS server to ask', group: 'Network' },
  ca: {
    type: 'string',
    value: 'file',
    kind: 'file',
    description: 'PEM file of roots to trust as well',
    group: 'Network',
  },
} as const satisfies Options;

type Values = ParsedCommand<typeof options>['values'];

/** `init`: from a domain to an entry and its routes. */
export const initCommand: Command = {
  name: 'init',
  summary: 'the entry and the routes for a domain of your own, from questions and from what is there',
  usage: `Usage: mailbeacon init [options] [<domain>]

Looks at the live DNS and at the servers' own greetings, proposes what it found, and asks. Then writes
providers/own/<domain>.ts, adds the routes to wrangler.toml, and says what to do next. Servers that are stated are not
looked for. Without a terminal, or with --yes, what is stated or proposed counts; what is neither has to be stated.

A server is written as host, host:port or host:port:STARTTLS; without a port it is the registered one for TLS.
An entry that is there and differs is not replaced without --overwrite; the difference is shown.`,
  options,
  operands: [{ name: 'domain' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    if (positionals.length > 1) throw new UsageError('Name one domain');
    const isTalking = !values.yes && !values.json && process.stdin.isTTY && process.stderr.isTTY;
    const asker = isTalking ? createAsker(process.stdin, process.stderr) : nobody;
    try {
      if (!values.json) return await initialise(positionals[0], values, asker, output, () => undefined);
      return await initialise(positionals[0], values, asker, muteResults(output), (result) => {
        writeJson(output, result);
      });
    } finally {
      asker.close();
    }
  },
};

/** What `--json` says. */
interface Result {
  readonly domain: string;
  readonly service: string;
  readonly files: readonly { readonly file: string; readonly isNew: boolean; readonly difference: string }[];
  readonly isWritten: boolean;
  /** Commands, in the order in which they make sense. */
  readonly next: readonly string[];
}

async function initialise(
  named: string | undefined,
  values: Values,
  asker: Asker,
  output: Output,
  tell: (result: Result) => void,
): Promise<ExitCode> {
  const domain = await askDomain(named, asker);
  const folder = resolve(values.project ?? project);
  const { own, registry } = await readEntries();
  const proposal = await look(domain, registry, values, output);
  explain(proposal, output);
  const facts = await askFacts(domain, proposal, values, asker);
  if (facts.hoster === undefined && !isComplete(facts.servers)) {
    output.err(
      'There is no server to read mail from, or none to send through. State them with --imap (or --pop3) and --smtp, for example --imap imap.example.com --smtp smtp.example.com',
    );
    return exitCode.failed;
  }
  const entry = toEntry(facts);
  const problems = [
    ...findSchemaIssues(entry).map(({ path, message }) => `${path}: ${message}`),
    ...findProblems(entry, facts.checked).map(({ path, problem, cure }) => `${path}: ${problem}; ${cure}`),
  ];
  if (problems.length > 0) {
    for (const problem of problems) output.err(problem);
    return exitCode.failed;
  }
  const file = join(folder, 'providers/own', toFileName(domain));
  const rival = own.find((other) => other.id !== domain && other.domains.includes(domain));
  if (rival !== undefined) {
    output.err(`${domain} is claimed by the entry ${rival.id} already; change that one`);
    return exitCode.failed;
  }

  const wranglerFile = join(folder, 'wrangler.toml');
  const wrangler = await readFile(wranglerFile, 'utf8');
  const service = values.service ?? findServiceHost(wrangler) ?? `autoconfig.${domain}`;
  const host = parseDomain(service);
  if (!host.ok) throw new UsageError(`--service ${service} is no host name`);
  const writes = [
    {
      file,
      before: await readIfThere(file),
      after: await renderEntry(entry, 'providers/own'),
      mayReplace: values.overwrite,
    },
    {
      file: wranglerFile,
      before: wrangler,
      after: addRoutes(wrangler, { service: host.value, names: toNames(domain, host.value, values.via, entry) }),
      mayReplace: true,
    },
  ].filter(({ before, after }) => before !== after);

  let isRefused = false;
  for (const { file: path, before, after, mayReplace } of writes) {
    output.out(paint(output, 'bold', before === undefined ? `${path} (new)` : path));
    output.out(before === undefined ? after.trimEnd() : renderDiff(before, after));
    output.out('');
    if (before !== undefined && !mayReplace) isRefused = true;
  }
  const steps = toSteps(domain, host.value, values.via);
  tell({
    domain,
    service: host.value,
    files: writes.map(({ file: path, before, after }) => ({
      file: path,
      isNew: before === undefined,
      difference: before === undefined ? after : renderDiff(before, after),
    })),
    isWritten: !isRefused && !values['dry-run'],
    next: steps.map(([command]) => command),
  });
  if (isRefused) {
    output.err(`${file} is there and differs. Nothing was written; say --overwrite to replace it`);
    return exitCode.failed;
  }
  if (writes.length === 0) output.out('Everything is written already.');
  else if (values['dry-run']) output.out('Nothing was written.');
  else {
    if (!(await asker.confirm('Write this?', true))) {
      output.err('Nothing was written.');
      return exitCode.failed;
    }
    await mkdir(join(folder, 'providers/own'), { recursive: true });
    await writeAllWhole(new Map(writes.map(({ file: path, after }) => [path, after])));
    const listed = await listCommand.run(
      values.project === undefined
        ? []
        : [join(folder, 'providers'), '--packed', join(folder, 'src/storage/providers.ts')],
      output,
    );
    if (listed !== exitCode.done) return listed;
  }
  sayNext(steps, output);
  return exitCode.done;
}

async function askDomain(named: string | undefined, asker: Asker): Promise<Domain> {
  const refuse = (text: string): string | undefined => (parseDomain(text).ok ? undefined : 'That is no domain');
  if (named === undefined && !asker.isPerson) throw new UsageError('Name a domain');
  const text = named ?? (await asker.ask('Domain of your mail addresses', '', refuse));
  const domain = parseDomain(text);
  if (!domain.ok) throw new UsageError(`${text} is no domain`);
  return domain.value;
}

/** What is there; nothing where nobody has to be asked. */
async function look(
  domain: Domain,
  registry: Awaited<ReturnType<typeof readEntries>>['registry'],
  values: Values,
  output: Output,
): Promise<Proposal> {
  const isStated = (values.imap ?? values.pop3) !== undefined && values.smtp !== undefined;
  if (values.offline || isStated) {
    return {
      hoster: undefined,
      mx: undefined,
      outage: undefined,
      servers: [],
      caldav: undefined,
      carddav: undefined,
      faulty: [],
    };
  }
  output.progress?.(`Looking at ${domain} and its servers`);
  return propose(
    domain,
    registry,
    createNetwork({
      overrides: (values.resolve ?? []).map(parseOverride),
      ...(values.resolver === undefined ? {} : { resolver: values.resolver }),
      ...(values.ca === undefined ? {} : { ca: await readFile(values.ca, 'utf8') }),
    }),
  );
}

function explain({ hoster, mx, outage, servers, faulty }: Proposal, { err }: Output): void {
  if (outage !== undefined) err(`The DNS could not be asked (${outage}), so nothing is proposed.`);
  if (hoster !== undefined) {
    err(`Mail goes to ${mx ?? 'a host'}, which belongs to ${hoster.displayName}: its servers are proposed.`);
  }
  for (const { type, hostname, port, socketType } of servers) {
    err(`Found: ${type} at ${hostname}:${port} (${socketType})`);
  }
  for (const { server, findings } of faulty) {
    const [worst] = findings.filter(({ severity }) => severity === 'error');
    if (worst === undefined) continue;
    err(
      `Not proposed: ${server.type} at ${server.hostname}:${server.port}, since ${worst.text}. Cure: ${worst.cure ?? 'none'}`,
    );
  }
}

async function askFacts(domain: Domain, proposal: Proposal, values: Values, asker: Asker): Promise<Facts> {
  const hoster =
    proposal.hoster !== undefined &&
    (await asker.confirm(`Are these the servers of ${proposal.hoster.displayName}?`, true))
      ? proposal.hoster
      : undefined;
  const displayName = values.name ?? (await asker.ask('Name that mail programs show', domain, tooLong(60)));
  const short = displayName.length <= 20 ? displayName : domain.slice(0, 20);
  const displayShortName = values['short-name'] ?? (await asker.ask('The same, short', short, tooLong(20)));
  const servers: ServerFact[] = [];
  if (hoster === undefined) {
    for (const [type, stated, label] of [
      ['imap', values.imap, 'IMAP servers'],
      ['pop3', values.pop3, 'POP3 servers, or none'],
      ['smtp', values.smtp, 'Servers for sending'],
      ['managesieve', values.sieve, 'ManageSieve servers, or none'],
    ] as const) {
      servers.push(...(await askServers(type, stated, label, proposal, asker)));
    }
  }
  const login =
    values.login ??
    (hoster === undefined
      ? await asker.ask('People log in with (address or local-part)', 'address', (text) =>
          text === 'address' || text === 'local-part' ? undefined : 'address or local-part',
        )
      : 'address');
  const today = new Date().toISOString().slice(0, 10);
  return {
    domain,
    displayName,
    displayShortName,
    login: login === 'local-part' ? 'local-part' : 'address',
    servers,
    caldav: toUrl('caldav', values.caldav) ?? proposal.caldav,
    carddav: toUrl('carddav', values.carddav) ?? proposal.carddav,
    hoster,
    source: toUrl('source', values.source) ?? hoster?.source ?? `https://www.${domain}/`,
    checked: today,
  };
}

const tooLong =
  (most: number) =>
  (text: string): string | undefined =>
    Array.from(text).length > most ? `At most ${most} characters` : undefined;

async function askServers(
  type: ServerFact['type'],
  stated: readonly string[] | undefined,
  label: string,
  { servers }: Proposal,
  asker: Asker,
): Promise<readonly ServerFact[]> {
  const option = type === 'managesieve' ? 'sieve' : type;
  if (stated !== undefined) {
    return stated.map((text) => {
      const fact = parseServerFact(type, text);
      if (fact === undefined) throw new UsageError(`--${option} ${text} is not written as ${serverValue}`);
      return fact;
    });
  }
  const proposed = servers.filter((server) => server.type === type);
  if (!asker.isPerson) return proposed;
  const text = await asker.ask(
    label,
    proposed.map(({ hostname, port, socketType }) => `${hostname}:${port}:${socketType}`).join(' ') || 'none',
    (answer) =>
      answer === 'none' || splitServers(answer).every((word) => parseServerFact(type, word) !== undefined)
        ? undefined
        : `Write ${serverValue}, with blanks between, or none`,
  );
  return text === 'none' ? [] : splitServers(text).flatMap((word) => parseServerFact(type, word) ?? []);
}

const splitServers = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const isComplete = (servers: readonly ServerFact[]): boolean =>
  servers.some(({ type }) => type === 'imap' || type === 'pop3') && servers.some(({ type }) => type === 'smtp');

function toUrl(option: string, text: string | undefined): HttpsUrl | undefined {
  if (text === undefined) return undefined;
  if (!/^https:\/\/[^\s/]+/.test(text) || !URL.canParse(text)) throw new UsageError(`--${option} is not an https URL`);
  return text as HttpsUrl;
}

/** The names that lead to the worker; with `cname` the DNS leads all but the service's own there. */
function toNames(domain: Domain, service: string, via: Values['via'], { outgoing }: ProviderConfig): readonly string[] {
  if (via === 'cname') return [service];
  const hasTls = outgoing.some(({ socketType }) => socketType === 'SSL');
  const names = [service, `autoconfig.${domain}`, `autodiscover.${domain}`];
  // PACC knows TLS from the first byte and nothing else.
  return [...new Set(hasTls ? [...names, `ua-auto-config.${domain}`] : names)];
}

async function readIfThere(file: string): Promise<string | undefined> {
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

type NextStep = readonly [command: string, what: string];

function toSteps(domain: Domain, service: string, via: Values['via']): readonly NextStep[] {
  return [
    ['mailbeacon check', 'looks for mistakes in the entry and the configuration'],
    [`mailbeacon preview you@${domain}`, 'shows what each client will end up with'],
    ['npm start', 'serves it on this machine'],
    ['npm run deploy', 'puts it on Cloudflare'],
    [`mailbeacon dns ${domain} --service ${service} --via ${via}`, 'prints every DNS record to publish'],
    [`mailbeacon doctor you@${domain}`, 'looks from outside, as mail clients do'],
  ];
}

function sayNext(steps: readonly NextStep[], output: Output): void {
  const width = Math.max(...steps.map(([command]) => command.length));
  output.out(paint(output, 'bold', 'Next'));
  for (const [command, what] of steps) output.out(`  ${command.padEnd(width)}  ${what}`);
}
