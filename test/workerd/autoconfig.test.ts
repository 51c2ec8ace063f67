import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import * as providers from '../../providers/index.ts';
import { clientReaders, type Conclusion, type ServerChoice } from '../../src/clients/index.ts';
import { findChild, findChildren, parseXml, toElements, type XmlElement } from '../../src/clients/xml.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { createTestApp, exampleProviders, readText, withLength } from './fixtures.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The deployed worker, with the providers of the repository. */
const askWorker: Fetch = (url, init) => exports.default.fetch(url, init);
/** An application of the same code with the example providers. */
const askExample: Fetch = createTestApp().fetch;

interface Read {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The root element as an independent parser sees it; undefined if the body is not well-formed. */
  readonly root: XmlElement | undefined;
  readonly provider: XmlElement | undefined;
}

async function read(ask: Fetch, url: string): Promise<Read> {
  const response = await ask(url);
  const body = await readText(response);
  const root = parseXml(body);
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, contentType, body, root, provider: findChild(root, 'emailProvider') };
}

const configUrl = (host: string, query = ''): string => `https://${host}/mail/config-v1.1.xml${query}`;
const exampleConfig = 'https://autoconfig.example.com/mail/config-v1.1.xml';

const textOf = (parent: XmlElement | undefined, name: string): string | undefined => findChild(parent, name)?.text;
const textsOf = (parent: XmlElement | undefined, name: string): readonly string[] =>
  findChildren(parent, name).map(({ text }) => text);
const attribute = (element: XmlElement | undefined, name: string): string | undefined => element?.attributes.get(name);

/** One server in a line: type, place, encryption, log-in methods in order, user name. */
function toLine(server: XmlElement): string {
  const place = textOf(server, 'url') ?? `${textOf(server, 'hostname') ?? '?'}:${textOf(server, 'port') ?? '?'}`;
  const methods = findChildren(server, 'authentication').map(({ text, attributes }) => {
    const system = attributes.get('system');
    return system === undefined ? text : `${system}:${text}`;
  });
  return [attribute(server, 'type'), place, textOf(server, 'socketType'), methods.join('+'), textOf(server, 'username')]
    .filter((part) => part !== undefined)
    .join(' ');
}

const serverLines = ({ provider }: Read): readonly string[] =>
  [...findChildren(provider, 'incomingServer'), ...findChildren(provider, 'outgoingServer')].map(toLine);

/** The domains that clients compare with the user's: those without an attribute. */
const plainDomains = ({ provider }: Read): readonly string[] =>
  findChildren(provider, 'domain')
    .filter(({ attributes }) => attributes.size === 0)
    .map(({ text }) => text);
const mxDomains = ({ provider }: Read): readonly string[] =>
  findChildren(provider, 'domain')
    .filter((domain) => attribute(domain, 'purpose') === 'mx')
    .map(({ text }) => text);

const exampleServers = [
  'imap imap.example.com:993 SSL password-cleartext %EMAILADDRESS%',
  'pop3 pop.example.com:995 SSL password-cleartext %EMAILADDRESS%',
  'smtp smtp.example.com:587 STARTTLS password-cleartext %EMAILADDRESS%',
];

describe('real providers', () => {
  test('Gmail has the servers, domains and authorization server that Thunderbird has used for years', async () => {
    const answer = await read(askWorker, configUrl('autoconfig.gmail.com', '?emailaddress=fred%40gmail.com'));
    expect(answer).toMatchObject({ status: 200, contentType: 'text/xml; charset=utf-8' });
    expect(attribute(answer.provider, 'id')).toBe('googlemail.com');
    expect(plainDomains(answer)).toEqual(['gmail.com', 'googlemail.com', 'google.com', 'jazztel.es', 'nyu.edu']);
    expect(mxDomains(answer)).toContain('google.com');
    expect(serverLines(answer)).toEqual([
      'imap imap.gmail.com:993 SSL OAuth2+password-cleartext %EMAILADDRESS%',
      'pop3 pop.gmail.com:995 SSL OAuth2+password-cleartext %EMAILADDRESS%',
      'smtp smtp.gmail.com:465 SSL OAuth2+password-cleartext %EMAILADDRESS%',
      'smtp smtp.gmail.com:587 STARTTLS OAuth2+password-cleartext %EMAILADDRESS%',
    ]);
    const [, pop3] = findChildren(answer.provider, 'incomingServer');
    expect(textOf(findChild(pop3, 'pop3'), 'leaveMessagesOnServer')).toBe('true');
    const oauth = findChild(answer.root, 'oAuth2');
    expect(textOf(oauth, 'issuer')).toBe('accounts.google.com');
    expect(textOf(oauth, 'authURL')).toBe('https://accounts.google.com/o/oauth2/auth');
    expect(textOf(oauth, 'tokenURL')).toBe('https://www.googleapis.com/oauth2/v3/token');
    expect(textOf(oauth, 'scope')?.split(' ')).toContain('https://mail.google.com/');
    const visits = [...findChildren(answer.root, 'enable'), ...findChildren(answer.provider, 'enable')];
    for (const visit of visits) {
      const url = attribute(visit, 'visiturl') ?? '';
      expect(answer.body).toContain(`visiturl="${url.replaceAll('&', '&amp;')}"`);
    }
  });

  test('Posteo has one host for all its domains, implicit TLS first', async () => {
    const answer = await read(askWorker, configUrl('autoconfig.posteo.net', '?emailaddress=fred%40posteo.net'));
    expect(plainDomains(answer).length).toBeGreaterThanOrEqual(50);
    expect(serverLines(answer)).toEqual([
      'imap posteo.de:993 SSL password-cleartext %EMAILADDRESS%',
      'imap posteo.de:143 STARTTLS password-cleartext %EMAILADDRESS%',
      'pop3 posteo.de:995 SSL password-cleartext %EMAILADDRESS%',
      'smtp posteo.de:465 SSL password-cleartext %EMAILADDRESS%',
      'smtp posteo.de:587 STARTTLS password-cleartext %EMAILADDRESS%',
    ]);
  });

  test('the database gives one document for all public domains of a provider', async () => {
    const documents = await Promise.all(
      ['gmail.com', 'googlemail.com', 'google.com'].map((domain) =>
        read(askWorker, `https://autoconfig.example.com/v1.1/${domain}`),
      ),
    );
    expect(new Set(documents.map(({ body }) => body)).size).toBe(1);
    expect(documents[0]).toMatchObject({ status: 200 });
  });

  test.each([
    ['posteo.net', 'posteo.de', 'imap posteo.de:993 SSL password-cleartext %EMAILADDRESS%'],
    ['posteo.net', 'posteo.de', 'imap posteo.de:143 STARTTLS password-cleartext %EMAILADDRESS%'],
    ['posteo.net', 'posteo.de', 'pop3 posteo.de:995 SSL password-cleartext %EMAILADDRESS%'],
    ['posteo.net', 'posteo.de', 'smtp posteo.de:465 SSL password-cleartext %EMAILADDRESS%'],
    ['posteo.net', 'posteo.de', 'smtp posteo.de:587 STARTTLS password-cleartext %EMAILADDRESS%'],
    ['web.de', 'web.de', 'imap imap.web.de:993 SSL password-cleartext %EMAILLOCALPART%'],
    ['web.de', 'web.de', 'pop3 pop3.web.de:995 SSL password-cleartext %EMAILLOCALPART%'],
    ['icloud.com', 'me.com', 'imap imap.mail.me.com:993 SSL password-cleartext %EMAILLOCALPART%'],
    ['icloud.com', 'me.com', 'smtp smtp.mail.me.com:587 STARTTLS password-cleartext %EMAILADDRESS%'],
    ['office365.com', 'office365.com', 'imap outlook.office365.com:993 SSL OAuth2 %EMAILADDRESS%'],
    ['office365.com', 'office365.com', 'smtp smtp.office365.com:587 STARTTLS OAuth2 %EMAILADDRESS%'],
    ['office365.com', 'office365.com', 'graph https://graph.microsoft.com/ OAuth2 %EMAILADDRESS%'],
    ['outlook.com', 'hotmail.com', 'smtp smtp-mail.outlook.com:587 STARTTLS OAuth2 %EMAILADDRESS%'],
    ['yandex.ru', 'yandex.com', 'imap imap.yandex.com:993 SSL OAuth2+password-cleartext %EMAILADDRESS%'],
    ['mail.ru', 'mail.ru', 'smtp smtp.mail.ru:465 SSL OAuth2+password-cleartext %EMAILADDRESS%'],
  ])('%s is served by %s, with %s', async (domain, id, line) => {
    const answer = await read(askWorker, configUrl(`autoconfig.${domain}`, `?emailaddress=fred.m%40${domain}`));
    expect(attribute(answer.provider, 'id')).toBe(id);
    expect(plainDomains(answer)).toContain(domain);
    expect(serverLines(answer)).toContain(line);
  });

  test('servers with implicit TLS stand before the same with STARTTLS', async () => {
    const places = serverLines(await read(askWorker, configUrl('autoconfig.posteo.net'))).map(
      (line) => line.split(' ')[1],
    );
    expect(places.indexOf('posteo.de:993')).toBeLessThan(places.indexOf('posteo.de:143'));
    expect(places.indexOf('posteo.de:465')).toBeLessThan(places.indexOf('posteo.de:587'));
  });

  test('web.de tells how often its POP3 server may be asked', async () => {
    const { provider } = await read(askWorker, configUrl('autoconfig.web.de'));
    const pop3 = findChildren(provider, 'incomingServer').find((server) => attribute(server, 'type') === 'pop3');
    expect(attribute(findChild(findChild(pop3, 'pop3'), 'checkInterval'), 'minutes')).toBe('15');
    expect(findChildren(provider, 'enable').length).toBeGreaterThan(0);
  });

  test('personal and business mail at Microsoft are two providers, told apart by the MX', async () => {
    const ask = (mx: string): Promise<Read> =>
      read(askWorker, configUrl(`autoconfig.${mx}`, '?emailaddress=fred%40customer.example'));
    const personal = await ask('olc.protection.outlook.com');
    const business = await ask('mail.protection.outlook.com');
    expect(attribute(personal.provider, 'id')).toBe('hotmail.com');
    expect(attribute(business.provider, 'id')).toBe('office365.com');
  });
});

