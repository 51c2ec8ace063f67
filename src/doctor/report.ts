import { isHealthy, type Diagnosis } from '../checks/diagnose.ts';
import type { Finding } from '../checks/finding.ts';
import type { AnnouncedServer, CheckedServer } from '../checks/servers/index.ts';
import type { Outcome } from '../checks/verdict.ts';
import type { Domain } from '../core/types.ts';

/** What is told of an examination; docs/api.md describes the same as JSON. */
export interface Report {
  readonly domain: Domain;
  /** When it was made, in UTC, as `2026-11-23T08:00:00.000Z`. */
  readonly examined: string;
  readonly healthy: boolean;
  /** Bounds that were met: what lies beyond was not asked, and looks like a failure. */
  readonly bounds: readonly ('number' | 'time')[];
  readonly clients: readonly ReportedClient[];
  readonly servers: readonly ReportedServer[];
  /** Announced servers that were not connected to, as `host:port`. */
  readonly omitted: readonly string[];
  /** The worst first; each with its cure where there is one. */
  readonly findings: readonly Finding[];
}

export interface ReportedClient {
  readonly client: string;
  readonly outcome: Outcome;
  readonly why: string;
  readonly from?: string;
}

export interface ReportedServer {
  readonly type: string;
  readonly hostname: string;
  readonly port: number;
  readonly socketType: string;
  readonly state: 'error' | 'warning' | 'ok';
  readonly greeting?: string;
}

/** What is told of a diagnosis: no login names, which it may hold. */
export function toReport(
  domain: Domain,
  diagnosis: Diagnosis,
  {
    now,
    bounds,
    omitted,
  }: { readonly now: number; readonly bounds: Report['bounds']; readonly omitted: readonly AnnouncedServer[] },
): Report {
  return {
    domain,
    examined: new Date(now).toISOString(),
    healthy: isHealthy(diagnosis),
    bounds,
    clients: diagnosis.clients.map(({ client, outcome, why, from }) => ({
      client,
      outcome,
      why,
      ...(from === undefined ? {} : { from }),
    })),
    servers: diagnosis.servers.map(toReportedServer),
    omitted: omitted.map(({ hostname, port }) => `${hostname}:${port}`),
    findings: diagnosis.findings.filter(({ severity }) => severity !== 'ok'),
  };
}

function toReportedServer({ server, report, findings }: CheckedServer): ReportedServer {
  const { type, hostname, port, socketType } = server;
  const state = (['error', 'warning'] as const).find((worst) => findings.some(({ severity }) => severity === worst));
  const greeting = report?.greeting;
  return {
    type,
    hostname,
    port,
    socketType,
    state: state ?? 'ok',
    ...(greeting === undefined ? {} : { greeting }),
  };
}
