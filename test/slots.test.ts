import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain, parseEmailAddress } from '../src/core/address.ts';
import { createRegistry } from '../src/core/registry.ts';
import { toMailSettings, type Candidate } from '../src/core/resolve.ts';
import type { EmailAddress, NonEmpty, ProviderConfig, Result } from '../src/core/types.ts';
import {
  createAnswerer,
  type Answerer,
  type AnyFormat,
  type Document,
  type Format,
  type FormatRequest,
  type Question,
} from '../src/formats/format.ts';
import * as formats from '../src/formats/index.ts';
import { createTemplate, fillTemplate, slot, withSlots } from '../src/formats/slots.ts';
import { escapeXml } from '../src/formats/xml.ts';
import { localPart, provider, providerWithServices } from './arbitrary.ts';

const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
const request: FormatRequest = {
  method: 'GET',
  path: '/',
  rawPath: '/',
  host: 'x.example',
  query: '',
  body: new Uint8Array(),
  now: 0,
};

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.reason);
  return result.value;
}

/** Batches are rendered for each request. */
const singleFormats = Object.values<AnyFormat>(formats).filter((format): format is Format => !('parseBatch' in format));

/** The format, asking about a person whatever the request holds. */
const askAbout = (format: Format, address: EmailAddress): Format => ({
  ...format,
  parseRequest: () => ({
    ok: true,
    value: {
      candidates: [{ subject: { kind: 'address', address }, by: { index: 'domain' } }],
      options: format.defaultOptions,
      variant: '',
    },
  }),
});

