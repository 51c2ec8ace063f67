import { createAuditCommand } from '../../src/cli/commands/audit.ts';
import type { Clock } from '../../src/checks/audit/index.ts';
import type {
  Connected,
  DnsResult,
  HttpOutcome,
  HttpRequest,
  Network,
  NetworkFailure,
  NetworkProblem,
  TlsFacts,
} from '../../src/checks/network.ts';
import type { Command, ExitCode } from '../../src/cli/command.ts';
import type { IncomingServer, OutgoingServer, ProviderConfig } from '../../src/core/types.ts';

/** When every run begins. */
export const start = Date.parse('2026-11-23T06:00:00Z');
export const dayMs = 86_400_000;

/** Time that passes whenever nothing else is left to do. */
export function createClock(from = start): Clock & { readonly set: (ms: number) => void } {
  let now = from;
  let isPumping = false;
  const timers = new Set<{ readonly at: number; readonly wake: () => void }>();
  const pump = (): void => {
    if (isPumping || timers.size === 0) return;
    isPumping = true;
    setImmediate(() => {
      isPumping = false;
      // A file that is being written is something left to do.
      if (process.getActiveResourcesInfo().some((kind) => kind.startsWith('FSReq'))) {
        pump();
        return;
      }
      const [next] = [...timers].sort((a, b) => a.at - b.at);
      if (next === undefined) return;
      now = Math.max(now, next.at);
      next.wake();
      pump();
    });
  };
  return {
    now: () => now,
    set: (ms) => {
      now = ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = {
          at: now + Math.max(0, ms),
          wake: () => {
            timers.delete(timer);
            resolve();
          },
        };
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        signal?.addEventListener('abort', timer.wake);
        timers.add(timer);
        pump();
      }),
  };
}

export const goodTls: TlsFacts = {
  protocol: 'TLSv1.3',
  names: ['imap.willow.example'],
  issuer: 'Throw-away Root',
  validFrom: start - 30 * dayMs,
  validTo: start + 60 * dayMs,
  chainLength: 2,
};

/** What a port does: fails, or talks. */
export type Port = NetworkProblem | Talk;

export interface Talk {
  /** Lines after the connection; absent for silence. */
  readonly greeting?: string;
  /** Lines after a command. */
  readonly reply?: (line: string) => readonly string[];
  readonly tls?: TlsFacts;
  /** Milliseconds that each line takes. */
  readonly ms?: number;
}

/** IMAP that offers these. */
export const imap = (capabilities = 'AUTH=PLAIN', more: Partial<Talk> = {}): Talk => ({
  greeting: '* OK ready',
  tls: goodTls,
  reply: (line) => {
    const [tag = '', name] = line.split(' ');
    if (name === 'CAPABILITY') return [`* CAPABILITY IMAP4rev1 ${capabilities}`, `${tag} OK done`];
    return [`${tag} OK done`];
  },
  ...more,
});

/** Submission that offers these. */
export const smtp = (keywords: readonly string[], more: Partial<Talk> = {}): Talk => ({
  greeting: '220 smtp.example ESMTP',
  tls: goodTls,
  reply: (line) => {
    if (!line.startsWith('EHLO')) return ['250 done'];
    const all = ['hello', ...keywords];
    return all.map((text, index) => `250${index === all.length - 1 ? ' ' : '-'}${text}`);
  },
  ...more,
});

/** A host: its addresses, and its ports; the number is how often it was asked before. */
export interface Host {
  readonly addresses?: (time: number) => DnsResult<string>;
  readonly port?: (port: number, time: number) => Port;
  readonly url?: (request: HttpRequest) => HttpOutcome;
}

/** Something that was asked, and how long it took. */
export interface Asked {
  readonly what: string;
  readonly hostname: string;
  readonly from: number;
  until: number;
}

export const records = (...addresses: readonly string[]): DnsResult<string> => ({
  kind: 'records',
  records: addresses,
});
export const none: DnsResult<string> = { kind: 'none' };

const failWith = (problem: NetworkProblem, hostname: string): NetworkFailure => ({
  kind: 'failure',
  problem,
  text: `${hostname}: ${problem}`,
});

