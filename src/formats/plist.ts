import { escapeXml } from './xml.ts';

/** A whole number of a property list; written as `<integer>`, never as `<real>`. */
export interface PlistInteger {
  readonly integer: number;
}

/** A number that Apple's schema calls real; written as `<real>`. */
export interface PlistReal {
  readonly real: number;
}

/** What a property list can hold, as far as profiles need it. Undefined members of a dictionary are left out. */
export type PlistValue = string | boolean | PlistInteger | PlistReal | Date | readonly PlistValue[] | PlistDictionary;
export interface PlistDictionary {
  readonly [key: string]: PlistValue | undefined;
}

/** A whole number for a property list. */
export const integer = (value: number): PlistInteger => ({ integer: value });

/** A number for a property list where the schema says real. */
export const real = (value: number): PlistReal => ({ real: value });

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
  '<plist version="1.0">\n';

/**
 * Writes an XML property list (Apple's PropertyList-1.0 DTD) with sorted keys, so that equal values give equal bytes.
 *
 * @throws RangeError for text that XML cannot hold and for numbers that are negative, not finite, or not whole where
 * they have to be.
 */
export function renderPlist(root: PlistDictionary): string {
  return `${head}${renderValue(root, '  ')}</plist>\n`;
}

// As text at once: a tree of elements on the way doubles the time of a profile.
function renderValue(value: PlistValue, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escapeXml(value)}</string>\n`;
  if (typeof value === 'boolean') return `${indent}<${value ? 'true' : 'false'}/>\n`;
  // Seconds without a fraction: `.000Z` is not in the DTD's form and some readers refuse it.
  if (value instanceof Date) return `${indent}<date>${value.toISOString().replace(/\.\d{3}Z$/, 'Z')}</date>\n`;
  if (isArray(value))
    return renderContainer(
      'array',
      value.map((item) => renderValue(item, `${indent}  `)),
      indent,
    );
  if (isInteger(value)) {
    if (!Number.isSafeInteger(value.integer) || value.integer < 0) throw new RangeError('not a whole number');
    return `${indent}<integer>${value.integer}</integer>\n`;
  }
  if (isReal(value)) {
    if (!Number.isFinite(value.real) || value.real < 0) throw new RangeError('not a finite number');
    return `${indent}<real>${value.real}</real>\n`;
  }
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    members.push(`${indent}  <key>${escapeXml(key)}</key>\n${renderValue(member, `${indent}  `)}`);
  }
  return renderContainer('dict', members, indent);
}

function renderContainer(name: 'array' | 'dict', content: readonly string[], indent: string): string {
  if (content.length === 0) return `${indent}<${name}/>\n`;
  return `${indent}<${name}>\n${content.join('')}${indent}</${name}>\n`;
}

const isArray = (value: PlistValue): value is readonly PlistValue[] => Array.isArray(value);
type Numbered = PlistInteger | PlistReal | PlistDictionary;
const isInteger = (value: Numbered): value is PlistInteger => 'integer' in value && typeof value.integer === 'number';
const isReal = (value: PlistReal | PlistDictionary): value is PlistReal => typeof value.real === 'number';
