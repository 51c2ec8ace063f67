// What Autodiscover (POX) answers, read by a parser that is not ours, and what every such answer has to be.

import { expect } from 'vitest';
import type { Answer } from '../../src/clients/index.ts';
import { findChild, findChildren, parseXml, type XmlElement } from '../../src/clients/xml.ts';
import { namespaces } from './autodiscover-requests.ts';
import { createTestApp, readText } from './fixtures.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** An application of the same code with the example providers. */
export const askExample: Fetch = createTestApp().fetch;

export const path = '/autodiscover/autodiscover.xml';
export const poxUrl = `https://autodiscover.example.com${path}`;
export const xmlType = { 'Content-Type': 'text/xml; charset=utf-8' };

export interface Read extends Answer {
  readonly headers: Headers;
  /** The root element as an independent parser sees it; undefined if the body is not well-formed. */
  readonly root: XmlElement | undefined;
  readonly response: XmlElement | undefined;
}

export async function read(response: Response): Promise<Read> {
  const { status, headers } = response;
  const body = await readText(response);
  const root = parseXml(body);
  const contentType = headers.get('content-type') ?? '';
  return { status, contentType, headers, body, root, response: findChild(root, 'Response') };
}

export const post = async (body: NonNullable<RequestInit['body']>, ask: Fetch = askExample): Promise<Read> =>
  read(await ask(poxUrl, { method: 'POST', headers: xmlType, body }));
export const get = async (url: string, ask: Fetch = askExample): Promise<Read> => read(await ask(url));

export const textOf = (parent: XmlElement | undefined, name: string): string | undefined =>
  findChild(parent, name)?.text;
export const namesOf = (parent: XmlElement | undefined): readonly string[] =>
  parent?.children.map(({ name }) => name) ?? [];
export const accountOf = ({ response }: Read): XmlElement | undefined => findChild(response, 'Account');
export const protocolsOf = (answer: Read): readonly XmlElement[] => findChildren(accountOf(answer), 'Protocol');
export const protocolOf = (answer: Read, type: string): XmlElement | undefined =>
  protocolsOf(answer).find((protocol) => textOf(protocol, 'Type') === type);
export const valuesOf = (answer: Read, name: string): readonly (string | undefined)[] =>
  protocolsOf(answer).map((protocol) => textOf(protocol, name));

/** One protocol in a line: type, place, the two encryption elements, login name. */
export const toLine = (protocol: XmlElement): string =>
  [
    textOf(protocol, 'Type'),
    `${textOf(protocol, 'Server') ?? '?'}:${textOf(protocol, 'Port') ?? '?'}`,
    `${textOf(protocol, 'SSL') ?? '?'}/${textOf(protocol, 'Encryption') ?? '?'}`,
    textOf(protocol, 'LoginName') ?? 'nobody',
  ].join(' ');
/** The protocols of mail, which have a port; web mail, calendars and contacts have none. */
export const linesOf = (answer: Read): readonly string[] =>
  protocolsOf(answer)
    .filter((protocol) => findChild(protocol, 'Port') !== undefined)
    .map(toLine);

/** Well-formed XML in UTF-8 with the declaration first, in the frame that every answer has. */
export function expectFrame({ status, contentType, body, root }: Read): void {
  expect(status).toBe(200);
  expect(contentType).toBe('text/xml; charset=utf-8');
  expect(body).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/i);
  expect(body).not.toContain('<!');
  expect(root?.name).toBe('Autodiscover');
  expect(root?.attributes).toEqual(new Map([['xmlns', namespaces.frame]]));
  expect(namesOf(root)).toEqual(['Response']);
}

export function expectSettings(answer: Read): void {
  expectFrame(answer);
  expect(answer.response?.attributes).toEqual(new Map([['xmlns', namespaces.outlook]]));
  expect(namesOf(answer.response)).toEqual(['User', 'Account']);
  expect(textOf(findChild(answer.response, 'User'), 'DisplayName')).toBeTruthy();
  expect(namesOf(accountOf(answer)).slice(0, 2)).toEqual(['AccountType', 'Action']);
  expect(textOf(accountOf(answer), 'AccountType')).toBe('email');
  expect(textOf(accountOf(answer), 'Action')).toBe('settings');
  expect(protocolsOf(answer).length).toBeGreaterThan(0);
}

const errorMessages: Readonly<Record<string, string>> = {
  500: "The email address can't be found.",
  501: 'Bad Address',
  600: 'Invalid Request',
  601: 'Provider is not available',
};

export function expectError(answer: Read, code: string): void {
  expectFrame(answer);
  expect(answer.response?.attributes).toEqual(new Map([['xmlns', namespaces.frame]]));
  expect(namesOf(answer.response)).toEqual(['Error']);
  const error = findChild(answer.response, 'Error');
  expect(namesOf(error)).toEqual(['ErrorCode', 'Message', 'DebugData']);
  expect(textOf(error, 'ErrorCode')).toBe(code);
  expect(textOf(error, 'Message')).toBe(errorMessages[code]);
  expect(findChild(error, 'DebugData')).toMatchObject({ text: '', children: [] });
  expect([...(error?.attributes.keys() ?? [])]).toEqual(['Time', 'Id']);
  expect(error?.attributes.get('Time')).toMatch(/^\d\d:\d\d:\d\d(\.\d{7})?$/);
  const id = error?.attributes.get('Id') ?? '';
  expect(id).toMatch(/^\d{1,10}$/);
  expect(Number(id)).toBeLessThanOrEqual(4_294_967_295);
}
