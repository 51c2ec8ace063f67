/** A property list value; dates and data are no settings and left empty. */
export type PlistValue = string | number | boolean | readonly PlistValue[] | PlistDict;

/** A dictionary. */
export type PlistDict = ReadonlyMap<string, PlistValue>;

/** Profiles have five levels; depth costs stack. */
export const depthLimit = 64;

/** Narrows to a dictionary. */
export const isDict = (value: PlistValue | undefined): value is PlistDict => value instanceof Map;

/** The member as text, numbers as they are written; empty if there is none. */
export function findText(dict: PlistDict, key: string): string {
  const value = dict.get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The member if it is a truth value. */
export function findFlag(dict: PlistDict, key: string): boolean | undefined {
  const value = dict.get(key);
  return typeof value === 'boolean' ? value : undefined;
}

/** The dictionaries in a list, with what they are counted as from 1. */
export function findDicts(dict: PlistDict, key: string): readonly (readonly [number, PlistDict])[] {
  const value = dict.get(key);
  if (!Array.isArray(value)) return [];
  return (value as readonly PlistValue[]).flatMap((member, index) => (isDict(member) ? [[index + 1, member]] : []));
}
