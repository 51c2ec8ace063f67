/** The word of a list that is at most two letters away from a mistyped one; undefined if none is, or several are as near. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  const distances = known.map((candidate) => [countEdits(word, candidate), candidate] as const);
  const least = Math.min(...distances.map(([distance]) => distance));
  const nearest = distances.filter(([distance]) => distance === least && distance <= 2);
  // A word of two letters is two letters away from every other.
  return nearest.length === 1 && least < word.length ? nearest[0]?.[1] : undefined;
}

/** Letters to insert, remove, replace or swap with their neighbour, to make one word of the other. */
function countEdits(from: string, to: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[to.length] ?? 0;
}
