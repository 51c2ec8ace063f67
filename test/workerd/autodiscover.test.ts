import { exports } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deltaChatAutodiscover } from '../../src/clients/delta-chat-autodiscover.ts';
import { fairEmailAutodiscover } from '../../src/clients/fairemail-autodiscover.ts';
import type { Answer, ClientReader, ServerChoice } from '../../src/clients/index.ts';
import { outlook } from '../../src/clients/outlook.ts';
import { thunderbirdAutodiscover } from '../../src/clients/thunderbird-autodiscover.ts';
import { findChild, findChildren, toElements } from '../../src/clients/xml.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type {
  Authentication,
  ExchangeServer,
  ImapServer,
  NonEmpty,
  Pop3Server,
  ProviderConfig,
  SmtpServer,
  UsernameTemplate,
} from '../../src/core/types.ts';
import {
  encodeUtf16,
  escapeText,
  fromActiveSync,
  fromEwsApi,
  fromNewOutlook,
  fromOutlook,
  fromThunderbird,
  inChunks,
  namespaces,
  toContent,
  withByte,
  wrap,
} from './autodiscover-requests.ts';
import {
  askExample,
  expectError,
  expectFrame,
  expectSettings,
  get,
  linesOf,
  namesOf,
  path,
  post,
  poxUrl,
  protocolOf,
  read,
  textOf,
  toLine,
  valuesOf,
  xmlType,
  type Fetch,
  type Read,
} from './autodiscover-answers.ts';
import { createTestApp, exampleProviders, readText, withLength } from './fixtures.ts';

/** The deployed worker, with the providers of the repository. */
const askWorker: Fetch = (url, init) => exports.default.fetch(url, { redirect: 'manual', ...init });

const user = 'user@example.com';
const exampleLines = [
  `IMAP imap.example.com:993 on/SSL ${user}`,
  `POP3 pop.example.com:995 on/SSL ${user}`,
  `SMTP smtp.example.com:587 on/TLS ${user}`,
];
const standard = fromOutlook(user);
/** What the standard request gets; many other requests get exactly the same. */
const standardAnswer = async (): Promise<string> => (await post(standard)).body;

describe('the standard request', () => {
  test('gets one protocol of each type, in the order in which Outlook prefers them', async () => {
    const answer = await post(standard);
    expectSettings(answer);
    expect(linesOf(answer)).toEqual(exampleLines);
    expect(valuesOf(answer, 'SPA')).toEqual(['off', 'off', 'off']);
    expect(valuesOf(answer, 'DomainRequired')).toEqual(['off', 'off', 'off']);
    expect(valuesOf(answer, 'AuthRequired')).toEqual(['on', 'on', 'on']);
    expect(textOf(findChild(answer.response, 'User'), 'AutoDiscoverSMTPAddress')).toBe(user);
    expect(textOf(findChild(answer.response, 'User'), 'DisplayName')).toBe(user);
  });

  test('gets protocols that begin with their type, and no element without content', async () => {
    const { root, response } = await post(standard);
    for (const protocol of findChildren(findChild(response, 'Account'), 'Protocol')) {
      expect(namesOf(protocol)[0]).toBe('Type');
    }
    const elements = root === undefined ? [] : toElements(root);
    for (const { name, text, children } of elements) {
      expect(name).not.toContain(':');
      expect(children.length > 0 ? text.trim() : text, name).toBe(children.length > 0 ? '' : text.trim());
      expect(children.length > 0 || text !== '', name).toBe(true);
    }
  });

  test('gets no RedirectUrl, which Delta Chat follows wherever it stands', async () => {
    const { root } = await post(standard);
    const names = root === undefined ? [] : toElements(root).map(({ name }) => name);
    expect(names).not.toContain('RedirectUrl');
    expect(names).not.toContain('RedirectAddr');
  });

  test.each([
    path,
    '/Autodiscover/Autodiscover.xml',
    '/AutoDiscover/AutoDiscover.xml',
    '/AUTODISCOVER/AUTODISCOVER.XML',
    '/autodiscover/autodiscover.xml/',
    '/autodiscover//autodiscover.xml',
    '//Autodiscover/Autodiscover.xml',
    '/autodiscover/autodiscover.xml?x=1',
  ])('is answered at %s without a redirect', async (spelling) => {
    const url = `https://autodiscover.example.com${spelling}`;
    const response = await askExample(url, { method: 'POST', headers: xmlType, body: standard });
    expect(response.status).toBe(200);
    expect(await readText(response)).toBe(await standardAnswer());
  });

  test.each([
    'application/xml',
    'text/xml',
    'text/xml; charset=utf-8',
    'text/xml; charset=utf-16',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
    'nonsense',
  ])('is answered when it comes as %s', async (type) => {
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: standard };
    expect(await readText(await askExample(poxUrl, init))).toBe(await standardAnswer());
  });

  test('is answered when it comes without a media type', async () => {
    const request = new Request(poxUrl, { method: 'POST', body: new TextEncoder().encode(standard) });
    expect(request.headers.has('content-type')).toBe(false);
    const answer = await askExample(poxUrl, { method: 'POST', body: new TextEncoder().encode(standard) });
    expect(await readText(answer)).toBe(await standardAnswer());
  });

  test.each([1, 7, 64, 100_000])('is answered when it comes in chunks of %i bytes', async (length) => {
    const response = await askExample(poxUrl, { method: 'POST', headers: xmlType, body: inChunks(standard, length) });
    expect(await readText(response)).toBe(await standardAnswer());
  });

  test.each([
    'example.com',
    'autodiscover.nobody.example',
    'local.example',
    'autoconfig.example.com',
    '192.0.2.1',
    'localhost:8787',
  ])('is answered the same at %s, because the address decides', async (host) => {
    const response = await askExample(`https://${host}${path}`, { method: 'POST', headers: xmlType, body: standard });
    expect(await readText(response)).toBe(await standardAnswer());
  });

  const [first, second] = [`<EMailAddress>${user}</EMailAddress>`, namespaces.outlook];
  const schema = `<AcceptableResponseSchema>${second}</AcceptableResponseSchema>`;
  const prefixed = (prefix: string): string =>
    `<${prefix}:Autodiscover xmlns:${prefix}="${namespaces.outlookRequest}"><${prefix}:Request><${prefix}:EMailAddress>${user}</${prefix}:EMailAddress><${prefix}:AcceptableResponseSchema>${namespaces.outlook}</${prefix}:AcceptableResponseSchema></${prefix}:Request></${prefix}:Autodiscover>`;

  test.each<[string, string | Uint8Array]>([
    ['Thunderbird', fromThunderbird(user)],
    ['the EWS Managed API', fromEwsApi(user)],
    ['a sender of a byte order mark', `\ufeff${standard}`],
    ['a sender of a leading newline without declaration', `\r\n${wrap(first + schema)}`],
    ['a sender of a leading newline before the declaration', `\n${standard}`],
    ['a sender of trailing blanks', `${standard}\r\n\r\n \t`],
    ['a sender who turns the two children round', wrap(schema + first)],
    ['a sender of prefixed names', prefixed('a')],
    ['a sender of prefixed names that are not ASCII', prefixed('ä')],
    ['a sender of https namespaces', fromOutlook(user).replaceAll('http://', 'https://')],
    ['a sender of no acceptable schema', wrap(first)],
    ['a sender of an empty acceptable schema', wrap(`${first}<AcceptableResponseSchema/>`)],
    ['a sender of a blank acceptable schema', wrap(`${first}<AcceptableResponseSchema> </AcceptableResponseSchema>`)],
    ['a person who writes no namespace', `<Autodiscover><Request>${first}</Request></Autodiscover>`],
    ['a sender of UTF-16LE', encodeUtf16(standard.replace('utf-8', 'utf-16'), 'little')],
    ['a sender of UTF-16BE', encodeUtf16(standard.replace('utf-8', 'utf-16'), 'big')],
    ['a sender of UTF-8 who declares UTF-16, as .NET does', standard.replace('utf-8', 'utf-16')],
    ['a sender of ASCII who declares Latin-1', standard.replace('utf-8', 'iso-8859-1')],
    ['a sender of comments', standard.replaceAll('><', '><!-- <EMailAddress>x@y.example</EMailAddress> & -->\n<')],
    ['a sender of a comment within the address', wrap(toContent('user<!-- not the end -->@example.com'))],
    ['a sender of comments around the root', `<!-- a -->${wrap(first + schema)}<!-- b -->`],
    ['a sender of CDATA', wrap(toContent(`<![CDATA[${user}]]>`))],
    ['a sender of CDATA around a part', wrap(toContent('user@<![CDATA[example]]>.com'))],
    ['a sender of processing instructions', `<?a b?>${wrap(`<?c d="<"?>${first}${schema}`)}<?e?>`],
    ['a sender of attributes with >', wrap(first + schema).replace('<Request>', `<Request a="x>y" b='"/>'>`)],
    ['a sender of blanks in tags', wrap(first + schema).replaceAll('Request>', 'Request\n >')],
    ['a sender of blanks around the address', wrap(toContent(`\r\n\t ${user} \r\n`))],
    ['a sender of blanks around the schema', wrap(toContent(user, `\n${namespaces.outlook}\n`))],
    ['a sender of character references', wrap(toContent('&#117;ser&#x40;e&#x78;ample&#46;com'))],
    ['a sender of elements that nobody knows', wrap(`<Unknown><Deep/></Unknown>${first}<Other/>${schema}`)],
    ['a sender of a foreign address element', wrap(`<x:EMailAddress xmlns:x="urn:x">a@b.c</x:EMailAddress>${first}`)],
    ['a sender of an address and a LegacyDN', wrap(`<LegacyDN>/o=x/ou=y/cn=z</LegacyDN>${first}${schema}`)],
    ['a sender of xml:lang', wrap(first).replace('<Request>', '<Request xml:lang="en">')],
  ])('is answered the same for %s', async (_sender, body) => {
    const answer = await post(body);
    expectSettings(answer);
    expect(answer.body).toBe(await standardAnswer());
  });

  test.each([
    ['Authorization', `Basic ${btoa('user@example.com:planted-pa55word')}`],
    ['Authorization', 'Negotiate TlRMTVNTUAABAAAA'],
    ['Authorization', 'Bearer planted-pa55word'],
    ['X-User-Identity', 'planted-pa55word@example.com'],
    ['X-MapiHttpCapability', 'planted-capability'],
    ['User-Agent', 'Microsoft Office/16.0 (planted-pa55word)'],
    ['Depth', 'planted-depth'],
    ['Cookie', 'planted-pa55word=1'],
  ])('is answered the same with the header %s: %s, and logged without it', async (name, value) => {
    const app = createTestApp();
    const response = await app.fetch(poxUrl, {
      method: 'POST',
      headers: { ...xmlType, [name]: value },
      body: standard,
    });
    expect(response.status).toBe(200);
    expect(await readText(response)).toBe(await standardAnswer());
    expect(app.log).toEqual([
      {
        level: 'info',
        requestId: 'test-1',
        method: 'POST',
        route: path,
        format: 'autodiscover',
        outcome: 'settings',
        status: 200,
      },
    ]);
  });
});

