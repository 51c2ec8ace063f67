import type { ServerChoice } from '../clients/index.ts';
import type { MailSettings } from '../core/types.ts';
import { examineDiscovery, type DiscoveryReport, type DoctorOptions } from './doctor.ts';
import { checkServer, defaultLimits, isProbed, type AnnouncedServer, type CheckedServer } from './servers/index.ts';

/** Everything that came of an examination. */
export interface Diagnosis extends DiscoveryReport {
  readonly servers: readonly CheckedServer[];
}

/** What is examined beside the discovery. */
export interface DiagnosisOptions extends DoctorOptions {
  /** Whether the servers are connected to; never with a password. */
  readonly checksServers: boolean;
  /** Milliseconds for everything at one server. */
  readonly serverTimeoutMs: number;
  /** Which of the announced servers are connected to; all of them without it. */
  readonly chooseServers?: (announced: readonly AnnouncedServer[]) => readonly AnnouncedServer[];
}

/** Examines a domain: the discovery of each client first, and then every server that is announced. */
export async function diagnose(options: DiagnosisOptions): Promise<Diagnosis> {
  const { settings, network, checksServers, serverTimeoutMs, chooseServers, progress } = options;
  const discovery = await examineDiscovery(options);
  if (!checksServers) return { ...discovery, servers: [] };
  const announced = settings === undefined ? fromClients(discovery) : fromSettings(settings);
  const servers = await Promise.all(
    (chooseServers?.(announced) ?? announced).map(async (server) => {
      const checked = await checkServer(server, network, {
        ...defaultLimits,
        // Servers may keep strangers waiting for some seconds before they greet (postscreen does).
        stepMs: Math.max(defaultLimits.stepMs, serverTimeoutMs / 2),
        totalMs: serverTimeoutMs,
      });
      progress?.(`${server.hostname}:${server.port}`);
      return checked;
    }),
  );
  return { ...discovery, servers, findings: [...discovery.findings, ...servers.flatMap(({ findings }) => findings)] };
}

/** Whether anything is wrong for somebody: an error, or a mail client that does not find what it could use. */
export function isHealthy({ clients, findings }: Diagnosis): boolean {
  const fails = clients.some(
    ({ outcome, client }) => outcome === 'wrong' || (outcome === 'not-found' && client !== 'PACC clients'),
  );
  return !fails && findings.every(({ severity }) => severity !== 'error');
}

/** The servers of the registry, each once. */
function fromSettings({ incoming, outgoing, related }: MailSettings): readonly AnnouncedServer[] {
  const servers = [...incoming, ...outgoing, ...related].flatMap((server): readonly AnnouncedServer[] => {
    if (!isProbed(server)) return [];
    const { type, hostname, port, socketType, authentication } = server;
    return [{ type, hostname, port, socketType, authentication }];
  });
  return unique(servers);
}

const socketTypes = { TLS: 'SSL', STARTTLS: 'STARTTLS', plain: 'plain' } as const;

/** The servers that clients end up with, where nobody else says which there are. */
function fromClients({ clients }: DiscoveryReport): readonly AnnouncedServer[] {
  const choices = clients.flatMap(({ found }): readonly ServerChoice[] =>
    found?.outcome === 'configured' ? [found.incoming, found.outgoing, ...(found.alternatives ?? [])] : [],
  );
  return unique(
    choices.flatMap(({ protocol, hostname, port, security }): readonly AnnouncedServer[] => {
      if (security === 'try' || hostname === '' || port < 1) return [];
      // How people log in is not said in terms that could be compared.
      return [{ type: protocol, hostname, port, socketType: socketTypes[security], authentication: [] }];
    }),
  );
}

const unique = (servers: readonly AnnouncedServer[]): readonly AnnouncedServer[] => [
  ...new Map(
    servers.map((server) => [`${server.type} ${server.hostname}:${server.port} ${server.socketType}`, server]),
  ).values(),
];