/** A provider whose settings autoconfig can tell. */
const isExpressible = ({ incoming, outgoing }: ProviderConfig): boolean =>
  incoming.some(({ type }) => type === 'imap' || type === 'pop3') && outgoing.length > 0;

const everyDomain: readonly (readonly [string, ProviderConfig, Fetch])[] = (
  [
    [Object.values<ProviderConfig>(providers), askWorker],
    [exampleProviders, askExample],
  ] as const
).flatMap(([list, ask]) =>
  list.filter(isExpressible).flatMap((provider) => provider.domains.map((domain) => [domain, provider, ask] as const)),
);
const firstDomains = everyDomain.filter(([domain, provider]) => domain === provider.domains[0]);

const hostName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

describe('every document', () => {
  test.each(firstDomains)('of %s is what the strictest readers take', async (domain, provider, ask) => {
    const response = await ask(configUrl(`autoconfig.${domain}`, `?emailaddress=fred%40${domain}`));
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(source.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig ')).toBe(true);
    expect(source).not.toMatch(/<!\[CDATA\[|<!DOCTYPE|<!--|xmlns|<\?xml-/);

    const root = parseXml(source);
    expect(attribute(root, 'version')).toMatch(/^1\.[12]$/);
    const emailProvider = findChild(root, 'emailProvider');
    expect(findChildren(root, 'emailProvider')).toHaveLength(1);
    expect(attribute(emailProvider, 'id')).toMatch(hostName);
    const domains = findChildren(emailProvider, 'domain');
    for (const { text } of domains) expect(text).toMatch(hostName);
    expect(domains.filter(({ attributes }) => attributes.size === 0).map(({ text }) => text)).toContain(domain);
    expect(textOf(emailProvider, 'displayName')).toBeTruthy();
    expect(textOf(emailProvider, 'displayShortName')).toBeTruthy();

    const leaves = (root === undefined ? [] : toElements(root)).filter(({ children }) => children.length === 0);
    for (const { text, attributes, name } of leaves) {
      expect(text, `blanks around the text of ${name}`).toBe(text.trim());
      if (attributes.size === 0) expect(text, `${name} is empty`).not.toBe('');
    }

    const incoming = findChildren(emailProvider, 'incomingServer');
    const outgoing = findChildren(emailProvider, 'outgoingServer');
    const types = incoming.map((server) => attribute(server, 'type'));
    if (types.includes('imap')) expect(types[0]).toBe('imap');
    expect(types.some((type) => type === 'imap' || type === 'pop3')).toBe(true);
    expect(outgoing.length).toBeGreaterThan(0);
    const mayBeClear = provider.id === 'clear.example';
    for (const server of [...incoming, ...outgoing]) {
      expect([...server.attributes.keys()]).toEqual(['type']);
      expect(findChildren(server, 'authentication').length).toBeGreaterThan(0);
      if (findChild(server, 'url') !== undefined) continue;
      expect(textsOf(server, 'hostname')).toEqual([expect.stringMatching(hostName)]);
      expect(textsOf(server, 'port')).toEqual([expect.stringMatching(/^[1-9][0-9]{0,4}$/)]);
      expect(textsOf(server, 'socketType')).toEqual([
        expect.stringMatching(mayBeClear ? /^plain$/ : /^(?:SSL|STARTTLS)$/),
      ]);
      expect(findChildren(server, 'username')).toHaveLength(1);
    }
  });

  test('names exactly the domains that may be told', async () => {
    for (const [domain, provider, ask] of everyDomain) {
      const answer = await read(ask, configUrl(`autoconfig.${domain}`));
      expect(plainDomains(answer), domain).toEqual(provider.publicDomains === true ? provider.domains : [domain]);
      expect(mxDomains(answer), domain).toEqual(provider.mx ?? []);
    }
  });
});

describe('one document by all ways', () => {
  const paths = [
    '/mail/config-v1.1.xml',
    '/.well-known/autoconfig/mail/config-v1.1.xml',
    '/v1.1/mail/config-v1.1.xml',
    '/v1.1/example.com',
  ] as const;
  const hosts = ['autoconfig.example.com', 'example.com'] as const;
  const queries = ['', '?', '?emailaddress=', '?emailaddress=fred%40example.com', '?other=1&emailaddress='] as const;

  const cases = paths.flatMap((path) =>
    hosts.flatMap((host) => queries.map((query) => `https://${host}${path}${query}`)),
  );
  test.each(cases)('%s gives it', async (url) => {
    const [answer, reference] = await Promise.all([read(askExample, url), read(askExample, exampleConfig)]);
    expect(serverLines(reference)).toEqual(exampleServers);
    expect(answer).toMatchObject({ status: 200, body: reference.body });
  });

  test.each([
    'http://autoconfig.example.com/mail/config-v1.1.xml',
    'http://example.com/.well-known/autoconfig/mail/config-v1.1.xml',
    'https://autoconfig.example.com:8443/mail/config-v1.1.xml',
    'https://AUTOCONFIG.Example.COM./Mail/Config-v1.1.XML',
    'https://mail.somewhere.example/mail/config-v1.1.xml?emailaddress=fred@example.com',
    'https://192.0.2.1/mail/config-v1.1.xml?emailaddress=fred@example.com',
    'https://anything.example/v1.1/EXAMPLE.com',
    'https://anything.example/v1.1/example.com.',
  ])('%s gives it too', async (url) => {
    const [answer, reference] = await Promise.all([read(askExample, url), read(askExample, exampleConfig)]);
    expect(answer).toMatchObject({ status: 200, body: reference.body });
  });
});

function findExample(id: string): ProviderConfig {
  const found = exampleProviders.find((provider) => provider.id === id);
  if (found === undefined) throw new Error(`no example provider ${id}`);
  return found;
}

/** Asks an application whose only provider is an example with changes. */
const askVariant = (id: string, changes: Partial<ProviderConfig>): Fetch =>
  createTestApp({ registry: createRegistry([{ ...findExample(id), ...changes }]) }).fetch;

const queryUrl = (value: string): string =>
  `https://autoconfig.nowhere.example/mail/config-v1.1.xml?emailaddress=${value}`;

describe('addresses', () => {
  test.each([
    ['percent-encoded', 'fred%40compound.example', 'fred.compound.example'],
    ['raw', 'fred@compound.example', 'fred.compound.example'],
    ['with an encoded plus', 'fred%2Btag%40compound.example', 'fred+tag.compound.example'],
    ['with a raw plus', 'fred+tag@compound.example', 'fred+tag.compound.example'],
    ['with a raw plus beside an encoded @', 'fred+tag%40compound.example', 'fred+tag.compound.example'],
    ['with upper case, kept in the local part only', 'Fred%40COMPOUND.Example', 'Fred.compound.example'],
    ['with a trailing dot', 'fred%40compound.example.', 'fred.compound.example'],
    ['with an ampersand and an apostrophe', 'o%27brien%26co%40compound.example', "o'brien&co.compound.example"],
    ['with a percent sign that encodes nothing', 'a%zb@compound.example', 'a%zb.compound.example'],
    ['with an equals sign', 'a=b@compound.example', 'a=b.compound.example'],
    ['with a slash and a question mark', 'a/b?c@compound.example', 'a/b?c.compound.example'],
    ['with a placeholder in it', '%25EMAILDOMAIN%25%40compound.example', '%EMAILDOMAIN%.compound.example'],
    ['with an accent', 'jos%C3%A9%40compound.example', 'josé.compound.example'],
    ['with a picture', '%F0%9F%93%AE%40compound.example', '📮.compound.example'],
    ['of digits', '007%40compound.example', '007.compound.example'],
    ['with a JavaScript replacement pattern', '$%26$1$$%40compound.example', '$&$1$$.compound.example'],
  ])('%s are filled in once, exactly', async (_what, value, username) => {
    const answer = await read(askExample, queryUrl(value));
    expect(answer.status).toBe(200);
    expect(serverLines(answer)).toEqual([
      `imap imap.compound.example:993 SSL password-cleartext ${username}`,
      `smtp smtp.compound.example:465 SSL password-cleartext ${username}`,
    ]);
  });

  test.each([
    ['%F0%9F%93%AE%40example.com'],
    ['fred%2Btag%40example.com'],
    ['fred+tag@example.com'],
    ['007%40example.com'],
    ['true%40example.com'],
    ['fred%40EXAMPLE.com'],
    ['nobody-xyz%40example.com'],
    ['%25EMAILADDRESS%25%40example.com'],
    ['Fred%40EXAMPLE.com'],
    ['fred%40example.com&emailmd5=6255165076a5e31273cbda50bb9f9636'],
  ])('such as %s leave a plain placeholder as it is, so that everyone gets the same bytes', async (value) => {
    const [answer, reference] = await Promise.all([read(askExample, queryUrl(value)), read(askExample, exampleConfig)]);
    expect(answer).toMatchObject({ status: 200, body: reference.body });
  });

  test.each([
    ['without @', 'planted'],
    ['with two @', 'planted%40b%40example.com'],
    ['without local part', '%40planted.example'],
    ['without domain', 'planted%40'],
    ['that are a placeholder', '%25EMAILADDRESS%25'],
    ['with markup', '%3C%2Fusername%3E%3Cport%3E1planted%40example.com'],
    ['with a quotation mark', 'planted%22%40example.com'],
    ['with a quoted local part', '%22planted%22%40example.com'],
    ['with a blank', 'planted%20tag%40example.com'],
    ['with a line break', 'planted%0D%0ASet-Cookie:%20a=b%40example.com'],
    ['with a zero byte', 'planted%00%40example.com'],
    ['with bytes that are not UTF-8', 'planted%FF%40example.com'],
    ['with half a surrogate pair', 'planted%ED%A0%80%40example.com'],
    ['with a non-character', 'planted%EF%BF%BE%40example.com'],
    ['with a mark that turns the direction of text', 'planted%E2%80%AE%40example.com'],
    ['at an IPv4 address', 'planted%40192.0.2.1'],
    ['at an address literal', 'planted%40%5B192.0.2.1%5D'],
    ['at one label', 'planted%40localhost'],
    ['with an empty label', 'planted%40example..com'],
    ['with an underscore in the domain', 'planted%40exa_mple.com'],
    ['with a hyphen at the edge of a label', 'planted%40-example.com'],
    ['with a port', 'planted%40example.com%3A443'],
    ['with a path', 'planted%40example.com%2Fx'],
    ['that come twice', 'fred%40example.com&emailaddress=planted%40example.com'],
    ['with 65 characters before the @', `${'planted'.padEnd(65, 'x')}%40example.com`],
  ])('%s are refused in words that hold nothing of them', async (_what, value) => {
    const answer = await read(askExample, queryUrl(value));
    expect([answer.status, answer.contentType, answer.root]).toEqual([400, 'text/plain; charset=utf-8', undefined]);
    expect(answer.body).not.toMatch(/planted|[<>]/i);
  });

  const localPart = 'l'.repeat(64);
  const domain189 = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(53)}.example`;
  test.each([
    [254, domain189, 200],
    [255, `c${domain189.slice(0, 62)}.${domain189.slice(63)}`, 400],
  ])('of %i characters', async (length, domain, status) => {
    expect(`${localPart}@${domain}`).toHaveLength(length);
    const ask = askVariant('example.com', { domains: [domain] });
    expect(await read(ask, queryUrl(`${localPart}%40${domain}`))).toMatchObject({ status });
  });

  test('beside an MD5 have a made-up local part, which is never told', async () => {
    const md5 = '6255165076a5e31273cbda50bb9f9636';
    const ask = (domain: string): Promise<Read> =>
      read(askExample, configUrl(`autoconfig.${domain}`, `?emailaddress=EVOLUTIONUSER%40${domain}&emailmd5=${md5}`));
    const [compound, plain, reference] = await Promise.all([
      ask('compound.example'),
      ask('example.com'),
      read(askExample, exampleConfig),
    ]);
    expect(serverLines(compound)).toEqual([
      'imap imap.compound.example:993 SSL password-cleartext %EMAILLOCALPART%.%EMAILDOMAIN%',
      'smtp smtp.compound.example:465 SSL password-cleartext %EMAILLOCALPART%.%EMAILDOMAIN%',
    ]);
    expect(plain.body).toBe(reference.body);
  });

  describe('behind a zero', () => {
    // Thunderbird turns 0123 into 123, so that login name must not be filled in.
    const [server] = findExample('pop.example').incoming;
    const incoming = server === undefined ? [] : [{ ...server, username: '0%EMAILLOCALPART%' } as const];
    const readLogin = async (ask: Fetch, localPart: string): Promise<string | undefined> => {
      const { provider } = await read(ask, queryUrl(`${localPart}%40pop.example`));
      return textOf(findChild(provider, 'incomingServer'), 'username');
    };

    test.each([
      ['123', '0%EMAILLOCALPART%'],
      ['x123', '0%EMAILLOCALPART%'],
      ['fred', '0fred'],
    ])('%s gets %s', async (localPart, username) => {
      expect(await readLogin(askVariant('pop.example', { incoming }), localPart)).toBe(username);
    });

    test('do not decide what the next person at the domain gets', async () => {
      const ask = askVariant('pop.example', { incoming });
      expect(await readLogin(ask, '123')).toBe('0%EMAILLOCALPART%');
      expect(await readLogin(ask, 'fred')).toBe('0fred');
    });
  });

  test.each([
    ['an A-label in the host', 'https://autoconfig.xn--bcher-kva.example/mail/config-v1.1.xml'],
    ['a U-label in the host', 'https://autoconfig.bücher.example/mail/config-v1.1.xml'],
    ['an encoded U-label', queryUrl('fred%40b%C3%BCcher.example')],
    ['a raw U-label', queryUrl('fred@bücher.example')],
    ['a U-label in upper case', queryUrl('fred%40B%C3%9CCHER.Example')],
    ['a U-label in decomposed form', queryUrl('fred%40bu%CC%88cher.example')],
    ['a U-label with an ideographic full stop', queryUrl('fred%40b%C3%BCcher%E3%80%82example')],
    ['an A-label in the query', queryUrl('fred%40xn--bcher-kva.example')],
    ['a U-label in the database', 'https://autoconfig.example.com/v1.1/b%C3%BCcher.example'],
    ['an A-label in the database', 'https://autoconfig.example.com/v1.1/XN--BCHER-KVA.example'],
  ])('with %s find the domain, and the answer names it in ASCII', async (_what, url) => {
    const answer = await read(askExample, url);
    expect(answer.status).toBe(200);
    expect(attribute(answer.provider, 'id')).toBe('xn--bcher-kva.example');
    expect(plainDomains(answer)).toEqual(['xn--bcher-kva.example']);
    expect(serverLines(answer)).toEqual([
      'imap imap.xn--bcher-kva.example:993 SSL password-cleartext %EMAILADDRESS%',
      'smtp smtp.xn--bcher-kva.example:465 SSL password-cleartext %EMAILADDRESS%',
    ]);
    expect(textOf(answer.provider, 'displayName')).toBe('Bücher-Post');
  });

  test('decide alone where there is one, whatever the host', async () => {
    const answer = await read(askExample, configUrl('autoconfig.local.example', '?emailaddress=fred%40example.com'));
    expect(serverLines(answer)).toEqual(exampleServers);
  });

  test('under another parameter name are not read', async () => {
    const answer = await read(askExample, `${exampleConfig}?EmailAddress=a%40b%40c&email=x&emailmd5=y&emailaddressx=z`);
    expect(serverLines(answer)).toEqual(exampleServers);
  });
});

/** Settings as the public database of Thunderbird has them, of providers that are not in the registry. */
describe('settings of an unusual kind', () => {
  const [imap] = findExample('example.com').incoming;
  const [smtp] = findExample('compound.example').outgoing;
  const linesOf = async (changes: Partial<ProviderConfig>, address: string): Promise<readonly string[]> =>
    serverLines(await read(askVariant('example.com', changes), queryUrl(address.replace('@', '%40'))));
  if (imap?.type !== 'imap' || smtp === undefined) throw new Error('the examples have other servers');

  test('name a host after the domain of the user, not after the main domain', async () => {
    const ask = askVariant('example.com', {
      id: 'inbox.lv',
      displayName: '%EMAILDOMAIN%',
      domains: ['inbox.lv', 'inbox.eu'],
      publicDomains: true,
      incoming: [{ ...imap, hostname: 'mail.%EMAILDOMAIN%' }],
      outgoing: [{ ...smtp, hostname: 'mail.%EMAILDOMAIN%', username: '%EMAILADDRESS%' }],
    });
    const answer = await read(ask, queryUrl('fred%40inbox.eu'));
    expect(textOf(answer.provider, 'displayName')).toBe('inbox.eu');
    expect(serverLines(answer).map((line) => line.split(' ')[1])).toEqual(['mail.inbox.eu:993', 'mail.inbox.eu:465']);
  });

  test('make the login name of the whole address with a dot', async () => {
    const username = '%EMAILLOCALPART%.%EMAILDOMAIN%';
    const domains = ['dd.iij4u.or.jp'] as const;
    const changes = { domains, incoming: [{ ...imap, username }], outgoing: [{ ...smtp, username }] } as const;
    for (const line of await linesOf(changes, 'fred@dd.iij4u.or.jp')) expect(line).toMatch(/ fred\.dd\.iij4u\.or\.jp$/);
  });

  test('receive with OAuth 2.0 and the address, and send with a password and the local part', async () => {
    const changes: Partial<ProviderConfig> = {
      domains: ['mit.edu'],
      incoming: [{ ...imap, hostname: 'outlook.office365.com', authentication: ['OAuth2'] }],
      outgoing: [{ ...smtp, hostname: 'outgoing.mit.edu', username: '%EMAILLOCALPART%' }],
    };
    expect(await linesOf(changes, 'fred@mit.edu')).toEqual([
      'imap outlook.office365.com:993 SSL OAuth2 %EMAILADDRESS%',
      'smtp outgoing.mit.edu:465 SSL password-cleartext %EMAILLOCALPART%',
    ]);
  });

  test('are the whole family of Exchange, by URL and by host', async () => {
    const byUrl = { authentication: ['OAuth2'], username: '%EMAILADDRESS%' } as const;
    const ask = askVariant('example.com', {
      incoming: [
        { type: 'graph', url: 'https://graph.microsoft.com/', ...byUrl },
        { type: 'owa', url: 'https://outlook.office365.com/owa/', ...byUrl },
        { type: 'ews', url: 'https://outlook.office365.com/EWS/Exchange.asmx', ...byUrl },
        {
          type: 'exchange',
          hostname: 'outlook.office365.com',
          port: 443,
          socketType: 'SSL',
          ...byUrl,
          owaURL: 'https://outlook.office365.com/owa/',
          ewsURL: 'https://outlook.office365.com/EWS/Exchange.asmx',
        },
        imap,
      ],
    });
    const answer = await read(ask, queryUrl('fred%40example.com'));
    expect(serverLines(answer)).toEqual([
      'imap imap.example.com:993 SSL password-cleartext %EMAILADDRESS%',
      'exchange outlook.office365.com:443 SSL OAuth2 %EMAILADDRESS%',
      'ews https://outlook.office365.com/EWS/Exchange.asmx OAuth2 %EMAILADDRESS%',
      'owa https://outlook.office365.com/owa/ OAuth2 %EMAILADDRESS%',
      'graph https://graph.microsoft.com/ OAuth2 %EMAILADDRESS%',
      'smtp smtp.example.com:587 STARTTLS password-cleartext %EMAILADDRESS%',
    ]);
    const exchange = findChildren(answer.provider, 'incomingServer')[1];
    expect([textOf(exchange, 'owaURL'), textOf(exchange, 'ewsURL')]).toEqual([
      'https://outlook.office365.com/owa/',
      'https://outlook.office365.com/EWS/Exchange.asmx',
    ]);
  });
});

describe('what is not known', () => {
  test.each([
    ['a domain that nobody registered', queryUrl('fred%40nobody.example')],
    ['a host that nobody registered', configUrl('autoconfig.nobody.example')],
    ['a subdomain of a registered domain', queryUrl('fred%40sub.example.com')],
    ['a host below a registered domain', configUrl('autoconfig.sub.example.com')],
    ['another label before a registered domain', configUrl('mail.example.com')],
    ['a domain that ends like a registered one', queryUrl('fred%40notexample.com')],
    ['a domain that begins like a registered one', queryUrl('fred%40example.com.evil.example')],
    ['a domain with another ending', configUrl('autoconfig.example.org')],
    ['a top-level domain', configUrl('autoconfig.com')],
    ['an IPv4 address as host', configUrl('192.0.2.1')],
    ['an IPv6 address as host', configUrl('[2001:db8::1]')],
    ['one label as host', configUrl('localhost')],
    ['a domain in the database that nobody registered', 'https://autoconfig.example.com/v1.1/nobody.example'],
    ['an unregistered domain in the database that ends in .xml', 'https://autoconfig.example.com/v1.1/nobody.xml'],
    [
      'an MX that ends like a hoster',
      configUrl('autoconfig.evilhoster.example', '?emailaddress=fred%40customer.example'),
    ],
    [
      'the MX of a provider without mx entry',
      configUrl('autoconfig.example.com', '?emailaddress=fred%40customer.example'),
    ],
    ['an MX without the label', configUrl('mx.hoster.example', '?emailaddress=fred%40customer.example')],
    ['a provider with JMAP only', configUrl('autoconfig.jmap.example')],
    ['a provider behind a bridge', configUrl('autoconfig.bridge.example')],
  ])('%s gets a 404 without markup and without anything of a tenant', async (_what, url) => {
    const answer = await read(askExample, url);
    expect([answer.status, answer.contentType, answer.root]).toEqual([404, 'text/plain; charset=utf-8', undefined]);
    expect(answer.body).not.toMatch(/[<>]|imap\.|smtp\.|nobody|customer|evil/i);
  });

  test.each(['not%20a%20domain', 'fred@example.com', '192.0.2.1', 'localhost', '%3Cx%3E.example', '%FF.example'])(
    'a name that is no domain (%s) in the database gets a 400',
    async (name) => {
      const answer = await read(askExample, `https://autoconfig.example.com/v1.1/${name}`);
      expect([answer.status, answer.contentType, answer.root]).toEqual([400, 'text/plain; charset=utf-8', undefined]);
    },
  );

  test('all unknown domains get the same bytes', async () => {
    const [one, other] = await Promise.all([
      read(askExample, queryUrl('fred%40nobody.example')),
      read(askExample, configUrl('autoconfig.else.test')),
    ]);
    expect(one.body).toBe(other.body);
  });

  test('a person at a provider behind a bridge is told what to do instead', async () => {
    const answer = await read(askExample, configUrl('autoconfig.bridge.example'));
    expect(answer.body).toContain('Install the Bridge first. https://bridge.example/download');
  });
});

