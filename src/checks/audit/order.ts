/**
 * Puts things in an order that looks random, is the same for the same seed, and does not depend on the order in which they
 * come: neighbours in the registry are often neighbours in a rack.
 */
export function shuffle<T>(things: readonly T[], seed: string, nameOf: (thing: T) => string): readonly T[] {
  return things
    .map((thing) => ({ thing, name: nameOf(thing), place: hash(`${seed} ${nameOf(thing)}`) }))
    .sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1))
    .map(({ thing }) => thing);
}

/** 32 bits of FNV-1a, mixed once more, since its upper bits hardly depend on the last letters. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
