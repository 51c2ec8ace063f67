import type { Network } from '../network.ts';
import { toRegistrable } from '../registrable.ts';
import type { Clock } from './clock.ts';

/** How often connections begin. */
export interface PaceRules {
  /** Connections in a second, to whomever. */
  readonly rate: number;
  /** Milliseconds between the end of a connection to a site and the next one there. */
  readonly gapMs: number;
}

/** Says when a connection may begin. A site is whatever belongs to one registrable domain. */
export interface Pace {
  /** The earliest moment, in milliseconds since 1970, if nobody else comes first. */
  readyAt(hostname: string): number;
  /** Waits for a turn. @returns what ends it; no other connection to the site begins before. */
  enter(hostname: string): Promise<() => void>;
}

/** Keeps connections apart: all of them by the rate, those to one site by its end and a gap. */
export function createPace({ rate, gapMs }: PaceRules, clock: Clock): Pace {
  const ended = new Map<string, number>();
  const last = new Map<string, Promise<undefined>>();
  let next = 0;
  const readyAt = (site: string): number => Math.max(next, (ended.get(site) ?? -Infinity) + gapMs);
  return {
    readyAt: (hostname) => readyAt(toRegistrable(hostname)),
    async enter(hostname) {
      const site = toRegistrable(hostname);
      const before = last.get(site);
      const turn = Promise.withResolvers<undefined>();
      last.set(site, turn.promise);
      if (before !== undefined) await before;
      for (let wait = readyAt(site) - clock.now(); wait > 0; wait = readyAt(site) - clock.now()) {
        await clock.sleep(wait);
      }
      next = clock.now() + 1000 / rate;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        ended.set(site, clock.now());
        if (last.get(site) === turn.promise) last.delete(site);
        turn.resolve(undefined);
      };
    },
  };
}

/**
 * A network for one host, whatever its addresses, that waits for its turn before each connection. Its clock stands still
 * meanwhile, so that waiting is not part of what a server may take.
 */
export function keepPace(network: Network, pace: Pace, hostname: string): Network {
  let waitedMs = 0;
  const enter = async (): Promise<() => void> => {
    const started = network.now();
    const leave = await pace.enter(hostname);
    waitedMs += network.now() - started;
    return leave;
  };
  return {
    dns: network.dns,
    now: () => network.now() - waitedMs,
    async request(request) {
      const leave = await enter();
      try {
        return await network.request(request);
      } finally {
        leave();
      }
    },
    async connect(target) {
      const leave = await enter();
      const outcome = await network.connect(target);
      if (outcome.kind === 'failure') {
        leave();
        return outcome;
      }
      const { connection } = outcome;
      return {
        kind: 'connected',
        connection: {
          tls: () => connection.tls(),
          readLine: (timeoutMs) => connection.readLine(timeoutMs),
          write: (text) => {
            connection.write(text);
          },
          startTls: (timeoutMs) => connection.startTls(timeoutMs),
          close: () => {
            connection.close();
            leave();
          },
        },
      };
    },
  };
}
