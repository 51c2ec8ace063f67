import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as publicProviders from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { ProviderConfig } from '../src/core/types.ts';
import { localPart, provider, providerWithMore, providerWithServices } from './arbitrary.ts';
import { createTestApp, exampleProviders, type TestApp } from './workerd/fixtures.ts';

const providers = { ...publicProviders, ...ownProviders };

// The description is judged by a validator of its own, and every answer by the description. This is not inside workerd,
// which lets nobody compile code as ajv does.

type Json = Readonly<Record<string, unknown>>;

const project = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const description = JSON.parse(read('src/formats/settings-api/openapi.json')) as Json;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The description with every object closed: what is not described is then a mistake. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (!isObject(value)) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, close(inner)]));
  return isObject(value.properties) && !('additionalProperties' in value)
    ? { ...closed, additionalProperties: false }
    : closed;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addSchema(close(description) as Json, 'openapi');

const toPointer = (path: readonly string[]): string =>
  path.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** What stands at a place of the description, and where that is once references are followed. */
function find(path: readonly string[]): { readonly path: readonly string[]; readonly value: unknown } {
  const value = path.reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), description);
  return isObject(value) && typeof value.$ref === 'string' ? find(value.$ref.slice(2).split('/')) : { path, value };
}

const validators = new Map<string, ValidateFunction>();

function findErrors(schema: readonly string[], body: unknown): string | undefined {
  const pointer = toPointer(schema);
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
  validators.set(pointer, validate);
  return validate(body) ? undefined : ajv.errorsText(validate.errors);
}

const settingsPath = '/api/v1/settings';
const host = 'https://autoconfig.example.com';

/** Checks that the description knows an answer: its status, media type, headers and body. */
async function expectDescribed(method: string, path: string, response: Response): Promise<unknown> {
  // Wrong methods are described with the right ones.
  const operation = method === 'get' || method === 'post' ? method : 'get';
  const { path: at, value } = find(['paths', path, operation, 'responses', String(response.status)]);
  expect(value, `${method} ${path} ${String(response.status)}`).toBeDefined();
  const { content, headers } = value as { readonly content?: Json; readonly headers?: Json };
  for (const name of Object.keys(headers ?? {})) expect(response.headers.has(name), name).toBe(true);
  if (content === undefined) {
    expect(await response.text()).toBe('');
    return undefined;
  }
  const type = response.headers.get('content-type') ?? '';
  expect(Object.keys(content)).toContain(type);
  const body: unknown = await response.json();
  expect(findErrors([...at, 'content', type, 'schema'], body), JSON.stringify(body)).toBeUndefined();
  return body;
}

const askDomain = (app: TestApp, domain: string): Promise<Response> =>
  app.fetch(`${host}${settingsPath}?domain=${domain}`);
const askAddress = (app: TestApp, address: string): Promise<Response> =>
  app.fetch(`${host}${settingsPath}`, { method: 'POST', body: JSON.stringify({ address }) });
const createApp = (entries: readonly ProviderConfig[]): TestApp =>
  createTestApp({ registry: createRegistry(entries), logs: 'failures' });

const servers = ['incoming', 'outgoing', 'related'] as const;
type Answer = Readonly<Record<(typeof servers)[number], readonly Json[]>>;

/** Asks about a domain and an address there, and returns both answers where there are settings. */
async function expectBothDescribed(app: TestApp, domain: string, local = 'jane'): Promise<readonly Answer[]> {
  const answers = [await askDomain(app, domain), await askAddress(app, `${local}@${domain}`)];
  const [get, post] = [
    await expectDescribed('get', settingsPath, answers[0] ?? new Response()),
    await expectDescribed('post', settingsPath, answers[1] ?? new Response()),
  ];
  expect(answers[0]?.status).toBe(answers[1]?.status);
  if (answers[0]?.status !== 200) return [];
  for (const kind of servers) {
    for (const server of (get as Answer)[kind]) expect(server).not.toHaveProperty('loginName');
    for (const server of (post as Answer)[kind]) expect('loginName' in server).toBe('username' in server);
  }
  return [get as Answer, post as Answer];
}

