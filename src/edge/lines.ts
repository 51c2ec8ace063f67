import { lineLimitOctets, type LineOutcome } from '../checks/network.ts';
import { beforeDeadline, failWith, toSeconds } from './failure.ts';

/** Reads lines from a socket. */
export interface LineReader {
  read(timeoutMs: number): Promise<LineOutcome>;
  /** Lets go of the stream. @returns whether something had come that nobody read. */
  release(): boolean;
}

/** A line with its CRLF. */
const roomOctets = lineLimitOctets + 2;

type Chunk = { readonly done: false; readonly value: Uint8Array } | { readonly done: true };

/**
 * Takes lines out of a stream, which is read only when somebody waits for a line: then nothing is under way when TLS is
 * begun on it.
 *
 * @param explain - what an error of the stream means
 */
export function createLineReader(
  stream: ReadableStream<Uint8Array>,
  explain: (error: unknown) => LineOutcome,
): LineReader {
  const reader = stream.getReader();
  // One character for each octet.
  let waiting = '';
  let ended: LineOutcome | undefined;
  /** A chunk that was asked for; it outlives a line that came too late. */
  let coming: Promise<Chunk> | undefined;

  /** A line, a failure, or undefined while there is neither. */
  const take = (): LineOutcome | undefined => {
    const place = waiting.indexOf('\n');
    if (place === -1 && waiting.length < roomOctets) return ended;
    if (place === -1 || place >= roomOctets) {
      return failWith('too-long', `a line has more than ${lineLimitOctets} octets`);
    }
    const line = waiting.slice(0, place).replace(/\r$/, '');
    waiting = waiting.slice(place + 1);
    return { kind: 'line', line };
  };

  return {
    async read(timeoutMs) {
      const until = Date.now() + timeoutMs;
      for (;;) {
        const outcome = take();
        if (outcome !== undefined) return outcome;
        try {
          coming ??= reader.read() as Promise<Chunk>;
          const chunk = await beforeDeadline(coming, Math.max(0, until - Date.now()));
          if (chunk === 'late') return failWith('timeout', `no line comes within ${toSeconds(timeoutMs)}`);
          coming = undefined;
          if (chunk.done) ended = failWith('closed', 'the server ends the connection');
          else waiting += toText(chunk.value);
        } catch (error) {
          ended = explain(error);
        }
      }
    },
    release() {
      ended = failWith('closed', 'the connection is not read any more');
      const hasMore = waiting !== '';
      waiting = '';
      reader.releaseLock();
      return hasMore;
    },
  };
}

function toText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
