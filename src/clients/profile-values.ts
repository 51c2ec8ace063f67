import { isHostName } from './host-name.ts';
import type { PlistArray, PlistDict, PlistValue } from './plist.ts';
import { Refusal } from './refusal.ts';

/** Finds a string; a value of another type costs the profile. */
export function findString(dict: PlistDict, key: string): string | undefined {
  const value = dict.get(key);
  if (value !== undefined && typeof value !== 'string') throw new Refusal(`${key} is not a string`);
  return value;
}

/** Reads a string that must be there and not be empty. */
export function readString(dict: PlistDict, key: string): string {
  const value = findString(dict, key);
  if (value === undefined || value === '') throw new Refusal(`${key} is missing`);
  return value;
}

/** Reads a boolean, with the schema's default for an absent one. */
export function readBoolean(dict: PlistDict, key: string, absent = false): boolean {
  const value = dict.get(key) ?? absent;
  if (typeof value !== 'boolean') throw new Refusal(`${key} is not a boolean`);
  return value;
}

/** Finds an integer between 1 and 65535. */
export function findPort(dict: PlistDict, key: string): number | undefined {
  const value = dict.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || value < 1 || value > 65535) throw new Refusal(`${key} is not a port`);
  return value;
}

/** Reads a bare host name, without scheme, port and path. */
export function readHostName(dict: PlistDict, key: string): string {
  const hostname = readString(dict, key);
  if (!isHostName(hostname)) throw new Refusal(`${key} is not a host name`);
  return hostname;
}

/** Reads the dictionaries of an array. */
export function readDicts(value: PlistValue | undefined, key: string): readonly PlistDict[] {
  if (!isArray(value)) throw new Refusal(`${key} is not an array`);
  return value.map((each) => {
    if (!(each instanceof Map)) throw new Refusal(`${key} holds something other than a dict`);
    return each;
  });
}

function isArray(value: PlistValue | undefined): value is PlistArray {
  return Array.isArray(value);
}
