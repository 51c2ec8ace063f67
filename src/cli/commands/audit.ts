import { readFile } from 'node:fs/promises';
import { audit, collectTargets, toEntries, type AuditEnd, type Clock, type Target } from '../../checks/audit/index.ts';
import type { Network } from '../../checks/network.ts';
import { systemClock } from '../audit/clock.ts';
import { findDue } from '../audit/due.ts';
import { onInterrupt } from '../audit/interrupt.ts';
import { renderMarkdown } from '../audit/markdown.ts';
import { printReport } from '../audit/render.ts';
import { toReport, type AuditReport } from '../audit/report.ts';
import { openState, StateError, toAnnouncedText, type Remembered } from '../audit/state.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { readEntries, type BundledEntries } from '../entries.ts';
import { createNetwork, type NetworkOptions } from '../../node/network/index.ts';
import { parseOverride } from '../../node/network/overrides.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { writeJson } from '../terminal.ts';

const options = {
  own: { type: 'boolean', default: false, description: 'only the entries in providers/own' },
  state: {
    type: 'string',
    value: 'file',
    kind: 'file',
    description: 'keep results there (JSON Lines), and go on where the last run ended',
  },
  'older-than': {
    type: 'string',
    value: 'days',
    default: '6',
    description: 'with --state, look again at what was looked at so long ago, 0 to 365',
  },
  max: { type: 'string', value: 'number', description: 'look at no more servers in this run' },
  'confirm-after': {
    type: 'string',
    value: 'seconds',
    default: '60',
    description: 'between the two looks that say that a server is gone, 1 to 600',
  },
  parallel: {
    type: 'string',
    value: 'number',
    default: '8',
    description: 'servers at a time, 1 to 64',
    group: 'Network',
  },
  rate: {
    type: 'string',
    value: 'number',
    default: '4',
    description: 'connections that begin in a second, 1 to 50',
    group: 'Network',
  },
  seed: {
    type: 'string',
    value: 'text',
    description: 'of the order of servers; the day unless stated',
    group: 'Network',
  },
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
  all: {
    type: 'boolean',
    default: false,
    description: 'show what is in order and what was left out, too',
    group: 'Output',
  },
  markdown: { type: 'boolean', default: false, description: 'the result as Markdown, for an issue', group: 'Output' },
  json: { ...jsonOption, group: 'Output' },
} as const satisfies Options;

/** Milliseconds between connections to one registrable domain. */
const gapMs = 2000;

