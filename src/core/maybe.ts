/** A value that may have to be waited for. Most registries and formats answer at once, and waiting costs a turn. */
export type Maybe<T> = T | Promise<T>;

/** Goes on with a value, at once if it is there. */
export function andThen<T, U>(value: Maybe<T>, next: (value: T) => Maybe<U>): Maybe<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