describe('an address', () => {
  test.each([
    [user, exampleLines],
    ['USER@EXAMPLE.COM', exampleLines.map((line) => line.replace(user, 'USER@example.com'))],
    ['user@example.com.', exampleLines],
    ['user+tag@example.net', exampleLines.map((line) => line.replace(user, 'user+tag@example.net'))],
    ['user@local.example', ['IMAP imap.local.example:143 on/TLS user', 'SMTP smtp.local.example:465 on/SSL user']],
    [
      'user@bücher.example',
      [
        'IMAP imap.xn--bcher-kva.example:993 on/SSL user@xn--bcher-kva.example',
        'SMTP smtp.xn--bcher-kva.example:465 on/SSL user@xn--bcher-kva.example',
      ],
    ],
    [
      'user@BÜCHER.example',
      [
        'IMAP imap.xn--bcher-kva.example:993 on/SSL user@xn--bcher-kva.example',
        'SMTP smtp.xn--bcher-kva.example:465 on/SSL user@xn--bcher-kva.example',
      ],
    ],
    [
      'user@XN--BCHER-KVA.example',
      [
        'IMAP imap.xn--bcher-kva.example:993 on/SSL user@xn--bcher-kva.example',
        'SMTP smtp.xn--bcher-kva.example:465 on/SSL user@xn--bcher-kva.example',
      ],
    ],
    ['jürgen@example.com', exampleLines.map((line) => line.replace(user, 'jürgen@example.com'))],
    [
      'User@template.example',
      [
        'IMAP mail.template.example:993 on/SSL User@template.example',
        'SMTP mail.template.example:465 on/SSL User@template.example',
      ],
    ],
    [
      'user@other-template.example',
      [
        'IMAP mail.other-template.example:993 on/SSL user@other-template.example',
        'SMTP mail.other-template.example:465 on/SSL user@other-template.example',
      ],
    ],
  ])('%s finds its provider by the domain in any spelling', async (address, lines) => {
    const answer = await post(fromOutlook(address));
    expectSettings(answer);
    expect(linesOf(answer)).toEqual(lines);
  });

  test.each([
    "o'brien&co@example.com",
    'a&b@example.com',
    '%EMAILDOMAIN%@example.com',
    '%EMAILADDRESS%@example.com',
    '${7*7}@example.com',
    '{{user}}@example.com',
    '..dots..@example.com',
    '$&$1@example.com',
    '用户@example.com',
  ])('%s comes back as it was sent', async (address) => {
    const answer = await post(fromOutlook(address));
    expectSettings(answer);
    expect(valuesOf(answer, 'LoginName')).toEqual([address, address, address]);
    expect(textOf(findChild(answer.response, 'User'), 'AutoDiscoverSMTPAddress')).toBe(address);
    // No parser replaced it: what is not a reference in the raw body is no ampersand.
    expect(answer.body).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
  });

  test.each([
    'a&b@example.com',
    '&@example.com',
    'fish&amp@example.com',
    'a&&b@example.com',
    'a&#b@example.com',
    'R&D&Co@example.com',
  ])('%s is understood although Thunderbird does not escape it', async (address) => {
    const answer = await post(fromThunderbird(address));
    expectSettings(answer);
    expect(valuesOf(answer, 'LoginName')).toEqual([address, address, address]);
  });

  test.each([
    ['without @', 'user'],
    ['with two @', 'a@b@example.com'],
    ['without a domain', 'user@'],
    ['without a local part', '@example.com'],
    ['of 300 characters', `${'a'.repeat(288)}@example.com`],
    ['of 255 octets', `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.co`],
    ['with 65 octets before the @', `${'a'.repeat(65)}@example.com`],
    ['with an escaped <', 'a&lt;b@example.com'],
    ['with an escaped quotation mark', 'a&quot;b@example.com'],
    ['with a quoted local part', '&quot;a b&quot;@example.com'],
    ['with a blank', 'a b@example.com'],
    ['with a line break', 'a\nb@example.com'],
    ['with a line break as reference', 'a&#13;&#10;b@example.com'],
    ['with a comma', 'a,b@example.com'],
    ['that turns the direction of text', 'a\u202eb@example.com'],
    ['at a single label', 'user@com'],
    ['at an IPv4 address', 'user@192.0.2.1'],
    ['at an address literal', 'user@[192.0.2.1]'],
    ['at a domain with two dots', 'user@example..com'],
    ['at a domain with an underscore', 'user@ex_ample.com'],
    ['in angle brackets', '&lt;user@example.com&gt;'],
    ['with mailto', 'mailto:user@example.com'],
  ])('%s gets error 500', async (_what, address) => {
    expectError(await post(wrap(toContent(address))), '500');
  });

  test('of a LegacyDN alone gets error 500, because there is no directory', async () => {
    expectError(await post(wrap('<LegacyDN>/o=x/ou=y/cn=z</LegacyDN>')), '500');
  });

  test.each([
    ['known', fromOutlook('planted-one@example.com'), fromOutlook('another.two@example.com')],
    ['known for ActiveSync', fromActiveSync('planted-one@eas.example'), fromActiveSync('another.two@eas.example')],
  ])('of one person at a %s domain gets the bytes of any other, the address apart', async (_what, one, two) => {
    const answers = await Promise.all([post(one), post(two)]);
    const [first, second] = answers.map(({ body }) => body);
    expect(first).toContain('planted-one');
    expect(first?.replaceAll('planted-one', 'another.two')).toBe(second);
    const [firstHeaders, secondHeaders] = answers.map(({ headers }) =>
      [...headers].filter(([name]) => name !== 'x-request-id'),
    );
    expect(firstHeaders).toEqual(secondHeaders);
  });

  test('of an unknown domain gets error 500 with the same bytes as any other, but for the time', async () => {
    const addresses = ['user@nobody.example', 'planted@example.org', 'x@sub.example.com', 'a&b@bücher.test'];
    let now = Date.UTC(2026, 10, 22, 1, 2, 3);
    const { fetch } = createTestApp({ now: () => (now += 61_234) });
    const answers = await Promise.all(addresses.map((address) => post(fromOutlook(address), fetch)));
    for (const answer of answers) expectError(answer, '500');
    const timeless = answers.map(({ body }) => body.replace(/ Time="[^"]*"/, ''));
    expect(new Set(timeless).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(addresses.length);
  });

  test.each([
    ['jmap.example', 'has nothing that POX can say'],
    ['bridge.example', 'lets no mail client in'],
  ])('at %s gets error 501, because the provider %s', async (domain) => {
    expectError(await post(fromOutlook(`user@${domain}`)), '501');
  });
});

describe('a request that cannot be read', () => {
  const address = `<EMailAddress>${user}</EMailAddress>`;
  const nested = (depth: number): string => wrap('<a>'.repeat(depth) + '</a>'.repeat(depth) + address);

  test.each<[string, string | Uint8Array]>([
    ['an empty body', ''],
    ['blanks', ' \r\n\t'],
    ['a byte order mark', '\ufeff'],
    ['words', 'not xml'],
    ['JSON', '{"EMailAddress":"user@example.com"}'],
    ['a form', 'EMailAddress=user%40example.com'],
    ['HTML', '<html/>'],
    ['an HTML page', `<html><body><Request>${address}</Request></body></html>`],
    ['a declaration alone', '<?xml version="1.0"?>'],
    ['a declaration without end', '<?xml version="1.0"'],
    ['a comment without end', `<!-- ${wrap(address)}`],
    ['CDATA without end', wrap(`<EMailAddress><![CDATA[${user}</EMailAddress>`)],
    ['CDATA outside the root', `<![CDATA[x]]>${wrap(address)}`],
    ['a tag without end', '<Autodiscover'],
    ['an attribute without quotes', wrap(address).replace('<Request>', '<Request a=b>')],
    ['an attribute without value', wrap(address).replace('<Request>', '<Request a>')],
    ['an attribute that comes twice', wrap(address).replace('<Request>', '<Request a="1" a="2">')],
    ['an attribute with <', wrap(address).replace('<Request>', '<Request a="<">')],
    ['crossed tags', `<Autodiscover><Request>${address}</Autodiscover></Request>`],
    ['a prefix that is not declared', `<a:Autodiscover><a:Request>${address}</a:Request></a:Autodiscover>`],
    ['two roots', wrap(address) + wrap(address)],
    ['text behind the root', `${wrap(address)}x`],
    ['text before the root', `x${wrap(address)}`],
    ['UTF-16 without a byte order mark', encodeUtf16(standard, 'little').slice(2)],
    ['UTF-16 with half a character', encodeUtf16(standard, 'big').slice(0, -1)],
    ['UTF-16 with half a surrogate pair', encodeUtf16(standard.replace('user@', 'u\ud83d@'), 'little')],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ['invalid UTF-8', withByte(wrap(toContent('us?er@example.com')), 0xff)],
    ['Latin-1', withByte(wrap(toContent('j?rgen@example.com')), 0xfc)],
    ['a NUL', withByte(wrap(toContent('us?er@example.com')), 0)],
    ['a control character', wrap(toContent('us\u0001er@example.com'))],
    ['a control character as reference', wrap(toContent('us&#1;er@example.com'))],
    ['a NUL as reference', wrap(toContent('us&#0;er@example.com'))],
    ['a surrogate as reference', wrap(toContent('us&#xD800;er@example.com'))],
    ['a non-character as reference', wrap(toContent('us&#xFFFE;er@example.com'))],
    ['a reference beyond Unicode', wrap(toContent('us&#x110000;er@example.com'))],
    ['a lower-case root', '<autodiscover><Request></Request></autodiscover>'],
    ['another spelling of the address element', wrap(`<EmailAddress>${user}</EmailAddress>`)],
    ['a root in a foreign namespace', wrap(address, 'urn:example:foreign')],
    ['a root in the namespace of answers', wrap(address, namespaces.outlook)],
    ['a request in a foreign namespace', wrap(address).replace('<Request>', '<Request xmlns="urn:x">')],
    ['no Request', `<Autodiscover xmlns="${namespaces.outlookRequest}"/>`],
    ['two Requests', wrap(address).replace('</Autodiscover>', `<Request>${address}</Request></Autodiscover>`)],
    ['an empty Request', wrap('')],
    ['no address', wrap(`<AcceptableResponseSchema>${namespaces.outlook}</AcceptableResponseSchema>`)],
    ['an empty address', wrap(toContent(''))],
    ['a blank address', wrap(toContent(' \n'))],
    ['two addresses', wrap(address + toContent('other@example.com'))],
    ['the same address twice', wrap(address + address)],
    ['an address that holds an element', wrap(toContent('user@<b/>example.com'))],
    ['an address beside the Request', wrap('').replace('</Autodiscover>', `${address}</Autodiscover>`)],
    ['an address below another element', wrap(`<x>${address}</x>`)],
    ['an address in a foreign namespace', wrap(`<EMailAddress xmlns="urn:x">${user}</EMailAddress>`)],
    ['an address in an attribute', wrap('').replace('<Request>', `<Request EMailAddress="${user}">`)],
    ['an address in a comment', wrap(`<!--${address}-->`)],
    ['two acceptable schemas', wrap(toContent(user) + toContent(user).replace(/^.*<\/EMailAddress>/, ''))],
    ['more depth than any request has', nested(40)],
    ['more elements than any request has', wrap(`${'<a/>'.repeat(100)}${address}`)],
    ['2000 open elements', '<a>'.repeat(2000)],
    ['16000 ampersands in an entity that has no name', `<a>${'&'.repeat(16_000)};</a>`],
    ['an attribute of 16000 blanks', `<a${' '.repeat(16_000)}`],
    ['SOAP', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>'],
  ])('such as %s gets error 600', async (_what, body) => {
    expectError(await post(body), '600');
  });

  test('such as one that was cut off gets error 600 wherever it was cut', async () => {
    const { fetch } = createTestApp();
    for (let length = 0; length < standard.length; length += 1) {
      const answer = await post(standard.slice(0, length), fetch);
      expect(textOf(findChild(answer.response, 'Error'), 'ErrorCode'), standard.slice(0, length)).toBe('600');
    }
  });

  test.each(['&nbsp;', '&e;', '&copy;', '&AMP;', '&Lt;', '&constructor;', '&__proto__;', '&toString;'])(
    'such as one with the unknown entity %s gets error 600',
    async (entity) => {
      expectError(await post(wrap(toContent(`us${entity}er@example.com`))), '600');
      expectError(await post(wrap(`${address}<Other>${entity}</Other>`)), '600');
      expectError(await post(wrap(address).replace('<Request>', `<Request a="${entity}">`)), '600');
    },
  );

  describe('for it defines entities', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    const laughs = Array.from(
      { length: 10 },
      (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`,
    ).join('');
    const body = (doctype: string, reference: string): string =>
      `<?xml version="1.0"?>${doctype}${wrap(toContent(`user${reference}@example.com`))}`;

    test.each([
      ['a file', body('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;')],
      ['a URL', body('<!DOCTYPE x [<!ENTITY e SYSTEM "https://planted.example/evil">]>', '&e;')],
      ['a parameter entity', body('<!DOCTYPE x [<!ENTITY % e SYSTEM "https://planted.example/evil"> %e;]>', '')],
      ['an external subset', body('<!DOCTYPE x SYSTEM "https://planted.example/evil.dtd">', '')],
      ['a billion laughs', body(`<!DOCTYPE x [<!ENTITY lol0 "lol">${laughs}]>`, '&lol10;')],
      ['a quadratic blow-up', body(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(8000)}">]>`, '&a;'.repeat(1000))],
      ['text', body('<!DOCTYPE x [<!ENTITY e "planted">]>', '&e;')],
      ['nothing at all', body('<!DOCTYPE Autodiscover>', '')],
      ['nothing, in lower case', body('<!doctype Autodiscover>', '')],
      ['nothing, in UTF-16', body('<!DOCTYPE Autodiscover>', '')],
      ['something inside the root', wrap(`<!DOCTYPE x [<!ENTITY e "x">]>${address}`)],
    ])('such as %s gets error 600 and nothing is fetched', async (what, text) => {
      const fetches = vi.spyOn(globalThis, 'fetch');
      const answer = await post(what.endsWith('UTF-16') ? encodeUtf16(text, 'little') : text);
      expectError(answer, '600');
      expect(answer.body).not.toMatch(/planted|passwd|lol|root:/);
      expect(fetches).not.toHaveBeenCalled();
    });
  });

  test.each<[string, () => NonNullable<RequestInit['body']>]>([
    ['of 1 MiB of blanks', () => ' '.repeat(1 << 20)],
    ['of 1 MiB of elements', () => '<a>'.repeat((1 << 20) / 3)],
    ['of 1 MiB of ampersands', () => '&'.repeat(1 << 20)],
    ['of 1 MiB in chunks', () => inChunks(standard + ' '.repeat(1 << 20), 4096)],
  ])('for its body is one %s gets a 413 without settings', async (_what, toBody) => {
    const answer = await post(toBody());
    expect(answer).toMatchObject({ status: 413, contentType: 'text/plain; charset=utf-8', root: undefined });
    expect(answer.body.length).toBeLessThan(200);
  });
});

