import type { Finding } from '../finding.ts';
import type { Network } from '../network.ts';
import { toSubject, type AnnouncedServer } from './announced.ts';
import { defaultLimits, type ProbeLimits } from './dialogue.ts';
import { judgeServer } from './judge.ts';
import { probeServer } from './probe.ts';
import type { ServerReport } from './report.ts';

export { isProbed, type AnnouncedServer } from './announced.ts';
export { defaultLimits, type ProbeLimits } from './dialogue.ts';
export { probeServer } from './probe.ts';
export { judgeServer } from './judge.ts';
export type { ServerReport } from './report.ts';

/** A server, what was learnt of it, and what to do about it. */
export interface CheckedServer {
  readonly server: AnnouncedServer;
  /** Absent where nothing was asked. */
  readonly report?: ServerReport;
  readonly findings: readonly Finding[];
}

/**
 * Connects to a server and compares it with what is announced. Sends no name, no password and no message, ends within
 * `limits.totalMs`, and never throws.
 */
export async function checkServer(
  server: AnnouncedServer,
  network: Network,
  limits: ProbeLimits = defaultLimits,
): Promise<CheckedServer> {
  const unasked = (finding: Omit<Finding, 'subject'>): CheckedServer => ({
    server,
    findings: [{ ...finding, subject: toSubject(server) }],
  });
  if (server.hostname.includes('%')) {
    return unasked({
      severity: 'note',
      code: 'host-name-open',
      text: 'the host name depends on the address, so the server cannot be asked without one',
      cure: 'Name an address in place of a domain.',
    });
  }
  try {
    const report = await probeServer(server, network, limits);
    return { server, report, findings: judgeServer(server, report, network.now()) };
  } catch (error) {
    return unasked({
      severity: 'warning',
      code: 'probe-failed',
      text: `the server could not be asked: ${error instanceof Error ? error.message : 'for an unknown reason'}`,
      cure: 'Please report this with the host and port: it is a mistake of the doctor, not of the server.',
    });
  }
}
