import type { NetworkFailure, NetworkProblem, TlsFacts } from '../../checks/network.ts';

/** A failure as a value. */
export const failWith = (problem: NetworkProblem, text: string, tls?: TlsFacts): NetworkFailure => ({
  kind: 'failure',
  problem,
  text,
  ...(tls === undefined ? {} : { tls }),
});

/** What node calls an error, such as `ECONNREFUSED`. */
export const readCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** An address and port as people write them. */
export const toEndpoint = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
