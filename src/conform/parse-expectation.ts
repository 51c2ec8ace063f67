import type { Expectation, TextRule } from './case.ts';
import {
  CaseProblem,
  readCount,
  readFields,
  readSwitch,
  readText,
  readTexts,
  readWord,
  requireKnown,
} from './fields.ts';

type Parse = (value: unknown, where: string) => Expectation;

const statusWord = /^(?:[1-5]xx|[1-5][0-9]{2})$/;

function parseStatus(value: unknown, where: string): Expectation {
  const anyOf = (Array.isArray(value) ? value : [value]).map(String);
  const wrong = anyOf.find((word) => !statusWord.test(word));
  if (wrong !== undefined) throw new CaseProblem(`${where}: ${wrong} is neither a status nor a class such as 4xx`);
  return { kind: 'status', anyOf };
}

function parseHeader(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['name', 'has', 'lacks', 'absent'], where);
  const { has, lacks, absent } = fields;
  return {
    kind: 'header',
    name: readText(fields.name, `${where}.name`).toLowerCase(),
    has: has === undefined ? [] : readTexts(has, `${where}.has`),
    lacks: lacks === undefined ? [] : readTexts(lacks, `${where}.lacks`),
    absent:
      absent === undefined ? 'forbidden' : readWord(absent, ['forbidden', 'allowed', 'required'], `${where}.absent`),
  };
}

function parseReads(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['clients', 'finds', 'login'], where);
  return {
    kind: 'reads',
    clients: readTexts(fields.clients, `${where}.clients`),
    finds: readWord(fields.finds, ['settings', 'url', 'next'], `${where}.finds`),
    comparesLogin: readWord(fields.login ?? 'read', ['read', 'unread'], `${where}.login`) === 'read',
  };
}

function parseSecurityOnPort(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['clients', 'port', 'is'], where);
  return {
    kind: 'securityOnPort',
    clients: readTexts(fields.clients, `${where}.clients`),
    port: readCount(fields.port, `${where}.port`),
    is: readWord(fields.is, ['TLS', 'STARTTLS'], `${where}.is`),
  };
}

function parseAgrees(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['client', 'withCase', 'withClient'], where);
  return {
    kind: 'agrees',
    client: readText(fields.client, `${where}.client`),
    withCase: readText(fields.withCase, `${where}.withCase`),
    withClient: readText(fields.withClient, `${where}.withClient`),
  };
}

const ruleNames = ['in', 'notIn', 'is'] as const;

function parseRule(fields: Readonly<Record<string, unknown>>, where: string): TextRule {
  return {
    ...(fields.in === undefined ? {} : { in: readTexts(fields.in, `${where}.in`) }),
    ...(fields.notIn === undefined ? {} : { notIn: readTexts(fields.notIn, `${where}.notIn`) }),
    ...(fields.is === undefined
      ? {}
      : { is: readWord(fields.is, ['host-name', 'port', 'https-url', 'present'], `${where}.is`) }),
  };
}

function parseEvery(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['element', 'attribute', ...ruleNames, 'atLeast', 'atMost'], where);
  return {
    kind: 'every',
    element: readText(fields.element, `${where}.element`),
    ...(fields.attribute === undefined ? {} : { attribute: readText(fields.attribute, `${where}.attribute`) }),
    rule: parseRule(fields, where),
    atLeast: fields.atLeast === undefined ? 1 : readCount(fields.atLeast, `${where}.atLeast`),
    atMost: fields.atMost === undefined ? Infinity : readCount(fields.atMost, `${where}.atMost`),
  };
}

function parseNamespace(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['element', 'is'], where);
  return {
    kind: 'namespace',
    element: readText(fields.element, `${where}.element`),
    is: readText(fields.is, `${where}.is`),
  };
}

function parseMember(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['name', ...ruleNames, 'ignoresCase'], where);
  return {
    kind: 'member',
    name: readText(fields.name, `${where}.name`),
    rule: parseRule(fields, where),
    ignoresCase: readSwitch(fields.ignoresCase, `${where}.ignoresCase`),
  };
}

