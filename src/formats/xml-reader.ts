/** An element as it was read. Attributes are checked but not kept: no request means anything by them. */
export interface ReadElement {
  /** Namespace URI, empty without one. */
  readonly namespace: string;
  readonly localName: string;
  /** The element's own text and CDATA, references replaced. */
  readonly text: string;
  readonly children: readonly ReadElement[];
}

/** Bounds on what a request may hold (real ones have a depth of 3 and 5 elements; in SOAP 7, and one for each setting). */
const depthLimit = 16;
const usualElementLimit = 64;
const attributeLimit = 16;

const unreadable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
// Most requests are plain, and a test without the `u` flag is several times as fast.
const beyondPlain = /[^\t\n\r -~]/;
const openingName = /<([\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?)/uy;
const attribute = /\s+([\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const openingEnd = /\s*(\/?)>/y;
const closingTag = /<\/([^\s<>/]+)\s*>/y;
/** XML 1.0 §2.6: what is no target is no instruction. */
const instructionTarget = /<\?[\p{L}_:][\p{L}\p{N}_:.-]*(?=\s|\?>)/uy;
const blank = /^[\t\n\r ]*$/;
const reference = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z_][\w.-]*));/g;
const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The prefixes that one element declares, and what is in force around it. */
interface Scope {
  /** Prefix to namespace; the empty prefix is the default namespace. */
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

const outermost: Scope = { declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]), outer: undefined };

interface OpenElement {
  readonly qualifiedName: string;
  readonly element: ReadElement & { text: string; children: ReadElement[] };
  readonly scope: Scope;
}

const createDecoder = (encoding: string): TextDecoder => new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
const decoders = {
  utf8: createDecoder('utf-8'),
  utf16le: createDecoder('utf-16le'),
  utf16be: createDecoder('utf-16be'),
} as const;

/**
 * Turns the bytes of a request body into text: UTF-8, or UTF-16 with a byte order mark.
 *
 * @returns undefined if the bytes are not valid in that encoding.
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  // By index: taking an array apart asks an iterator, which is slow until the code is optimised.
  const first = bytes[0];
  const second = bytes[1];
  const decoder =
    first === 0xff && second === 0xfe
      ? decoders.utf16le
      : first === 0xfe && second === 0xff
        ? decoders.utf16be
        : decoders.utf8;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads a small XML document in one pass, without a way to define or fetch an entity.
 *
 * Our own reader, because a request is five elements long: a general parser costs more time than the whole rest of the
 * answer and a third of the bundle (measured; `docs/performance.md`). Deviations from XML 1.0: a DOCTYPE is refused, and
 * a bare `&` stands for itself, since Thunderbird sends addresses unescaped (observed with version 153).
 *
 * @returns the root element, or undefined for anything that is not well-formed or exceeds the bounds.
 */
export function readXml(source: string, elementLimit: number = usualElementLimit): ReadElement | undefined {
  if (beyondPlain.test(source) && unreadable.test(source)) return undefined;
  const open: OpenElement[] = [];
  let root: ReadElement | undefined;
  let elements = 0;
  let position = 0;

  while (position < source.length) {
    const current = open.at(-1);
    const markup = source.indexOf('<', position);
    const text = source.slice(position, markup < 0 ? source.length : markup);
    if (text !== '') {
      if (current !== undefined) {
        const decoded = decodeReferences(text);
        if (decoded === undefined) return undefined;
        current.element.text += decoded;
      } else if (!blank.test(text)) {
        return undefined;
      }
    }
    if (markup < 0) break;
    position = markup;

    if (source.startsWith('<?', position)) {
      instructionTarget.lastIndex = position;
      if (!instructionTarget.test(source)) return undefined;
      position = endOf(source, '?>', instructionTarget.lastIndex);
    } else if (source.startsWith('<!--', position)) {
      position = endOf(source, '-->', position + 4);
    } else if (source.startsWith('<![CDATA[', position)) {
      const end = endOf(source, ']]>', position + 9);
      if (current === undefined || end < 0) return undefined;
      current.element.text += source.slice(position + 9, end - 3);
      position = end;
    } else if (source.startsWith('</', position)) {
      closingTag.lastIndex = position;
      const closing = closingTag.exec(source);
      if (closing === null || current === undefined || closing[1] !== current.qualifiedName) return undefined;
      open.pop();
      position = closingTag.lastIndex;
    } else {
      if (open.length === 0 && root !== undefined) return undefined;
      elements += 1;
      if (elements > elementLimit || open.length >= depthLimit) return undefined;
      const opening = readOpeningTag(source, position, current?.scope ?? outermost);
      if (opening === undefined) return undefined;
      if (current === undefined) root = opening.opened.element;
      else current.element.children.push(opening.opened.element);
      if (!opening.empty) open.push(opening.opened);
      position = opening.end;
    }
    if (position < 0) return undefined;
  }
  return open.length === 0 ? root : undefined;
}

/** The position behind the next occurrence of `mark`, or -1. */
function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

function readOpeningTag(
  source: string,
  position: number,
  outer: Scope,
): { readonly opened: OpenElement; readonly empty: boolean; readonly end: number } | undefined {
  openingName.lastIndex = position;
  const qualifiedName = openingName.exec(source)?.[1];
  if (qualifiedName === undefined) return undefined;
  let end = openingName.lastIndex;
  let declared: Map<string, string> | undefined;
  const seen: string[] = [];
  for (;;) {
    attribute.lastIndex = end;
    const found = attribute.exec(source);
    if (found === null) break;
    const name = found[1] ?? '';
    const value = decodeReferences(found[2] ?? found[3] ?? '');
    if (value === undefined || seen.includes(name) || seen.length >= attributeLimit) return undefined;
    seen.push(name);
    if (name === 'xmlns') (declared ??= new Map<string, string>()).set('', value);
    else if (name.startsWith('xmlns:')) (declared ??= new Map<string, string>()).set(name.slice(6), value);
    end = attribute.lastIndex;
  }
  openingEnd.lastIndex = end;
  const closing = openingEnd.exec(source);
  if (closing === null) return undefined;

  const colon = qualifiedName.indexOf(':');
  const prefix = colon < 0 ? '' : qualifiedName.slice(0, colon);
  const scope = declared === undefined ? outer : { declared, outer };
  const namespace = findNamespace(prefix, scope) ?? (prefix === '' ? '' : undefined);
  if (namespace === undefined) return undefined;
  const element = { namespace, localName: qualifiedName.slice(colon + 1), text: '', children: [] };
  return { opened: { qualifiedName, element, scope }, empty: closing[1] === '/', end: openingEnd.lastIndex };
}

function findNamespace(prefix: string, scope: Scope): string | undefined {
  for (let each: Scope | undefined = scope; each !== undefined; each = each.outer) {
    const namespace = each.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** Replaces the predefined entities and character references; undefined if there is any other reference. */
function decodeReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let valid = true as boolean;
  const decoded = text.replace(reference, (_whole, decimal?: string, hexadecimal?: string, name?: string) => {
    const value =
      name === undefined
        ? toCharacter(Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10))
        : predefined.get(name);
    if (value === undefined) valid = false;
    return value ?? '';
  });
  return valid ? decoded : undefined;
}

function toCharacter(codePoint: number): string | undefined {
  if (codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return unreadable.test(character) ? undefined : character;
}
