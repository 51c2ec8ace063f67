/** A case file that cannot be used; the message names the place and what is wrong. */
export class CaseProblem extends Error {}

/** A JSON object, whatever it holds. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads an object. */
export function readFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CaseProblem(`${where}: not an object`);
  return value as Fields;
}

/** Refuses members that nobody reads, which are misspelled ones. */
export function requireKnown(fields: Fields, known: readonly string[], where: string): void {
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new CaseProblem(`${where}: unknown member ${stranger}; known are ${known.join(', ')}`);
}

/** Reads a text that is not empty. */
export function readText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new CaseProblem(`${where}: not a text`);
  return value;
}

/** Reads a list of at least one text. */
export function readTexts(value: unknown, where: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw new CaseProblem(`${where}: not a list of texts`);
  return value.map((text) => readText(text, where));
}

/** Reads a positive integer, or 0. */
export function readCount(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new CaseProblem(`${where}: not a count`);
  return value;
}

/** Reads a switch, which is off unless stated. */
export function readSwitch(value: unknown, where: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw new CaseProblem(`${where}: neither true nor false`);
  return value ?? false;
}

/** Reads one of a few words. */
export function readWord<Word extends string>(value: unknown, words: readonly Word[], where: string): Word {
  const word = words.find((each) => each === value);
  if (word === undefined) throw new CaseProblem(`${where}: none of ${words.join(', ')}`);
  return word;
}
