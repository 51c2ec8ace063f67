import { isHostName } from '../clients/host-name.ts';
import { isJsonObject, parseJsonObject } from '../clients/json.ts';
import { parsePlist, type PlistDict, type PlistValue } from '../clients/plist.ts';
import { isHttpsUrl } from '../clients/url.ts';
import { findChild, parseXml, toElements, type XmlElement } from '../clients/xml.ts';
import { toDocument, type Answered } from './answered.ts';
import type { Expectation, TextKind, TextRule } from './case.ts';
import { pass, toExcerpt, toFail, type Judgement } from './judgement.ts';

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>;

// MS-OXDSCLI 2.2.4 and MS-ASCMD 2.2.1.1: the frame of every answer, and of an error.
const frameNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';

/** The body is a document of that kind. */
export function judgeWellFormed({ as }: Of<'wellFormed'>, answered: Answered): Judgement {
  const document = toDocument(answered);
  if (as === 'json') {
    return parseJsonObject(document) === undefined ? toFail('a JSON object', toBody(answered)) : pass;
  }
  if (as === 'xml') return parseXml(document) === undefined ? toFail('well-formed XML', toBody(answered)) : pass;
  const plist = parsePlist(document);
  return 'why' in plist ? toFail('a property list', `${plist.why}: ${toBody(answered)}`) : pass;
}

const toBody = ({ body }: Answered): string => (body === '' ? 'an empty body' : `“${toExcerpt(body)}”`);
const toLocalName = (name: string): string => name.slice(name.indexOf(':') + 1);

const isKind: Readonly<Record<TextKind, (text: string) => boolean>> = {
  'host-name': isHostName,
  port: (text) => /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535,
  'https-url': isHttpsUrl,
  present: (text) => text.trim() !== '',
};

function fits({ in: allowed, notIn, is }: TextRule, text: string): boolean {
  if (allowed !== undefined && !allowed.includes(text)) return false;
  if (notIn?.includes(text) === true) return false;
  return is === undefined || isKind[is](text);
}

function toWords({ in: allowed, notIn, is }: TextRule): string {
  const words = [
    ...(allowed === undefined ? [] : [allowed.join(' or ')]),
    ...(notIn === undefined ? [] : [`not ${notIn.join(' or ')}`]),
    ...(is === undefined ? [] : [is]),
  ];
  return words.join(', ');
}

/** Every element of that name says what it should, and there are as many as there should be. */
export function judgeEvery({ element, attribute, rule, atLeast, atMost }: Of<'every'>, answered: Answered): Judgement {
  const root = parseXml(toDocument(answered));
  if (root === undefined) return toFail('well-formed XML', toBody(answered));
  const found = toElements(root).filter(({ name }) => toLocalName(name) === element);
  if (found.length < atLeast) return toFail(`${String(atLeast)} × ${element}`, String(found.length));
  if (found.length > atMost) return toFail(`at most ${String(atMost)} × ${element}`, String(found.length));
  const texts = found.map((each) => (attribute === undefined ? each.text : (each.attributes.get(attribute) ?? '')));
  const wrong = texts.find((text) => !fits(rule, text));
  const place = attribute === undefined ? element : `${attribute} of ${element}`;
  return wrong === undefined
    ? pass
    : toFail(`${place}: ${toWords(rule)}`, wrong === '' ? 'empty' : `“${toExcerpt(wrong)}”`);
}

function findWithNamespace(
  element: XmlElement,
  name: string,
  inherited = '',
): { readonly namespace: string } | undefined {
  const namespace = element.attributes.get('xmlns') ?? inherited;
  // Clients compare names as written, so that one with a prefix is another one.
  if (element.name === name) return { namespace };
  for (const child of element.children) {
    const found = findWithNamespace(child, name, namespace);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first element of that name, written without a prefix, is in the namespace. */
export function judgeNamespace({ element, is }: Of<'namespace'>, answered: Answered): Judgement {
  const root = parseXml(answered.body);
  const found = root && findWithNamespace(root, element);
  if (found === undefined) return toFail(`an element ${element}`, toBody(answered));
  return found.namespace === is ? pass : toFail(`${element} in ${is}`, `in “${toExcerpt(found.namespace)}”`);
}

/** An error as the schema has it: code and message are elements, in the namespace of the frame. */
export function judgePoxError({ codes }: Of<'poxError'>, answered: Answered): Judgement {
  const expected = `an Autodiscover error ${codes.join(' or ')}`;
  const root = parseXml(answered.body);
  const error = root && findChild(findChild(root, 'Response'), 'Error');
  if (root?.name !== 'Autodiscover' || error === undefined) return toFail(expected, toBody(answered));
  const namespace = findWithNamespace(root, 'Error')?.namespace ?? '';
  if (namespace !== frameNamespace) return toFail(`Error in ${frameNamespace}`, `in “${toExcerpt(namespace)}”`);
  const code = findChild(error, 'ErrorCode')?.text ?? '';
  return codes.includes(code) ? pass : toFail(expected, code === '' ? 'no ErrorCode' : `code “${toExcerpt(code)}”`);
}

/** A member of the object says what it should. */
export function judgeMember({ name, rule, ignoresCase }: Of<'member'>, answered: Answered): Judgement {
  const document = parseJsonObject(answered.body);
  if (!isJsonObject(document)) return toFail('a JSON object', toBody(answered));
  const value: unknown = Object.hasOwn(document, name) ? document[name] : undefined;
  if (value === undefined) return toFail(`a member ${name}`, `members ${toExcerpt(Object.keys(document).join(', '))}`);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const lower = (texts?: readonly string[]): readonly string[] | undefined => texts?.map((each) => each.toLowerCase());
  const allowed = lower(rule.in);
  const isRight = ignoresCase && allowed !== undefined ? allowed.includes(text.toLowerCase()) : fits(rule, text);
  return isRight ? pass : toFail(`${name}: ${toWords(rule)}`, `“${toExcerpt(text)}”`);
}

function isDict(value: PlistValue): value is PlistDict {
  return value instanceof Map;
}

function findIdentity(value: PlistValue): readonly string[] {
  if (isDict(value)) {
    return [...value].flatMap(([key, inner]) =>
      (key === 'PayloadIdentifier' || key === 'PayloadUUID') && typeof inner === 'string'
        ? [`${key} ${inner}`]
        : findIdentity(inner),
    );
  }
  return Array.isArray(value) ? value.flatMap(findIdentity) : [];
}

/** Two profiles have the same identifiers and UUIDs, or none in common. */
export function judgeProfileIdentity(
  { relation }: Of<'profileIdentity'>,
  answered: Answered,
  other: Answered,
): Judgement {
  const [one, two] = [answered, other].map((each) => parsePlist(toDocument(each)));
  if (one === undefined || two === undefined || 'why' in one || 'why' in two) {
    return { kind: 'not-applicable', why: 'not two profiles' };
  }
  const [mine, theirs] = [findIdentity(one.root), findIdentity(two.root)];
  if (relation === 'same') {
    const changed = mine.find((each) => !theirs.includes(each));
    return changed === undefined ? pass : toFail('the same identifiers and UUIDs', `another ${toExcerpt(changed)}`);
  }
  const shared = mine.find((each) => theirs.includes(each));
  return shared === undefined ? pass : toFail('identifiers and UUIDs of its own', `shared ${toExcerpt(shared)}`);
}
