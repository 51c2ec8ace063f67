import type { Socket } from 'node:net';
import { lineLimitOctets, type LineOutcome, type NetworkFailure } from '../../checks/network.ts';
import { failWith, readCode } from './failure.ts';
import { toSeconds } from './open.ts';

/** Reads lines from a socket. */
export interface LineReader {
  read(timeoutMs: number): Promise<LineOutcome>;
  /** Lets go of the socket. @returns whether something had come that nobody read. */
  release(): boolean;
}

/** A line with its CRLF. */
const roomOctets = lineLimitOctets + 2;

/** Takes what a socket receives. It stops taking while more waits than one line may have. */
export function createLineReader(socket: Socket): LineReader {
  // One character for each octet.
  let waiting = '';
  let ended = socket.destroyed ? failWith('closed', 'the server ends the connection') : undefined;
  let wake: (() => void) | undefined;

  const onData = (chunk: string): void => {
    waiting += chunk;
    if (waiting.length > roomOctets) socket.pause();
    wake?.();
  };
  const end = (failure: NetworkFailure): void => {
    ended ??= failure;
    wake?.();
  };
  const onError = (error: Error): void => {
    end(failWith('closed', `the server breaks the connection (${readCode(error)})`));
  };
  const onEnd = (): void => {
    end(failWith('closed', 'the server ends the connection'));
  };
  socket.setEncoding('latin1');
  socket.on('data', onData).on('error', onError).on('end', onEnd).on('close', onEnd);

  /** A line, a failure, or undefined while there is neither. */
  const take = (): LineOutcome | undefined => {
    const place = waiting.indexOf('\n');
    if (place === -1 && waiting.length < roomOctets) return ended;
    if (place === -1 || place >= roomOctets) {
      return failWith('too-long', `a line has more than ${lineLimitOctets} octets`);
    }
    const line = waiting.slice(0, place).replace(/\r$/, '');
    waiting = waiting.slice(place + 1);
    if (waiting.length <= roomOctets) socket.resume();
    return { kind: 'line', line };
  };

  return {
    read: (timeoutMs) =>
      new Promise((resolve) => {
        const look = (): void => {
          const outcome = take();
          if (outcome === undefined) return;
          clearTimeout(timer);
          wake = undefined;
          resolve(outcome);
        };
        const timer = setTimeout(() => {
          wake = undefined;
          resolve(failWith('timeout', `no line comes within ${toSeconds(timeoutMs)}`));
        }, timeoutMs);
        wake = look;
        look();
      }),
    release() {
      socket.off('data', onData).off('error', onError).off('end', onEnd).off('close', onEnd);
      ended = failWith('closed', 'the connection is not read any more');
      const hasMore = waiting !== '';
      waiting = '';
      return hasMore;
    },
  };
}
