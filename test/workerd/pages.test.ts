import { describe, expect, test } from 'vitest';
import { parseDomain } from '../../src/core/address.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { devices, guessDevice, type Device } from '../../src/pages/device.ts';
import { chooseLanguage, languageNames } from '../../src/pages/languages.ts';
import { packedProviders } from '../../src/storage/providers.ts';
import { unpackProvider } from '../../src/storage/unpack.ts';
import { createTestApp, exampleProviders, readText } from './fixtures.ts';
import { attribute, parsePage, readTables, textOf, type Element } from './page-reader.ts';

const [exampleProvider] = exampleProviders;
if (exampleProvider === undefined) throw new Error('there are no fixtures');
const base = 'https://autoconfig.example.com';
const example = createTestApp();
const providers = packedProviders.map(unpackProvider);
const whole = createTestApp({ registry: createRegistry(providers), logs: 'failures' });

interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly elements: readonly Element[];
}
async function read(response: Response): Promise<Page> {
  const text = await readText(response);
  return { status: response.status, headers: response.headers, text, elements: parsePage(text) };
}
const post = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});
const ask = async (fields: Readonly<Record<string, string>>, app = example): Promise<Page> =>
  read(await app.fetch(`${base}/`, post(fields)));
const open = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> =>
  read(await example.fetch(base + path, { headers }));
const named = ({ elements }: Page, tagName: string): readonly Element[] =>
  elements.filter((element) => element.tagName === tagName);
const only = (page: Page, tagName: string): Element => {
  const [element, ...others] = named(page, tagName);
  if (element === undefined || others.length > 0) throw new Error(`there is not one ${tagName}`);
  return element;
};
const valueOf = (page: Page, label: string): readonly string[] => {
  const tables = readTables(page.elements);
  const row = (tables.at(-1) ?? []).find(([name]) => name === label);
  return row?.slice(1) ?? [];
};

