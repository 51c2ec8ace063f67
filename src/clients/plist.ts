import { parseXml, type XmlElement } from './xml.ts';

/** A property list value of the kinds that a mail profile is made of. */
export type PlistValue = PlistDict | PlistArray | string | number | boolean;

/** A dictionary; its keys are distinct. */
export type PlistDict = ReadonlyMap<string, PlistValue>;

/** An array. */
export type PlistArray = readonly PlistValue[];

/** A property list whose root is a dictionary, or what is wrong with it. */
export type ParsedPlist = { readonly root: PlistDict } | { readonly why: string };

class PlistError extends Error {}

function requireNoText(element: XmlElement): void {
  if (element.text.trim() !== '') throw new PlistError(`text inside <${element.name}>`);
}

function requireLeaf(element: XmlElement): string {
  if (element.children.length > 0) throw new PlistError(`elements inside <${element.name}>`);
  return element.text;
}

function toDict(element: XmlElement): PlistDict {
  requireNoText(element);
  const entries = new Map<string, PlistValue>();
  for (let index = 0; index < element.children.length; index += 2) {
    const key = element.children[index];
    const value = element.children[index + 1];
    if (key?.name !== 'key' || value === undefined || value.name === 'key') {
      throw new PlistError('keys and values do not alternate');
    }
    const name = requireLeaf(key);
    // Apple's parsers silently take the last one, so the first is lost.
    if (entries.has(name)) throw new PlistError(`duplicate key ${name}`);
    entries.set(name, toValue(value));
  }
  return entries;
}

function toInteger(element: XmlElement): number {
  const digits = requireLeaf(element);
  const value = Number(digits);
  if (!/^[0-9]+$/.test(digits) || !Number.isSafeInteger(value)) throw new PlistError(`not an integer: ${digits}`);
  return value;
}

function toValue(element: XmlElement): PlistValue {
  if (element.attributes.size > 0) throw new PlistError(`attribute on <${element.name}>`);
  switch (element.name) {
    case 'dict':
      return toDict(element);
    case 'array':
      requireNoText(element);
      return element.children.map(toValue);
    case 'string':
      return requireLeaf(element);
    case 'integer':
      return toInteger(element);
    case 'true':
    case 'false':
      if (requireLeaf(element) !== '') throw new PlistError(`text inside <${element.name}>`);
      return element.name === 'true';
    default:
      throw new PlistError(`unexpected <${element.name}>`);
  }
}

/** Parses an XML property list as strictly as the strictest of Apple's readers (PropertyList-1.0.dtd). */
export function parsePlist(source: string): ParsedPlist {
  // libplist refuses a byte order mark.
  if (!source.startsWith('<')) return { why: 'does not begin with <' };
  const plist = parseXml(source);
  if (plist === undefined) return { why: 'not well-formed' };
  const [root] = plist.children;
  if (plist.name !== 'plist' || plist.attributes.get('version') !== '1.0') return { why: 'no <plist version="1.0">' };
  if (plist.children.length !== 1 || root?.name !== 'dict') return { why: 'the root is not one <dict>' };
  try {
    requireNoText(plist);
    if (root.attributes.size > 0) throw new PlistError('attribute on <dict>');
    return { root: toDict(root) };
  } catch (error) {
    if (error instanceof PlistError) return { why: error.message };
    throw error;
  }
}