/** What the command has of the world. */
export interface AuditWorld {
  readonly readEntries: () => Promise<Pick<BundledEntries, 'own' | 'public'>>;
  readonly createNetwork: (options: NetworkOptions) => Network;
  readonly clock: Clock;
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** `audit`: looks at every server of the registry. */
export const createAuditCommand = (world: AuditWorld): Command => ({
  name: 'audit',
  summary: 'whether the servers of all entries are still there and do what is announced',
  usage: `Usage: mailbeacon audit [options] [<id>…]

Connects to every server and URL that the entries announce, each once, with the probes of the doctor, and says of each:
ok, gone or inconclusive, and what somebody should look at. Without ids, all entries. No name, password or message is
sent, and no entry is changed. Two seconds pass between connections to one domain.

With --state, Ctrl-C or worse loses nothing: the same command goes on. docs/audit.md has a weekly job.
Exit code 1: something is gone or for a person to look at, the run was ended early, or this machine has no network.`,
  options,
  operands: [{ name: 'id' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    if (values.json && values.markdown) throw new UsageError('Take --json or --markdown, not both');
    const number = (
      name: 'parallel' | 'rate' | 'confirm-after' | 'older-than' | 'max',
      least: number,
      most: number,
    ): number => toNumber(name, String(values[name]), least, most);
    const { clock } = world;
    const started = clock.now();
    const seed = values.seed ?? new Date(started).toISOString().slice(0, 10);
    const rules = {
      parallel: number('parallel', 1, 64),
      rate: number('rate', 1, 50),
      gapMs,
      confirmAfterMs: number('confirm-after', 1, 600) * 1000,
      seed,
    };
    const due = {
      now: started,
      seed,
      olderThanDays: number('older-than', 0, 365),
      max: values.max === undefined ? Infinity : number('max', 1, 99_999),
    };
    const { own, public: published } = await world.readEntries();
    const everything = collectTargets([...own, ...published]);
    const ids = toIds(values.own ? own : [...own, ...published], positionals);
    const chosen = {
      targets: everything.targets.filter((target) => toEntries(target).some((id) => ids.has(id))),
      leftOut: everything.leftOut.filter(({ entry }) => ids.has(entry)),
    };
    const network = world.createNetwork({
      overrides: (values.resolve ?? []).map(parseOverride),
      concurrency: rules.parallel,
      ...(values.resolver === undefined ? {} : { resolver: values.resolver }),
      ...(values.ca === undefined ? {} : { ca: await readRoots(values.ca) }),
    });

    const stop = new AbortController();
    const stopListening = world.onInterrupt(() => {
      output.err('Ending after the servers under way.');
      stop.abort();
    });
    try {
      const state = await openState(values.state);
      const known = new Map<string, Remembered>(state.known);
      const targets = findDue(chosen.targets, known, due);
      let lookedAt = 0;
      let unclear = 0;
      const end = await audit(targets, rules, {
        network,
        clock,
        signal: stop.signal,
        hostnames: everything.targets.map(({ hostname }) => hostname),
        async onResult(target: Target, result) {
          const at = clock.now();
          await state.write(target, at, result);
          known.set(target.name, { at, announced: toAnnouncedText(target), result });
          lookedAt += 1;
          if (result.verdict === 'inconclusive') unclear += 1;
          output.progress?.(`${lookedAt} of ${targets.length} looked at, last ${target.name}`);
        },
      });
      const report = toReport(chosen, known, { now: clock.now(), seed, end, lookedAt });
      if (values.json) writeJson(output, report);
      else if (values.markdown) output.out(renderMarkdown(report, values.all));
      else printReport(report, values.all, output);
      const isUnreached = lookedAt >= enoughServers && unclear * 2 > lookedAt;
      explainEnd(end, isUnreached, values.state, output);
      return judge(report, isUnreached);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      output.err(error.message);
      return exitCode.failed;
    } finally {
      stopListening();
    }
  },
});

/** Servers of a run from which it can be said that the fault is ours if most of them cannot be reached. */
const enoughServers = 8;

export const auditCommand = createAuditCommand({ readEntries, createNetwork, clock: systemClock, onInterrupt });

const judge = ({ end, summary }: AuditReport, isUnreached: boolean): ExitCode =>
  end === 'done' && summary.needsPerson === 0 && !isUnreached ? exitCode.done : exitCode.failed;

function explainEnd(end: AuditEnd, isUnreached: boolean, file: string | undefined, { err }: Output): void {
  const kept = file === undefined ? 'With --state a later run could go on here.' : 'The same command goes on here.';
  switch (end) {
    case 'no-network':
      err(`This machine has no network: most of the names that were looked up have no address. ${kept}`);
      return;
    case 'stopped':
      err(`Ended early. ${kept}`);
      return;
    case 'done':
      if (isUnreached) err('Most servers could not be judged, so the network of this machine is the likely reason.');
  }
}

function toIds(entries: readonly { readonly id: string }[], wanted: readonly string[]): ReadonlySet<string> {
  const ids = new Set(entries.map(({ id }) => id));
  const missing = wanted.find((id) => !ids.has(id));
  if (missing !== undefined) throw new UsageError(`There is no entry ${missing}`);
  return wanted.length === 0 ? ids : new Set(wanted);
}

function toNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (number < least || number > most) throw new UsageError(`--${name} is a number from ${least} to ${most}`);
  return number;
}

async function readRoots(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`--ca ${file} cannot be read`);
  }
}