describe('the schema', () => {
  const outlookSchemas = [
    namespaces.outlook,
    namespaces.outlook.replace('http:', 'https:'),
    namespaces.outlook.toUpperCase(),
    namespaces.outlook.slice(0, -1),
    ` ${namespaces.outlook}\r\n`,
  ];
  test.each(outlookSchemas)('%j means the Outlook document, whatever the root', async (schema) => {
    for (const root of [namespaces.outlookRequest, namespaces.mobileSyncRequest, `${namespaces.outlookRequest}a`]) {
      const answer = await post(wrap(toContent('user@eas.example', schema), root));
      expectSettings(answer);
      expect(linesOf(answer)[0]).toBe('IMAP imap.eas.example:993 on/SSL user@eas.example');
    }
  });

  const mobileSyncSchemas = [
    namespaces.mobileSync,
    namespaces.mobileSync.replace('http:', 'https:'),
    namespaces.mobileSync.toUpperCase(),
    `\n${namespaces.mobileSync} `,
  ];
  const endpoint = 'https://eas.example/Microsoft-Server-ActiveSync';

  function expectMobileSync(answer: Read, address: string): void {
    expectFrame(answer);
    expect(answer.response?.attributes).toEqual(new Map([['xmlns', namespaces.mobileSync]]));
    expect(namesOf(answer.response)).toEqual(['Culture', 'User', 'Action']);
    expect(textOf(answer.response, 'Culture')).toBe('en:us');
    const person = findChild(answer.response, 'User');
    expect(person?.children.map(({ name, text }) => [name, text])).toEqual([
      ['DisplayName', address],
      ['EMailAddress', address],
    ]);
    const action = findChild(answer.response, 'Action');
    expect(namesOf(action)).toEqual(['Settings']);
    expect(namesOf(findChild(action, 'Settings'))).toEqual(['Server']);
    const server = findChild(findChild(action, 'Settings'), 'Server');
    expect(server?.children.map(({ name, text }) => [name, text])).toEqual([
      ['Type', 'MobileSync'],
      ['Url', endpoint],
      ['Name', endpoint],
    ]);
  }

  test.each(mobileSyncSchemas)('%j means the ActiveSync document, whatever the root', async (schema) => {
    for (const root of [namespaces.outlookRequest, namespaces.mobileSyncRequest]) {
      expectMobileSync(await post(wrap(toContent('user@eas.example', schema), root)), 'user@eas.example');
    }
  });

  test.each([
    ['Android', fromActiveSync],
    ['the new Outlook', fromNewOutlook],
    [
      'a client that states no schema',
      (address: string) =>
        wrap(`<EMailAddress>${escapeText(address)}</EMailAddress>`, namespaces.mobileSyncRequest.replace('p:', 'ps:')),
    ],
  ])('of ActiveSync is answered to %s where the provider has it', async (_client, toBody) => {
    expectMobileSync(await post(toBody("o'neil&co@eas.example")), "o'neil&co@eas.example");
  });

  test('of ActiveSync is answered where it belongs to an Exchange server', async () => {
    const exchange: ExchangeServer = {
      ...{ type: 'exchange', hostname: 'mail.case.example', port: 443, socketType: 'SSL' },
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    };
    const withActiveSync = ask([imap, { ...exchange, easURL: endpoint }], [smtp]);
    expectMobileSync(await post(fromActiveSync('fred@case.example'), withActiveSync), 'fred@case.example');
    expectError(await post(fromActiveSync('fred@case.example'), ask([imap, exchange], [smtp])), '601');
  });

  test.each([
    ['Android', 'example.com', '601', fromActiveSync],
    ['the new Outlook', 'example.com', '601', fromNewOutlook],
    ['Android', 'pop.example', '601', fromActiveSync],
    ['Android', 'jmap.example', '601', fromActiveSync],
    ['the new Outlook', 'nobody.example', '500', fromNewOutlook],
    ['Android', 'nobody.example', '500', fromActiveSync],
  ])('of ActiveSync gets %s at %s error %s and no Outlook settings', async (_client, domain, code, toBody) => {
    const answer = await post(toBody(`user@${domain}`));
    expectError(answer, code);
    expect(answer.body).not.toMatch(/<(?:Account|Protocol|Server|Url)\b/);
  });

  const autodiscoverBase = 'http://schemas.microsoft.com/exchange/autodiscover';
  const hostile = [
    `${autodiscoverBase}/unknown/2006`,
    `${namespaces.outlook}"><planted/>`,
    `${namespaces.outlook}' onload='planted`,
    `${namespaces.outlook}<planted>`,
    `${namespaces.outlook}]]><planted/>`,
    `${namespaces.outlook} planted`,
    `${namespaces.outlook}/../planted`,
    `${namespaces.outlook}#planted`,
    `${namespaces.outlook}\nplanted`,
    `planted ${namespaces.outlook}`,
    `${autodiscoverBase}/outlook/responseschema/2007`,
    `${autodiscoverBase}/planted/responseschema/2006a`,
    `${autodiscoverBase}/outlook|mobilesync/responseschema/2006a`,
    namespaces.outlook.replace('http:', 'ftp:'),
    namespaces.outlook.replace('schemas.microsoft.com', 'schemasXmicrosoft.com'),
    namespaces.outlookRequest,
    namespaces.frame,
    '__proto__',
    'constructor',
    'planted'.repeat(1000),
  ];
  test.each(hostile.map((schema) => [schema.slice(0, 120), schema] as const))(
    '%j gets error 601, and nothing of it comes back',
    async (_shown, schema) => {
      const unknown = await post(wrap(toContent(user, `${autodiscoverBase}/unknown/2006`)));
      const answer = await post(wrap(toContent(user, escapeText(schema))));
      expectError(answer, '601');
      expect(answer.body).toBe(unknown.body);
      expect(answer.body).not.toContain('planted');
      expect(JSON.stringify([...answer.headers])).not.toContain('planted');
    },
  );
});

