import type { SocketType } from './types.ts';

interface Reachable {
  readonly type: string;
  readonly port: number;
  readonly socketType: SocketType;
}

/**
 * The registered port for each protocol and socket type (RFC 8314 §7, RFC 5804 §1.8); submission without implicit TLS
 * is on 587 (RFC 6409 §3.1).
 */
export const registeredPort: Readonly<Record<string, Partial<Record<SocketType, number>>>> = {
  imap: { SSL: 993, STARTTLS: 143, plain: 143 },
  pop3: { SSL: 995, STARTTLS: 110, plain: 110 },
  smtp: { SSL: 465, STARTTLS: 587, plain: 587 },
  exchange: { SSL: 443 },
  managesieve: { STARTTLS: 4190, plain: 4190 },
  xmpptcp: { SSL: 5223, STARTTLS: 5222, plain: 5222 },
};

/** Whether a client that guesses the encryption from the port guesses right. */
export function isOnRegisteredPort(server: Reachable): boolean {
  return registeredPort[server.type]?.[server.socketType] === server.port;
}

/** Leaves clear-text servers out as soon as one server of the list is reached by host, port and TLS. */
export function withoutNeedlessClearText<S extends { readonly type: string }>(servers: readonly S[]): readonly S[] {
  const socketTypeOf = (server: S): unknown => ('socketType' in server ? server.socketType : undefined);
  const hasTls = servers.some((server) => socketTypeOf(server) === 'SSL' || socketTypeOf(server) === 'STARTTLS');
  return hasTls ? servers.filter((server) => socketTypeOf(server) !== 'plain') : servers;
}

/**
 * For formats that hold one server a protocol: the one that most clients of that format understand.
 *
 * Implicit TLS comes before STARTTLS and the registered port before any other, because a client that has only an
 * on/off switch for TLS (Thunderbird's Autodiscover reader, Apple Mail) tells the two apart by the port. Among equals
 * the provider's order decides.
 *
 * @returns undefined for an empty list.
 */
export function chooseServer<S extends Reachable>(servers: readonly S[]): S | undefined {
  let best: S | undefined;
  for (const server of servers) if (best === undefined || rank(server) < rank(best)) best = server;
  return best;
}

function rank(server: Reachable): number {
  if (server.socketType === 'plain') return 4;
  return (isOnRegisteredPort(server) ? 0 : 2) + (server.socketType === 'SSL' ? 0 : 1);
}