describe('the first page', () => {
  test('asks for the address by a form that leaves no trace in a URL', async () => {
    const page = await open('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const form = only(page, 'form');
    expect([attribute(form, 'method'), attribute(form, 'action')]).toEqual(['post', '/']);
    const input = page.elements.find((element) => attribute(element, 'id') === 'address');
    expect(input && attribute(input, 'autocomplete')).toBe('email');
    expect(page.elements.filter((element) => attribute(element, 'for') === 'address').map(textOf)).toEqual([
      'E-mail address',
    ]);
  });

  test('takes nothing from elsewhere and nothing inline', async () => {
    for (const page of [await open('/'), await ask({ address: 'fred@example.com' })]) {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(page.elements.filter(({ tagName }) => tagName === 'style')).toEqual([]);
      expect(page.elements.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
      expect(page.elements.filter(({ attrs }) => attrs.some(({ name }) => name.startsWith('on')))).toEqual([]);
      const loaded = page.elements.flatMap((element) =>
        ['link', 'script', 'img'].includes(element.tagName)
          ? [attribute(element, 'href') ?? attribute(element, 'src') ?? '']
          : [],
      );
      expect(loaded.filter((url) => !/^\/assets\/[a-z]+-[0-9a-f]{8}\.(?:css|js|svg)$/.test(url))).toEqual([]);
      for (const url of loaded) {
        const asset = await example.fetch(base + url);
        expect(asset.status).toBe(200);
        expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect((await asset.text()).length).toBeGreaterThan(100);
      }
    }
  });

  test('does not read an address from its URL', async () => {
    const page = await open('/?address=fred%40example.com');
    expect(page.text).not.toContain('fred');
  });

  test('speaks the language of the browser, and another one on request', async () => {
    expect(attribute(only(await open('/', { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' }), 'html'), 'lang')).toBe(
      'de',
    );
    expect(attribute(only(await open('/?language=ar'), 'html'), 'dir')).toBe('rtl');
    const chosen = await ask({ address: '', language: 'ro', keep: 'de windows' });
    expect(attribute(only(chosen, 'html'), 'lang')).toBe('ro');
  });
});

describe('an address', () => {
  test('gets every value of its account', async () => {
    const page = await ask({ address: 'fred@example.com', device: 'other' });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(textOf(only(page, 'h1'))).toBe('Settings for fred@example.com');
    expect(valueOf(page, 'Incoming mail server')).toEqual(['imap.example.com', 'pop.example.com']);
    expect(valueOf(page, 'Outgoing mail server (SMTP)')).toEqual(['smtp.example.com']);
    expect(valueOf(page, 'User name')).toEqual(['fred@example.com']);
    const ports = (readTables(page.elements).at(-1) ?? [])
      .filter(([name]) => name === 'Port')
      .map(([, ...values]) => values);
    expect(ports).toEqual([['993', '995'], ['587']]);
  });

  test('stands in no URL of the answer but that of the profile', async () => {
    for (const device of devices) {
      const page = await ask({ address: 'fred@example.com', device });
      const urls = page.elements.flatMap(({ attrs }) =>
        attrs.filter(({ name }) => ['href', 'src', 'action'].includes(name)).map(({ value }) => value),
      );
      const holding = urls.filter((url) => url.includes('fred'));
      const isApple = device === 'apple' || device === 'mac';
      expect(holding).toEqual(isApple ? ['/email.mobileconfig?email=fred%40example.com'] : []);
    }
  });

  test('gets a profile on Apple devices that its link leads to', async () => {
    const page = await ask({ address: 'fred+tag@example.com', device: 'apple' });
    const link = page.elements.find((element) => attribute(element, 'class') === 'button' && element.tagName === 'a');
    const response = await example.fetch(base + ((link && attribute(link, 'href')) ?? ''));
    expect(response.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    expect(await response.text()).toContain('fred+tag@example.com');
  });

  test('keeps its language and its device when the form is sent again', async () => {
    const page = await ask({ address: 'fred@example.com', language: 'ro', device: 'linux' });
    const keep = page.elements.find((element) => attribute(element, 'name') === 'keep');
    const again = await ask({ address: 'fred@example.com', keep: (keep && attribute(keep, 'value')) ?? '' });
    expect(attribute(only(again, 'html'), 'lang')).toBe('ro');
    expect(again.text).toContain('KMail');
  });

  test('with a local part as login is told so', async () => {
    expect(valueOf(await ask({ address: 'fred@local.example' }), 'User name')).toEqual(['fred']);
  });

  test.each([
    ['an IDN is shown in both forms', 'fred@b\u00fccher.example', 'fred@b\u00fccher.example', 'xn--bcher-kva.example'],
    ['a name in look-alike letters too', 'fred@\u0435xample.com', 'unknown', 'xn--xample-2of.com'],
  ])('%s', async (_what, address, _shown, wire) => {
    const page = await ask({ address });
    expect(page.text).toContain(wire);
    expect(textOf(only(page, 'body'))).toContain(address.slice(address.indexOf('@') + 1));
  });

  test.each<readonly [what: string, fields: Readonly<Record<string, string>>]>([
    ['nothing', {}],
    ['an empty address', { address: '' }],
    ['no address', { address: 'fred' }],
    ['two @', { address: 'a@b@example.com' }],
    ['an address that is too long', { address: `${'a'.repeat(250)}@example.com` }],
    ['markup', { address: '<script>alert(1)</script>@example.com' }],
    ['controls', { address: 'a\u0000b@example.com' }],
  ])('that is %s is asked for again, and what was typed is inert', async (_what, fields) => {
    const page = await ask(fields);
    expect(page.status).toBe(400);
    expect(textOf(only(page, 'title'))).toMatch(/^Error: /);
    const input = page.elements.find((element) => attribute(element, 'id') === 'address');
    expect(input && attribute(input, 'aria-invalid')).toBe('true');
    expect(input && attribute(input, 'aria-describedby')).toContain('wrong');
    expect(page.elements.filter(({ tagName }) => tagName === 'script')).toHaveLength(1);
    expect(page.text).not.toContain('alert(1)</script>');
  });

  test('turns nothing round that stands behind it', async () => {
    const page = await ask({ address: 'a\u202eb@example.com' });
    expect(page.text).not.toContain('\u202e');
  });

  test('at a domain that nobody knows is told whom to ask and what for', async () => {
    const page = await ask({ address: 'fred@nobody.example' });
    expect(page.status).toBe(404);
    expect(textOf(only(page, 'h1'))).toBe('We do not know the settings of nobody.example');
    expect(named(page, 'li').length).toBeGreaterThanOrEqual(5);
  });

  test('that no program can reach is told what to do instead', async () => {
    const page = await ask({ address: 'jane@proton.me' }, whole);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Bridge');
    expect(named(page, 'table')).toEqual([]);
  });
});

test('names and texts of a provider are text', async () => {
  const hostile: ProviderConfig = {
    ...exampleProvider,
    id: 'hostile.example',
    domains: ['hostile.example'],
    displayName: '<img src=x onerror=alert(1)> & "Co"',
    instructions: [
      { kind: 'documentation', url: 'https://hostile.example/"><script>', text: { en: '<b>bold</b> \u202e' } },
    ],
    brand: { colour: '#ffee00', logo: 'data:image/png;base64,iVBORw0KGgo=' },
  };
  const page = await ask({ address: 'fred@hostile.example' }, createTestApp({ registry: createRegistry([hostile]) }));
  expect(page.status).toBe(200);
  expect(named(page, 'script')).toHaveLength(1);
  expect(named(page, 'img').map((image) => attribute(image, 'src'))).toEqual(['data:image/png;base64,iVBORw0KGgo=']);
  expect(page.text).not.toContain('\u202e');
  expect(textOf(only(page, 'body'))).toContain('<img src=x onerror=alert(1)> & "Co"');
  const accent = page.elements.map((element) => attribute(element, 'href')).find((href) => href?.includes('accent'));
  expect(accent).toBe('/assets/accent-ffee00.css');
  const style = await (await example.fetch(base + (accent ?? ''))).text();
  expect(style).toMatch(/^:root\{--accent:#[0-9a-f]{6};--on:#[0-9a-f]{6}\}/);
});

describe('every provider', () => {
  const toAddress = ({ domains }: ProviderConfig): string => `fred.bloggs@${domains[0]}`;
  const cases = [
    ['en', devices],
    ['ro', ['windows']],
  ] as const;

  test.each(cases)(
    'has a page without gaps in %s for %o',
    async (language, all) => {
      for (const provider of providers) {
        for (const device of all) {
          const response = await whole.fetch(`${base}/`, post({ address: toAddress(provider), language, device }));
          const text = (await readText(response)).replaceAll('<wbr>', '');
          expect(response.status, provider.id).toBe(200);
          expect(text, provider.id).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}|%EMAIL/);
          const hosts = [...provider.incoming, ...provider.outgoing].flatMap((server) =>
            'hostname' in server && !server.hostname.includes('%') ? [server.hostname] : [],
          );
          if (hosts.length > 0)
            expect(
              hosts.filter((host) => text.includes(`>${host}<`)),
              provider.id,
            ).not.toEqual([]);
        }
      }
    },
    120_000,
  );
});

describe('every language', () => {
  test.each(Object.keys(languageNames))('%s has whole pages for each device', async (language) => {
    for (const device of devices) {
      for (const address of [
        'jane@gmail.com',
        'ion@yandex.ru',
        'jane@outlook.com',
        'x@nobody.example',
        'jane@proton.me',
      ]) {
        const page = await ask({ address, language, device }, whole);
        expect(attribute(only(page, 'html'), 'lang')).toBe(language);
        expect(page.text).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}/);
      }
    }
  });
});

describe('the sheet of a domain', () => {
  test('holds everything but what only one person knows', async () => {
    const page = await open('/sheet?domain=example.com');
    expect(page.status).toBe(200);
    expect(textOf(only(page, 'h1'))).toBe('E-mail settings for example.com');
    expect(valueOf(page, 'User name')).toEqual(['your whole e-mail address']);
    expect(valueOf(page, 'Incoming mail server')).toEqual(['imap.example.com', 'pop.example.com']);
    expect(page.elements.some((element) => attribute(element, 'class') === 'qr')).toBe(true);
  });

  test.each([
    ['/sheet', 400],
    ['/sheet?domain=nobody.example', 404],
    ['/sheet?domain=%3Cscript%3E', 400],
    ['/sheet?domain=a%ff', 400],
  ])('%s has the status %i', async (path, status) => {
    expect((await open(path)).status).toBe(status);
  });
});

describe('the routes of pages', () => {
  test.each([
    ['PUT', '/', 405],
    ['POST', '/sheet', 405],
    ['OPTIONS', '/', 204],
    ['GET', '/assets/none.css', 404],
    ['GET', '/assets/accent-12345.css', 404],
  ])('%s %s has the status %i', async (method, path, status) => {
    expect((await example.fetch(base + path, { method })).status).toBe(status);
  });

  test('HEAD is GET without a body', async () => {
    const response = await example.fetch(`${base}/`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test('a body beyond the limit is refused', async () => {
    const response = await example.fetch(`${base}/`, { method: 'POST', body: `address=${'a'.repeat(20_000)}` });
    expect(response.status).toBe(413);
  });

  test('clear-text http leads to https, without the address', async () => {
    const init = { ...post({ address: 'fred@example.com' }), redirect: 'manual' } as const;
    const response = await createTestApp().fetch('http://autoconfig.example.com/', init);
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://autoconfig.example.com/']);
  });

  test('the log knows nothing of the person', async () => {
    const app = createTestApp();
    await app.fetch(`${base}/`, { ...post({ address: 'fred@example.com' }), headers: { 'user-agent': 'Spy/1' } });
    await app.fetch(`${base}/sheet?domain=example.com`);
    expect(app.log).toHaveLength(2);
    expect(JSON.stringify(app.log)).not.toMatch(/fred|example\.com|Spy/);
  });
});

describe('weight', () => {
  test('of a page with its style and script is at most 20 KiB after gzip, for every provider', async () => {
    const compress = async (text: string): Promise<number> => {
      const stream = new Response(text).body?.pipeThrough(new CompressionStream('gzip'));
      return stream === undefined ? 0 : (await new Response(stream).arrayBuffer()).byteLength;
    };
    const first = await ask({ address: 'jane@gmail.com' }, whole);
    const assets = first.elements
      .flatMap((element) =>
        element.tagName === 'script' || attribute(element, 'rel') === 'stylesheet' ? [element] : [],
      )
      .map((element) => attribute(element, 'src') ?? attribute(element, 'href') ?? '');
    let shared = 0;
    for (const url of assets) shared += await compress(await (await whole.fetch(base + url)).text());
    let most = 0;
    for (const provider of providers) {
      for (const device of ['android', 'windows'] as const) {
        const { text } = await ask({ address: `fred.bloggs@${provider.domains[0]}`, device, language: 'ru' }, whole);
        most = Math.max(most, shared + (await compress(text)));
      }
    }
    expect(most).toBeLessThanOrEqual(20 * 1024);
  }, 60_000);
});

test.each<readonly [string, Device]>([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'apple',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
    'apple',
  ],
  // iPadOS says that it is a Mac: the page for a Mac names the iPad.
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'mac',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'linux'],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'linux',
  ],
  ['', 'other'],
  ['curl/8.11.0', 'other'],
])('%s is guessed to be %s', (userAgent, device) => {
  expect(guessDevice(userAgent)).toBe(device);
});

test.each([
  ['', 'en'],
  ['de', 'de'],
  ['de-CH, fr;q=0.9', 'de'],
  ['ja, fr;q=0.4, es;q=0.6', 'es'],
  ['pt-BR', 'pt'],
  ['mo', 'ro'],
  ['ru;q=0', 'en'],
  ['*', 'en'],
  ['en;q=0.1, uk', 'uk'],
  ['tr;q=x, pl;q=0.2', 'pl'],
  [`${'a,'.repeat(5000)}de`, 'en'],
])('of "%s" the language is %s', (accepted, language) => {
  expect(chooseLanguage(accepted)).toBe(language);
});

test('the domain of a sheet may be written as people write it', async () => {
  expect(parseDomain('Example.COM').ok).toBe(true);
  expect((await open('/sheet?domain=Example.COM')).status).toBe(200);
});
