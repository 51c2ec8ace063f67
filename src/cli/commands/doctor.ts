import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { allDiscoveries } from '../../checks/doctor.ts';
import { diagnose, isHealthy, type Diagnosis } from '../../checks/diagnose.ts';
import { parseDomain, parseEmailAddress } from '../../core/address.ts';
import { toMailSettings } from '../../core/resolve.ts';
import type { Domain, MailSettings, ProviderConfig, Subject } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { appendLine, findChanges, readLastLine, toHistoryLine } from '../doctor/history.ts';
import { printDiagnosis } from '../doctor/render.ts';
import { readEntries } from '../entries.ts';
import { createNetwork } from '../../node/network/index.ts';
import { parseOverride } from '../../node/network/overrides.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { writeJson } from '../terminal.ts';

const options = {
  client: {
    type: 'string',
    multiple: true,
    value: 'name',
    choices: allDiscoveries.map(({ client }) => client),
    description: 'only this client',
  },
  provider: { type: 'string', value: 'id', description: 'compare with this entry, whatever domains it claims' },
  'no-servers': { type: 'boolean', default: false, description: 'do not connect to mail servers' },
  'no-lists': { type: 'boolean', default: false, description: 'do not ask lists that others keep, such as the ISPDB' },
  resolve: {
    type: 'string',
    multiple: true,
    value: 'host:port:address',
    description: 'connect there in place of what the DNS says, as with curl; port * is any port',
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
  timeout: {
    type: 'string',
    value: 'seconds',
    default: '20',
    description: 'for one request and for one server, 1 to 120',
    group: 'Network',
  },
  parallel: {
    type: 'string',
    value: 'number',
    default: '8',
    description: 'requests and connections at a time, 1 to 64',
    group: 'Network',
  },
  watch: {
    type: 'string',
    value: 'file',
    kind: 'file',
    description: 'add this run to a history (JSON Lines), and print only what changed since the last one',
    group: 'Output',
  },
  json: { ...jsonOption, group: 'Output' },
} as const satisfies Options;

/** `doctor`: looks at a domain from outside, as mail clients do. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'what each mail client finds for a domain from outside, what is wrong, and the cure',
  usage: `Usage: mailbeacon doctor [options] <address or domain>

Asks what each mail client asks, in its order and with its words, and says what the client ends up with: found, found
but wrong, or not found, and why. Then connects to every server that is announced and compares what it offers.
No password and no message is ever sent. The address goes where the clients send it, so take one of your own; with a
domain alone, clients that send an address send postmaster's.

What is expected is the registry's entry for the domain; without one, servers are those that clients find.
Exit code 1: a client fails, or a finding is an error. With --watch nothing is printed while nothing changes.`,
  options,
  operands: [{ name: 'address-or-domain' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const [text, ...surplus] = positionals;
    if (text === undefined || surplus.length > 0) throw new UsageError('Name one address or domain');
    const subject = toSubject(text);
    const seconds = toNumber('timeout', values.timeout, 120);
    const parallel = toNumber('parallel', values.parallel, 64);
    const domain = subject.kind === 'address' ? subject.address.domain : subject.domain;
    const settings = await findSettings(subject, domain, values.provider);
    const network = createNetwork({
      overrides: (values.resolve ?? []).map(parseOverride),
      concurrency: parallel,
      ...(values.resolver === undefined ? {} : { resolver: values.resolver }),
      ...(values.ca === undefined ? {} : { ca: await readRoots(values.ca) }),
    });
    if (settings === undefined && values.watch === undefined && !values.json) {
      output.err(`No entry claims ${domain}, so servers are those that clients find.`);
    }
    const done: string[] = [];
    const diagnosis = await diagnose({
      email: subject.kind === 'address' ? subject.address.text : `postmaster@${domain}`,
      domain,
      settings,
      network,
      limits: { parallel, requestTimeoutMs: seconds * 1000 },
      serverTimeoutMs: seconds * 1000,
      asksForeign: !values['no-lists'],
      checksServers: !values['no-servers'],
      clients: values.client ?? [],
      toMd5: (plain) => Promise.resolve(createHash('md5').update(plain).digest('hex')),
      progress: (part) => {
        done.push(part);
        output.progress?.(`${domain}: ${done.length} parts looked at, last ${part}`);
      },
    });
    if (values.watch !== undefined) await reportChanges(values.watch, diagnosis, network.now(), values.json, output);
    else if (values.json) writeJson(output, diagnosis);
    else printDiagnosis(diagnosis, output);
    return isHealthy(diagnosis) ? exitCode.done : exitCode.failed;
  },
};

async function reportChanges(
  file: string,
  diagnosis: Diagnosis,
  now: number,
  asJson: boolean,
  output: Output,
): Promise<ExitCode> {
  const line = toHistoryLine(diagnosis, now);
  const changes = findChanges(await readLastLine(file, diagnosis.domain), line);
  await appendLine(file, line);
  if (asJson) writeJson(output, changes);
  else
    for (const { kind, text } of changes)
      output.out(`${diagnosis.domain}: ${kind === 'client' ? '' : `${kind}: `}${text}`);
  return exitCode.done;
}

function toSubject(text: string): Subject {
  if (text.includes('@')) {
    const address = parseEmailAddress(text);
    if (!address.ok) throw new UsageError('That is no mail address');
    return { kind: 'address', address: address.value };
  }
  const domain = parseDomain(text);
  if (!domain.ok) throw new UsageError(`${text} is no domain`);
  return { kind: 'domain', domain: domain.value };
}

function toNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new UsageError(`--${name} is a number from 1 to ${most}`);
  return number;
}

async function findSettings(
  subject: Subject,
  domain: Domain,
  id: string | undefined,
): Promise<MailSettings | undefined> {
  const { own, public: everybody, registry } = await readEntries();
  let provider: ProviderConfig | undefined;
  if (id === undefined) {
    provider = registry.findByDomain(domain);
  } else {
    provider = [...own, ...everybody].find((entry) => entry.id === id);
    if (provider === undefined) throw new UsageError(`There is no entry ${id}`);
  }
  if (provider === undefined) return undefined;
  const settings = toMailSettings({ subject, account: subject, provider });
  return settings.ok ? settings.value : undefined;
}

async function readRoots(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`--ca ${file} cannot be read`);
  }
}
