import { isSuccess, type Answer } from './conclusion.ts';
import { isHostName } from './host-name.ts';
import { findChild, parseXml, type XmlElement } from './xml.ts';

/**
 * What Thunderbird holds after turning an element into a JavaScript value: a leaf becomes text, number or boolean,
 * everything else an object, and a missing element `undefined` (JXON.sys.mjs, read in the client's source, 2026-08).
 */
export type JxonValue = string | number | boolean | XmlElement | undefined;

/** Reads a value as Thunderbird's JXON does, with its side effects. */
export function toJxonValue(element: XmlElement | undefined): JxonValue {
  if (element === undefined || element.children.length > 0 || element.attributes.size > 0) return element;
  const { text } = element;
  if (text === '') return true;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  // The global isFinite, which JXON uses, converts first: white space, hexadecimal and exponents count as numbers.
  return Number.isFinite(Number(text)) ? Number.parseFloat(text) : text;
}

/** Reads the first child of that name. */
export function readValue(parent: XmlElement, name: string): JxonValue {
  return toJxonValue(findChild(parent, name));
}

/** Reads an attribute, which is converted like a leaf. */
export function readAttribute(element: XmlElement, name: string): JxonValue {
  const text = element.attributes.get(name);
  if (text === undefined) return undefined;
  return toJxonValue({ name, attributes: new Map(), children: [], text, textWithoutCdata: text });
}

/** The text that `String(value)` makes of it. */
export function toText(value: JxonValue): string {
  return typeof value === 'object' ? '[object Object]' : String(value);
}

/** Finds a host name as Sanitizer.hostname accepts it: trimmed, in lower case, or with placeholders. */
export function findHostName(value: JxonValue): string | undefined {
  if (value === undefined || value === 0 || value === false) return undefined;
  const text = toText(value).trim();
  if (/^[a-zA-Z0-9.-]*(?:%[A-Z0-9]+%[a-zA-Z0-9.-]*)+$/.test(text)) return text;
  return isHostName(text) ? text.toLowerCase() : undefined;
}

/** Finds an integer as Sanitizer.integer accepts it. */
export function findInteger(value: JxonValue): number | undefined {
  const number = typeof value === 'number' ? value : Number.parseInt(toText(value), 10);
  return Number.isNaN(number) ? undefined : number;
}

/** Parses an answer that Thunderbird takes for XML: any 2xx with one of three media types in lower case. */
export function parseThunderbirdXml(answer: Answer): XmlElement | undefined {
  const isXml = ['text/xml', 'application/xml', 'text/rdf'].some((type) => answer.contentType.startsWith(type));
  return isSuccess(answer.status) && isXml ? parseXml(answer.body) : undefined;
}

/** Finds the parts of an address that Thunderbird looks up: exactly one `@`, an ASCII domain, which it lower-cases. */
export function findAddressParts(
  email: string,
): { readonly email: string; readonly localPart: string; readonly domain: string } | undefined {
  const [localPart, domain, ...rest] = email.split('@');
  if (localPart === undefined || localPart === '' || domain === undefined || rest.length > 0) return undefined;
  const hostName = findHostName(domain);
  return hostName === undefined ? undefined : { email, localPart, domain: hostName };
}
