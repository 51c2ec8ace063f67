import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain, parseEmailAddress } from '../src/core/address.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { ProviderConfig } from '../src/core/types.ts';
import { createAnswerer, type AnyFormat, type Document, type FormatRequest } from '../src/formats/format.ts';
import * as formats from '../src/formats/index.ts';
import { toPaccDigest } from '../src/formats/pacc-record.ts';
import { renderPlist } from '../src/formats/plist.ts';
import { parseQuery } from '../src/formats/query.ts';
import { readXml } from '../src/formats/xml-reader.ts';
import { element, escapeXml, renderXml } from '../src/formats/xml.ts';
import { parseXml } from '../src/clients/xml.ts';
import { clientReaders, type Conclusion } from '../src/clients/index.ts';
import { domain, localPart, provider, providerWithMore } from './arbitrary.ts';

const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
const empty: FormatRequest = {
  method: 'GET',
  path: '/',
  rawPath: '/',
  host: 'x.example',
  query: '',
  body: new Uint8Array(),
  now: 0,
};

/** Formats that find the person in the request; the others know only the host. */
type FormatName = Exclude<keyof typeof formats, 'pacc' | 'mtaSts' | 'wellKnown'>;
const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A good request for each format in the list; the compiler misses the one of a new format. */
const requests: Readonly<Record<FormatName, (address: string) => Partial<FormatRequest>>> = {
  autoconfig: (address) => ({
    path: '/mail/config-v1.1.xml',
    query: `emailaddress=${encodeURIComponent(address)}`,
  }),
  autodiscover: (address) => ({
    method: 'POST',
    path: '/autodiscover/autodiscover.xml',
    body: toBytes(
      `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${escapeXml(address)}</EMailAddress></Request></Autodiscover>`,
    ),
  }),
  autodiscoverJson: (address) => ({
    path: '/autodiscover/autodiscover.json/v1.0/x',
    rawPath: `/autodiscover/autodiscover.json/v1.0/${encodeURIComponent(address)}`,
    query: 'Protocol=AutodiscoverV1',
  }),
  autodiscoverSoap: (address) => ({
    method: 'POST',
    path: '/autodiscover/autodiscover.svc',
    body: toBytes(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetUserSettingsRequestMessage xmlns="http://schemas.microsoft.com/exchange/2010/Autodiscover"><Request><Users><User><Mailbox>${escapeXml(address)}</Mailbox></User></Users><RequestedSettings><Setting>UserDisplayName</Setting><Setting>ExternalImap4Connections</Setting></RequestedSettings></Request></GetUserSettingsRequestMessage></s:Body></s:Envelope>`,
    ),
  }),
  settingsApi: (address) => ({ method: 'POST', path: '/api/v1/settings', body: toBytes(JSON.stringify({ address })) }),
  mobileconfig: (address) => ({ path: '/email.mobileconfig', query: `email=${encodeURIComponent(address)}` }),
};
const names = Object.keys(requests) as readonly FormatName[];

async function askAll(config: ProviderConfig, address: string): Promise<Readonly<Record<FormatName, Document>>> {
  const registry = createRegistry([config]);
  const documents = names.map(async (name) => {
    const answer = await createAnswerer(formats[name], registry, service)({ ...empty, ...requests[name](address) });
    return [name, answer.document] as const;
  });
  return Object.fromEntries(await Promise.all(documents)) as Record<FormatName, Document>;
}

/** Whether a reader that is not ours takes a document for one of its media type. */
function isWellFormed({ contentType, body }: Document): boolean {
  if (contentType.startsWith('application/json')) return typeof JSON.parse(body) === 'object';
  return parseXml(body) !== undefined && readXml(body.replace(/<!DOCTYPE[^>]*>/, '')) !== undefined;
}

/** The leaves of a document in order, read by a parser that is not ours. */
function readLeaves(xml: string): readonly string[] {
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    ignoreAttributes: true,
    preserveOrder: true,
  });
  const leaves: string[] = [];
  const walk = (nodes: unknown): void => {
    if (!Array.isArray(nodes)) return;
    for (const node of nodes as Record<string, unknown>[]) {
      for (const [name, value] of Object.entries(node)) {
        if (name === '#text') leaves.push(decode(String(value)));
        else walk(value);
      }
    }
  };
  walk(parser.parse(xml));
  return leaves;
}

const decode = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+));/g, (_whole, name: string | undefined, code: string) =>
    name === undefined
      ? String.fromCodePoint(Number(code))
      : ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? ''),
  );

const runs = { numRuns: 300 };

describe('any provider and any address', () => {
  test('give well-formed documents in every format', async () => {
    await fc.assert(
      fc.asyncProperty(provider, localPart, async (config, local) => {
        const documents = await askAll(config, `${local}@${config.domains[0]}`);
        for (const document of Object.values(documents)) {
          expect(document.status).toBe(200);
          expect(isWellFormed(document)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('keep the address and the names whole', async () => {
    await fc.assert(
      fc.asyncProperty(provider, localPart, async (config, local) => {
        const address = `${local}@${config.domains[0]}`;
        const documents = await askAll(config, address);
        expect(readLeaves(documents.autodiscover.body)).toContain(address);
        expect(readLeaves(documents.autodiscoverSoap.body)).toContain(address);
        expect(readLeaves(documents.mobileconfig.body)).toContain(address);
        expect(JSON.parse(documents.settingsApi.body)).toMatchObject({ provider: { displayName: config.displayName } });
        expect(readLeaves(documents.mobileconfig.body)).toContain(config.displayName);
        expect(readLeaves(documents.autoconfig.body)).toContain(config.displayName);
      }),
      runs,
    );
  });

  test('give the same bytes each time, and the same autoconfig document for everyone unless it is marked personal', async () => {
    await fc.assert(
      fc.asyncProperty(provider, localPart, localPart, async (config, one, other) => {
        const name = config.domains[0];
        const [first, again, second] = [
          await askAll(config, `${one}@${name}`),
          await askAll(config, `${one}@${name}`),
          await askAll(config, `${other}@${name}`),
        ];
        expect(again).toEqual(first);
        expect(second.autoconfig.audience).toBe(first.autoconfig.audience);
        if (first.autoconfig.audience === 'domain') expect(second.autoconfig.body).toBe(first.autoconfig.body);
        for (const name of names.filter((each) => each !== 'autoconfig')) expect(first[name].audience).toBe('person');
        expect(second.autodiscoverJson.body).toBe(first.autodiscoverJson.body);
      }),
      runs,
    );
  });

  test('lead every client to servers of the entry, over TLS', async () => {
    await fc.assert(
      fc.asyncProperty(provider, async (config) => {
        const name = config.domains[0];
        const email = `jane@${name}`;
        const documents = await askAll(config, email);
        const offered = [...config.incoming, ...config.outgoing].map((server) =>
          'hostname' in server
            ? `${server.type} ${server.hostname.replace('%EMAILDOMAIN%', name)} ${String(server.port)}`
            : '',
        );
        for (const reader of clientReaders) {
          const { status, contentType, body } = documents[reader.reads === 'profile' ? 'mobileconfig' : reader.reads];
          const conclusion: Conclusion = reader.read({ status, contentType, body }, { email });
          if (conclusion.outcome !== 'configured') continue;
          for (const choice of [conclusion.incoming, conclusion.outgoing]) {
            expect(offered, reader.name).toContain(`${choice.protocol} ${choice.hostname} ${String(choice.port)}`);
            expect(choice.security, reader.name).not.toBe('plain');
          }
        }
      }),
      runs,
    );
  });
});

/** Every way to ask every format about a domain: each route, at each kind of host, with and without an address. */
function toRequests(format: AnyFormat, name: string, address: string): readonly FormatRequest[] {
  const text = encodeURIComponent(address);
  const body = new TextEncoder().encode(
    format.name === 'settings-api'
      ? JSON.stringify({ address })
      : `<Autodiscover><Request><EMailAddress>${escapeXml(address)}</EMailAddress></Request></Autodiscover>`,
  );
  return format.routes.flatMap(({ method, path }) =>
    ['', 'autoconfig.', 'ua-auto-config.', 'mta-sts.'].flatMap((label) =>
      ['', `emailaddress=${text}`, `email=${text}`, `domain=${name}`].map((query) => ({
        ...empty,
        method: method === 'POST' ? method : 'GET',
        path: path.replace(/:\w+$/, name),
        rawPath: path.replace(/:\w+$/, name),
        host: `${label}${name}`,
        query,
        body: method === 'POST' ? body : empty.body,
      })),
    ),
  );
}

describe.each(Object.values<AnyFormat>(formats))('$name, of any provider', (format) => {
  const statuses = [200, 302, 307, 400, 404];

  test('answers every request, twice with the same bytes, and never shows an address to a shared cache', async () => {
    await fc.assert(
      fc.asyncProperty(providerWithMore, localPart, async (config, local) => {
        const name = config.domains[0];
        const address = `planted-${local}@${name}`;
        const answer = createAnswerer(format, createRegistry([config]), service);
        const fresh = createAnswerer(format, createRegistry([config]), service);
        for (const request of toRequests(format, name, address)) {
          const { document } = await answer(request);
          expect((await fresh(request)).document).toEqual(document);
          expect(statuses).toContain(document.status);
          expect(document.contentType).toMatch(/^[a-z]+\/[a-z.+-]+(?:; charset=utf-8)?$/);
          if (document.audience === 'domain') expect(document.body).not.toContain('planted-');
          if (document.location !== undefined) expect(document.location).toMatch(/^https:\/\/[\x21-\x7e]+$/);
          if (document.status >= 400) expect(document.body).not.toContain(local.length > 2 ? local : 'planted-');
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('any alias of any provider', () => {
  test('leads every client to the account at the other domain, in the formats that cannot send it there', async () => {
    await fc.assert(
      fc.asyncProperty(provider, localPart, domain, async (config, local, old) => {
        fc.pre(old !== config.domains[0]);
        const target = config.domains[0];
        const alias: ProviderConfig = {
          ...config,
          id: old,
          domains: [old],
          incoming: [],
          outgoing: [],
          redirect: { action: 'redirectAddr', domain: target },
        };
        const registry = createRegistry([config, alias]);
        const conclude = async (email: string): Promise<readonly Conclusion[]> =>
          Promise.all(
            clientReaders
              .filter(({ reads }) => reads !== 'autodiscover')
              .map(async (reader) => {
                const name = reader.reads === 'profile' ? 'mobileconfig' : 'autoconfig';
                const request = { ...empty, ...requests[name](email) };
                const { document } = await createAnswerer(formats[name], registry, service)(request);
                return reader.read(document, { email });
              }),
          );
        const [here, there] = [await conclude(`${local}@${old}`), await conclude(`${local}@${target}`)];
        const places = (conclusion: Conclusion): unknown =>
          conclusion.outcome === 'nothing'
            ? 'nothing'
            : [conclusion.incoming.hostname, conclusion.incoming.port, conclusion.outgoing.hostname];
        expect(here.map(places)).toEqual(there.map(places));
        const request = { ...empty, ...requests.autodiscover(`${local}@${old}`) };
        const { document } = await createAnswerer(formats.autodiscover, registry, service)(request);
        expect(readLeaves(document.body)).toContain(`${local}@${target}`);
      }),
      { numRuns: 100 },
    );
  });
});

test('any PACC document is JSON whose digest changes with the entry and with nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(providerWithMore, async (config) => {
      const ask = async (host: string, entry: ProviderConfig): Promise<Document> =>
        (await createAnswerer(formats.pacc, createRegistry([entry]), service)({ ...empty, host })).document;
      const name = config.domains[0];
      const document = await ask(`ua-auto-config.${name}`, config);
      fc.pre(document.status === 200);
      const tree = JSON.parse(document.body) as { readonly info: { readonly provider: { readonly name: string } } };
      expect(JSON.stringify(tree)).toBe(document.body);
      expect(tree.info.provider.name).toBe(config.displayName.replace(/ +/g, ' ').trim());
      const digest = (body: string): string => toPaccDigest(new TextEncoder().encode(body));
      expect(digest((await ask(name, config)).body)).toBe(digest(document.body));
      const renamed = await ask(name, { ...config, displayName: `${config.displayName}!` });
      expect(digest(renamed.body)).not.toBe(digest(document.body));
    }),
    { numRuns: 100 },
  );
});

describe('addresses', () => {
  test('every valid one survives parsing unchanged but for the case of its domain', () => {
    fc.assert(
      fc.property(localPart, domain, (local, name) => {
        const parsed = parseEmailAddress(`${local}@${name.toUpperCase()}`);
        expect(parsed).toEqual({ ok: true, value: { localPart: local, domain: name, text: `${local}@${name}` } });
      }),
    );
  });

  test('no text makes the parsers throw, and what they accept is a domain of A-labels', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), domain), (text) => {
        const parsed = parseDomain(text);
        if (parsed.ok) {
          expect(parsed.value).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]*[a-z][a-z0-9-]*$/);
          expect(parseDomain(parsed.value)).toEqual(parsed);
        }
        parseEmailAddress(text);
        parseEmailAddress(`${text}@${text}`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('XML', () => {
  const anyText = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((text) => !/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));

  test('what is written is read back, by our reader and by another', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        (text) => {
          const xml = renderXml(element('a', text));
          expect(readXml(xml)?.text).toBe(text);
          expect(parseXml(xml)).toBeDefined();
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('text that XML cannot hold is refused by the writer', () => {
    for (const text of ['a\u0001b', '\ufffe', '\ud800', '\r', '\u0000']) {
      expect(() => escapeXml(text)).toThrow(RangeError);
      expect(() => renderPlist({ key: text })).toThrow(RangeError);
    }
  });

  test('no text makes the reader throw', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '<a>',
        '</a>',
        '<a b="c">',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '&',
        '&amp;',
        '&#65;',
        '&#x0;',
        '&x;',
        '"',
        "'",
        ' ',
        'x',
        ':',
        'xmlns',
        '=',
        '<!DOCTYPE a>',
        '\u0000',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        readXml(parts.join(''));
      }),
      { numRuns: 5000 },
    );
  });

  test('what the reader accepts, another parser calls well-formed, but for the bare ampersand', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<b>',
        '</b>',
        '<b/>',
        '<c d="e">',
        '</c>',
        '<!--x-->',
        '<![CDATA[y]]>',
        '&amp;',
        '&#65;',
        'x',
        ' ',
        '>',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const xml = `<a>${parts.join('')}</a>`;
        if (readXml(xml) !== undefined) expect(parseXml(xml)).toBeDefined();
      }),
      { numRuns: 5000 },
    );
  });
});

test('a query value comes back whatever it holds, whether it was encoded or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
      fc.pre(text.isWellFormed());
      expect(parseQuery(`a=1&email=${encodeURIComponent(text)}&b`, ['email'])).toEqual({
        ok: true,
        value: { email: text },
      });
      if (!/[&%]/.test(text))
        expect(parseQuery(`email=${text}`, ['email'])).toEqual({ ok: true, value: { email: text } });
    }),
    { numRuns: 1000 },
  );
});