describe('customers of a hoster', () => {
  test.each([
    ['with the address', configUrl('autoconfig.hoster.example', '?emailaddress=fred%40customer.example')],
    [
      'at a host below the MX domain',
      configUrl('autoconfig.mx.eu.hoster.example', '?emailaddress=fred@customer.example'),
    ],
  ])('are found by MX %s, and their own domain is filled in', async (_what, url) => {
    const answer = await read(askExample, url);
    expect(answer.status).toBe(200);
    expect(plainDomains(answer)).toEqual(['customer.example']);
    expect(mxDomains(answer)).toEqual(['hoster.example']);
    expect(textOf(answer.provider, 'displayName')).toBe('Hoster for customer.example');
    expect(serverLines(answer)).toEqual([
      'imap imap.hoster.example:993 SSL password-cleartext %EMAILADDRESS%',
      'smtp smtp.hoster.example:465 SSL password-cleartext %EMAILADDRESS%',
    ]);
  });

  test.each([
    ['by the host alone', configUrl('autoconfig.mx.hoster.example'), 'mx.hoster.example'],
    ['in the database', 'https://autoconfig.example.com/v1.1/mx.hoster.example', 'mx.hoster.example'],
    ['in the database by the base domain', 'https://autoconfig.example.com/v1.1/hoster.example', 'hoster.example'],
  ])('find it without naming their domain, %s', async (_what, url, domain) => {
    const answer = await read(askExample, url);
    expect(answer.status).toBe(200);
    expect(plainDomains(answer)).toEqual([domain]);
  });

  test('of a public provider get their domain beside those of the provider', async () => {
    const answer = await read(askWorker, configUrl('autoconfig.google.com', '?emailaddress=fred%40customer.example'));
    expect(plainDomains(answer)).toEqual([
      'gmail.com',
      'googlemail.com',
      'google.com',
      'jazztel.es',
      'nyu.edu',
      'customer.example',
    ]);
  });

  test('who are registered themselves get their own entry', async () => {
    const answer = await read(askExample, configUrl('autoconfig.hoster.example', '?emailaddress=fred%40example.com'));
    expect(serverLines(answer)).toEqual(exampleServers);
  });
});

