import type { Failure, Result } from './types.ts';

/** A `Result` that holds a value. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A `Result` that holds the reason why there is no value. */
export const fail = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });
