import { diagnose } from '../checks/diagnose.ts';
import type { Network } from '../checks/network.ts';
import type { AnnouncedServer } from '../checks/servers/index.ts';
import type { Domain, MailSettings } from '../core/types.ts';
import { createCache } from '../dns/cache.ts';
import { createBounded, type Bounds, type StartTimer } from './bounds.ts';
import { toReport, type Report } from './report.ts';

/** What an examination needs of the runtime. */
export interface ExaminerOptions {
  readonly network: Network;
  /** MD5 in hexadecimal digits; a client sends one. */
  readonly toMd5: (text: string) => Promise<string>;
  /** Whether the runtime may not connect to port 25. */
  readonly omitsPort25: boolean;
  readonly startTimer: StartTimer;
  /** Keeps an examination going when whoever asked has gone. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
}

/** Examines a domain of the deployment; `unavailable` where that cannot be done now. */
export type Examine = (domain: Domain, settings: MailSettings | undefined) => Promise<Report | 'unavailable'>;

/**
 * The free plan of Workers allows 50 requests, and everything counts. Six are left over for the second connection by
 * which Workers find out that TLS is what failed. `waitUntil` holds for 30 seconds.
 */
export const bounds: Bounds = { total: 44, dns: 27, connections: 6, ms: 23_000 };
/** Each announced server gets the half of what is left after discovery. */
const serverMs = 8_000;
const requestMs = 5_000;
/** Connections that Workers have open at once. */
const parallel = 6;
const keptMs = 300_000;
const keptLimit = 100;
/** Milliseconds between two looks whether another request has found what this one wants. */
const pauseMs = 250;

/**
 * The clients of the short form: together they ask for every kind of document, within the bounds. Names as in
 * `allDiscoveries`.
 */
export const shortClients = [
  'Thunderbird',
  'Outlook (classic)',
  'Outlook mobile (AutoDetect)',
  'Apple Mail',
  'PACC clients',
] as const;

/** Examines domains one request at a time for each, and keeps what came of it for five minutes. */
export function createExaminer(options: ExaminerOptions): Examine {
  const { network, startTimer, waitUntil } = options;
  const now = (): number => network.now();
  const kept = createCache<Report>(keptLimit);
  /** Examinations that began, and when they must have ended; their requests may have been ended before. */
  const running = new Map<Domain, number>();

  const findKept = (domain: Domain): Report | undefined => {
    const known = kept.find(domain);
    return known !== undefined && now() < known.until ? known.value : undefined;
  };
  const start = (domain: Domain, settings: MailSettings | undefined): Promise<Report | 'unavailable'> => {
    const until = now() + bounds.ms + 2_000;
    running.set(domain, until);
    const ended = examine(domain, settings, options).then(
      (report) => {
        kept.keep(domain, report, now() + keptMs);
        return report;
      },
      () => 'unavailable' as const,
    );
    const tidied = ended.finally(() => {
      if (running.get(domain) === until) running.delete(domain);
    });
    waitUntil(tidied);
    return tidied;
  };
  // Workers let no request wait for a promise of another one (see `createDnsRegistry`): so this one looks again and again.
  const watch = async (domain: Domain): Promise<Report | 'unavailable'> => {
    for (;;) {
      await new Promise<void>((resolve) => {
        startTimer(resolve, pauseMs);
      });
      const found = findKept(domain);
      if (found !== undefined) return found;
      const until = running.get(domain);
      if (until === undefined || now() >= until) return 'unavailable';
    }
  };

  return async (domain, settings) => {
    const found = findKept(domain);
    if (found !== undefined) return found;
    const until = running.get(domain);
    return until !== undefined && now() < until ? watch(domain) : start(domain, settings);
  };
}

async function examine(
  domain: Domain,
  settings: MailSettings | undefined,
  { network, toMd5, omitsPort25, startTimer }: ExaminerOptions,
): Promise<Report> {
  const { network: bounded, met } = createBounded(network, bounds, startTimer);
  const omitted: AnnouncedServer[] = [];
  const diagnosis = await diagnose({
    // An address that every domain has (RFC 5321 §4.5.1).
    email: `postmaster@${domain}`,
    domain,
    settings,
    network: bounded,
    limits: { parallel, requestTimeoutMs: requestMs },
    asksForeign: false,
    toMd5,
    clients: shortClients,
    // Nobody but the deployment says which servers are connected to.
    checksServers: settings !== undefined,
    serverTimeoutMs: serverMs,
    chooseServers: (announced) => {
      const possible = announced.filter(({ port }) => !(omitsPort25 && port === 25));
      const chosen = possible.slice(0, bounds.connections);
      omitted.push(...announced.filter((server) => !chosen.includes(server)));
      return chosen;
    },
  });
  return toReport(domain, diagnosis, { now: network.now(), bounds: met(), omitted });
}