/** A network of made-up hosts; one that is not named is there and speaks IMAP. */
export function createFakeNetwork(
  clock: Clock,
  hosts: Readonly<Record<string, Host>>,
): Network & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const owners = new Map<string, string>();
  const count = (key: string): number => {
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    return time;
  };
  const resolve = (hostname: string, time: number): DnsResult<string> => {
    const found = (hosts[hostname]?.addresses ?? (() => records(toAddress(hostname))))(time);
    if (found.kind === 'records') for (const address of found.records) owners.set(address, hostname);
    return found;
  };
  const toProblem = (found: DnsResult<string>): NetworkProblem | undefined =>
    found.kind === 'records' ? undefined : found.kind === 'none' ? 'no-address' : 'dns';
  return {
    asked,
    now: () => clock.now(),
    dns: {
      addresses: (name) => Promise.resolve(resolve(name, count(`dns ${name}`))),
      cname: () => Promise.resolve({ kind: 'none' }),
      mx: () => Promise.resolve({ kind: 'none' }),
      srv: () => Promise.resolve({ kind: 'none' }),
      txt: () => Promise.resolve({ kind: 'none' }),
    },
    async request(request) {
      const { hostname } = new URL(request.url);
      const entry = { what: `${request.method} ${request.url}`, hostname, from: clock.now(), until: Infinity };
      asked.push(entry);
      await clock.sleep(50);
      entry.until = clock.now();
      const problem = toProblem(resolve(hostname, times.get(`dns ${hostname}`) ?? 0));
      if (problem !== undefined) return failWith(problem, hostname);
      return hosts[hostname]?.url?.(request) ?? { kind: 'answer', status: 401, headers: {}, body: '' };
    },
    async connect({ hostname, port, tls }) {
      const owner = owners.get(hostname) ?? hostname;
      const entry = { what: `${hostname}:${port} ${tls}`, hostname: owner, from: clock.now(), until: Infinity };
      asked.push(entry);
      await clock.sleep(50);
      const isAddress = owners.has(hostname);
      const problem = isAddress ? undefined : toProblem(resolve(owner, times.get(`dns ${owner}`) ?? 0));
      const script = hosts[owner]?.port ?? (() => imap());
      const found = problem ?? script(port, count(`${hostname}:${port}`));
      if (typeof found === 'string') {
        entry.until = clock.now();
        return failWith(found, hostname);
      }
      return toConnected(found, tls, clock, () => {
        if (entry.until === Infinity) entry.until = clock.now();
      });
    },
  };
}

function toConnected(talk: Talk, tls: 'implicit' | 'none', clock: Clock, onClose: () => void): Connected {
  const lines = talk.greeting === undefined ? [] : [talk.greeting];
  let isSecure = tls === 'implicit';
  return {
    kind: 'connected',
    connection: {
      tls: () => (isSecure ? talk.tls : undefined),
      async readLine(timeoutMs) {
        const line = lines.shift();
        await clock.sleep(line === undefined ? timeoutMs : (talk.ms ?? 20));
        return line === undefined
          ? { kind: 'failure', problem: 'timeout', text: 'no line comes' }
          : { kind: 'line', line };
      },
      write: (text) => {
        lines.push(...(talk.reply?.(text.trimEnd()) ?? []));
      },
      startTls: () => {
        isSecure = true;
        return Promise.resolve(undefined);
      },
      close: onClose,
    },
  };
}

/** An address for a name, the same each time. */
const toAddress = (name: string): string =>
  `192.0.2.${new TextEncoder().encode(name).reduce((sum, octet) => (sum * 31 + octet) % 250, 7)}/${name}`;

type Tcp = Extract<IncomingServer | OutgoingServer, { hostname: string }>;

/** A server of an entry, over implicit TLS unless stated. */
export const server = (type: 'imap' | 'pop3' | 'smtp', hostname: string, port: number, more: object = {}): Tcp => ({
  type,
  hostname,
  port,
  socketType: 'SSL',
  authentication: ['password-cleartext'],
  username: '%EMAILADDRESS%',
  ...more,
});

/** An entry with these servers. */
export const entry = (id: string, servers: readonly object[], more: Partial<ProviderConfig> = {}): ProviderConfig => ({
  id,
  displayName: id,
  displayShortName: id,
  domains: [id],
  incoming: servers.filter((one) => 'type' in one && one.type !== 'smtp') as readonly IncomingServer[],
  outgoing: servers.filter((one) => 'type' in one && one.type === 'smtp') as readonly OutgoingServer[],
  source: `https://${id}/help`,
  checked: '2026-11-01',
  ...more,
});

/** Entries that are there and all well, so that most of a small registry is not at fault. */
export const bystanders = (count: number): readonly ProviderConfig[] =>
  Array.from({ length: count }, (_, index) =>
    entry(`fine${index}.test`, [server('imap', `imap.fine${index}.test`, 993)]),
  );

export interface Ended {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface WorldOptions {
  readonly own?: readonly ProviderConfig[];
  readonly public?: readonly ProviderConfig[];
  readonly hosts?: Readonly<Record<string, Host>>;
  readonly clock?: ReturnType<typeof createClock>;
}

/** The command in a made-up world. */
export function createWorld({ own = [], public: published = [], hosts = {}, clock = createClock() }: WorldOptions): {
  readonly command: Command;
  readonly network: ReturnType<typeof createFakeNetwork>;
  readonly interrupt: () => void;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
} {
  const network = createFakeNetwork(clock, hosts);
  let listener: (() => void) | undefined;
  const command = createAuditCommand({
    readEntries: () => Promise.resolve({ own, public: published }),
    createNetwork: () => network,
    clock,
    onInterrupt: (heard) => {
      listener = heard;
      return () => {
        listener = undefined;
      };
    },
  });
  return {
    command,
    network,
    interrupt: () => listener?.(),
    run: async (...args) => {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await command.run(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
  };
}