function parseProfileIdentity(value: unknown, where: string): Expectation {
  const fields = readFields(value, where);
  requireKnown(fields, ['sameAs', 'distinctFrom'], where);
  const { sameAs, distinctFrom } = fields;
  if ((sameAs === undefined) === (distinctFrom === undefined)) {
    throw new CaseProblem(`${where}: needs one of sameAs and distinctFrom`);
  }
  return sameAs === undefined
    ? { kind: 'profileIdentity', caseId: readText(distinctFrom, `${where}.distinctFrom`), relation: 'distinct' }
    : { kind: 'profileIdentity', caseId: readText(sameAs, `${where}.sameAs`), relation: 'same' };
}

function parseAnyOf(value: unknown, where: string): Expectation {
  if (!Array.isArray(value) || value.length < 2) throw new CaseProblem(`${where}: fewer than two alternatives`);
  return { kind: 'anyOf', alternatives: value.map((each, index) => parseExpectations(each, `${where}[${index}]`)) };
}

const parsers: Readonly<Record<string, Parse>> = {
  status: parseStatus,
  mediaType: (value, where) => ({ kind: 'mediaType', anyOf: readTexts(value, where) }),
  wellFormed: (value, where) => ({ kind: 'wellFormed', as: readWord(value, ['xml', 'json', 'plist'], where) }),
  contains: (value, where) => ({ kind: 'contains', texts: readTexts(value, where) }),
  noneOf: (value, where) => ({ kind: 'noneOf', texts: readTexts(value, where) }),
  noReflection: (value, where) => ({ kind: 'noReflection', texts: readTexts(value, where) }),
  header: parseHeader,
  emptyBody: (value, where) => ({ kind: 'emptyBody', ...requireTrue(value, where) }),
  maxOctets: (value, where) => ({ kind: 'maxOctets', octets: readCount(value, where) }),
  within: (value, where) => ({ kind: 'within', ms: readCount(value, where) }),
  mayClose: (value, where) => ({ kind: 'mayClose', ...requireTrue(value, where) }),
  reads: parseReads,
  securityOnPort: parseSecurityOnPort,
  agrees: parseAgrees,
  sameBytesAs: (value, where) => ({ kind: 'sameBytesAs', caseId: readText(value, where), apartFromAccount: false }),
  sameButAccountAs: (value, where) => ({ kind: 'sameBytesAs', caseId: readText(value, where), apartFromAccount: true }),
  profileIdentity: parseProfileIdentity,
  every: parseEvery,
  namespace: parseNamespace,
  poxError: (value, where) => ({ kind: 'poxError', codes: readTexts(value, where) }),
  member: parseMember,
  anyOf: parseAnyOf,
};

function requireTrue(value: unknown, where: string): object {
  if (value !== true) throw new CaseProblem(`${where}: only true has a meaning here`);
  return {};
}

/** The names that an expectation can have. */
export const expectationNames: readonly string[] = Object.keys(parsers);

function parseExpectation(value: unknown, where: string): Expectation {
  const [[name, argument] = ['', undefined], ...others] = Object.entries(readFields(value, where));
  const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  if (parse === undefined || others.length > 0) {
    throw new CaseProblem(`${where}: needs exactly one member, of ${expectationNames.join(', ')}`);
  }
  return parse(argument, `${where}.${name}`);
}

/**
 * Reads a list of expectations.
 *
 * @throws CaseProblem with the place and what is wrong.
 */
export function parseExpectations(value: unknown, where: string): readonly Expectation[] {
  if (!Array.isArray(value) || value.length === 0) throw new CaseProblem(`${where}: not a list of expectations`);
  return value.map((each, index) => parseExpectation(each, `${where}[${index}]`));
}

/** Every case that an expectation compares with. */
export function findComparedCases(expectations: readonly Expectation[]): readonly string[] {
  return expectations.flatMap((each) => {
    if (each.kind === 'anyOf') return each.alternatives.flatMap(findComparedCases);
    if (each.kind === 'agrees') return [each.withCase];
    return each.kind === 'sameBytesAs' || each.kind === 'profileIdentity' ? [each.caseId] : [];
  });
}

/** Every client that an expectation lets read. */
export function findReadingClients(expectations: readonly Expectation[]): readonly string[] {
  return expectations.flatMap((each) => {
    if (each.kind === 'anyOf') return each.alternatives.flatMap(findReadingClients);
    if (each.kind === 'agrees') return [each.client, each.withClient];
    return each.kind === 'reads' || each.kind === 'securityOnPort' ? each.clients : [];
  });
}
