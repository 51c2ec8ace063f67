import { connect, type Socket } from 'node:net';
import type { NetworkFailure } from '../../checks/network.ts';
import { failWith, readCode, toEndpoint } from './failure.ts';

/** Milliseconds until the next address is tried beside one that is silent (RFC 8305 §5). */
const staggerMs = 250;
/** No more addresses of one name are tried. */
const addressLimit = 8;

/**
 * Opens a TCP connection to the first address that takes one. Addresses are tried in order, and a silent one does not
 * hold up the next.
 */
export function openSocket(
  addresses: readonly string[],
  port: number,
  timeoutMs: number,
): Promise<Socket | NetworkFailure> {
  return new Promise((resolve) => {
    const candidates = addresses.slice(0, addressLimit);
    const attempts = new Set<Socket>();
    const failures: NetworkFailure[] = [];
    let next = 0;
    let stagger: NodeJS.Timeout | undefined;
    const finish = (outcome: Socket | NetworkFailure): void => {
      clearTimeout(deadline);
      clearTimeout(stagger);
      for (const socket of attempts) if (socket !== outcome) socket.destroy();
      resolve(outcome);
    };
    const deadline = setTimeout(() => {
      const where = candidates.map((address) => toEndpoint(address, port)).join(', ');
      finish(failures[0] ?? failWith('timeout', `${where} does not answer within ${toSeconds(timeoutMs)}`));
    }, timeoutMs);
    const attempt = (): void => {
      clearTimeout(stagger);
      const address = candidates[next];
      if (address === undefined) return;
      next += 1;
      const socket = connect({ host: address, port, noDelay: true });
      attempts.add(socket);
      // Stays for as long as the socket does: an error that nobody hears would end the program.
      socket.on('error', (error) => {
        if (!attempts.delete(socket)) return;
        failures.push(toFailure(error, toEndpoint(address, port)));
        if (next < candidates.length) attempt();
        else if (attempts.size === 0) finish(choose(failures));
      });
      socket.once('connect', () => {
        attempts.delete(socket);
        finish(socket);
      });
      stagger = setTimeout(attempt, staggerMs);
    };
    if (candidates.length === 0) finish(failWith('no-address', 'there is no address'));
    else attempt();
  });
}

/** Milliseconds as people say them. */
export const toSeconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} seconds`;

function toFailure(error: unknown, endpoint: string): NetworkFailure {
  const code = readCode(error);
  if (code === 'ECONNREFUSED') return failWith('refused', `nothing listens at ${endpoint}`);
  if (code === 'ECONNRESET') return failWith('closed', `${endpoint} breaks the connection at once`);
  if (code === 'ETIMEDOUT') return failWith('timeout', `${endpoint} does not answer`);
  return failWith('unreachable', `there is no way to ${endpoint} (${code})`);
}

/** Of several: that of a host that is there says most. */
function choose(failures: readonly NetworkFailure[]): NetworkFailure {
  const of = (problem: string): NetworkFailure | undefined => failures.find((failure) => failure.problem === problem);
  return of('refused') ?? of('timeout') ?? failures[0] ?? failWith('unreachable', 'there is no way to the host');
}
