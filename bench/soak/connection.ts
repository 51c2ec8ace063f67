import { NodeBuffer } from '../buffer.ts';
import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
export interface Received {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Why there is no answer: what the peer did, or that it did nothing in time. */
export type Silence = 'closed' | 'reset' | 'no answer in time' | 'not HTTP';

/** A connection that reads answers one after another. */
export interface Connection {
  readonly socket: Socket;
  /** Whether another request may go out on it. */
  isOpen(): boolean;
  /** The next answer; `method` because those to HEAD have no body. */
  receive(method: string): Promise<Received | Silence>;
  destroy(): void;
}

/** Milliseconds for an answer. The longest that the service itself takes is a second. */
const waitLimitMs = 15_000;
const noBytes = NodeBuffer.alloc(0);

/** Opens a connection; whether it can be opened shows when something is received. */
export function openConnection(port: number): Connection {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
  let bytes: Buffer = noBytes;
  let ended: Silence | undefined;
  let isLast = false;
  let wake: (() => void) | undefined;
  socket.on('data', (chunk) => {
    bytes = bytes.length === 0 ? chunk : NodeBuffer.concat([bytes, chunk]);
    wake?.();
  });
  const end = (why: Silence) => (): void => {
    ended ??= why;
    wake?.();
  };
  socket.on('end', end('closed'));
  socket.on('close', end('closed'));
  socket.on('error', end('reset'));

  return {
    socket,
    isOpen: () => ended === undefined && !isLast && !socket.destroyed,
    destroy: () => socket.destroy(),
    receive: (method) =>
      new Promise((done) => {
        const finish = (outcome: Received | Silence): void => {
          clearTimeout(timer);
          wake = undefined;
          done(outcome);
        };
        const look = (): void => {
          const read = readAnswer(bytes, method, ended !== undefined);
          if (read === 'not HTTP') finish(read);
          else if (read !== undefined) {
            bytes = bytes.subarray(read.length);
            isLast = read.answer.headers.get('connection')?.toLowerCase() === 'close';
            finish(read.answer);
          } else if (ended !== undefined) finish(ended);
        };
        const timer = setTimeout(() => {
          socket.destroy();
          finish('no answer in time');
        }, waitLimitMs);
        wake = look;
        look();
      }),
  };
}

/** The first answer in some bytes, and how many of them it takes; undefined while it is not whole (RFC 9112 §6). */
export function readAnswer(
  bytes: Buffer,
  method: string,
  isEnd: boolean,
): { readonly answer: Received; readonly length: number } | 'not HTTP' | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return bytes.length > 65_536 ? 'not HTTP' : undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [, digits] = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(statusLine) ?? [];
  if (digits === undefined) return 'not HTTP';
  const status = Number(digits);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return 'not HTTP';
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const start = headEnd + 4;
  const toAnswer = (body: Buffer, length: number) => ({ answer: { status, headers, body }, length });
  if (status === 100) return readAfterInterim(bytes, start, method, isEnd);
  if (method === 'HEAD' || status === 204 || status === 304) return toAnswer(noBytes, start);
  if (headers.get('transfer-encoding')?.toLowerCase() === 'chunked') {
    const chunks = readChunks(bytes, start);
    return typeof chunks === 'object' ? toAnswer(chunks.body, chunks.end) : chunks;
  }
  const declared = headers.get('content-length');
  if (declared === undefined) return isEnd ? toAnswer(bytes.subarray(start), bytes.length) : undefined;
  if (!/^\d+$/.test(declared)) return 'not HTTP';
  const end = start + Number(declared);
  return bytes.length < end ? undefined : toAnswer(bytes.subarray(start, end), end);
}

/** `100 Continue` precedes the answer (RFC 9110 §15.2). */
function readAfterInterim(bytes: Buffer, start: number, method: string, isEnd: boolean): ReturnType<typeof readAnswer> {
  const read = readAnswer(bytes.subarray(start), method, isEnd);
  return typeof read === 'object' ? { answer: read.answer, length: read.length + start } : read;
}

/** RFC 9112 §7.1; trailers do not occur. */
function readChunks(
  bytes: Buffer,
  start: number,
): { readonly body: Buffer; readonly end: number } | 'not HTTP' | undefined {
  const pieces: Buffer[] = [];
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = /^[0-9a-f]+$/i.exec(bytes.toString('latin1', at, lineEnd))?.[0];
    if (size === undefined) return 'not HTTP';
    const from = lineEnd + 2;
    const to = from + Number.parseInt(size, 16);
    if (bytes.length < to + 2) return undefined;
    if (bytes.toString('latin1', to, to + 2) !== '\r\n') return 'not HTTP';
    if (to === from) return { body: NodeBuffer.concat(pieces), end: to + 2 };
    pieces.push(bytes.subarray(from, to));
    at = to + 2;
  }
}