type Mail = ImapServer | Pop3Server | SmtpServer;

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const imap: ImapServer = { type: 'imap', hostname: 'imap.case.example', port: 993, socketType: 'SSL', ...login };
const smtp: SmtpServer = { type: 'smtp', hostname: 'smtp.case.example', port: 465, socketType: 'SSL', ...login };

/** An application that knows one provider, at case.example. */
function ask(incoming: ProviderConfig['incoming'], outgoing: ProviderConfig['outgoing']): Fetch {
  const provider: ProviderConfig = {
    id: 'case.example',
    displayName: 'Case Mail',
    displayShortName: 'Case',
    domains: ['case.example'],
    incoming,
    outgoing,
    source: 'https://case.example/help',
    checked: '2026-11-01',
  };
  return createTestApp({ registry: createRegistry([provider]) }).fetch;
}

const readers: readonly ClientReader[] = [
  outlook,
  thunderbirdAutodiscover,
  deltaChatAutodiscover,
  fairEmailAutodiscover,
];

/** What a client ends up with, a line for each server. */
function conclude(client: ClientReader, answer: Answer, email: string): readonly string[] {
  const conclusion = client.read(answer, { email });
  if (conclusion.outcome === 'nothing') return [`nothing: ${conclusion.why}`];
  const { incoming, outgoing, alternatives = [] } = conclusion;
  return [incoming, ...alternatives, outgoing].map(toChoiceLine);
}
const toChoiceLine = ({ protocol, hostname, port, security, username, authentication }: ServerChoice): string =>
  `${protocol} ${hostname}:${port} ${security} ${username} ${authentication}`;

