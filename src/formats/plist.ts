import { element, renderXml, type XmlElement } from './xml.ts';

/** A whole number of a property list; written as `<integer>`, never as `<real>`. */
export interface PlistInteger {
  readonly integer: number;
}

/** What a property list can hold, as far as profiles need it. Undefined members of a dictionary are left out. */
export type PlistValue = string | boolean | PlistInteger | Date | readonly PlistValue[] | PlistDictionary;
export interface PlistDictionary {
  readonly [key: string]: PlistValue | undefined;
}

/** A whole number for a property list. */
export const integer = (value: number): PlistInteger => ({ integer: value });

const documentType =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

/**
 * Writes an XML property list (Apple's PropertyList-1.0 DTD) with sorted keys, so that equal values give equal bytes.
 *
 * @throws RangeError for text that XML cannot hold and for numbers that are not whole and non-negative.
 */
export function renderPlist(root: PlistDictionary): string {
  const [declaration, ...rest] = renderXml(element('plist', [toElement(root)], { version: '1.0' })).split('\n');
  return [declaration, documentType, ...rest].join('\n');
}

function toElement(value: PlistValue): XmlElement {
  if (typeof value === 'string') return element('string', value);
  if (typeof value === 'boolean') return element(value ? 'true' : 'false', []);
  // Seconds without a fraction: `.000Z` is not in the DTD's form and some readers refuse it.
  if (value instanceof Date) return element('date', value.toISOString().replace(/\.\d{3}Z$/, 'Z'));
  if (isArray(value)) return element('array', value.map(toElement));
  if (isInteger(value)) {
    if (!Number.isSafeInteger(value.integer) || value.integer < 0) throw new RangeError('not a whole number');
    return element('integer', String(value.integer));
  }
  const members: XmlElement[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(element('key', key), toElement(member));
  }
  return element('dict', members);
}

const isArray = (value: PlistValue): value is readonly PlistValue[] => Array.isArray(value);
const isInteger = (value: PlistInteger | PlistDictionary): value is PlistInteger => typeof value.integer === 'number';
