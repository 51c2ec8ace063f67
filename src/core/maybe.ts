/** A value that may have to be waited for. Most registries and formats answer at once, and waiting costs a turn. */
export type Maybe<T> = T | Promise<T>;

/** All the values, at once if none has to be waited for. */
export function all<T>(values: readonly Maybe<T>[]): Maybe<readonly T[]> {
  const isThere = (value: Maybe<T>): value is T => !(value instanceof Promise);
  return values.every(isThere) ? values : Promise.all(values);
}

/** Goes on with a value, at once if it is there. */
export function andThen<T, U>(value: Maybe<T>, next: (value: T) => Maybe<U>): Maybe<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