describe('encryption', () => {
  const portReason = 'a machine whose other ports are taken';

  // What the four clients make of the server: Outlook, Thunderbird, Delta Chat, FairEmail. The last two know no POP3;
  // Thunderbird and FairEmail tell STARTTLS by the port alone, so that they try TLS on a port that nobody registered.
  test.each<
    [
      type: Mail['type'],
      socketType: 'SSL' | 'STARTTLS',
      port: number,
      encoded: string,
      outlook: string,
      thunderbird: string,
      deltaChat: string,
      fairEmail: string,
    ]
  >([
    ['imap', 'SSL', 993, 'on/SSL', 'TLS', 'TLS', 'try', 'TLS'],
    ['imap', 'SSL', 1993, 'on/SSL', 'TLS', 'TLS', 'try', 'TLS'],
    ['imap', 'SSL', 143, 'on/SSL', 'TLS', 'STARTTLS', 'try', 'STARTTLS'],
    ['imap', 'STARTTLS', 143, 'on/TLS', 'STARTTLS', 'STARTTLS', 'try', 'STARTTLS'],
    ['imap', 'STARTTLS', 1143, 'on/TLS', 'STARTTLS', 'TLS', 'try', 'TLS'],
    ['imap', 'STARTTLS', 993, 'on/TLS', 'STARTTLS', 'TLS', 'try', 'TLS'],
    ['pop3', 'SSL', 995, 'on/SSL', 'TLS', 'TLS', 'nothing', 'nothing'],
    ['pop3', 'SSL', 1995, 'on/SSL', 'TLS', 'TLS', 'nothing', 'nothing'],
    ['pop3', 'SSL', 110, 'on/SSL', 'TLS', 'STARTTLS', 'nothing', 'nothing'],
    ['pop3', 'STARTTLS', 110, 'on/TLS', 'STARTTLS', 'STARTTLS', 'nothing', 'nothing'],
    ['pop3', 'STARTTLS', 1110, 'on/TLS', 'STARTTLS', 'TLS', 'nothing', 'nothing'],
    ['pop3', 'STARTTLS', 995, 'on/TLS', 'STARTTLS', 'TLS', 'nothing', 'nothing'],
    ['smtp', 'SSL', 465, 'on/SSL', 'TLS', 'TLS', 'try', 'TLS'],
    ['smtp', 'SSL', 1465, 'on/SSL', 'TLS', 'TLS', 'try', 'TLS'],
    ['smtp', 'SSL', 587, 'on/SSL', 'TLS', 'STARTTLS', 'try', 'STARTTLS'],
    ['smtp', 'STARTTLS', 587, 'on/TLS', 'STARTTLS', 'STARTTLS', 'try', 'STARTTLS'],
    ['smtp', 'STARTTLS', 25, 'on/TLS', 'STARTTLS', 'STARTTLS', 'try', 'TLS'],
    ['smtp', 'STARTTLS', 1587, 'on/TLS', 'STARTTLS', 'TLS', 'try', 'TLS'],
    ['smtp', 'STARTTLS', 465, 'on/TLS', 'STARTTLS', 'TLS', 'try', 'TLS'],
  ])('of %s with %s on port %i is written %s and taken for clear text by nobody', async (...row) => {
    const [type, socketType, port, encoded, ...expected] = row;
    const hostname = 'server.case.example';
    const place = { hostname, port, socketType, portReason, ...login };
    const fetch = type === 'smtp' ? ask([imap], [{ type, ...place }]) : ask([{ type, ...place }], [smtp]);
    const answer = await post(fromOutlook('fred@case.example'), fetch);
    expectSettings(answer);
    const written = protocolOf(answer, type.toUpperCase());
    expect(written === undefined ? '' : toLine(written)).toBe(
      `${type.toUpperCase()} ${hostname}:${port} ${encoded} fred@case.example`,
    );
    for (const [index, reader] of readers.entries()) {
      const lines = conclude(reader, answer, 'fred@case.example');
      expect(lines.join('\n'), reader.name).not.toContain('plain');
      const line = lines.find((each) => each.startsWith(type));
      const security = expected[index] ?? '';
      const authentication = index < 2 ? 'password' : 'unstated';
      expect(line, reader.name).toBe(
        security === 'nothing'
          ? undefined
          : `${type} ${hostname}:${port} ${security} fred@case.example ${authentication}`,
      );
      if (security === 'nothing') expect(lines.join(), reader.name).toMatch(/^nothing/);
    }
  });

  test('is offered as none only where there is none', async () => {
    const answer = await post(fromOutlook('fred@clear.example'));
    expectSettings(answer);
    expect(linesOf(answer)).toEqual([
      'IMAP imap.clear.example:143 off/None fred@clear.example',
      'SMTP smtp.clear.example:587 off/None fred@clear.example',
    ]);
    for (const reader of [outlook, thunderbirdAutodiscover, deltaChatAutodiscover]) {
      expect(
        conclude(reader, answer, 'fred@clear.example').every((line) => line.includes(' plain ')),
        reader.name,
      ).toBe(true);
    }
  });

  test('is kept by leaving clear text out where there is TLS', async () => {
    const answer = await post(fromOutlook('fred@half-clear.example'));
    expect(linesOf(answer)).toEqual([
      'IMAP imap.half-clear.example:993 on/SSL fred@half-clear.example',
      'SMTP smtp.half-clear.example:465 on/SSL fred@half-clear.example',
    ]);
  });

  test('is kept by leaving IMAP in clear text out where POP3 has TLS', async () => {
    const plain: ImapServer = {
      ...{ type: 'imap', hostname: 'imap.case.example', port: 143, ...login },
      ...{ socketType: 'plain', clearTextReason: 'old' },
    };
    const pop3: Pop3Server = { type: 'pop3', hostname: 'pop.case.example', port: 995, socketType: 'SSL', ...login };
    const answer = await post(fromOutlook('fred@case.example'), ask([plain, pop3], [smtp]));
    expect(linesOf(answer)).toEqual([
      'POP3 pop.case.example:995 on/SSL fred@case.example',
      'SMTP smtp.case.example:465 on/SSL fred@case.example',
    ]);
  });
});

