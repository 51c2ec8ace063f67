import { NodeBuffer } from '../buffer.ts';
import { openConnection, type Connection, type Received, type Silence } from './connection.ts';
import type { Exchange, Plan } from './exchange.ts';

/** Hears of every answer, and where the time says something of how long it took. */
export type Hear = (exchange: Exchange, answer: Received | Silence, milliseconds?: number) => void;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One client: it keeps a connection for as long as the server does, and opens others for what would spoil it. */
export interface Player {
  play(plan: Plan): Promise<void>;
  stop(): void;
}

/** Builds a client of the server at a port. */
export function createPlayer(port: number, hear: Hear): Player {
  let kept: Connection | undefined;

  const exchangeOn = async (connection: Connection, exchange: Exchange): Promise<void> => {
    const before = performance.now();
    connection.socket.write(exchange.bytes);
    const answer = await connection.receive(exchange.method);
    hear(exchange, answer, performance.now() - before);
  };

  const playKept = async (exchange: Exchange): Promise<void> => {
    // What the server below may refuse ends the connection, perhaps only after the answer is here.
    if (exchange.mayEndInServer === true) return playOnce([exchange], (socket) => socket.write(exchange.bytes));
    if (kept?.isOpen() !== true) {
      kept?.destroy();
      kept = openConnection(port);
    }
    await exchangeOn(kept, exchange);
  };

  const playOnce = async (
    exchanges: readonly Exchange[],
    send: (socket: Connection['socket']) => unknown,
  ): Promise<void> => {
    const connection = openConnection(port);
    try {
      const sent = send(connection.socket);
      for (const exchange of exchanges) {
        hear(exchange, await connection.receive(exchange.method));
      }
      await sent;
    } finally {
      connection.destroy();
    }
  };

  const sendSlowly = async (socket: Connection['socket'], { bytes }: Exchange): Promise<void> => {
    const step = Math.ceil(bytes.length / 8);
    for (let at = 0; at < bytes.length && !socket.destroyed; at += step) {
      socket.write(bytes.subarray(at, at + step));
      await pause(10);
    }
  };

  /** Nobody is there to read; what counts is that the server goes on. */
  const playAborted = async ({ bytes }: Exchange): Promise<void> => {
    const connection = openConnection(port);
    const { socket } = connection;
    await new Promise<void>((done) => {
      socket.once('connect', () =>
        socket.write(bytes.subarray(0, bytes.length >> 1), () => {
          done();
        }),
      );
      socket.once('error', () => {
        done();
      });
    });
    await pause(1);
    socket.resetAndDestroy();
  };

  return {
    play: async ({ manner, exchanges }) => {
      const [first] = exchanges;
      if (first === undefined) return;
      if (manner === 'kept') return playKept(first);
      if (manner === 'slow') return playOnce(exchanges, (socket) => sendSlowly(socket, first));
      if (manner === 'aborted') return playAborted(first);
      const all = NodeBuffer.concat(exchanges.map(({ bytes }) => bytes));
      return playOnce(exchanges, (socket) => (manner === 'half-open' ? socket.end(all) : socket.write(all)));
    },
    stop: () => kept?.destroy(),
  };
}