describe('servers', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'IMAP comes before POP3, and the rest stays in order',
      'choice.example',
      [
        'imap imap.choice.example:143 STARTTLS password-cleartext %EMAILADDRESS%',
        'imap imap.choice.example:993 SSL password-cleartext %EMAILADDRESS%',
        'pop3 pop.choice.example:995 SSL password-cleartext %EMAILADDRESS%',
        'smtp smtp.choice.example:587 STARTTLS password-cleartext %EMAILADDRESS%',
        'smtp smtp.choice.example:465 SSL password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'types that old readers do not know come last, and methods stay in order',
      'everything.example',
      [
        'imap imap.everything.example:993 SSL sasl:SCRAM-SHA-256+OAuth2+password-encrypted+password-cleartext %INPUT_CUSTOMER%@%EMAILDOMAIN%',
        'pop3 pop.everything.example:995 SSL password-cleartext %EMAILADDRESS%',
        'exchange exchange.everything.example:443 SSL password-cleartext %EMAILADDRESS%',
        'jmap https://jmap.everything.example/%EMAILADDRESS% http:Basic %EMAILADDRESS%',
        'smtp smtp.everything.example:465 SSL password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'ActiveSync stands behind the others',
      'eas.example',
      [
        'imap imap.eas.example:993 SSL password-cleartext %EMAILADDRESS%',
        'pop3 pop.eas.example:995 SSL password-cleartext %EMAILADDRESS%',
        'activeSync https://eas.example/Microsoft-Server-ActiveSync http:Basic %EMAILADDRESS%',
        'smtp smtp.eas.example:587 STARTTLS password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'clear text is left out beside TLS',
      'half-clear.example',
      [
        'imap imap.half-clear.example:993 SSL password-cleartext %EMAILADDRESS%',
        'smtp smtp.half-clear.example:465 SSL password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'clear text is told where there is nothing else',
      'clear.example',
      [
        'imap imap.clear.example:143 plain password-cleartext %EMAILADDRESS%',
        'smtp smtp.clear.example:587 plain password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'odd ports are told as they are',
      'odd-port.example',
      [
        'imap imap.odd-port.example:1143 STARTTLS password-cleartext %EMAILADDRESS%',
        'pop3 pop.odd-port.example:1995 SSL password-cleartext %EMAILADDRESS%',
        'smtp smtp.odd-port.example:1587 STARTTLS password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'OAuth 2.0 stands alone where the provider has nothing else',
      'oauth.example',
      [
        'imap imap.oauth.example:993 SSL OAuth2 %EMAILADDRESS%',
        'smtp smtp.oauth.example:465 SSL OAuth2 %EMAILADDRESS%',
      ],
    ],
    [
      'a server without login has a user name all the same, since Thunderbird drops it otherwise',
      'client-ip.example',
      [
        'imap imap.client-ip.example:993 SSL password-cleartext %EMAILADDRESS%',
        'smtp smtp.client-ip.example:587 STARTTLS client-IP-address %EMAILADDRESS%',
      ],
    ],
    [
      'the domain of the user is filled in where Nextcloud and FairEmail would not',
      'template.example',
      [
        'imap mail.template.example:993 SSL password-cleartext %EMAILADDRESS%',
        'smtp mail.template.example:465 SSL password-cleartext %EMAILADDRESS%',
      ],
    ],
    [
      'each domain of a provider gets its own',
      'other-template.example',
      [
        'imap mail.other-template.example:993 SSL password-cleartext %EMAILADDRESS%',
        'smtp mail.other-template.example:465 SSL password-cleartext %EMAILADDRESS%',
      ],
    ],
  ])('%s (%s)', async (_what, domain, lines) => {
    expect(serverLines(await read(askExample, configUrl(`autoconfig.${domain}`)))).toEqual(lines);
  });

  test('of both domains of a template differ in their names too', async () => {
    const names = await Promise.all(
      ['template.example', 'other-template.example'].map(async (domain) =>
        textOf((await read(askExample, queryUrl(`fred%40${domain}`))).provider, 'displayName'),
      ),
    );
    expect(names).toEqual(['template.example Mail', 'other-template.example Mail']);
  });

  test('offer OAuth 2.0 alone only for providers that accept no password', async () => {
    for (const [domain, provider, ask] of everyDomain) {
      const servers = [...provider.incoming, ...provider.outgoing];
      if (servers.some(({ authentication }) => authentication.every((method) => method === 'OAuth2'))) continue;
      for (const line of serverLines(await read(ask, configUrl(`autoconfig.${domain}`)))) {
        expect(line, domain).not.toMatch(/ OAuth2(?: |$)/);
      }
    }
  });

  test('carry what a POP3 client does with messages', async () => {
    const { provider } = await read(askExample, configUrl('autoconfig.pop.example'));
    const pop3 = findChild(findChild(provider, 'incomingServer'), 'pop3');
    expect(pop3?.children.map(({ name, text }) => [name, text])).toEqual([
      ['leaveMessagesOnServer', 'false'],
      ['downloadOnBiff', 'true'],
      ['daysToLeaveMessagesOnServer', '7'],
      ['checkInterval', ''],
    ]);
    expect(attribute(findChild(pop3, 'checkInterval'), 'minutes')).toBe('15');
  });
});

describe('names and texts', () => {
  test('with markup, emoji and right-to-left script come through as they were written', async () => {
    const { provider, body } = await read(askExample, configUrl('autoconfig.names.example'));
    expect(textOf(provider, 'displayName')).toBe('Müller & Söhne <Mail>');
    expect(textOf(provider, 'displayShortName')).toBe('"📮" \'שלום\'');
    const enable = findChild(provider, 'enable');
    expect(attribute(enable, 'visiturl')).toBe('https://names.example/help?topic=mail&lang=en#"app"');
    expect(findChildren(enable, 'instruction').map((text) => [attribute(text, 'lang'), text.text])).toEqual([
      ['en', 'Choose <Security> & "App passwords" 🔑'],
      ['ro', 'Alegeți „Parole” & confirmați'],
      ['ar', 'كلمة مرور ]]>'],
    ]);
    expect(body).toContain('Müller &amp; Söhne &lt;Mail');
    expect(body).toContain('topic=mail&amp;lang=en');
  });

  test('say what has to be done first where format v1.1 wants it, in every language', async () => {
    const { provider, root } = await read(askExample, configUrl('autoconfig.everything.example'));
    const describeTexts = (parent: XmlElement | undefined, name: string, url: string) =>
      findChildren(parent, name).map((found) => [
        attribute(found, url),
        ...found.children.map((text) => `${text.name} ${attribute(text, 'lang') ?? '?'}: ${text.text}`),
      ]);
    expect(describeTexts(provider, 'enable', 'visiturl')).toEqual([
      [
        'https://everything.example/enable',
        'instruction en: Switch it on.',
        'instruction ro: Activați.',
        'instruction pt-BR: Ative.',
      ],
    ]);
    expect(describeTexts(root, 'enable', 'visiturl')).toEqual([
      ['https://everything.example/app-password', 'instruction en: Make one.', 'instruction ro: Creați una.'],
    ]);
    expect(describeTexts(provider, 'documentation', 'url')).toEqual([
      ['https://everything.example/help', 'descr en: Help.', 'descr ro: Ajutor.', 'descr de: Hilfe.'],
    ]);
  });

  test('describe web mail, input fields and updates', async () => {
    const { provider, root } = await read(askExample, configUrl('autoconfig.everything.example'));
    const webMail = findChild(root, 'webMail');
    expect(attribute(findChild(webMail, 'loginPage'), 'url')).toBe('https://mail.everything.example/');
    const info = findChild(webMail, 'loginPageInfo');
    expect(attribute(info, 'url')).toBe('https://mail.everything.example/login');
    expect(textOf(info, 'username')).toBe('%EMAILADDRESS%');
    const fields = ['usernameField', 'passwordField', 'loginButton'].map((name) => findChild(info, name)?.attributes);
    expect(fields).toEqual([
      new Map([
        ['id', 'user'],
        ['name', 'login'],
      ]),
      new Map([['name', 'secret']]),
      new Map([['id', 'go']]),
    ]);
    const input = findChild(provider, 'inputField');
    expect([attribute(input, 'key'), attribute(input, 'label'), input?.text]).toEqual([
      'INPUT_CUSTOMER',
      'Customer number',
      'K-1234',
    ]);
    const update = findChild(root, 'clientConfigUpdate');
    expect(attribute(update, 'url')).toBe('https://everything.example/mail/config-v1.1.xml');
  });
});

describe('services beside mail', () => {
  test('are children of the root in the spelling of the draft, in a document of version 1.2', async () => {
    const { root, provider } = await read(askExample, configUrl('autoconfig.everything.example'));
    expect(attribute(root, 'version')).toBe('1.2');
    const names = ['calendar', 'addressbook', 'fileShare', 'setupServer', 'chatServer'];
    expect(names.flatMap((name) => findChildren(root, name).map((found) => `${name}: ${toLine(found)}`))).toEqual([
      'calendar: caldav https://dav.everything.example/calendars/%EMAILADDRESS%/ http:Basic %EMAILADDRESS%',
      'addressbook: carddav https://dav.everything.example/contacts http:Digest+OAuth2 %EMAILADDRESS%',
      'fileShare: webdav https://dav.everything.example/files http:Basic %EMAILADDRESS%',
      'setupServer: managesieve sieve.everything.example:4190 STARTTLS password-cleartext %EMAILADDRESS%',
      'chatServer: xmpptcp xmpp.everything.example:5223 SSL password-cleartext %EMAILADDRESS%',
    ]);
    for (const name of names) expect(findChildren(provider, name)).toEqual([]);
  });

  test('have the URL that their protocol wants', async () => {
    const { root } = await read(askExample, configUrl('autoconfig.modern.example'));
    const names = ['calendar', 'addressbook', 'fileShare', 'chatServer', 'videoConference', 'setupServer'];
    expect(names.flatMap((name) => findChildren(root, name).map((found) => `${name}: ${toLine(found)}`))).toEqual([
      'calendar: caldav https://dav.modern.example/%EMAILADDRESS%/calendars OAuth2+http:Basic %EMAILADDRESS%',
      'calendar: caldav https://dav.modern.example/calendars/ OAuth2+http:Basic %EMAILADDRESS%',
      'addressbook: carddav https://dav.modern.example/contacts/ OAuth2+http:Digest %EMAILADDRESS%',
      'fileShare: webdav https://dav.modern.example/files/ OAuth2+http:Basic %EMAILADDRESS%',
      'chatServer: xmpp wss://chat.modern.example/ws OAuth2 %EMAILADDRESS%',
      'chatServer: matrix https://matrix.modern.example/ OAuth2 %EMAILADDRESS%',
      'videoConference: opentalk https://meet.modern.example/ OAuth2 %EMAILADDRESS%',
      'setupServer: managesieve sieve.modern.example:4190 STARTTLS password-cleartext %EMAILADDRESS%',
    ]);
  });

  const byUrl = { url: 'https://example.com/x', authentication: ['Basic'], username: '%EMAILADDRESS%' } as const;
  test.each(['jmap', 'ews', 'activeSync', 'graph', 'owa'] as const)(
    'as %s has a URL, a word of version 1.2',
    async (type) => {
      const ask = askVariant('example.com', { incoming: [...findExample('example.com').incoming, { type, ...byUrl }] });
      expect(attribute((await read(ask, exampleConfig)).root, 'version')).toBe('1.2');
    },
  );

  test.each(['incoming', 'outgoing'] as const)(
    'or a SASL mechanism by name make the version 1.2 (%s)',
    async (list) => {
      const authentication = ['sasl:SCRAM-SHA-256-PLUS', 'password-cleartext'];
      const servers = findExample('example.com')[list].map((server) => ({ ...server, authentication }));
      const { root, provider } = await read(askVariant('example.com', { [list]: servers }), exampleConfig);
      expect(attribute(root, 'version')).toBe('1.2');
      const [server] = findChildren(provider, list === 'incoming' ? 'incomingServer' : 'outgoingServer');
      expect(findChildren(server, 'authentication').map(({ text, attributes }) => [text, [...attributes]])).toEqual([
        ['SCRAM-SHA-256-PLUS', [['system', 'sasl']]],
        ['password-cleartext', []],
      ]);
    },
  );

  test.each([
    ['1.1', 'example.com'],
    ['1.1', 'compound.example'],
    ['1.1', 'oauth.example'],
    ['1.2', 'eas.example'],
    ['1.2', 'hoster.example'],
  ])('or other new words make the version, here %s for %s', async (version, domain) => {
    const { root } = await read(askExample, configUrl(`autoconfig.${domain}`));
    expect(attribute(root, 'version')).toBe(version);
  });

  test('have the authorization server of the provider, with the client that it publishes', async () => {
    const { root } = await read(askExample, configUrl('autoconfig.oauth.example'));
    expect(findChild(root, 'oAuth2')?.children.map(({ name, text }) => [name, text])).toEqual([
      ['issuer', 'login.oauth.example'],
      ['scope', 'mail:read mail:send'],
      ['authURL', 'https://login.oauth.example/authorize'],
      ['tokenURL', 'https://login.oauth.example/token'],
      ['clientID', 'open-client'],
    ]);
  });
});

describe('transport', () => {
  test('HEAD has the status and headers of GET and no body', async () => {
    const [get, head] = await Promise.all([askExample(exampleConfig), askExample(exampleConfig, { method: 'HEAD' })]);
    expect(head.status).toBe(200);
    expect([...head.headers]).toEqual(await withLength(get));
    expect(await readText(head)).toBe('');
  });

  test('the document for a domain may be kept by anyone, that for a person by nobody', async () => {
    const cacheControl = async (url: string): Promise<string | null> =>
      (await askExample(url)).headers.get('cache-control');
    expect(await cacheControl(exampleConfig)).toBe('public, max-age=3600');
    expect(await cacheControl(queryUrl('fred%40example.com'))).toBe('private, max-age=3600');
    expect(await cacheControl(queryUrl('fred%40compound.example'))).toBe('no-store');
    expect(await cacheControl(queryUrl('fred%40nobody.example'))).toBe('no-store');
  });

  test('a document is not sent twice to a client that has it', async () => {
    const etag = (await askExample(exampleConfig)).headers.get('etag');
    expect(etag).toMatch(/^"[^"]+"$/);
    const again = await askExample(exampleConfig, { headers: { 'If-None-Match': etag ?? '' } });
    expect(again.status).toBe(304);
    expect(await readText(again)).toBe('');
    expect(again.headers.get('etag')).toBe(etag);
  });
});

/** How each client spells its first request for a document; several never send the address. */
const firstQuery = new Map<string, (email: string, domain: string) => string>([
  ['Thunderbird', (email) => `?${new URLSearchParams({ emailaddress: email }).toString()}`],
  ['Thunderbird for Android', () => ''],
  ['KMail', () => ''],
  [
    'Evolution',
    (_email, domain) => `?emailaddress=EVOLUTIONUSER%40${domain}&emailmd5=6255165076a5e31273cbda50bb9f9636`,
  ],
  ['Delta Chat', (email) => `?emailaddress=${encodeURIComponent(email).replaceAll('-', '%2D')}`],
  ['Nextcloud Mail', (email) => `?emailaddress=${email}`],
  ['FairEmail', (email) => `?emailaddress=${email}`],
]);

/** What a client that asks as it really does makes of the answer. */
async function conclude(client: string, email: string, host?: string): Promise<Conclusion> {
  const reader = clientReaders.find(({ name, reads }) => name === client && reads === 'autoconfig');
  const query = firstQuery.get(client);
  if (reader === undefined || query === undefined) throw new Error(`no reader for ${client}`);
  const domain = email.slice(email.indexOf('@') + 1);
  const ask = /\.example$|^example\./.test(domain) ? askExample : askWorker;
  const { status, contentType, body } = await read(
    ask,
    configUrl(host ?? `autoconfig.${domain}`, query(email, domain)),
  );
  return reader.read({ status, contentType, body }, { email });
}

const toPlace = ({ hostname, port, security, username, authentication }: ServerChoice): string =>
  `${hostname}:${port} ${security} ${username} ${authentication}`;

describe('clients', () => {
  // What a client says of authentication is in the last word: several read it elsewhere or not at all.
  test.each([
    [
      'fred@gmail.com',
      'Thunderbird',
      'imap.gmail.com:993 TLS fred@gmail.com OAuth2',
      'smtp.gmail.com:465 TLS fred@gmail.com OAuth2',
    ],
    [
      'fred@gmail.com',
      'Thunderbird for Android',
      'imap.gmail.com:993 TLS fred@gmail.com OAuth2',
      'smtp.gmail.com:465 TLS fred@gmail.com OAuth2',
    ],
    [
      'fred@gmail.com',
      'KMail',
      'imap.gmail.com:993 TLS fred@gmail.com OAuth2',
      'smtp.gmail.com:587 STARTTLS fred@gmail.com OAuth2',
    ],
    [
      'fred@gmail.com',
      'Evolution',
      'imap.gmail.com:993 TLS fred@gmail.com password',
      'smtp.gmail.com:587 STARTTLS fred@gmail.com password',
    ],
    [
      'fred@gmail.com',
      'Delta Chat',
      'imap.gmail.com:993 TLS fred@gmail.com unstated',
      'smtp.gmail.com:465 TLS fred@gmail.com unstated',
    ],
    [
      'fred@gmail.com',
      'Nextcloud Mail',
      'imap.gmail.com:993 TLS fred@gmail.com unstated',
      'smtp.gmail.com:465 TLS fred@gmail.com unstated',
    ],
    [
      'fred@gmail.com',
      'FairEmail',
      'imap.gmail.com:993 TLS fred@gmail.com unstated',
      'smtp.gmail.com:465 TLS fred@gmail.com unstated',
    ],
    [
      'fred@yandex.ru',
      'Thunderbird',
      'imap.yandex.com:993 TLS fred@yandex.ru OAuth2',
      'smtp.yandex.com:465 TLS fred@yandex.ru OAuth2',
    ],
    [
      'fred@yandex.ru',
      'Thunderbird for Android',
      'imap.yandex.com:993 TLS fred@yandex.ru OAuth2',
      'smtp.yandex.com:465 TLS fred@yandex.ru OAuth2',
    ],
    [
      'fred@yandex.ru',
      'KMail',
      'imap.yandex.com:993 TLS fred@yandex.ru OAuth2',
      'smtp.yandex.com:465 TLS fred@yandex.ru OAuth2',
    ],
    [
      'fred@yandex.ru',
      'Evolution',
      'imap.yandex.com:993 TLS fred@yandex.ru password',
      'smtp.yandex.com:465 TLS fred@yandex.ru password',
    ],
    [
      'fred@yandex.ru',
      'Delta Chat',
      'imap.yandex.com:993 TLS fred@yandex.ru unstated',
      'smtp.yandex.com:465 TLS fred@yandex.ru unstated',
    ],
    [
      'fred@yandex.ru',
      'Nextcloud Mail',
      'imap.yandex.com:993 TLS fred@yandex.ru unstated',
      'smtp.yandex.com:465 TLS fred@yandex.ru unstated',
    ],
    [
      'fred@yandex.ru',
      'FairEmail',
      'imap.yandex.com:993 TLS fred@yandex.ru unstated',
      'smtp.yandex.com:465 TLS fred@yandex.ru unstated',
    ],
    [
      'fred@mail.ru',
      'Thunderbird',
      'imap.mail.ru:993 TLS fred@mail.ru OAuth2',
      'smtp.mail.ru:465 TLS fred@mail.ru OAuth2',
    ],
    [
      'fred@mail.ru',
      'Thunderbird for Android',
      'imap.mail.ru:993 TLS fred@mail.ru OAuth2',
      'smtp.mail.ru:465 TLS fred@mail.ru OAuth2',
    ],
    ['fred@mail.ru', 'KMail', 'imap.mail.ru:993 TLS fred@mail.ru OAuth2', 'smtp.mail.ru:465 TLS fred@mail.ru OAuth2'],
    [
      'fred@mail.ru',
      'Evolution',
      'imap.mail.ru:993 TLS fred@mail.ru password',
      'smtp.mail.ru:465 TLS fred@mail.ru password',
    ],
    [
      'fred@mail.ru',
      'Delta Chat',
      'imap.mail.ru:993 TLS fred@mail.ru unstated',
      'smtp.mail.ru:465 TLS fred@mail.ru unstated',
    ],
    [
      'fred@mail.ru',
      'Nextcloud Mail',
      'imap.mail.ru:993 TLS fred@mail.ru unstated',
      'smtp.mail.ru:465 TLS fred@mail.ru unstated',
    ],
    [
      'fred@mail.ru',
      'FairEmail',
      'imap.mail.ru:993 TLS fred@mail.ru unstated',
      'smtp.mail.ru:465 TLS fred@mail.ru unstated',
    ],
    ['fred@web.de', 'Thunderbird', 'imap.web.de:993 TLS fred password', 'smtp.web.de:465 TLS fred password'],
    [
      'fred@web.de',
      'Thunderbird for Android',
      'imap.web.de:993 TLS fred password',
      'smtp.web.de:465 TLS fred password',
    ],
    ['fred@web.de', 'KMail', 'imap.web.de:993 TLS fred password', 'smtp.web.de:587 STARTTLS fred password'],
    ['fred@web.de', 'Evolution', 'imap.web.de:993 TLS fred password', 'smtp.web.de:587 STARTTLS fred password'],
    ['fred@web.de', 'Delta Chat', 'imap.web.de:993 TLS fred unstated', 'smtp.web.de:465 TLS fred unstated'],
    ['fred@web.de', 'Nextcloud Mail', 'imap.web.de:993 TLS fred unstated', 'smtp.web.de:465 TLS fred unstated'],
    ['fred@web.de', 'FairEmail', 'imap.web.de:993 TLS fred unstated', 'smtp.web.de:465 TLS fred unstated'],
    [
      'fred@icloud.com',
      'Thunderbird',
      'imap.mail.me.com:993 TLS fred password',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com password',
    ],
    [
      'fred@icloud.com',
      'Thunderbird for Android',
      'imap.mail.me.com:993 TLS fred password',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com password',
    ],
    [
      'fred@icloud.com',
      'KMail',
      'imap.mail.me.com:993 TLS fred password',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com password',
    ],
    [
      'fred@icloud.com',
      'Evolution',
      'imap.mail.me.com:993 TLS fred password',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com password',
    ],
    [
      'fred@icloud.com',
      'Delta Chat',
      'imap.mail.me.com:993 TLS fred unstated',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com unstated',
    ],
    [
      'fred@icloud.com',
      'Nextcloud Mail',
      'imap.mail.me.com:993 TLS fred unstated',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com unstated',
    ],
    [
      'fred@icloud.com',
      'FairEmail',
      'imap.mail.me.com:993 TLS fred@icloud.com unstated',
      'smtp.mail.me.com:587 STARTTLS fred@icloud.com unstated',
    ],
    [
      'fred@example.com',
      'Thunderbird',
      'imap.example.com:993 TLS fred@example.com password',
      'smtp.example.com:587 STARTTLS fred@example.com password',
    ],
    [
      'fred@example.com',
      'Thunderbird for Android',
      'imap.example.com:993 TLS fred@example.com password',
      'smtp.example.com:587 STARTTLS fred@example.com password',
    ],
    [
      'fred@example.com',
      'KMail',
      'imap.example.com:993 TLS fred@example.com password',
      'smtp.example.com:587 STARTTLS fred@example.com password',
    ],
    [
      'fred@example.com',
      'Evolution',
      'imap.example.com:993 TLS fred@example.com password',
      'smtp.example.com:587 STARTTLS fred@example.com password',
    ],
    [
      'fred@example.com',
      'Delta Chat',
      'imap.example.com:993 TLS fred@example.com unstated',
      'smtp.example.com:587 STARTTLS fred@example.com unstated',
    ],
    [
      'fred@example.com',
      'Nextcloud Mail',
      'imap.example.com:993 TLS fred@example.com unstated',
      'smtp.example.com:587 STARTTLS fred@example.com unstated',
    ],
    [
      'fred@example.com',
      'FairEmail',
      'imap.example.com:993 TLS fred@example.com unstated',
      'smtp.example.com:587 STARTTLS fred@example.com unstated',
    ],
    [
      'fred@local.example',
      'Thunderbird',
      'imap.local.example:143 STARTTLS fred password',
      'smtp.local.example:465 TLS fred password',
    ],
    [
      'fred@local.example',
      'Thunderbird for Android',
      'imap.local.example:143 STARTTLS fred password',
      'smtp.local.example:465 TLS fred password',
    ],
    [
      'fred@local.example',
      'KMail',
      'imap.local.example:143 STARTTLS fred password',
      'smtp.local.example:465 TLS fred password',
    ],
    [
      'fred@local.example',
      'Evolution',
      'imap.local.example:143 STARTTLS fred password',
      'smtp.local.example:465 TLS fred password',
    ],
    [
      'fred@local.example',
      'Delta Chat',
      'imap.local.example:143 STARTTLS fred unstated',
      'smtp.local.example:465 TLS fred unstated',
    ],
    [
      'fred@local.example',
      'Nextcloud Mail',
      'imap.local.example:143 STARTTLS fred unstated',
      'smtp.local.example:465 TLS fred unstated',
    ],
    [
      'fred@local.example',
      'FairEmail',
      'imap.local.example:143 STARTTLS fred unstated',
      'smtp.local.example:465 TLS fred unstated',
    ],
    [
      'fred@starttls.example',
      'Thunderbird',
      'imap.starttls.example:143 STARTTLS fred@starttls.example password',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example password',
    ],
    [
      'fred@starttls.example',
      'Thunderbird for Android',
      'imap.starttls.example:143 STARTTLS fred@starttls.example password',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example password',
    ],
    [
      'fred@starttls.example',
      'KMail',
      'imap.starttls.example:143 STARTTLS fred@starttls.example password',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example password',
    ],
    [
      'fred@starttls.example',
      'Evolution',
      'imap.starttls.example:143 STARTTLS fred@starttls.example password',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example password',
    ],
    [
      'fred@starttls.example',
      'Delta Chat',
      'imap.starttls.example:143 STARTTLS fred@starttls.example unstated',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example unstated',
    ],
    [
      'fred@starttls.example',
      'Nextcloud Mail',
      'imap.starttls.example:143 STARTTLS fred@starttls.example unstated',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example unstated',
    ],
    [
      'fred@starttls.example',
      'FairEmail',
      'imap.starttls.example:143 STARTTLS fred@starttls.example unstated',
      'smtp.starttls.example:587 STARTTLS fred@starttls.example unstated',
    ],
    [
      'fred@choice.example',
      'Thunderbird',
      'imap.choice.example:143 STARTTLS fred@choice.example password',
      'smtp.choice.example:587 STARTTLS fred@choice.example password',
    ],
    [
      'fred@choice.example',
      'Thunderbird for Android',
      'imap.choice.example:143 STARTTLS fred@choice.example password',
      'smtp.choice.example:587 STARTTLS fred@choice.example password',
    ],
    [
      'fred@choice.example',
      'KMail',
      'imap.choice.example:143 STARTTLS fred@choice.example password',
      'smtp.choice.example:587 STARTTLS fred@choice.example password',
    ],
    [
      'fred@choice.example',
      'Evolution',
      'imap.choice.example:993 TLS fred@choice.example password',
      'smtp.choice.example:465 TLS fred@choice.example password',
    ],
    [
      'fred@choice.example',
      'Delta Chat',
      'imap.choice.example:143 STARTTLS fred@choice.example unstated',
      'smtp.choice.example:587 STARTTLS fred@choice.example unstated',
    ],
    [
      'fred@choice.example',
      'Nextcloud Mail',
      'imap.choice.example:143 STARTTLS fred@choice.example unstated',
      'smtp.choice.example:587 STARTTLS fred@choice.example unstated',
    ],
    [
      'fred@choice.example',
      'FairEmail',
      'imap.choice.example:143 STARTTLS fred@choice.example unstated',
      'smtp.choice.example:587 STARTTLS fred@choice.example unstated',
    ],
    [
      'fred@half-clear.example',
      'Thunderbird',
      'imap.half-clear.example:993 TLS fred@half-clear.example password',
      'smtp.half-clear.example:465 TLS fred@half-clear.example password',
    ],
    [
      'fred@half-clear.example',
      'Thunderbird for Android',
      'imap.half-clear.example:993 TLS fred@half-clear.example password',
      'smtp.half-clear.example:465 TLS fred@half-clear.example password',
    ],
    [
      'fred@half-clear.example',
      'KMail',
      'imap.half-clear.example:993 TLS fred@half-clear.example password',
      'smtp.half-clear.example:465 TLS fred@half-clear.example password',
    ],
    [
      'fred@half-clear.example',
      'Evolution',
      'imap.half-clear.example:993 TLS fred@half-clear.example password',
      'smtp.half-clear.example:465 TLS fred@half-clear.example password',
    ],
    [
      'fred@half-clear.example',
      'Delta Chat',
      'imap.half-clear.example:993 TLS fred@half-clear.example unstated',
      'smtp.half-clear.example:465 TLS fred@half-clear.example unstated',
    ],
    [
      'fred@half-clear.example',
      'Nextcloud Mail',
      'imap.half-clear.example:993 TLS fred@half-clear.example unstated',
      'smtp.half-clear.example:465 TLS fred@half-clear.example unstated',
    ],
    [
      'fred@half-clear.example',
      'FairEmail',
      'imap.half-clear.example:993 TLS fred@half-clear.example unstated',
      'smtp.half-clear.example:465 TLS fred@half-clear.example unstated',
    ],
    [
      'fred@compound.example',
      'Thunderbird',
      'imap.compound.example:993 TLS fred.compound.example password',
      'smtp.compound.example:465 TLS fred.compound.example password',
    ],
    [
      'fred@compound.example',
      'Thunderbird for Android',
      'imap.compound.example:993 TLS fred.compound.example password',
      'smtp.compound.example:465 TLS fred.compound.example password',
    ],
    [
      'fred@compound.example',
      'KMail',
      'imap.compound.example:993 TLS fred.compound.example password',
      'smtp.compound.example:465 TLS fred.compound.example password',
    ],
    [
      'fred@compound.example',
      'Evolution',
      'imap.compound.example:993 TLS fred.compound.example password',
      'smtp.compound.example:465 TLS fred.compound.example password',
    ],
    [
      'fred@compound.example',
      'Delta Chat',
      'imap.compound.example:993 TLS fred.compound.example unstated',
      'smtp.compound.example:465 TLS fred.compound.example unstated',
    ],
    [
      'fred@compound.example',
      'Nextcloud Mail',
      'imap.compound.example:993 TLS fred.compound.example unstated',
      'smtp.compound.example:465 TLS fred.compound.example unstated',
    ],
    [
      'fred@compound.example',
      'FairEmail',
      'imap.compound.example:993 TLS fred.compound.example unstated',
      'smtp.compound.example:465 TLS fred.compound.example unstated',
    ],
    [
      'fred@other-template.example',
      'Thunderbird',
      'mail.other-template.example:993 TLS fred@other-template.example password',
      'mail.other-template.example:465 TLS fred@other-template.example password',
    ],
    [
      'fred@other-template.example',
      'Thunderbird for Android',
      'mail.other-template.example:993 TLS fred@other-template.example password',
      'mail.other-template.example:465 TLS fred@other-template.example password',
    ],
    [
      'fred@other-template.example',
      'KMail',
      'mail.other-template.example:993 TLS fred@other-template.example password',
      'mail.other-template.example:465 TLS fred@other-template.example password',
    ],
    [
      'fred@other-template.example',
      'Evolution',
      'mail.other-template.example:993 TLS fred@other-template.example password',
      'mail.other-template.example:465 TLS fred@other-template.example password',
    ],
    [
      'fred@other-template.example',
      'Delta Chat',
      'mail.other-template.example:993 TLS fred@other-template.example unstated',
      'mail.other-template.example:465 TLS fred@other-template.example unstated',
    ],
    [
      'fred@other-template.example',
      'Nextcloud Mail',
      'mail.other-template.example:993 TLS fred@other-template.example unstated',
      'mail.other-template.example:465 TLS fred@other-template.example unstated',
    ],
    [
      'fred@other-template.example',
      'FairEmail',
      'mail.other-template.example:993 TLS fred@other-template.example unstated',
      'mail.other-template.example:465 TLS fred@other-template.example unstated',
    ],
    [
      'fred@eas.example',
      'Thunderbird',
      'imap.eas.example:993 TLS fred@eas.example password',
      'smtp.eas.example:587 STARTTLS fred@eas.example password',
    ],
    [
      'fred@eas.example',
      'Thunderbird for Android',
      'imap.eas.example:993 TLS fred@eas.example password',
      'smtp.eas.example:587 STARTTLS fred@eas.example password',
    ],
    [
      'fred@eas.example',
      'KMail',
      'imap.eas.example:993 TLS fred@eas.example password',
      'smtp.eas.example:587 STARTTLS fred@eas.example password',
    ],
    [
      'fred@eas.example',
      'Evolution',
      'imap.eas.example:993 TLS fred@eas.example password',
      'smtp.eas.example:587 STARTTLS fred@eas.example password',
    ],
    [
      'fred@eas.example',
      'Delta Chat',
      'imap.eas.example:993 TLS fred@eas.example unstated',
      'smtp.eas.example:587 STARTTLS fred@eas.example unstated',
    ],
    [
      'fred@eas.example',
      'Nextcloud Mail',
      'imap.eas.example:993 TLS fred@eas.example unstated',
      'smtp.eas.example:587 STARTTLS fred@eas.example unstated',
    ],
    [
      'fred@eas.example',
      'FairEmail',
      'imap.eas.example:993 TLS fred@eas.example unstated',
      'smtp.eas.example:587 STARTTLS fred@eas.example unstated',
    ],
    [
      'fred@names.example',
      'Thunderbird',
      'imap.names.example:993 TLS fred@names.example password',
      'smtp.names.example:465 TLS fred@names.example password',
    ],
    [
      'fred@names.example',
      'Thunderbird for Android',
      'imap.names.example:993 TLS fred@names.example password',
      'smtp.names.example:465 TLS fred@names.example password',
    ],
    [
      'fred@names.example',
      'KMail',
      'imap.names.example:993 TLS fred@names.example password',
      'smtp.names.example:465 TLS fred@names.example password',
    ],
    [
      'fred@names.example',
      'Evolution',
      'imap.names.example:993 TLS fred@names.example password',
      'smtp.names.example:465 TLS fred@names.example password',
    ],
    [
      'fred@names.example',
      'Delta Chat',
      'imap.names.example:993 TLS fred@names.example unstated',
      'smtp.names.example:465 TLS fred@names.example unstated',
    ],
    [
      'fred@names.example',
      'Nextcloud Mail',
      'imap.names.example:993 TLS fred@names.example unstated',
      'smtp.names.example:465 TLS fred@names.example unstated',
    ],
    [
      'fred@names.example',
      'FairEmail',
      'imap.names.example:993 TLS fred@names.example unstated',
      'smtp.names.example:465 TLS fred@names.example unstated',
    ],
    [
      'fred@odd-port.example',
      'Thunderbird',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example password',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example password',
    ],
    [
      'fred@odd-port.example',
      'Thunderbird for Android',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example password',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example password',
    ],
    [
      'fred@odd-port.example',
      'KMail',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example password',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example password',
    ],
    [
      'fred@odd-port.example',
      'Evolution',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example password',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example password',
    ],
    [
      'fred@odd-port.example',
      'Delta Chat',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example unstated',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example unstated',
    ],
    [
      'fred@odd-port.example',
      'Nextcloud Mail',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example unstated',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example unstated',
    ],
    [
      'fred@odd-port.example',
      'FairEmail',
      'imap.odd-port.example:1143 STARTTLS fred@odd-port.example unstated',
      'smtp.odd-port.example:1587 STARTTLS fred@odd-port.example unstated',
    ],
    [
      'fred@pop.example',
      'Thunderbird',
      'pop.pop.example:995 TLS fred@pop.example password',
      'smtp.pop.example:465 TLS fred@pop.example password',
    ],
    [
      'fred@pop.example',
      'KMail',
      'pop.pop.example:995 TLS fred@pop.example password',
      'smtp.pop.example:465 TLS fred@pop.example password',
    ],
    [
      'fred@pop.example',
      'Evolution',
      'pop.pop.example:995 TLS fred@pop.example password',
      'smtp.pop.example:465 TLS fred@pop.example password',
    ],
    [
      'fred@clear.example',
      'Thunderbird',
      'imap.clear.example:143 plain fred@clear.example password',
      'smtp.clear.example:587 plain fred@clear.example password',
    ],
    [
      'fred@clear.example',
      'KMail',
      'imap.clear.example:143 plain fred@clear.example password',
      'smtp.clear.example:587 plain fred@clear.example password',
    ],
    [
      'fred@clear.example',
      'Evolution',
      'imap.clear.example:143 plain fred@clear.example password',
      'smtp.clear.example:587 plain fred@clear.example password',
    ],
    [
      'fred@clear.example',
      'Delta Chat',
      'imap.clear.example:143 plain fred@clear.example unstated',
      'smtp.clear.example:587 plain fred@clear.example unstated',
    ],
    [
      'fred@clear.example',
      'Nextcloud Mail',
      'imap.clear.example:143 plain fred@clear.example unstated',
      'smtp.clear.example:587 plain fred@clear.example unstated',
    ],
    [
      'fred@clear.example',
      'FairEmail',
      'imap.clear.example:143 STARTTLS fred@clear.example unstated',
      'smtp.clear.example:587 STARTTLS fred@clear.example unstated',
    ],
    [
      'fred@oauth.example',
      'Thunderbird for Android',
      'imap.oauth.example:993 TLS fred@oauth.example OAuth2',
      'smtp.oauth.example:465 TLS fred@oauth.example OAuth2',
    ],
    [
      'fred@oauth.example',
      'KMail',
      'imap.oauth.example:993 TLS fred@oauth.example OAuth2',
      'smtp.oauth.example:465 TLS fred@oauth.example OAuth2',
    ],
    [
      'fred@oauth.example',
      'Evolution',
      'imap.oauth.example:993 TLS fred@oauth.example unstated',
      'smtp.oauth.example:465 TLS fred@oauth.example unstated',
    ],
    [
      'fred@oauth.example',
      'Delta Chat',
      'imap.oauth.example:993 TLS fred@oauth.example unstated',
      'smtp.oauth.example:465 TLS fred@oauth.example unstated',
    ],
    [
      'fred@oauth.example',
      'Nextcloud Mail',
      'imap.oauth.example:993 TLS fred@oauth.example unstated',
      'smtp.oauth.example:465 TLS fred@oauth.example unstated',
    ],
    [
      'fred@oauth.example',
      'FairEmail',
      'imap.oauth.example:993 TLS fred@oauth.example unstated',
      'smtp.oauth.example:465 TLS fred@oauth.example unstated',
    ],
    [
      'fred@ntlm.example',
      'Thunderbird',
      'imap.ntlm.example:993 TLS fred@ntlm.example NTLM',
      'smtp.ntlm.example:465 TLS fred@ntlm.example NTLM',
    ],
    [
      'fred@ntlm.example',
      'KMail',
      'imap.ntlm.example:993 TLS fred@ntlm.example NTLM',
      'smtp.ntlm.example:465 TLS fred@ntlm.example NTLM',
    ],
    [
      'fred@ntlm.example',
      'Evolution',
      'imap.ntlm.example:993 TLS fred@ntlm.example unstated',
      'smtp.ntlm.example:465 TLS fred@ntlm.example unstated',
    ],
    [
      'fred@ntlm.example',
      'Delta Chat',
      'imap.ntlm.example:993 TLS fred@ntlm.example unstated',
      'smtp.ntlm.example:465 TLS fred@ntlm.example unstated',
    ],
    [
      'fred@ntlm.example',
      'Nextcloud Mail',
      'imap.ntlm.example:993 TLS fred@ntlm.example unstated',
      'smtp.ntlm.example:465 TLS fred@ntlm.example unstated',
    ],
    [
      'fred@ntlm.example',
      'FairEmail',
      'imap.ntlm.example:993 TLS fred@ntlm.example unstated',
      'smtp.ntlm.example:465 TLS fred@ntlm.example unstated',
    ],
  ])('%s in %s gets %s and %s', async (email, client, incoming, outgoing) => {
    const conclusion = await conclude(client, email);
    expect(conclusion).toMatchObject({ outcome: 'configured' });
    if (conclusion.outcome !== 'configured') return;
    expect([toPlace(conclusion.incoming), toPlace(conclusion.outgoing)]).toEqual([incoming, outgoing]);
  });

  test.each([
    ['fred@pop.example', 'Thunderbird for Android', 'no imap server'],
    ['fred@pop.example', 'Delta Chat', 'no imap server'],
    ['fred@pop.example', 'Nextcloud Mail', 'no imap server'],
    ['fred@pop.example', 'FairEmail', 'the first incoming server is not imap'],
    ['fred@clear.example', 'Thunderbird for Android', 'socketType plain'],
    ['fred@oauth.example', 'Thunderbird', 'no usable incoming server'],
    ['fred@ntlm.example', 'Thunderbird for Android', 'no usable authentication'],
    ['fred@client-ip.example', 'Thunderbird for Android', 'no usable authentication'],
    ['fred@nobody.example', 'Thunderbird', 'status 404'],
    ['fred@nobody.example', 'Thunderbird for Android', 'status 404'],
    ['fred@nobody.example', 'KMail', 'status 404'],
    ['fred@nobody.example', 'Evolution', 'status 404'],
    ['fred@nobody.example', 'Delta Chat', 'status 404'],
    ['fred@nobody.example', 'Nextcloud Mail', 'status 404'],
    ['fred@nobody.example', 'FairEmail', 'status 404'],
    ['fred@jmap.example', 'Thunderbird', 'status 404'],
    ['fred@jmap.example', 'Thunderbird for Android', 'status 404'],
    ['fred@jmap.example', 'KMail', 'status 404'],
    ['fred@jmap.example', 'Evolution', 'status 404'],
    ['fred@jmap.example', 'Delta Chat', 'status 404'],
    ['fred@jmap.example', 'Nextcloud Mail', 'status 404'],
    ['fred@jmap.example', 'FairEmail', 'status 404'],
  ])('%s in %s gets nothing: %s', async (email, client, why) => {
    expect(await conclude(client, email)).toMatchObject({ outcome: 'nothing', why });
  });

  test.each(['Thunderbird', 'Thunderbird for Android', 'Evolution', 'Nextcloud Mail', 'FairEmail'])(
    'fred@customer.example in %s finds the hoster by MX',
    async (client) => {
      const conclusion = await conclude(client, 'fred@customer.example', 'autoconfig.hoster.example');
      if (conclusion.outcome !== 'configured') throw new Error(conclusion.why);
      const { incoming, outgoing } = conclusion;
      expect([incoming.hostname, incoming.username]).toEqual(['imap.hoster.example', 'fred@customer.example']);
      expect([outgoing.hostname, outgoing.username]).toEqual(['smtp.hoster.example', 'fred@customer.example']);
    },
  );

  test.each([
    ['Thunderbird', 'Müller & Söhne <Mail>'],
    ['KMail', '"📮" \'שלום\''],
    ['FairEmail', '"📮" \'שלום\''],
  ])('%s shows the name %s', async (client, displayName) => {
    expect(await conclude(client, 'fred@names.example')).toMatchObject({ displayName });
  });

  test.each([...firstQuery.keys()])('%s reads a 404 as leave to look elsewhere', async (client) => {
    expect(await conclude(client, 'fred@bridge.example')).not.toHaveProperty('stopsSearching');
  });
});
