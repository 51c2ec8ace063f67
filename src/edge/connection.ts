import type { Connected, Connection, ConnectTarget, NetworkFailure } from '../checks/network.ts';
import { beforeDeadline, explainError, failWith, toSeconds } from './failure.ts';
import { createLineReader } from './lines.ts';

/** What is used of a socket of `cloudflare:sockets`. */
export interface EdgeSocket {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
  readonly opened: Promise<unknown>;
  readonly closed: Promise<void>;
  close(): Promise<void>;
  startTls(options?: { readonly expectedServerHostname?: string }): EdgeSocket;
}

/** `connect` of that module. */
export type EdgeConnect = (
  address: { readonly hostname: string; readonly port: number },
  options: { readonly secureTransport: 'on' | 'starttls'; readonly allowHalfOpen: boolean },
) => EdgeSocket;

const encoder = new TextEncoder();

/**
 * Opens one connection. The runtime refuses certificates that clients refuse and tells nothing about the others, so
 * there are never facts of TLS.
 */
export async function openConnection(
  connect: EdgeConnect,
  { hostname, port, tls, timeoutMs }: ConnectTarget,
): Promise<Connected | NetworkFailure> {
  const place = `${hostname}:${port}`;
  const hasTls = tls === 'implicit';
  let socket: EdgeSocket | undefined;
  try {
    socket = connect({ hostname, port }, { secureTransport: hasTls ? 'on' : 'starttls', allowHalfOpen: false });
    socket.closed.catch(() => undefined);
    const opened = await beforeDeadline(socket.opened, timeoutMs);
    if (opened !== 'late') return { kind: 'connected', connection: createConnection(socket, hostname, place, hasTls) };
    end(socket);
    return failWith('timeout', `${place} does not answer within ${toSeconds(timeoutMs)}`);
  } catch (error) {
    if (socket !== undefined) end(socket);
    const failure = explainError(error, place, hasTls);
    if (!hasTls || failure.problem !== 'unreachable' || !(await takesConnections(connect, hostname, port, timeoutMs))) {
      return failure;
    }
    return failWith('tls', `TLS or certificate of ${place} are refused, and the runtime does not say which`);
  }
}

/** Whether anybody is there at all, which an error of TLS does not say. */
async function takesConnections(
  connect: EdgeConnect,
  hostname: string,
  port: number,
  timeoutMs: number,
): Promise<boolean> {
  try {
    const socket = connect({ hostname, port }, { secureTransport: 'starttls', allowHalfOpen: false });
    socket.closed.catch(() => undefined);
    const opened = await beforeDeadline(socket.opened, timeoutMs);
    end(socket);
    return opened !== 'late';
  } catch {
    return false;
  }
}

function createConnection(start: EdgeSocket, hostname: string, place: string, startsWithTls: boolean): Connection {
  let socket = start;
  let hasTls = startsWithTls;
  const createReader = (of: EdgeSocket): ReturnType<typeof createLineReader> =>
    createLineReader(of.readable as ReadableStream<Uint8Array>, (error) => {
      const failure = explainError(error, place, hasTls);
      // The connection stood: what is not known better is its end.
      return failure.problem === 'unreachable'
        ? failWith(
            'closed',
            hasTls ? 'the connection breaks, or TLS or the certificate is refused' : 'the server breaks the connection',
          )
        : failure;
    });
  let reader = createReader(socket);
  let writer = (socket.writable as WritableStream<Uint8Array>).getWriter();
  let written: Promise<unknown> = Promise.resolve();
  let isOver = false;

  return {
    tls: () => undefined,
    readLine: (timeoutMs) => reader.read(timeoutMs),
    write(text) {
      if (isOver) return;
      written = writer.write(encoder.encode(text)).catch(() => undefined);
    },
    async startTls(timeoutMs) {
      if (hasTls) return failWith('tls', 'the connection has TLS already');
      try {
        if ((await beforeDeadline(written, timeoutMs)) === 'late') {
          return failWith('timeout', `nothing can be sent within ${toSeconds(timeoutMs)}`);
        }
        if (reader.release()) {
          end(socket);
          return failWith('malformed', 'the server sends more in clear text after it agreed to STARTTLS');
        }
        writer.releaseLock();
        hasTls = true;
        socket = socket.startTls({ expectedServerHostname: hostname });
        socket.closed.catch(() => undefined);
        const opened = await beforeDeadline(socket.opened, timeoutMs);
        if (opened === 'late') {
          end(socket);
          return failWith('timeout', `TLS is not agreed on within ${toSeconds(timeoutMs)}`);
        }
        reader = createReader(socket);
        writer = (socket.writable as WritableStream<Uint8Array>).getWriter();
        return undefined;
      } catch {
        end(socket);
        return failWith('tls', `TLS or certificate of ${place} are refused, and the runtime does not say which`);
      }
    },
    close() {
      isOver = true;
      end(socket);
    },
  };
}

/** Ends a connection, whatever state it is in. */
function end(socket: EdgeSocket): void {
  try {
    socket.close().catch(() => undefined);
  } catch {
    // It has ended.
  }
}
