import type { Connection, Dns, DnsResult, Network, NetworkFailure } from '../checks/network.ts';

/** Calls back after that many milliseconds, unless the function that it returns is called before. */
export type StartTimer = (callback: () => void, ms: number) => () => void;

/** How much one examination may do. */
export interface Bounds {
  /** Everything that goes out: requests, questions to the DNS, connections. */
  readonly total: number;
  /** Questions to the DNS among them. */
  readonly dns: number;
  /** Connections that nothing else may take the place of. */
  readonly connections: number;
  /** Milliseconds from the first to the last. */
  readonly ms: number;
}

/** A network within bounds. */
export interface Bounded {
  readonly network: Network;
  /** Which bounds were met; what lies beyond was not asked, and looks like a failure. */
  readonly met: () => readonly ('number' | 'time')[];
}

type Kind = 'dns' | 'http' | 'connection';

/** Bounds a network: what is beyond fails by value at once, and nothing takes longer than the time that is left. */
export function createBounded(network: Network, bounds: Bounds, startTimer: StartTimer): Bounded {
  const until = network.now() + bounds.ms;
  const met = new Set<'number' | 'time'>();
  const used: Record<Kind, number> = { dns: 0, http: 0, connection: 0 };
  const known = new Map<string, Promise<DnsResult<unknown>>>();

  const timeLeft = (): number => until - network.now();
  const hasRoom = (kind: Kind, cost: number): boolean => {
    const reserved = kind === 'connection' ? 0 : Math.max(0, bounds.connections - used.connection);
    if (used.dns + used.http + used.connection + cost > bounds.total - reserved) return false;
    return kind !== 'dns' || used.dns + cost <= bounds.dns;
  };
  /** Does something if there is room and time for it. */
  const spend = async <T>(
    kind: Kind,
    cost: number,
    refused: (failure: NetworkFailure) => T,
    action: (leftMs: number) => Promise<T>,
    undo: (late: T) => void = () => undefined,
  ): Promise<T> => {
    const leftMs = timeLeft();
    if (leftMs <= 0) {
      met.add('time');
      return refused(failWith('timeout', 'not asked: the time of this examination is over'));
    }
    if (!hasRoom(kind, cost)) {
      met.add('number');
      return refused(failWith('unreachable', `not asked: this examination ends after ${bounds.total} requests`));
    }
    used[kind] += cost;
    return within(action(leftMs), leftMs, refused, undo);
  };
  /** Ends what takes longer than there is time, also what does not heed the time that it was told. */
  const within = async <T>(
    promise: Promise<T>,
    leftMs: number,
    refused: (failure: NetworkFailure) => T,
    undo: (late: T) => void = () => undefined,
  ): Promise<T> => {
    const { promise: late, resolve } = Promise.withResolvers<'late'>();
    const stopTimer = startTimer(() => {
      resolve('late');
    }, leftMs);
    try {
      const outcome = await Promise.race([promise, late]);
      if (outcome !== 'late') return outcome;
      promise.then(undo, () => undefined);
      met.add('time');
      return refused(failWith('timeout', 'no answer within the time of this examination'));
    } finally {
      stopTimer();
    }
  };

  /** Each question once: many findings are about the same host. */
  const askOnce =
    <T>(type: string, cost: number, ask: (name: string) => Promise<DnsResult<T>>) =>
    (name: string): Promise<DnsResult<T>> => {
      const key = `${type} ${name}`;
      const answer =
        (known.get(key) as Promise<DnsResult<T>> | undefined) ??
        spend<DnsResult<T>>(
          'dns',
          cost,
          ({ text }) => ({ kind: 'failed', problem: text }),
          () => ask(name),
        );
      known.set(key, answer);
      return answer;
    };
  const { dns } = network;
  const bounded: Dns = {
    // IPv4 and IPv6.
    addresses: askOnce('addresses', 2, (name) => dns.addresses(name)),
    cname: askOnce('CNAME', 1, (name) => dns.cname(name)),
    mx: askOnce('MX', 1, (name) => dns.mx(name)),
    srv: askOnce('SRV', 1, (name) => dns.srv(name)),
    txt: askOnce('TXT', 1, (name) => dns.txt(name)),
  };
  const bindConnection = (connection: Connection): Connection => {
    const talk = async <T>(
      timeoutMs: number,
      say: (limitMs: number) => Promise<T>,
      refused: (failure: NetworkFailure) => T,
    ): Promise<T> => {
      const leftMs = timeLeft();
      if (leftMs > 0) return within(say(Math.min(timeoutMs, leftMs)), leftMs, refused);
      met.add('time');
      return refused(failWith('timeout', 'not asked: the time of this examination is over'));
    };
    return {
      tls: () => connection.tls(),
      write: (text) => {
        connection.write(text);
      },
      close: () => {
        connection.close();
      },
      readLine: (timeoutMs) =>
        talk(
          timeoutMs,
          (limitMs) => connection.readLine(limitMs),
          (failure) => failure,
        ),
      startTls: (timeoutMs) =>
        talk<NetworkFailure | undefined>(
          timeoutMs,
          (limitMs) => connection.startTls(limitMs),
          (failure) => failure,
        ),
    };
  };

  return {
    met: () => [...met],
    network: {
      dns: bounded,
      now: () => network.now(),
      request: (request) =>
        spend(
          'http',
          1,
          (failure) => failure,
          (leftMs) => network.request({ ...request, timeoutMs: Math.min(request.timeoutMs, leftMs) }),
        ),
      connect: async (target) => {
        const outcome = await spend<Awaited<ReturnType<Network['connect']>>>(
          'connection',
          1,
          (failure) => failure,
          (leftMs) => network.connect({ ...target, timeoutMs: Math.min(target.timeoutMs, leftMs) }),
          (late) => {
            if (late.kind === 'connected') late.connection.close();
          },
        );
        if (outcome.kind === 'failure') return outcome;
        return { kind: 'connected', connection: bindConnection(outcome.connection) };
      },
    },
  };
}

const failWith = (problem: NetworkFailure['problem'], text: string): NetworkFailure => ({
  kind: 'failure',
  problem,
  text,
});
