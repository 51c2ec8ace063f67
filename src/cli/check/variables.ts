import { parseDnsSettings } from '../../dns/settings.ts';
import { parseSettings } from '../../http/settings.ts';
import { findNearest } from '../nearest.ts';
import type { CheckFinding } from './finding.ts';
import type { WorkerConfig } from './worker-config.ts';

/** What the file in the repository holds, until somebody writes a name of their own. */
export const exampleHost = 'autoconfig.example.com';
const exampleNamespace = '0123456789abcdef0123456789abcdef';

const secrets: readonly string[] = ['SIGNING_KEY', 'SIGNING_CERTIFICATE', 'SIGNING_CHAIN'];
const known: readonly string[] = [
  ...[
    'SERVICE_HOST',
    'PROFILE_IDENTIFIER',
    'LOG',
    'API_CORS',
    'PLAIN_HTTP',
    'PUBLIC_REGISTRY',
    'TENANT_CACHE_SECONDS',
    'DOCTOR',
  ],
  ...['MX_LOOKUP', 'SRV_LOOKUP', 'DNS_RESOLVER', 'DNS_FORMAT'],
  ...secrets,
];

/** Checks the variables, bindings and logs of a configuration. */
export function* findVariableTrouble(file: string, config: WorkerConfig): Generator<CheckFinding> {
  const { variables } = config;
  const report = (
    severity: CheckFinding['severity'],
    code: string,
    path: string,
    text: string,
    cure: string,
  ): CheckFinding => ({ severity, code, subject: file, path, text, cure });

  for (const parse of [parseSettings, parseDnsSettings]) {
    const message = findRefusal(parse, variables);
    if (message === undefined) continue;
    const [name = ''] = message.split(' ');
    yield report(
      'error',
      'variable-wrong',
      `vars.${name}`,
      variables[name] === undefined ? 'is missing, so the service does not start' : 'keeps the service from starting',
      message,
    );
  }
  for (const name of Object.keys(variables)) {
    if (known.includes(name)) continue;
    const nearest = findNearest(name, known);
    yield report(
      'warning',
      'variable-unknown',
      `vars.${name}`,
      'is a variable that nothing reads',
      nearest === undefined ? 'remove it' : `write ${nearest}, if that is meant`,
    );
  }
  for (const name of secrets.filter((secret) => variables[secret] !== undefined)) {
    yield report(
      name === 'SIGNING_KEY' ? 'error' : 'note',
      'variable-secret',
      `vars.${name}`,
      name === 'SIGNING_KEY' ? 'is a private key in a file for everybody' : 'is of no use without the key beside it',
      `run: npx wrangler secret put ${name}, and remove it here`,
    );
  }
  if (variables.SERVICE_HOST === exampleHost) {
    yield report(
      'warning',
      'service-host-example',
      'vars.SERVICE_HOST',
      `is still ${exampleHost}, which is part of the identifiers in Apple profiles`,
      'write the host name of this service, before the first profile is given away',
    );
  }
  if (variables.PLAIN_HTTP === 'answer') {
    yield report(
      'warning',
      'plain-http',
      'vars.PLAIN_HTTP',
      'lets anybody on the way change the answers, and with them where passwords go',
      'leave it out; npm start sets it for this machine',
    );
  }
  if (variables.DOCTOR === 'on' && !config.rateLimits.includes('DOCTOR_LIMITER')) {
    yield report(
      'warning',
      'doctor-limiter-missing',
      'ratelimits',
      'has no DOCTOR_LIMITER, without which /doctor examines nothing',
      'add the binding that docs/doctor.md has, "On the worker"',
    );
  }
  if (variables.DOCTOR === 'on' && !config.compatibilityFlags.includes('global_fetch_strictly_public')) {
    yield report(
      'warning',
      'doctor-flag-missing',
      'compatibility_flags',
      'lacks global_fetch_strictly_public, so /doctor asks the origins behind this zone and not what others see',
      'write compatibility_flags = ["global_fetch_strictly_public"]',
    );
  }
  if (variables.LOG === 'all' || variables.LOG === undefined) {
    yield report(
      'note',
      'log-all',
      'vars.LOG',
      'logs every request, which is dearer, and slower by up to a fifth',
      'write LOG = "failures", unless you look at every request',
    );
  }
  if (config.hasInvocationLogs) {
    yield report(
      'warning',
      'invocation-logs',
      'observability.logs.invocation_logs',
      'is on: these logs hold URLs, and with them the addresses of the people who ask',
      'write invocation_logs = false under [observability.logs]',
    );
  }
  if (config.hasLogpush) {
    yield report(
      'warning',
      'logpush',
      'logpush',
      'is on: what is pushed holds URLs, and with them the addresses of the people who ask',
      'remove it, or leave the URL out of the fields that are pushed',
    );
  }
  for (const { id, path } of config.namespaces) {
    if (id !== exampleNamespace) continue;
    yield report(
      'error',
      'namespace-example',
      path,
      'is the example, and no namespace of yours',
      'run: npx wrangler kv namespace create TENANTS, which says the id',
    );
  }
}

/** What a parser of settings says of variables that it refuses. */
function findRefusal(
  parse: (variables: Readonly<Record<string, unknown>>) => unknown,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  try {
    parse(variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}