describe('a document kept with slots', () => {
  const anyProvider = fc
    .tuple(fc.oneof(provider, providerWithServices), fc.constantFrom(undefined, '+', '-', '='))
    .map(([config, separator]) => (separator === undefined ? config : { ...config, subaddressSeparator: separator }));

  test.each(singleFormats.map((format) => [format.name, format] as const))(
    'of %s is for each person what rendering for that person alone gives',
    async (_name, format) => {
      const render = async (config: ProviderConfig, address: EmailAddress): Promise<string | undefined> => {
        const account = { kind: 'address', address } as const;
        const settings = unwrap(toMailSettings({ subject: account, account, provider: config }));
        const { mailbox } = settings;
        if (mailbox.kind !== 'address') throw new Error('a mailbox has an address');
        const document = await format.renderSettings(settings, service, format.defaultOptions);
        if (!document.ok) return undefined;
        const template = createTemplate(document.value.body);
        expect(template.slots.map(({ name }) => name)).not.toContain('localpart');
        const findValue = format.createSlots?.(service)(address, mailbox.address);
        return fillTemplate(template, address, format.escape, findValue ?? (() => ''));
      };
      await fc.assert(
        fc.asyncProperty(anyProvider, localPart, localPart, async (config, ...persons) => {
          const registry = createRegistry([config]);
          // One answerer for both, so that the second gets what was kept for the first.
          let asked: EmailAddress | undefined;
          const answer = createAnswerer(
            {
              ...format,
              parseRequest: (sent) =>
                askAbout(format, asked ?? unwrap(parseEmailAddress('a@b.example'))).parseRequest(sent),
            },
            registry,
            service,
          );
          for (const person of persons) {
            asked = unwrap(parseEmailAddress(`${person}@${config.domains[0]}`));
            const { document } = await answer(request);
            const expected = await render(config, asked);
            if (expected === undefined) expect(document.status).toBeGreaterThanOrEqual(400);
            else expect(document.body).toBe(expected);
            expect(document.body).not.toMatch(/[\ue000\ue001]|%EE%80/i);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});

describe('a template', () => {
  const address: EmailAddress = unwrap(parseEmailAddress('a+b/%41&é@example.com'));
  const subject = withSlots({ kind: 'address', address });
  const text = subject.kind === 'address' ? subject.address.text : '';
  const fill = (body: string): string => fillTemplate(createTemplate(body), address, escapeXml, (name) => `<${name}>`);

  test.each([
    ['nothing', '<a/>', '<a/>'],
    ['the address as text', `<a>${text}</a>`, '<a>a+b/%41&amp;é@example.com</a>'],
    ['the address in a URL', `u=${encodeURIComponent(text)}&`, 'u=a%2Bb%2F%2541%26%C3%A9%40example.com&'],
    ['a slot of the format, twice', `${slot('x:1')}${slot('x:1')}`, '&lt;x:1&gt;&lt;x:1&gt;'],
    ['a slot of the format in a URL', encodeURIComponent(slot('x:1')), '%3Cx%3A1%3E'],
    ['fences around nothing', '\ue000\ue001', '\ue000\ue001'],
    ['half a fence', '\ue000x', '\ue000x'],
  ])('with %s is filled in', (_what, body, expected) => {
    expect(fill(body)).toBe(expected);
  });

  test('is not filled in again where a value looks like a slot', () => {
    const filled = fillTemplate(createTemplate(slot('a')), address, escapeXml, () => slot('b'));
    expect(filled).toBe(slot('b'));
  });

  test('keeps a domain without person as it is', () => {
    const domain = unwrap(parseDomain('example.com'));
    expect(withSlots({ kind: 'domain', domain })).toEqual({ kind: 'domain', domain });
  });
});

test('no address holds a fence', () => {
  for (const fence of ['\ue000', '\ue001']) expect(parseEmailAddress(`a${fence}b@example.com`).ok).toBe(false);
});

test('documents are told apart by variant, and are not kept for those that differ by person', async () => {
  const config = {
    id: 'example.com',
    displayName: 'Example',
    displayShortName: 'Example',
    domains: ['example.com'],
    incoming: [
      {
        ...{ type: 'imap', hostname: 'imap.example.com', port: 993, socketType: 'SSL' },
        authentication: ['password-cleartext'],
        username: '%EMAILADDRESS%',
      },
    ],
    outgoing: [],
    source: 'https://example.com/',
    checked: '2026-01-01',
  } as const satisfies ProviderConfig;
  const rendered: string[] = [];
  const toFormat = (rendersPersons: boolean): Format => ({
    name: 'probe',
    routes: [],
    defaultOptions: undefined,
    answersPlainHttp: true,
    escape: escapeXml,
    rendersPersons: () => rendersPersons,
    parseRequest: ({ query }) => ({
      ok: true,
      value: {
        candidates: [
          {
            subject: { kind: 'address', address: unwrap(parseEmailAddress(`${query.slice(1)}@example.com`)) },
            by: { index: 'domain' },
          },
        ],
        options: query[0],
        variant: query[0] ?? '',
      },
    }),
    renderSettings: ({ subject }, _service, options) => {
      const body = `${String(options)} ${subject.kind === 'address' ? subject.address.localPart : ''}`;
      rendered.push(body);
      const document: Document = { status: 200, contentType: 'text/plain', body, audience: 'person' };
      return { ok: true, value: document };
    },
    renderFailure: () => ({ status: 500, contentType: 'text/plain', body: '', audience: 'nobody' }),
  });
  const registry = createRegistry([config]);
  const ask = async (rendersPersons: boolean): Promise<readonly string[]> => {
    rendered.length = 0;
    const answer = createAnswerer(toFormat(rendersPersons), registry, service);
    const bodies: string[] = [];
    for (const query of ['xann', 'yann', 'xbob', 'ybob', 'xann']) {
      bodies.push((await answer({ ...request, query })).document.body);
    }
    return bodies;
  };
  const expected = ['x ann', 'y ann', 'x bob', 'y bob', 'x ann'];
  expect(await ask(false)).toEqual(expected);
  expect(rendered).toHaveLength(2);
  expect(await ask(true)).toEqual(expected);
  expect(rendered).toEqual(expected);
});

describe('a question', () => {
  const [one, two] = ['one@example.com', 'two@example.net'].map((text) => unwrap(parseEmailAddress(text)));
  const entry = (domain: string, name: string): ProviderConfig => ({
    ...{ id: domain, displayName: name, displayShortName: name, domains: [domain] },
    incoming: [
      {
        ...{ type: 'imap', hostname: `imap.${domain}`, port: 993, socketType: 'SSL' },
        authentication: ['password-cleartext'],
        username: '%EMAILADDRESS%',
      },
    ],
    ...{ outgoing: [], source: 'https://example.com/', checked: '2026-01-01' },
  });
  const candidates = (address: EmailAddress | undefined): NonEmpty<Candidate> => {
    if (address === undefined) throw new Error('no address');
    return [{ subject: { kind: 'address', address }, by: { index: 'domain' } }];
  };
  const document = (body: string): Document => ({ status: 200, contentType: 'text/plain', body, audience: 'person' });
  const forOne: Format = {
    ...{ name: 'probe', routes: [], defaultOptions: undefined, answersPlainHttp: true, escape: escapeXml },
    createSlots: () => (address) => (name) => `${name} of ${address.text}`,
    parseRequest: () => ({ ok: true, value: { candidates: candidates(one), options: undefined, variant: '' } }),
    renderSettings: () => ({ ok: true, value: document(`${slot('own')} ${slot('other')}`) }),
    renderFailure: ({ reason }) => document(reason),
  };
  const probe: Format = {
    ...forOne,
    renderTogether: (all, _service, { values }) => ({
      ok: true,
      value: document(`${all.map(({ displayName }) => displayName).join()} ${values?.own ?? ''}`),
    }),
  };
  const ask = (question: Partial<Question<unknown>>, format = probe): Answerer =>
    createAnswerer(
      {
        ...format,
        parseRequest: () => ({
          ok: true,
          value: { candidates: candidates(one), options: undefined, variant: '', ...question },
        }),
      },
      createRegistry([entry('example.com', 'One'), entry('example.net', 'Two')]),
      service,
    );

  test('brings values of its own, which are written as text and come before those of the address', async () => {
    const { document: answer } = await ask({ values: { own: '<mine>' } })(request);
    expect(answer.body).toBe('&lt;mine&gt; other of one@example.com');
    expect((await ask({})(request)).document.body).toBe('own of one@example.com other of one@example.com');
  });

  test('about several people is answered with the settings of each, in order', async () => {
    const answer = await ask({ others: [candidates(two)], values: { own: 'x' } })(request);
    expect([answer.document.body, answer.outcome]).toEqual(['One,Two x', 'settings']);
  });

  test('about several people fails with the first failure', async () => {
    const unknown = unwrap(parseEmailAddress('x@unknown.example'));
    const answer = await ask({ others: [candidates(two), candidates(unknown)] })(request);
    expect([answer.document.body, answer.outcome]).toEqual(['unknown-domain', 'unknown-domain']);
  });

  test('about several people is a mistake in a format that cannot write for them', () => {
    expect(() => ask({ others: [candidates(two)] }, forOne)(request)).toThrow(TypeError);
  });
});