describe('what clients end up with', () => {
  const nothing = (why: string): readonly string[] => [`nothing: ${why}`];
  const noPop = [nothing('no imap server'), nothing('no usable IMAP protocol')] as const;

  // By client: Outlook, Thunderbird, Delta Chat, FairEmail. The last two do not read LoginName.
  test.each<[string, ...(readonly string[])[]]>([
    [
      'fred@example.com',
      [
        'imap imap.example.com:993 TLS fred@example.com password',
        'pop3 pop.example.com:995 TLS fred@example.com password',
        'smtp smtp.example.com:587 STARTTLS fred@example.com password',
      ],
      [
        'imap imap.example.com:993 TLS fred@example.com password',
        'pop3 pop.example.com:995 TLS fred@example.com password',
        'smtp smtp.example.com:587 STARTTLS fred@example.com password',
      ],
      [
        'imap imap.example.com:993 try fred@example.com unstated',
        'smtp smtp.example.com:587 try fred@example.com unstated',
      ],
      [
        'imap imap.example.com:993 TLS fred@example.com unstated',
        'smtp smtp.example.com:587 STARTTLS fred@example.com unstated',
      ],
    ],
    [
      'fred@local.example',
      ['imap imap.local.example:143 STARTTLS fred password', 'smtp smtp.local.example:465 TLS fred password'],
      ['imap imap.local.example:143 STARTTLS fred password', 'smtp smtp.local.example:465 TLS fred password'],
      [
        'imap imap.local.example:143 try fred@local.example unstated',
        'smtp smtp.local.example:465 try fred@local.example unstated',
      ],
      [
        'imap imap.local.example:143 STARTTLS fred@local.example unstated',
        'smtp smtp.local.example:465 TLS fred@local.example unstated',
      ],
    ],
    [
      'fred@starttls.example',
      [
        'imap imap.starttls.example:143 STARTTLS fred@starttls.example password',
        'smtp smtp.starttls.example:587 STARTTLS fred@starttls.example password',
      ],
      [
        'imap imap.starttls.example:143 STARTTLS fred@starttls.example password',
        'smtp smtp.starttls.example:587 STARTTLS fred@starttls.example password',
      ],
      [
        'imap imap.starttls.example:143 try fred@starttls.example unstated',
        'smtp smtp.starttls.example:587 try fred@starttls.example unstated',
      ],
      [
        'imap imap.starttls.example:143 STARTTLS fred@starttls.example unstated',
        'smtp smtp.starttls.example:587 STARTTLS fred@starttls.example unstated',
      ],
    ],
    [
      'fred@choice.example',
      [
        'imap imap.choice.example:993 TLS fred@choice.example password',
        'pop3 pop.choice.example:995 TLS fred@choice.example password',
        'smtp smtp.choice.example:465 TLS fred@choice.example password',
      ],
      [
        'imap imap.choice.example:993 TLS fred@choice.example password',
        'pop3 pop.choice.example:995 TLS fred@choice.example password',
        'smtp smtp.choice.example:465 TLS fred@choice.example password',
      ],
      [
        'imap imap.choice.example:993 try fred@choice.example unstated',
        'smtp smtp.choice.example:465 try fred@choice.example unstated',
      ],
      [
        'imap imap.choice.example:993 TLS fred@choice.example unstated',
        'smtp smtp.choice.example:465 TLS fred@choice.example unstated',
      ],
    ],
    [
      'fred@pop.example',
      [
        'pop3 pop.pop.example:995 TLS fred@pop.example password',
        'smtp smtp.pop.example:465 TLS fred@pop.example password',
      ],
      [
        'pop3 pop.pop.example:995 TLS fred@pop.example password',
        'smtp smtp.pop.example:465 TLS fred@pop.example password',
      ],
      ...noPop,
    ],
    [
      'fred@compound.example',
      [
        'imap imap.compound.example:993 TLS fred.compound.example password',
        'smtp smtp.compound.example:465 TLS fred.compound.example password',
      ],
      [
        'imap imap.compound.example:993 TLS fred.compound.example password',
        'smtp smtp.compound.example:465 TLS fred.compound.example password',
      ],
      [
        'imap imap.compound.example:993 try fred@compound.example unstated',
        'smtp smtp.compound.example:465 try fred@compound.example unstated',
      ],
      [
        'imap imap.compound.example:993 TLS fred@compound.example unstated',
        'smtp smtp.compound.example:465 TLS fred@compound.example unstated',
      ],
    ],
    [
      'fred@ntlm.example',
      [
        'imap imap.ntlm.example:993 TLS fred@ntlm.example NTLM',
        'smtp smtp.ntlm.example:465 TLS fred@ntlm.example NTLM',
      ],
      [
        'imap imap.ntlm.example:993 TLS fred@ntlm.example NTLM',
        'smtp smtp.ntlm.example:465 TLS fred@ntlm.example NTLM',
      ],
      [
        'imap imap.ntlm.example:993 try fred@ntlm.example unstated',
        'smtp smtp.ntlm.example:465 try fred@ntlm.example unstated',
      ],
      [
        'imap imap.ntlm.example:993 TLS fred@ntlm.example unstated',
        'smtp smtp.ntlm.example:465 TLS fred@ntlm.example unstated',
      ],
    ],
    [
      'fred@odd-port.example',
      [
        'imap imap.odd-port.example:1143 STARTTLS fred@odd-port.example password',
        'pop3 pop.odd-port.example:1995 TLS fred@odd-port.example password',
        'smtp smtp.odd-port.example:1587 STARTTLS fred@odd-port.example password',
      ],
      [
        'imap imap.odd-port.example:1143 TLS fred@odd-port.example password',
        'pop3 pop.odd-port.example:1995 TLS fred@odd-port.example password',
        'smtp smtp.odd-port.example:1587 TLS fred@odd-port.example password',
      ],
      [
        'imap imap.odd-port.example:1143 try fred@odd-port.example unstated',
        'smtp smtp.odd-port.example:1587 try fred@odd-port.example unstated',
      ],
      [
        'imap imap.odd-port.example:1143 TLS fred@odd-port.example unstated',
        'smtp smtp.odd-port.example:1587 TLS fred@odd-port.example unstated',
      ],
    ],
    [
      'fred@xn--bcher-kva.example',
      [
        'imap imap.xn--bcher-kva.example:993 TLS fred@xn--bcher-kva.example password',
        'smtp smtp.xn--bcher-kva.example:465 TLS fred@xn--bcher-kva.example password',
      ],
      [
        'imap imap.xn--bcher-kva.example:993 TLS fred@xn--bcher-kva.example password',
        'smtp smtp.xn--bcher-kva.example:465 TLS fred@xn--bcher-kva.example password',
      ],
      [
        'imap imap.xn--bcher-kva.example:993 try fred@xn--bcher-kva.example unstated',
        'smtp smtp.xn--bcher-kva.example:465 try fred@xn--bcher-kva.example unstated',
      ],
      [
        'imap imap.xn--bcher-kva.example:993 TLS fred@xn--bcher-kva.example unstated',
        'smtp smtp.xn--bcher-kva.example:465 TLS fred@xn--bcher-kva.example unstated',
      ],
    ],
    ['fred@jmap.example', nothing('error 501'), nothing('no usable incoming server'), ...noPop],
    ['fred@nobody.example', nothing('error 500'), nothing('no usable incoming server'), ...noPop],
  ])('is written out for %s', async (email, ...expected) => {
    const answer = await post(fromThunderbird(email));
    expect(readers.map((reader) => conclude(reader, answer, email))).toEqual(expected);
  });

  test('is a clean refusal for Delta Chat, which goes on after any status but a success', async () => {
    for (const domain of ['local.example', 'jmap.example', 'nobody.example', 'bridge.example']) {
      const answer = await get(`https://${domain}${path}`);
      const conclusion = deltaChatAutodiscover.read(answer, { email: `fred@${domain}` });
      expect(conclusion, domain).toEqual({ outcome: 'nothing', why: 'status 404' });
    }
  });

  test('is a set-up for Delta Chat by GET', async () => {
    expect(conclude(deltaChatAutodiscover, await get(`https://example.com${path}`), 'fred@example.com')).toEqual([
      'imap imap.example.com:993 try fred@example.com unstated',
      'smtp smtp.example.com:587 try fred@example.com unstated',
    ]);
  });

  test('has the address as user name in Thunderbird, which may come by GET after a redirect', async () => {
    const answer = await get(`https://example.com${path}`);
    expect(conclude(thunderbirdAutodiscover, answer, 'fred@example.com')).toEqual([
      'imap imap.example.com:993 TLS fred@example.com password',
      'pop3 pop.example.com:995 TLS fred@example.com password',
      'smtp smtp.example.com:587 STARTTLS fred@example.com password',
    ]);
  });

  const reachable = exampleProviders.filter(
    ({ incoming, redirect }) => redirect === undefined && incoming.some(({ type }) => /^(?:imap|pop3)$/.test(type)),
  );
  test.each(reachable.map(({ domains: [domain] }) => domain))(
    'is a complete account in Outlook and Thunderbird at %s',
    async (domain) => {
      const answer = await post(fromOutlook(`fred@${domain}`));
      expectSettings(answer);
      for (const reader of [outlook, thunderbirdAutodiscover]) {
        expect(reader.read(answer, { email: `fred@${domain}` }).outcome, reader.name).toBe('configured');
      }
      const types = valuesOf(answer, 'Type');
      expect(new Set(types).size).toBe(types.length);
    },
  );
});

describe('the login', () => {
  test.each<[UsernameTemplate, string]>([
    ['%EMAILADDRESS%', "O'Brien&Co@case.example"],
    ['%EMAILLOCALPART%', "O'Brien&Co"],
    ['%EMAILLOCALPART%@%EMAILDOMAIN%', "O'Brien&Co@case.example"],
    ['%EMAILLOCALPART%.%EMAILDOMAIN%', "O'Brien&Co.case.example"],
    ['%EMAILLOCALPART%%EMAILDOMAIN%', "O'Brien&Cocase.example"],
    ['%EMAILDOMAIN%', 'case.example'],
    ['CASE-%EMAILLOCALPART%', "CASE-O'Brien&Co"],
    ['CASE\\%EMAILLOCALPART%', "CASE\\O'Brien&Co"],
    ['%EMAILADDRESS%/mail', "O'Brien&Co@case.example/mail"],
    ['100%%EMAILLOCALPART%', "100%O'Brien&Co"],
  ])('of the template %s is filled in', async (username, loginName) => {
    const fetch = ask([{ ...imap, username }], [{ ...smtp, username }]);
    const answer = await post(fromOutlook("O'Brien&Co@CASE.example"), fetch);
    expectSettings(answer);
    expect(valuesOf(answer, 'LoginName')).toEqual([loginName, loginName]);
    expect(textOf(protocolOf(answer, 'SMTP'), 'UsePOPAuth')).toBe('on');
  });

  test('that only the person knows is left out', async () => {
    const answer = await post(fromOutlook('fred@everything.example'));
    expect(textOf(protocolOf(answer, 'IMAP'), 'LoginName')).toBeUndefined();
    expect(textOf(protocolOf(answer, 'SMTP'), 'LoginName')).toBe('fred@everything.example');
    expect(textOf(protocolOf(answer, 'SMTP'), 'UsePOPAuth')).toBe('off');
    expect(answer.body).not.toMatch(/%(?:EMAIL|INPUT)/);
  });

  test('of a placeholder in the address is not filled in twice', async () => {
    const fetch = ask([{ ...imap, username: '%EMAILLOCALPART%.%EMAILDOMAIN%' }], [smtp]);
    const answer = await post(fromOutlook('%EMAILDOMAIN%@case.example'), fetch);
    expect(textOf(protocolOf(answer, 'IMAP'), 'LoginName')).toBe('%EMAILDOMAIN%.case.example');
  });

  test.each<[UsernameTemplate, UsernameTemplate, 'on' | 'off']>([
    ['%EMAILADDRESS%', '%EMAILADDRESS%', 'on'],
    ['%EMAILLOCALPART%', '%EMAILLOCALPART%', 'on'],
    ['%EMAILLOCALPART%@%EMAILDOMAIN%', '%EMAILADDRESS%', 'on'],
    ['%EMAILLOCALPART%', '%EMAILADDRESS%', 'off'],
    ['%EMAILADDRESS%', '%EMAILLOCALPART%', 'off'],
  ])('%s for mail and %s for sending say UsePOPAuth %s', async (incoming, outgoing, expected) => {
    const fetch = ask([{ ...imap, username: incoming }], [{ ...smtp, username: outgoing }]);
    const answer = await post(fromOutlook('fred@case.example'), fetch);
    expect(textOf(protocolOf(answer, 'SMTP'), 'UsePOPAuth')).toBe(expected);
    expect(textOf(protocolOf(answer, 'IMAP'), 'UsePOPAuth')).toBeUndefined();
  });

  test.each<[NonEmpty<Authentication>, 'on' | 'off']>([
    [['password-cleartext'], 'off'],
    [['password-encrypted'], 'off'],
    [['OAuth2'], 'off'],
    [['OAuth2', 'password-cleartext'], 'off'],
    [['GSSAPI'], 'off'],
    [['sasl:SCRAM-SHA-256', 'password-cleartext'], 'off'],
    [['NTLM'], 'on'],
    [['NTLM', 'password-cleartext'], 'off'],
    [['password-cleartext', 'NTLM'], 'off'],
  ])('by %j says SPA %s and that it is required', async (authentication, spa) => {
    const fetch = ask([{ ...imap, authentication }], [{ ...smtp, authentication }]);
    const answer = await post(fromOutlook('fred@case.example'), fetch);
    expect(valuesOf(answer, 'SPA')).toEqual([spa, spa]);
    expect(valuesOf(answer, 'AuthRequired')).toEqual(['on', 'on']);
    expect(answer.body).not.toContain('AuthPackage');
  });

  test.each<[NonEmpty<Authentication>, smtpLast: 'on' | 'off']>([
    [['none'], 'off'],
    [['client-IP-address'], 'off'],
    [['smtp-after-pop'], 'on'],
  ])(
    'is neither wanted nor named where sending is by %j, and fetching mail first is %s',
    async (authentication, smtpLast) => {
      const open = { ...smtp, authentication };
      const answer = await post(fromOutlook('fred@case.example'), ask([imap], [open]));
      const sending = protocolOf(answer, 'SMTP');
      expect(textOf(sending, 'AuthRequired')).toBe('off');
      expect(textOf(sending, 'UsePOPAuth')).toBe('off');
      expect(textOf(sending, 'SMTPLast')).toBe(smtpLast);
      expect(textOf(sending, 'SPA')).toBe('off');
      expect(findChild(sending, 'LoginName')).toBeUndefined();
      expect(textOf(protocolOf(answer, 'IMAP'), 'AuthRequired')).toBe('on');
      expect(conclude(outlook, answer, 'fred@case.example').at(-1)).toMatch(/ none$/);
    },
  );

  test('of client-ip.example is none for sending', async () => {
    const answer = await post(fromOutlook('fred@client-ip.example'));
    expect(valuesOf(answer, 'AuthRequired')).toEqual(['on', 'off']);
    expect(valuesOf(answer, 'LoginName')).toEqual(['fred@client-ip.example', undefined]);
  });
});

