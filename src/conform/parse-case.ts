import type { Case, CaseGroup, CaseRequest } from './case.ts';
import { findReader } from './readers.ts';
import {
  CaseProblem,
  readFields,
  readSwitch,
  readText,
  readTexts,
  readWord,
  requireKnown,
  type Fields,
} from './fields.ts';
import { findComparedCases, findReadingClients, parseExpectations } from './parse-expectation.ts';
import { findUnknownPlaceholder } from './template.ts';

const requestMembers = [
  'method',
  'path',
  'host',
  'needsHost',
  'needsAddressLogin',
  'headers',
  'body',
  'bodyEncoding',
  'account',
  'scheme',
] as const;

function requireTemplate(text: string, where: string): string {
  const stranger = findUnknownPlaceholder(text);
  if (stranger !== undefined) throw new CaseProblem(`${where}: unknown placeholder {${stranger}}`);
  return text;
}

function parseHeaders(value: unknown, where: string): Readonly<Record<string, string>> {
  const headers = Object.entries(readFields(value ?? {}, where));
  return Object.fromEntries(headers.map(([name, text]) => [name, requireTemplate(readText(text, where), where)]));
}

/** Members of the case win over those of its file; headers are put together. */
function parseRequest(defaults: Fields, own: Fields, where: string): CaseRequest {
  requireKnown(own, requestMembers, where);
  const fields = { ...defaults, ...own };
  const isWithout = own.method !== undefined && own.method !== defaults.method && own.body === undefined;
  const path = requireTemplate(readText(fields.path, `${where}.path`), `${where}.path`);
  const method = readText(fields.method, `${where}.method`);
  if (!/^[A-Za-z]+$/.test(method)) throw new CaseProblem(`${where}.method: not a method`);
  const { body } = fields;
  if (body !== undefined && typeof body !== 'string') throw new CaseProblem(`${where}.body: not a text`);
  return {
    method,
    path,
    host: requireTemplate(readText(fields.host, `${where}.host`), `${where}.host`),
    needsHost: readSwitch(fields.needsHost, `${where}.needsHost`),
    needsAddressLogin: readSwitch(fields.needsAddressLogin, `${where}.needsAddressLogin`),
    headers: { ...parseHeaders(defaults.headers, where), ...parseHeaders(own.headers, where) },
    // A body of the file belongs to the method of the file.
    ...(body === undefined || isWithout ? {} : { body: requireTemplate(body, `${where}.body`) }),
    bodyEncoding: readWord(fields.bodyEncoding ?? 'utf-8', ['utf-8', 'utf-16', 'latin1'], `${where}.bodyEncoding`),
    account: requireTemplate(readText(fields.account ?? '{address}', `${where}.account`), `${where}.account`),
    scheme: readWord(fields.scheme ?? 'https', ['https', 'http'], `${where}.scheme`),
  };
}

const caseMembers = ['id', 'title', 'spec', 'section', 'clients', 'level', 'because', 'always', 'request', 'expect'];

function parseCase(value: unknown, group: string, defaults: Fields): Case {
  const fields = readFields(value, group);
  const id = readText(fields.id, `${group}: id`);
  requireKnown(fields, caseMembers, id);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id)) throw new CaseProblem(`${id}: an id is words in lower case with hyphens`);
  const expectations = parseExpectations(fields.expect, `${id}.expect`);
  const clients =
    Array.isArray(fields.clients) && fields.clients.length === 0 ? [] : readTexts(fields.clients, `${id}.clients`);
  const stranger = [...clients, ...findReadingClients(expectations)].find((name) => findReader(name) === undefined);
  if (stranger !== undefined) throw new CaseProblem(`${id}: there is no client ${stranger}`);
  return {
    id,
    group,
    title: readText(fields.title, `${id}.title`),
    spec: readText(fields.spec, `${id}.spec`),
    section: fields.section === undefined ? '' : readText(fields.section, `${id}.section`),
    clients,
    level: readWord(fields.level, ['must', 'should', 'extra'], `${id}.level`),
    because: readText(fields.because, `${id}.because`),
    always: readSwitch(fields.always, `${id}.always`),
    request: parseRequest(defaults, readFields(fields.request ?? {}, `${id}.request`), `${id}.request`),
    expectations,
  };
}

function parseGroup(value: unknown): CaseGroup {
  const fields = readFields(value, 'case file');
  const name = readText(fields.group, 'case file: group');
  requireKnown(fields, ['group', 'title', 'optional', 'probe', 'defaults', 'cases'], name);
  const defaults = readFields(fields.defaults ?? {}, `${name}.defaults`);
  requireKnown(defaults, requestMembers, `${name}.defaults`);
  if (!Array.isArray(fields.cases) || fields.cases.length === 0) throw new CaseProblem(`${name}: no cases`);
  const cases = fields.cases.map((each) => parseCase(each, name, defaults));
  const probe = readText(fields.probe, `${name}.probe`);
  if (!cases.some(({ id }) => id === probe))
    throw new CaseProblem(`${name}: the probe ${probe} is no case of the file`);
  return {
    name,
    title: readText(fields.title, `${name}.title`),
    isOptional: readSwitch(fields.optional, `${name}.optional`),
    probe,
    cases,
  };
}

/**
 * Reads case files, each the value of a JSON document.
 *
 * @returns the groups in the order given, or a sentence with the place of the first problem.
 */
export function parseCaseFiles(
  files: readonly unknown[],
): { readonly ok: true; readonly groups: readonly CaseGroup[] } | { readonly ok: false; readonly problem: string } {
  try {
    const groups = files.map(parseGroup);
    const cases = groups.flatMap((group) => group.cases);
    const ids = cases.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new CaseProblem(`${twice}: two cases have this id`);
    for (const { id, expectations } of cases) {
      const missing = findComparedCases(expectations).find((other) => other === id || !ids.includes(other));
      if (missing !== undefined) throw new CaseProblem(`${id}: compares with ${missing}, which is no other case`);
    }
    return { ok: true, groups };
  } catch (error) {
    if (error instanceof CaseProblem) return { ok: false, problem: error.message };
    throw error;
  }
}
