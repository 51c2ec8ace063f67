import { parseDomain } from '../../core/address.ts';
import type { Domain } from '../../core/types.ts';
import { findClientNames } from '../dns/plan.ts';
import { exampleHost } from './variables.ts';
import type { Entries } from './entries.ts';
import type { CheckFinding } from './finding.ts';
import type { WorkerConfig, WorkerRoute } from './worker-config.ts';

/** What routes have to lead to. */
export interface Claims {
  readonly own: Entries;
  /** Whether somebody else's entry, such as one of the public registry, claims a name. */
  readonly isClaimed: (name: Domain) => boolean;
}

/** Compares the routes of a configuration with the names that clients ask. */
export async function findRouteTrouble(
  file: string,
  config: WorkerConfig,
  { own, isClaimed }: Claims,
): Promise<readonly CheckFinding[]> {
  const { routes } = config;
  const host = parseDomain(typeof config.variables.SERVICE_HOST === 'string' ? config.variables.SERVICE_HOST : '');
  // What is wrong with the host is said elsewhere, and nothing leads to an example.
  if (!host.ok || host.value === exampleHost) return [];
  const service = host.value;
  const findings: CheckFinding[] = [];
  const warn = (
    code: string,
    path: string,
    text: string,
    cure: string,
    severity: 'warning' | 'note' = 'warning',
  ): void => {
    findings.push({ severity, code, subject: file, path, text, cure });
  };

  if (routes.length === 0 && !isWorkersDev(service)) {
    warn(
      'no-routes',
      'routes',
      `leads no name here, not even ${service}, unless routes are kept in the dashboard`,
      `above [vars], write: routes = [${toCustomDomain(service)}]`,
    );
    return findings;
  }
  if (isWorkersDev(service)) {
    if (config.workersDev === false || (config.workersDev === undefined && routes.length > 0)) {
      warn('service-host-off', 'workers_dev', `is off, and ${service} is such a name`, 'write workers_dev = true');
    }
  } else {
    if (!isCovered(service, routes)) {
      warn(
        'service-host-unrouted',
        'routes',
        `leads ${service} nowhere: redirects and links of this service name it`,
        `add ${toCustomDomain(service)}`,
      );
    }
    if (config.workersDev === true) {
      warn(
        'workers-dev',
        'workers_dev',
        'makes the service answer under a second name, which no client asks',
        'write workers_dev = false',
        'note',
      );
    }
  }
  for (const [entry, provider] of own) {
    for (const name of provider.domains) {
      const domain = parseDomain(name);
      if (!domain.ok || domain.value === 'example.com') continue;
      const names = await findClientNames({ domain: domain.value, provider, service });
      const missing = names.filter((asked) => asked !== service && !isCovered(asked, routes));
      if (missing.length === 0) continue;
      warn(
        'domain-unrouted',
        'routes',
        `leads ${missing.join(', ')} nowhere, which clients ask for ${domain.value} (${entry.split('/').at(-1) ?? ''})`,
        `add ${missing.map(toCustomDomain).join(', ')}; or lead the names here in the DNS: mailbeacon dns ${domain.value} --service ${service}`,
      );
    }
  }
  const claimed = new Set(own.flatMap(([, { domains, mx = [] }]) => [...domains, ...mx]));
  const hasTenants = config.namespaces.some(({ binding }) => binding === 'TENANTS');
  for (const route of routes) {
    for (const finding of judgeRoute(route)) warn(...finding);
    const [target] = splitPattern(route.pattern);
    const base = parseDomain(target.replace(clientPrefix, ''));
    const isKnown = target.includes('*') || target === service || hasTenants || !base.ok;
    if (isKnown || claimed.has(base.value) || isClaimed(base.value)) continue;
    warn(
      'route-unclaimed',
      route.path,
      `leads ${target} here, and no entry claims ${base.value}`,
      `add ${base.value} to the domains of an own entry, or remove the route`,
    );
  }
  return findings;
}

const clientPrefix = /^(?:autoconfig|autodiscover|ua-auto-config|mta-sts)\./;

const isWorkersDev = (host: string): boolean => host.endsWith('.workers.dev');

const toCustomDomain = (name: string): string => `{ pattern = "${name}", custom_domain = true }`;

type Judgement = readonly [code: string, path: string, text: string, cure: string, severity: 'warning' | 'note'];

function judgeRoute({ pattern, isCustomDomain, path }: WorkerRoute): readonly Judgement[] {
  const [host, rest] = splitPattern(pattern);
  if (isCustomDomain) {
    if (!pattern.includes('*') && !pattern.includes('/')) return [];
    return [
      [
        'custom-domain-pattern',
        path,
        `has custom_domain with "${pattern}", and Cloudflare takes one host name there, without path and wildcard`,
        'name each host by itself, or leave custom_domain out',
        'warning',
      ],
    ];
  }
  const found: Judgement[] = [];
  if (rest === '') {
    found.push([
      'route-without-path',
      path,
      `"${pattern}" means the start page alone, and no client asks for that`,
      `write ${host}/*, or custom_domain = true`,
      'warning',
    ]);
  }
  // The route of custom hostnames.
  if (host.includes('*') && host !== '*') {
    found.push([
      'route-wildcard',
      path,
      `"${pattern}" takes every other name there as well, also those of web sites`,
      'name each host by itself, unless nothing else is there',
      'note',
    ]);
  }
  return found;
}

/** Host and path of a pattern; a scheme in front is left out (developers.cloudflare.com/workers/configuration/routing). */
function splitPattern(pattern: string): readonly [host: string, path: string] {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]*)(\/.*)?$/.exec(pattern.toLowerCase()) ?? [];
  return path === '' && host.length > 1 && host.endsWith('*') ? [host.slice(0, -1), '/*'] : [host, path];
}

/** Whether every path of a host comes here. */
const isCovered = (name: string, routes: readonly WorkerRoute[]): boolean =>
  routes.some(({ pattern, isCustomDomain }) => {
    const [host, path] = splitPattern(pattern);
    if (isCustomDomain) return host === name;
    // A wildcard stands for any number of signs, and only at the beginning of a host.
    const isHost = host.startsWith('*') ? name.endsWith(host.slice(1)) : host === name;
    return isHost && path === '/*';
  });