describe('GET', () => {
  test.each([
    'autodiscover.example.com',
    'example.com',
    'EXAMPLE.com',
    'AutoDiscover.Example.Com',
    'example.com.',
    'autodiscover.example.com:8443',
  ])('at %s gets settings without any address', async (host) => {
    const answer = await get(`https://${host}${path}`);
    expectSettings(answer);
    expect(linesOf(answer)).toEqual([
      'IMAP imap.example.com:993 on/SSL nobody',
      'POP3 pop.example.com:995 on/SSL nobody',
      'SMTP smtp.example.com:587 on/TLS nobody',
    ]);
    expect(answer.body).not.toMatch(/[@%]/);
    expect(namesOf(findChild(answer.response, 'User'))).toEqual(['DisplayName']);
    expect(textOf(findChild(answer.response, 'User'), 'DisplayName')).toBe('Example Mail');
  });

  test.each([
    ['autodiscover.local.example', 'the login is not the address'],
    ['local.example', 'the login is not the address'],
    ['autodiscover.compound.example', 'the login is not the address'],
    ['autodiscover.everything.example', 'only the person knows the login'],
    ['autodiscover.jmap.example', 'POX cannot say it'],
    ['autodiscover.bridge.example', 'no mail client gets in'],
    ['autodiscover.nobody.example', 'nobody knows it'],
    ['nobody.example', 'nobody knows it'],
    ['autodiscover.com', 'a top-level domain is no mail domain'],
    ['autodiscover.example', 'a top-level domain is no mail domain'],
    ['com', 'it is a single label'],
    ['localhost', 'it is a single label'],
    ['autodiscover.autodiscover.example.com', 'one label is taken off, not two'],
    ['mail.example.com', 'a sub-domain is another domain'],
    ['autoconfig.example.com', 'that label is for another format'],
    ['192.0.2.1', 'it is an IPv4 address'],
    ['[2001:db8::1]', 'it is an IPv6 address'],
  ])('at %s gets a 404, because %s', async (host) => {
    const answer = await get(`https://${host}${path}`);
    expect(answer).toMatchObject({ status: 404, contentType: 'text/plain; charset=utf-8' });
    expect(answer.body).not.toContain('<');
  });

  test.each([
    ['autodiscover.com', ['autodiscover.com']],
    ['autodiscover.example.com', ['example.com', 'autodiscover.example.com']],
    ['example.com', ['example.com']],
    ['com', []],
  ])('at %s never asks for a top-level domain', async (host, expected) => {
    const asked: string[] = [];
    const { fetch } = createTestApp({
      registry: {
        findByDomain: (domain) => {
          asked.push(domain);
          return undefined;
        },
        findByMx: () => undefined,
      },
    });
    expect((await get(`https://${host}${path}`, fetch)).status).toBe(404);
    expect(asked).toEqual(expected);
  });

  test('with a login that is not the address says nothing about it', async () => {
    const { body } = await get(`https://autodiscover.local.example${path}`);
    expect(body).not.toContain('imap.local.example');
  });

  test.each([
    ['?Email=user%40example.com', exampleLines],
    ['?email=user@example.com', exampleLines],
    ['?emailaddress=user%40example.com', exampleLines],
    ['?Email=USER%40EXAMPLE.COM', exampleLines.map((line) => line.replace(user, 'USER@example.com'))],
    ['?x=1&Email=user%40example.com&y=2', exampleLines],
    [
      '?Email=user%40local.example',
      ['IMAP imap.local.example:143 on/TLS user', 'SMTP smtp.local.example:465 on/SSL user'],
    ],
    ['?Email=us+er%40example.com', exampleLines.map((line) => line.replace(user, 'us+er@example.com'))],
    ['?Email=us%2Ber%40example.com', exampleLines.map((line) => line.replace(user, 'us+er@example.com'))],
    ['?Email=a%26b%40example.com', exampleLines.map((line) => line.replace(user, 'a&b@example.com'))],
  ])('with %s gets what a POST of that address gets', async (query, lines) => {
    const answer = await get(`https://autodiscover.nobody.example${path}${query}`);
    expectSettings(answer);
    expect(linesOf(answer)).toEqual(lines);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('with an address gets the bytes that a POST gets', async () => {
    expect((await get(`${poxUrl}?Email=user%40example.com`)).body).toBe(await standardAnswer());
  });

  test.each(['?Email=', '?email', '?Email=&x=1', '?', '?x=user@local.example'])(
    'with %s is answered by host, as without',
    async (query) => {
      expect((await get(poxUrl + query)).body).toBe((await get(poxUrl)).body);
    },
  );

  test.each([
    '?Email=user',
    '?Email=user@',
    '?Email=%40example.com',
    '?Email=a@b@example.com',
    '?Email=a%00@example.com',
    '?Email=a%0d%0aX-Planted:1@example.com',
    '?Email=%3Cscript%3E@example.com',
    '?Email=%ff@example.com',
    '?Email=user@com',
    `?Email=${'a'.repeat(300)}@example.com`,
    '?Email=user@example.com&Email=user@example.com',
  ])('with %s gets a 400 that repeats nothing', async (query) => {
    const answer = await get(poxUrl + query);
    expect(answer).toMatchObject({ status: 400, contentType: 'text/plain; charset=utf-8' });
    expect(answer.body.replace('For people: https://autoconfig.example.com/', '')).not.toMatch(
      /script|example\.com|<|Planted/,
    );
    expect(answer.headers.has('x-planted')).toBe(false);
  });

  test.each(['user@nobody.example', 'user@jmap.example', 'user@bridge.example'])(
    'with ?Email=%s gets a 404',
    async (address) => {
      expect((await get(`${poxUrl}?Email=${address}`)).status).toBe(404);
    },
  );

  test('never gets an error document, which clients take for a find', async () => {
    const hosts = ['autodiscover.nobody.example', 'autodiscover.local.example', 'autodiscover.jmap.example'];
    for (const host of hosts) expect((await get(`https://${host}${path}`)).body).not.toContain('Error');
  });

  test.each([
    poxUrl,
    `${poxUrl}?Email=user%40example.com`,
    `${poxUrl}?Email=user`,
    `https://autodiscover.local.example${path}`,
    `https://autodiscover.nobody.example${path}`,
  ])('has its HEAD twin at %s', async (url) => {
    const head = await createTestApp().fetch(url, { method: 'HEAD' });
    const full = await createTestApp().fetch(url);
    expect(head.status).toBe(full.status);
    const headers: readonly (readonly [string, string])[] = [...head.headers];
    expect(headers.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(await withLength(full));
    expect(await readText(head)).toBe('');
  });
});

describe('plain http', () => {
  const location = 'https://autoconfig.example.com/autodiscover/autodiscover.xml';

  test.each<[string, string, Fetch]>([
    ['GET', `http://autodiscover.example.com${path}`, askExample],
    ['POST', `http://autodiscover.example.com${path}`, askExample],
    ['HEAD', `http://autodiscover.example.com${path}`, askExample],
    ['PUT', `http://autodiscover.example.com${path}`, askExample],
    ['DELETE', `http://autodiscover.example.com${path}`, askExample],
    ['OPTIONS', `http://autodiscover.example.com${path}`, askExample],
    ['PROPFIND', `http://autodiscover.example.com${path}`, askExample],
    ['GET', 'http://planted.example/Autodiscover/Autodiscover.xml', askExample],
    ['POST', `http://example.com${path}?Email=planted%40example.com`, askExample],
    ['GET', `http://autodiscover.gmail.com${path}`, askWorker],
    ['POST', `http://autodiscover.gmail.com${path}`, askWorker],
  ])('gets %s %s nothing but the way to https, from configuration', async (method, url, fetch) => {
    const body = method === 'POST' ? fromOutlook('planted@gmail.com') : null;
    const answer = await read(await fetch(url, { method, body, redirect: 'manual' }));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(location);
    expect(new URL(location).pathname).toMatch(/^\/autodiscover\/([^/]+\/)*autodiscover\.xml$/i);
    expect(answer.body).not.toMatch(/imap|planted|</);
    expect(answer.headers.has('strict-transport-security')).toBe(false);
    expect(JSON.stringify([...answer.headers])).not.toContain('planted');
  });

  test('names another service where another one is configured', async () => {
    const { fetch } = createTestApp({ service: { host: 'mail.host.test', identifierBase: 'test.host.mail' } });
    const response = await fetch(`http://autodiscover.example.com${path}`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`https://mail.host.test${path}`);
  });

  test('is answered on a machine that is set so', async () => {
    const { fetch } = createTestApp({ plainHttp: 'answer' });
    const response = await fetch(`http://localhost:8787${path}`, { method: 'POST', headers: xmlType, body: standard });
    expect(await readText(response)).toBe(await standardAnswer());
  });
});

describe('other methods', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    'such as %s get a 405 that names the right ones',
    async (method) => {
      const response = await askExample(poxUrl, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')?.split(/, */).sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
    },
  );

  test('such as OPTIONS get a 204', async () => {
    const response = await askExample(poxUrl, { method: 'OPTIONS', headers: { Origin: 'https://x.example' } });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')?.split(/, */).sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
  });
});

describe('an error document', () => {
  test.each([
    [0, '00:00:00.0000000'],
    [Date.UTC(2026, 10, 22, 21, 25, 4, 889), '21:25:04.8890000'],
    [Date.UTC(2026, 11, 31, 23, 59, 59, 999), '23:59:59.9990000'],
    [Date.UTC(2026, 0, 1, 9, 8, 7, 6), '09:08:07.0060000'],
  ])('that is written at %i says %s', async (now, time) => {
    const { fetch } = createTestApp({ now: () => now });
    const answer = await post('', fetch);
    expectError(answer, '600');
    expect(findChild(answer.response, 'Error')?.attributes.get('Time')).toBe(time);
  });

  test('has the same Id every time', async () => {
    const bodies = ['', fromOutlook('user@nobody.example'), fromOutlook('user@jmap.example'), fromActiveSync(user)];
    const answers = await Promise.all([...bodies, ...bodies].map((body) => post(body, createTestApp().fetch)));
    expect(new Set(answers.map(({ response }) => findChild(response, 'Error')?.attributes.get('Id'))).size).toBe(1);
  });

  test('is kept by nobody', async () => {
    expect((await post('')).headers.get('cache-control')).toBe('no-store');
  });

  test('is no success for any client', async () => {
    const codes = [fromOutlook('user@nobody.example'), fromOutlook('user@jmap.example'), '', fromActiveSync(user)];
    for (const body of codes) {
      const answer = await post(body);
      for (const reader of readers) expect(reader.read(answer, { email: user }).outcome, reader.name).toBe('nothing');
    }
  });
});

describe('the headers', () => {
  const planted = {
    ...xmlType,
    Authorization: 'Basic cGxhbnRlZA==',
    Origin: 'https://planted.example',
    Cookie: 'planted=1',
  };

  test.each<[string, string, string, string | null]>([
    ['settings', 'POST', poxUrl, fromOutlook('planted@example.com')],
    ['ActiveSync settings', 'POST', poxUrl, fromActiveSync('planted@eas.example')],
    ['error 500', 'POST', poxUrl, fromOutlook('user@planted.example')],
    ['error 501', 'POST', poxUrl, fromOutlook('planted@jmap.example')],
    ['error 600', 'POST', poxUrl, '<planted/>'],
    ['error 601', 'POST', poxUrl, wrap(toContent(user, 'urn:planted'))],
    ['a 413', 'POST', poxUrl, 'planted'.repeat(10_000)],
    ['settings by GET', 'GET', `${poxUrl}?x=planted`, null],
    ['settings by GET with an address', 'GET', `${poxUrl}?Email=planted%40example.com`, null],
    ['a 400', 'GET', `${poxUrl}?Email=planted`, null],
    ['a 404', 'GET', `https://autodiscover.planted.example${path}`, null],
    ['a 405', 'DELETE', `${poxUrl}?planted`, null],
    ['a 204', 'OPTIONS', `${poxUrl}?planted`, null],
    ['a redirect', 'GET', `http://planted.example${path}?planted`, null],
  ])('of %s ask for no password, announce no SOAP and hold nothing that was sent', async (_what, method, url, body) => {
    const response = await askExample(url, { method, headers: planted, body, redirect: 'manual' });
    const forbidden = [
      'www-authenticate',
      'set-cookie',
      'x-soap-enabled',
      'x-wssecurity-enabled',
      'x-oauth-enabled',
      'access-control-allow-origin',
    ];
    for (const name of forbidden) expect(response.headers.has(name), name).toBe(false);
    expect([401, 403, 407]).not.toContain(response.status);
    expect(JSON.stringify([...response.headers])).not.toMatch(/planted|cGxhbnRlZA/);
    await readText(response);
  });

  test('keep an answer with an address out of every cache', async () => {
    const { headers } = await post(standard);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('etag')).toBe(false);
  });
});

describe('the deployed worker', () => {
  const fredAt = (domain: string, lines: readonly string[]): [string, readonly string[]] => [
    domain,
    lines.map((line) => `${line} fred@${domain} password`),
  ];

  test.each([
    fredAt('gmail.com', ['imap imap.gmail.com:993 TLS', 'pop3 pop.gmail.com:995 TLS', 'smtp smtp.gmail.com:465 TLS']),
    fredAt('googlemail.com', [
      'imap imap.gmail.com:993 TLS',
      'pop3 pop.gmail.com:995 TLS',
      'smtp smtp.gmail.com:465 TLS',
    ]),
    fredAt('yandex.ru', [
      'imap imap.yandex.com:993 TLS',
      'pop3 pop.yandex.com:995 TLS',
      'smtp smtp.yandex.com:465 TLS',
    ]),
    fredAt('mail.ru', ['imap imap.mail.ru:993 TLS', 'pop3 pop.mail.ru:995 TLS', 'smtp smtp.mail.ru:465 TLS']),
  ])('sets up %s in Outlook and Thunderbird', async (domain, lines) => {
    const url = `https://autodiscover.${domain}/Autodiscover/Autodiscover.xml`;
    const init = { method: 'POST', headers: xmlType, body: fromOutlook(`fred@${domain}`) };
    const answer = await read(await askWorker(url, init));
    expectSettings(answer);
    for (const reader of [outlook, thunderbirdAutodiscover]) {
      expect(conclude(reader, answer, `fred@${domain}`), reader.name).toEqual(lines);
    }
  });

  test('sets up Gmail in Delta Chat by GET', async () => {
    const answer = await read(await askWorker(`https://gmail.com${path}`));
    expect(conclude(deltaChatAutodiscover, answer, 'fred@gmail.com')).toEqual([
      'imap imap.gmail.com:993 try fred@gmail.com unstated',
      'smtp smtp.gmail.com:465 try fred@gmail.com unstated',
    ]);
  });

  test('says different things of receiving and sending where the logins differ', async () => {
    const init = { method: 'POST', headers: xmlType, body: fromOutlook('fred@icloud.com') };
    const answer = await read(await askWorker(`https://icloud.com${path}`, init));
    expect(linesOf(answer)).toEqual([
      'IMAP imap.mail.me.com:993 on/SSL fred',
      'SMTP smtp.mail.me.com:587 on/TLS fred@icloud.com',
    ]);
    expect(textOf(protocolOf(answer, 'SMTP'), 'UsePOPAuth')).toBe('off');
  });

  test('tells the clock in an error document', async () => {
    const init = { method: 'POST', headers: xmlType, body: fromOutlook('fred@nobody.example') };
    expectError(await read(await askWorker(`https://nobody.example${path}`, init)), '500');
  });
});
