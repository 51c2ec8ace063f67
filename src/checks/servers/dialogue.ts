import type { Connected, Connection, Network, NetworkFailure, TlsFacts } from '../network.ts';
import { said, unexpected, type Said } from './report.ts';

/** How long things may take, in milliseconds. */
export interface ProbeLimits {
  readonly connectMs: number;
  /** Each answer of the server. */
  readonly stepMs: number;
  /** Everything together; waiting for a place among other connections does not count. */
  readonly totalMs: number;
}

export const defaultLimits: ProbeLimits = { connectMs: 5000, stepMs: 5000, totalMs: 15_000 };

/** No server answers one command with more lines. */
const responseLineLimit = 128;

/** The time that a probe has left. */
export interface Budget {
  /** Lets something take as long as it may, and not longer than what is left. */
  spend<T>(limitMs: number, action: (timeoutMs: number) => Promise<T>): Promise<T | NetworkFailure>;
}

/** A budget of milliseconds. */
export function createBudget(network: Pick<Network, 'now'>, totalMs: number): Budget {
  let left = totalMs;
  return {
    async spend(limitMs, action) {
      const timeoutMs = Math.min(limitMs, left);
      if (timeoutMs <= 0) return { kind: 'failure', problem: 'timeout', text: 'the whole probe takes too long' };
      const started = network.now();
      const outcome = await action(timeoutMs);
      left -= Math.max(0, Math.min(network.now() - started, timeoutMs));
      return outcome;
    },
  };
}

/** One connection, with its share of time. */
export interface Dialogue {
  /** The next line. */
  read(): Promise<Said<string>>;
  /** Lines up to and with the one that ends a response. */
  readUntil(isLast: (line: string) => boolean): Promise<Said<readonly string[]>>;
  /** Sends one line. */
  say(line: string): void;
  secure(): Promise<NetworkFailure | undefined>;
  tls(): TlsFacts | undefined;
  close(): void;
}

/** Connects, in clear text or with TLS from the first byte. */
export async function openDialogue(
  network: Network,
  { hostname, port, tls }: { readonly hostname: string; readonly port: number; readonly tls: 'implicit' | 'none' },
  limits: ProbeLimits,
  budget: Budget,
): Promise<Dialogue | NetworkFailure> {
  const opened = await budget.spend<Connected | NetworkFailure>(limits.connectMs, (timeoutMs) =>
    network.connect({ hostname, port, tls, timeoutMs }),
  );
  return opened.kind === 'failure' ? opened : createDialogue(opened.connection, limits, budget);
}

function createDialogue(connection: Connection, { connectMs, stepMs }: ProbeLimits, budget: Budget): Dialogue {
  const read = async (): Promise<Said<string>> => {
    const outcome = await budget.spend(stepMs, (timeoutMs) => connection.readLine(timeoutMs));
    return outcome.kind === 'line' ? said(outcome.line) : outcome;
  };
  return {
    read,
    async readUntil(isLast) {
      const lines: string[] = [];
      while (lines.length < responseLineLimit) {
        const next = await read();
        if (next.kind !== 'said') return next;
        lines.push(next.value);
        if (isLast(next.value)) return said(lines);
      }
      return unexpected('flood', lines.at(-1) ?? '');
    },
    say(line) {
      connection.write(`${line}\r\n`);
    },
    secure: () => budget.spend(connectMs, (timeoutMs) => connection.startTls(timeoutMs)),
    tls: () => connection.tls(),
    close() {
      connection.close();
    },
  };
}
