/**
 * Numbers the requests of one isolate behind a random prefix: as unique as a random value for each, and free.
 *
 * @param createRandom - asked at the first request, because Workers forbid randomness before it
 */
export function createRequestIds(createRandom: () => string): () => string {
  let prefix: string | undefined;
  let count = 0;
  return () => {
    prefix ??= createRandom();
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
}