describe('the description', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(description));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  test('would be refused with a mistake in it', async () => {
    const { valid } = await new Validator().validate({ ...structuredClone(description), paths: { settings: {} } });
    expect(valid).toBe(false);
  });

  test('is what the service gives', async () => {
    const response = await createTestApp().fetch(`${host}/api/v1/openapi.json`);
    expect(await expectDescribed('get', '/api/v1/openapi.json', response)).toEqual(description);
  });

  test('refers to what is there', () => {
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      if (!isObject(value)) return;
      if (typeof value.$ref === 'string') expect(find(value.$ref.slice(2).split('/')).value, value.$ref).toBeDefined();
      Object.values(value).forEach(walk);
    };
    walk(description);
  });

  test('has examples that are right', () => {
    let count = 0;
    const walk = (value: unknown, path: readonly string[]): void => {
      if (!isObject(value)) return;
      if (isObject(value.schema) && isObject(value.examples)) {
        for (const [name, example] of Object.entries(value.examples)) {
          count += 1;
          const errors = findErrors([...path, 'schema'], (example as { readonly value: unknown }).value);
          expect(errors, `${path.join('/')} ${name}`).toBeUndefined();
        }
      }
      for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
    };
    walk(description, []);
    expect(count).toBeGreaterThan(15);
  });

  test.each([
    ['a member that is not described', { password: 'x' }],
    ['a port that is none', { port: 0 }],
    ['a word that is not described', { socketType: 'TLS' }],
    ['no way to log in', { authentication: [] }],
  ])('would not pass %s', (_what, change) => {
    const server = {
      ...{ type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL' },
      authentication: ['password-cleartext'],
    };
    const schema = ['components', 'schemas', 'Server'];
    expect(findErrors(schema, server)).toBeUndefined();
    expect(findErrors(schema, { ...server, ...change })).toBeDefined();
  });
});

