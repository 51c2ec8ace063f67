import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDomain } from '../../core/address.ts';
import type { Domain, ProviderConfig, Registry } from '../../core/types.ts';
import type { Service } from '../../formats/format.ts';
import { findClientTrouble } from '../check/clients.ts';
import { checkEntries, type CheckedEntries } from '../check/entries.ts';
import type { CheckFinding } from '../check/finding.ts';
import { findOAuthGaps } from '../check/oauth.ts';
import { findPaccGap } from '../check/pacc.ts';
import { toReport, writeReport } from '../check/render.ts';
import { findRouteTrouble } from '../check/routes.ts';
import { checkSigning } from '../check/signing.ts';
import { exampleHost, findVariableTrouble } from '../check/variables.ts';
import { readWorkerConfig, type WorkerConfig } from '../check/worker-config.ts';
import { exitCode, UsageError, type Command, type Output } from '../command.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { writeJson } from '../terminal.ts';

const project = join(import.meta.dirname, '../../..');

const usage = `Usage: mailbeacon check [<folder of entries>] [options]

Checks everything before it is deployed, and says place, problem and cure for each finding: every provider entry, what
clients make of the own ones, the configuration of the worker, and what signs profiles. Errors alone make the exit code
1. Without a folder it is the project that is checked, with wrangler.toml and .dev.vars.`;

const options = {
  all: {
    type: 'boolean',
    default: false,
    description: 'asks what clients make of every entry, not only of the own ones',
  },
  strict: { type: 'boolean', default: false, description: 'warnings count as errors do' },
  config: {
    type: 'string',
    value: 'file',
    kind: 'file',
    description: "the configuration of the worker; the project's wrangler.toml unless stated",
  },
  env: { type: 'string', value: 'name', description: 'an environment of the configuration, as for wrangler' },
  json: { ...jsonOption, description: 'all findings as JSON' },
  key: { type: 'string', value: 'file', kind: 'file', group: 'What signs profiles', description: 'the private key' },
  certificate: {
    type: 'string',
    value: 'file',
    kind: 'file',
    group: 'What signs profiles',
    description: 'its certificate, or the whole chain',
  },
  chain: {
    type: 'string',
    value: 'file',
    kind: 'file',
    group: 'What signs profiles',
    description: 'the certificates of issuers, if they are not there',
  },
} as const satisfies Options;

/** `check`: what would mislead a client, or keep the service from it. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'every provider entry, the configuration and what signs profiles, with a cure for each finding',
  usage,
  options,
  operands: [{ name: 'folder', kind: 'folder' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    if (positionals.length > 1) throw new UsageError('One folder at most');
    const [place] = positionals;
    const folder = resolve(place ?? join(project, 'providers'));
    if (!existsSync(folder)) throw new UsageError(`${folder} does not exist`);
    // Entries of another folder are another deployment's, and so are its configuration and its secrets.
    const configFile = findConfig(values.config, place === undefined);
    if (values.env !== undefined && configFile === undefined) throw new UsageError('--env goes with --config');

    const now = Date.now();
    const entries = await checkEntries(
      folder,
      folder === join(project, 'providers'),
      new Date(now).toISOString().slice(0, 10),
    );
    const findings: CheckFinding[] = [...entries.findings];
    const registry = createLookup(entries);
    let config: WorkerConfig | undefined;
    if (configFile !== undefined) {
      const read = await readWorkerConfig(configFile, values.env);
      if (read.ok) {
        config = read.config;
        findings.push(...findVariableTrouble(configFile, config));
        const isClaimed = (name: Domain): boolean => isPublicAnswer(registry, config, name);
        findings.push(...(await findRouteTrouble(configFile, config, { own: entries.own, isClaimed })));
      } else {
        const text = `wrangler refuses it: ${read.problem}`;
        const cure = 'see developers.cloudflare.com/workers/wrangler/configuration';
        findings.push({ severity: 'error', code: 'config', subject: configFile, path: '', text, cure });
      }
    }
    const asked = values.all ? [...entries.own, ...entries.listed] : entries.own;
    findings.push(...(await judgeEntries(asked, registry, toService(config), output)));
    const signing = await checkSigning(
      { SIGNING_KEY: values.key, SIGNING_CERTIFICATE: values.certificate, SIGNING_CHAIN: values.chain },
      place === undefined ? join(project, '.dev.vars') : undefined,
      now,
    );
    const report = toReport(entries.files, signing.ready, [...findings, ...signing.findings]);
    if (values.json) writeJson(output, report);
    else writeReport(report, output);
    const isFailed = report.errors > 0 || (values.strict && report.warnings > 0);
    return isFailed ? exitCode.failed : exitCode.done;
  },
};

function findConfig(stated: string | undefined, isProject: boolean): string | undefined {
  if (stated === undefined) {
    const usual = join(project, 'wrangler.toml');
    return isProject && existsSync(usual) ? usual : undefined;
  }
  if (!existsSync(stated)) throw new UsageError(`${stated} does not exist`);
  return resolve(stated);
}

/** Own entries first. Entries that claim the same are found elsewhere; here the first one of them answers. */
function createLookup({
  own,
  listed,
}: CheckedEntries): Registry & { findByDomain(name: Domain): ProviderConfig | undefined } {
  const byDomain = new Map<string, ProviderConfig>();
  for (const [, provider] of [...own, ...listed]) {
    for (const name of [...provider.domains, ...(provider.mx ?? [])]) {
      if (!byDomain.has(name)) byDomain.set(name, provider);
    }
  }
  return { findByDomain: (name) => byDomain.get(name), findByMx: () => undefined };
}

const isPublicAnswer = (
  registry: ReturnType<typeof createLookup>,
  config: WorkerConfig | undefined,
  name: Domain,
): boolean => config?.variables.PUBLIC_REGISTRY !== 'off' && registry.findByDomain(name) !== undefined;

/** What clients would be told is at the host of this deployment, or at the example's. */
function toService(config: WorkerConfig | undefined): Service {
  const stated = config?.variables.SERVICE_HOST;
  const domain = parseDomain(typeof stated === 'string' ? stated : exampleHost);
  const host = domain.ok ? domain.value : exampleHost;
  return { host, identifierBase: host.split('.').reverse().join('.') };
}

async function judgeEntries(
  entries: CheckedEntries['own'],
  registry: Registry,
  service: Service,
  { progress }: Output,
): Promise<readonly CheckFinding[]> {
  const findings: CheckFinding[] = [];
  for (const [index, [file, provider]] of entries.entries()) {
    progress?.(`clients: ${index + 1} of ${entries.length}, ${provider.id}`);
    findings.push(...findOAuthGaps(file, provider));
    const gap = findPaccGap(file, provider);
    if (gap !== undefined) findings.push(gap);
    findings.push(...(await findClientTrouble(file, provider, registry, service)));
  }
  return findings;
}
