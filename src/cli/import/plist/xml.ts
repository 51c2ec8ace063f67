import { parseXml, type XmlElement } from '../../../clients/xml.ts';
import { decodeXml } from '../document.ts';
import { failRead, type Read } from '../file.ts';
import { quote } from '../note.ts';
import { depthLimit, isDict, type PlistDict, type PlistValue } from './value.ts';

class PlistError extends Error {}

/** Reads an XML property list as other software writes it: `real` for whole numbers, dates, data and attributes pass. */
export function parseXmlPlist(bytes: Uint8Array): Read<PlistDict> {
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  // The one that Apple writes names a file; what stands in brackets defines entities.
  if (/<!(?:ENTITY|DOCTYPE[^>]*\[)/i.test(text.value)) return failRead('defines entities, which are not read');
  const plist = parseXml(text.value);
  if (plist === undefined) return failRead('is not well-formed XML');
  if (plist.name !== 'plist')
    return failRead(`is XML of another format: the root element is ${quote(plist.name)}, not plist`);
  const [root, ...others] = plist.children;
  try {
    const value = root === undefined || others.length > 0 ? undefined : toValue(root, 0);
    return isDict(value) ? { ok: true, value } : failRead('is a property list, but not a dictionary');
  } catch (error) {
    if (error instanceof PlistError) return failRead(`is not a property list that can be read: ${error.message}`);
    throw error;
  }
}

function toValue(element: XmlElement, depth: number): PlistValue {
  if (depth > depthLimit) throw new PlistError('it is nested too deeply');
  switch (element.name) {
    case 'dict':
      return toDict(element, depth);
    case 'array':
      return element.children.map((child) => toValue(child, depth + 1));
    case 'string':
      return element.text;
    case 'integer':
    case 'real':
      return /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(element.text) ? Number(element.text) : '';
    case 'true':
    case 'false':
      return element.name === 'true';
    case 'date':
    case 'data':
      return '';
    default:
      throw new PlistError(`${quote(element.name)} is no kind of value`);
  }
}

function toDict({ children }: XmlElement, depth: number): PlistDict {
  const members = new Map<string, PlistValue>();
  for (let index = 0; index < children.length; index += 2) {
    const [key, value] = [children[index], children[index + 1]];
    if (key?.name !== 'key' || value === undefined) throw new PlistError('keys and values do not alternate');
    if (members.has(key.text)) throw new PlistError(`${quote(key.text)} stands twice`);
    members.set(key.text, toValue(value, depth + 1));
  }
  return members;
}