describe('the answers for a provider', () => {
  const entries: readonly ProviderConfig[] = Object.values(providers);
  const app = createApp(entries);

  test.each(entries.map((entry) => [entry.id, entry] as const))(
    'of the registry are as described: %s',
    async (_id, entry) => {
      for (const domain of entry.domains) {
        const answers = await expectBothDescribed(app, domain);
        for (const answer of answers) expect(answer).toMatchObject({ domain, provider: { id: entry.id } });
        expect(answers.length === 0).toBe(entry.incoming.length === 0);
      }
    },
  );

  const examples = createApp(exampleProviders);
  test.each(exampleProviders.map(({ domains }) => domains[0]))('of the tests are as described: %s', async (domain) => {
    await expectBothDescribed(examples, domain);
  });

  test('are as described for any provider and any address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(provider, providerWithMore, providerWithServices), localPart, async (entry, local) => {
        const [, answer] = await expectBothDescribed(createApp([entry]), entry.domains[0], local);
        const names = new Map<unknown, string>([
          ['%EMAILADDRESS%', `${local}@${entry.domains[0]}`],
          ['%EMAILLOCALPART%', local],
        ]);
        for (const { username, loginName } of answer?.incoming ?? []) {
          if (names.has(username)) expect(loginName).toBe(names.get(username));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('every problem', () => {
  const url = `${host}${settingsPath}`;
  const http = url.replace('https:', 'http:');
  const post = (body: string): RequestInit => ({ method: 'POST', body });
  const limiter = { allows: () => false, retryAfterSeconds: 60 };
  const broken = (): never => {
    throw new Error('storage');
  };
  const cases: readonly (readonly [
    name: string,
    target: string,
    init: RequestInit,
    overrides?: Parameters<typeof createTestApp>[0],
  ])[] = [
    ['malformed-request', `${url}?x=1`, {}],
    ['malformed-request', url, post('{')],
    ['address-in-url', `${url}?address=jane@example.com`, {}],
    ['address-in-url', `${url}?address=jane@example.com`, post('{}')],
    ['domain-missing', url, {}],
    ['malformed-domain', `${url}?domain=x`, {}],
    ['address-missing', url, post('{}')],
    ['malformed-address', url, post('{"address":"x"}')],
    ['plain-http', `${http}?domain=example.com`, {}],
    ['plain-http', http, post('{"address":"jane@example.com"}')],
    ['plain-http', `${host.replace('https:', 'http:')}/api/v1/openapi.json`, {}],
    ['unknown-domain', `${url}?domain=nobody.example`, {}],
    ['unknown-domain', url, post('{"address":"jane@nobody.example"}')],
    ['not-expressible', `${url}?domain=bridge.example`, {}],
    ['not-expressible', `${url}?domain=lost.example`, {}],
    ['not-expressible', url, post('{"address":"jane@bridge.example"}')],
    ['method-not-allowed', url, { method: 'PUT' }],
    ['method-not-allowed', `${host}/api/v1/openapi.json`, { method: 'DELETE' }],
    ['body-too-large', url, post(' '.repeat(16_385))],
    ['rate-limited', url, { headers: { 'CF-Connecting-IP': '192.0.2.1' } }, { limiter }],
    ['internal-error', `${url}?domain=example.com`, {}, { registry: { findByDomain: broken, findByMx: broken } }],
  ];

  test.each(cases.map(([name, target, init, overrides = {}]) => [name, target, init, overrides] as const))(
    'is as described: %s at %s',
    async (name, target, init, overrides) => {
      const response = await createTestApp(overrides).fetch(target, init);
      const method = (init.method ?? 'GET').toLowerCase();
      const body = await expectDescribed(method, new URL(target).pathname, response);
      expect(body).toMatchObject({ type: `urn:problem-type:mailbeacon:${name}`, status: response.status });
    },
  );

  test('of the description occurs, in docs/api.md too', () => {
    const { value } = find(['components', 'schemas', 'Problem', 'properties', 'type', 'enum']);
    const described = (value as readonly string[]).map((type) => type.replace('urn:problem-type:mailbeacon:', ''));
    expect([...new Set(cases.map(([name]) => name))].sort()).toEqual([...described].sort());
    const documented = [...read('docs/api.md').matchAll(/^\| \d{3} +\| `([a-z-]+)`/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual([...described].sort());
  });

  test.each(['address-in-url', 'domain-missing', 'malformed-domain', 'unknown-domain', 'plain-http', 'body-too-large'])(
    'has the words of its example: %s',
    async (name) => {
      const [, target = '', init = {}] = cases.find(([each]) => each === name) ?? [];
      const examples = JSON.stringify(description);
      expect(examples).toContain(await (await createTestApp().fetch(target, init)).text());
    },
  );

  test('about a copy that is still right is none, and is described', async () => {
    const app = createTestApp();
    for (const path of [`${settingsPath}?domain=example.com`, '/api/v1/openapi.json']) {
      const headers = { 'If-None-Match': (await app.fetch(host + path)).headers.get('etag') ?? '' };
      const response = await app.fetch(host + path, { headers });
      expect(response.status).toBe(304);
      await expectDescribed('get', path.replace(/\?.*/, ''), response);
    }
  });
});

describe('docs/api.md', () => {
  const app = createApp(Object.values(providers));
  const examples = [...read('docs/api.md').matchAll(/```sh\n(curl .*)\n```\n+```json\n([^]*?)```/g)];

  /** The words of a command as a shell takes them apart; single quotes only. */
  const toWords = (command: string): readonly string[] =>
    [...command.matchAll(/'([^']*)'|([^\s']+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

  test('has two examples', () => {
    expect(examples).toHaveLength(2);
  });

  test.each(examples.map(([, command = '', json = '']) => [command, json] as const))('%s', async (command, json) => {
    const [program, url = '', ...options] = toWords(command);
    expect(program).toBe('curl');
    const valueOf = (option: string): string | undefined =>
      options.includes(option) ? options[options.indexOf(option) + 1] : undefined;
    const [body, header] = [valueOf('-d'), valueOf('-H')];
    const [name = '', value = ''] = header?.split(': ') ?? [];
    const init = body === undefined ? {} : { method: 'POST', body, headers: { [name]: value } };
    expect(await (await app.fetch(url, init)).json()).toEqual(JSON.parse(json));
  });
});
