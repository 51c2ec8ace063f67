import { parseDomain, parseEmailAddress } from '../../core/address.ts';
import type { Candidate } from '../../core/resolve.ts';
import { fail, ok } from '../../core/result.ts';
import type { NonEmpty, Result, Subject } from '../../core/types.ts';
import { decodeXml, readXml, type ReadElement } from '../xml-reader.ts';
import { isAutodiscoverNamespace, soapNamespace, type Operation } from './namespaces.ts';

/** Users or domains in one request; more are refused, as Exchange refuses more than its own limit. */
export const subjectLimit = 16;
/** Elements of a request; there are some 70 settings to ask for. */
const elementLimit = 256;
const settingName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** What a SOAP request asks for; without questions it is one that the operation cannot do. */
export interface SoapRequest {
  readonly operation: Operation;
  readonly questions: readonly Result<NonEmpty<Candidate>>[];
  readonly settings: readonly string[];
}

/** Where the two operations keep whom they ask for (MS-OXWSADISC, GetUserSettings and GetDomainSettings). */
const places = {
  GetUserSettings: { list: 'Users', item: 'User' },
  GetDomainSettings: { list: 'Domains', item: 'Domain' },
} as const satisfies Record<Operation, unknown>;

/**
 * Reads a SOAP request by namespace and local name. Header blocks do not matter: whom a client claims to be, with
 * whatever token, changes no answer.
 *
 * @returns `malformed-request` for what is no SOAP 1.1 message, `unsupported-schema` for another operation.
 */
export function parseSoapRequest(body: Uint8Array): Result<SoapRequest> {
  const envelope = readEnvelope(body);
  if (envelope?.namespace !== soapNamespace) return fail({ reason: 'malformed-request' });
  const bodies = envelope.children.filter((child) => child.localName === 'Body' && child.namespace === soapNamespace);
  const [message, ...others] = bodies[0]?.children ?? [];
  if (bodies.length !== 1 || message === undefined || others.length > 0) return fail({ reason: 'malformed-request' });
  const operation = findOperation(message);
  if (operation === undefined) return fail({ reason: 'unsupported-schema' });
  return ok(parseQuestions(operation, childrenOf(message, 'Request')));
}

/** The `Envelope` of whatever version; undefined for anything else. */
export function readEnvelope(body: Uint8Array): ReadElement | undefined {
  const source = decodeXml(body);
  const root = source === undefined ? undefined : readXml(source, elementLimit);
  return root?.localName === 'Envelope' ? root : undefined;
}

function findOperation({ namespace, localName }: ReadElement): Operation | undefined {
  if (!isAutodiscoverNamespace(namespace)) return undefined;
  if (localName === 'GetUserSettingsRequestMessage') return 'GetUserSettings';
  return localName === 'GetDomainSettingsRequestMessage' ? 'GetDomainSettings' : undefined;
}

function parseQuestions(operation: Operation, requests: readonly ReadElement[]): SoapRequest {
  const { list, item } = places[operation];
  const items = requests.flatMap((request) => childrenOf(request, list)).flatMap((each) => childrenOf(each, item));
  const settings = requests
    .flatMap((request) => childrenOf(request, 'RequestedSettings'))
    .flatMap((each) => childrenOf(each, 'Setting'))
    .map(({ text }) => text.trim());
  const isPossible =
    requests.length === 1 && items.length <= subjectLimit && settings.every((name) => settingName.test(name));
  const questions = isPossible && settings.length > 0 ? items.map((each) => toQuestion(operation, each)) : [];
  return { operation, questions, settings: [...new Set(settings)] };
}

function toQuestion(operation: Operation, item: ReadElement): Result<NonEmpty<Candidate>> {
  const subject = operation === 'GetUserSettings' ? parseUser(item) : parseDomainItem(item);
  return subject.ok ? ok([{ subject: subject.value, by: { index: 'domain' } }]) : subject;
}

function parseUser(user: ReadElement): Result<Subject> {
  const [mailbox, ...others] = childrenOf(user, 'Mailbox');
  if (mailbox === undefined || others.length > 0) return fail({ reason: 'malformed-address' });
  const address = parseEmailAddress(mailbox.text.trim());
  return address.ok ? ok({ kind: 'address', address: address.value }) : address;
}

function parseDomainItem({ text }: ReadElement): Result<Subject> {
  const domain = parseDomain(text.trim());
  return domain.ok ? ok({ kind: 'domain', domain: domain.value }) : domain;
}

function childrenOf(parent: ReadElement, localName: string): readonly ReadElement[] {
  return parent.children.filter((child) => child.localName === localName && child.namespace === parent.namespace);
}
