import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Connection, NetworkFailure, TlsFacts } from '../../checks/network.ts';
import { failWith } from './failure.ts';
import { createLineReader } from './lines.ts';

/** What a connection needs beside its socket. */
export interface ConnectionOptions {
  readonly secure: (socket: Socket, timeoutMs: number) => Promise<TLSSocket | NetworkFailure>;
  readonly readFacts: (socket: TLSSocket) => TlsFacts | undefined;
  /** Called once, when the connection has ended. */
  readonly onClose: () => void;
}

/** Lines over a socket that stands; `facts` are those of TLS where it was there from the first byte. */
export function createConnection(start: Socket, options: ConnectionOptions, startFacts?: TlsFacts): Connection {
  let socket = start;
  let reader = createLineReader(socket);
  let facts = startFacts;
  let isSecure = startFacts !== undefined;
  if (start.destroyed) options.onClose();
  else start.once('close', options.onClose);
  return {
    tls: () => facts,
    readLine: (timeoutMs) => reader.read(timeoutMs),
    write(text) {
      if (socket.writable) socket.write(text, 'latin1');
    },
    async startTls(timeoutMs) {
      if (isSecure) return failWith('tls', 'the connection has TLS already');
      if (socket.destroyed || !socket.readable) return failWith('closed', 'the server ends the connection');
      if (reader.release()) {
        socket.destroy();
        return failWith('malformed', 'the server sends more in clear text after it agreed to STARTTLS');
      }
      isSecure = true;
      const secured = await options.secure(socket, timeoutMs);
      if ('kind' in secured) return secured;
      socket = secured;
      reader = createLineReader(secured);
      facts = options.readFacts(secured);
      return undefined;
    },
    close() {
      socket.destroy();
      start.destroy();
    },
  };
}
