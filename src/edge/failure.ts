import type { NetworkFailure, NetworkProblem } from '../checks/network.ts';

/** A failure as a value. */
export const failWith = (problem: NetworkProblem, text: string): NetworkFailure => ({ kind: 'failure', problem, text });

/** Milliseconds as people say them. */
export const toSeconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} seconds`;

/** What a promise comes to, or `late` if that takes longer; a later failure of it is nobody's. */
export async function beforeDeadline<T>(promise: Promise<T>, timeoutMs: number): Promise<T | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => {
    resolve('late');
  }, timeoutMs);
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What the runtime says of an error, as far as it is told apart: in words, and other ones with each release. Whatever
 * cannot be told is said to be so.
 */
export function explainError(error: unknown, place: string, hasTls: boolean): NetworkFailure {
  const words = error instanceof Error ? error.message : '';
  if (/certificate/i.test(words)) return failWith('certificate', `the certificate of ${place} is refused`);
  if (hasTls && /\b(?:TLS|SSL|handshake)\b/i.test(words)) {
    return failWith('tls', `TLS or certificate of ${place} are refused, and the runtime does not say which`);
  }
  const causes = hasTls ? 'the connection, TLS or the certificate' : 'the connection';
  return failWith(
    'unreachable',
    `${place} cannot be reached; the runtime does not say more than that ${causes} failed`,
  );
}
