import { describe, expect, test } from 'vitest';
import { findChild, findChildren, parseXml, type XmlElement } from '../../src/clients/xml.ts';
import { clientReaders } from '../../src/clients/index.ts';
import { createTestApp, readText } from './fixtures.ts';

const base = 'http://schemas.microsoft.com/exchange/autodiscover';
const outlookSchema = `${base}/outlook/responseschema/2006a`;
const mobileSchema = `${base}/mobilesync/responseschema/2006`;
const url = 'https://autodiscover.example.com/autodiscover/autodiscover.xml';

const toBody = (address: string, schema = outlookSchema, root = 'outlook'): string =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${base}/${root}/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${schema}</AcceptableResponseSchema></Request></Autodiscover>`;
const standard = toBody('user@example.com');

async function post(body: BodyInit, init: RequestInit = {}, at = url): Promise<string> {
  const response = await createTestApp().fetch(at, { method: 'POST', body, ...init });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  return readText(response);
}

const responseOf = (xml: string): XmlElement | undefined => findChild(parseXml(xml), 'Response');
const textOf = (parent: XmlElement | undefined, name: string): string | undefined => findChild(parent, name)?.text;
const errorCode = (xml: string): string | undefined => textOf(findChild(responseOf(xml), 'Error'), 'ErrorCode');

function protocolsOf(xml: string): readonly string[] {
  return findChildren(findChild(responseOf(xml), 'Account'), 'Protocol').map((protocol) =>
    ['Type', 'Server', 'Port', 'SSL', 'Encryption', 'LoginName', 'SPA', 'AuthRequired']
      .map((name) => textOf(protocol, name) ?? '-')
      .join(' '),
  );
}

const example = [
  'IMAP imap.example.com 993 on SSL user@example.com off on',
  'POP3 pop.example.com 995 on SSL user@example.com off on',
  'SMTP smtp.example.com 587 on TLS user@example.com off on',
];

describe('a request that Outlook would send', () => {
  test('gets one account with one server a protocol, in order', async () => {
    const xml = await post(standard);
    const response = responseOf(xml);
    expect(response?.attributes.get('xmlns')).toBe(outlookSchema);
    expect(findChildren(response, 'Account')).toHaveLength(1);
    expect(textOf(findChild(response, 'Account'), 'Action')).toBe('settings');
    expect(textOf(findChild(response, 'User'), 'DisplayName')).toBe('user@example.com');
    expect(protocolsOf(xml)).toEqual(example);
  });

  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, littleEndian);
    for (let index = 0; index < text.length; index += 1)
      view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian);
    return bytes;
  };
  const untitled = standard.slice(standard.indexOf('?>') + 2);

  test.each<readonly [what: string, body: BodyInit, init?: RequestInit, at?: string]>([
    ['with a byte order mark', `\ufeff${standard}`],
    ['with a line before the root', `\n${untitled}`],
    ['as UTF-16, little end first', utf16(standard, true)],
    ['as UTF-16, big end first', utf16(standard, false)],
    [
      'with its children in the other order',
      untitled.replace(/(<EMail.*<\/EMailAddress>)(<Acc.*<\/AcceptableResponseSchema>)/, '$2$1'),
    ],
    ['with prefixed names', untitled.replace(/<(\/?)(\w)/g, '<$1a:$2').replace('xmlns=', 'xmlns:a=')],
    ['with https namespaces', standard.replaceAll('http://', 'https://')],
    ['without a schema', standard.replace(/<Acc.*Schema>/, '')],
    ['with an empty schema', toBody('user@example.com', ' ')],
    ['with the schema of 2006', toBody('user@example.com', `${base}/outlook/responseschema/2006`)],
    [
      'with comments, CDATA and attributes around',
      untitled.replace('user@', '<!-- > --><![CDATA[user]]>@').replace('<Request>', '<Request a="&gt;" b=\'>\'>'),
    ],
    ['with character references', standard.replace('user@', '&#117;s&#x65;r@')],
    ['with blanks around the address', standard.replace('user@example.com', '\n user@example.com ')],
    ['with a LegacyDN beside', standard.replace('<Request>', '<Request><LegacyDN>/o=x</LegacyDN>')],
    ['with the media type of a form', standard, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['with volunteered credentials', standard, { headers: { authorization: 'Basic dXNlcjpzZWNyZXQ=' } }],
    ['in another case', standard, {}, 'https://x.example/AutoDiscover/AUTODISCOVER.XML'],
    ['with a slash at the end', standard, {}, 'https://x.example/Autodiscover/Autodiscover.xml/'],
  ])('is understood %s', async (...[, body, init, at]) => {
    expect(protocolsOf(await post(body, init, at))).toEqual(example);
  });

  test('is understood from Thunderbird, which does not escape the address', async () => {
    expect(protocolsOf(await post(toBody('a&b@example.com')))[0]).toContain(' a&b@example.com ');
  });

  test.each([
    ['local.example', 'IMAP imap.local.example 143 on TLS user off on'],
    ['starttls.example', 'IMAP imap.starttls.example 143 on TLS user@starttls.example off on'],
    ['ntlm.example', 'IMAP imap.ntlm.example 993 on SSL user@ntlm.example on on'],
    ['choice.example', 'IMAP imap.choice.example 993 on SSL user@choice.example off on'],
    ['compound.example', 'IMAP imap.compound.example 993 on SSL user.compound.example off on'],
    ['b\u00fccher.example', 'IMAP imap.xn--bcher-kva.example 993 on SSL user@xn--bcher-kva.example off on'],
  ])('gets the login and the encryption of %s right', async (domain, first) => {
    expect(protocolsOf(await post(toBody(`user@${domain}`)))[0]).toBe(first);
  });

  test('leads no reader to clear text where TLS is offered', async () => {
    const readers = clientReaders.filter(({ reads }) => reads === 'autodiscover');
    expect(readers.length).toBeGreaterThan(2);
    for (const domain of ['example.com', 'local.example', 'starttls.example', 'choice.example']) {
      const email = `user@${domain}`;
      const body = await post(toBody(email));
      for (const reader of readers) {
        const conclusion = reader.read({ status: 200, contentType: 'text/xml; charset=utf-8', body }, { email });
        if (conclusion.outcome !== 'configured') continue;
        for (const { security } of [conclusion.incoming, conclusion.outgoing])
          expect(security, reader.name).not.toBe('plain');
      }
    }
  });
});

describe('a request that cannot be answered gets the documented code in a 200', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;">]>`;

  test.each<readonly [what: string, code: string, body: BodyInit]>([
    ['an empty body', '600', ''],
    ['words', '600', 'not xml'],
    ['truncated XML', '600', standard.slice(0, -10)],
    ['bytes that are not UTF-8', '600', new Uint8Array([0x3c, 0xff, 0xfe, 0x3e])],
    ['another root', '600', '<html/>'],
    ['a foreign namespace', '600', standard.replace(`${base}/outlook/requestschema/2006`, 'http://example.com/')],
    ['an external entity', '600', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${toBody('&e;@example.com')}`],
    ['entities that grow', '600', laughs + toBody('&b;@example.com')],
    ['an unknown entity', '600', toBody('a&nbsp;b@example.com')],
    ['a name of the prototype as entity', '600', toBody('a&constructor;b@example.com')],
    ['no address', '600', standard.replace(/<EMail.*Address>/, '')],
    ['an empty address', '600', toBody('')],
    ['two addresses', '600', standard.replace(/(<EMail.*Address>)/, '$1$1')],
    ['an address that holds an element', '600', toBody('<b>user@example.com</b>')],
    ['a LegacyDN alone', '500', standard.replace(/<EMail.*Address>/, '<LegacyDN>/o=x</LegacyDN>')],
    ['no at sign', '500', toBody('user')],
    ['two at signs', '500', toBody('a@b@example.com')],
    ['no domain', '500', toBody('user@')],
    ['an address of 300 characters', '500', toBody(`${'a'.repeat(288)}@example.com`)],
    ['markup in the address', '500', toBody('a&lt;b@example.com')],
    ['an unknown domain', '500', toBody('user@nobody.example')],
    ['a provider without mail protocols', '501', toBody('user@jmap.example')],
    ['a provider without servers', '501', toBody('user@bridge.example')],
    ['an unknown schema', '601', toBody('user@example.com', `${base}/unknown/2006`)],
    ['a hostile schema', '601', toBody('user@example.com', `${outlookSchema}&quot;&gt;&lt;x/&gt;`)],
    ['ActiveSync where there is none', '601', toBody('user@example.com', mobileSchema)],
    ['ActiveSync by its namespace', '601', toBody('user@example.com', '', 'mobilesync')],
  ])('%s: %s', async (_what, code, body) => {
    const xml = await post(body);
    expect(errorCode(xml)).toBe(code);
    const error = findChild(responseOf(xml), 'Error');
    expect(error?.attributes.get('Time')).toMatch(/^\d\d:\d\d:\d\d\.\d{7}$/);
    expect(Number(error?.attributes.get('Id'))).toBeLessThanOrEqual(4294967295);
    expect(xml).not.toMatch(/passwd|haha|<x\/>|<Account>/);
  });

  test('the ActiveSync server is told where there is one', async () => {
    const xml = await post(toBody('user@eas.example', mobileSchema, 'mobilesync'));
    const response = responseOf(xml);
    const server = findChild(findChild(findChild(response, 'Action'), 'Settings'), 'Server');
    expect(response?.attributes.get('xmlns')).toBe(mobileSchema);
    expect(server?.children.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'Type MobileSync',
      'Url https://eas.example/Microsoft-Server-ActiveSync',
      'Name https://eas.example/Microsoft-Server-ActiveSync',
    ]);
    expect(findChild(response, 'Account')).toBeUndefined();
  });

  test('any two addresses of a domain, and any two unknown domains, get the same answer', async () => {
    const [one, other] = [await post(toBody('jane@example.com')), await post(toBody('nobody-xyz@example.com'))];
    expect(other.replaceAll('nobody-xyz@example.com', 'jane@example.com')).toBe(one);
    expect(await post(toBody('a@nobody.example'))).toBe(await post(toBody('b@nobody2.example')));
  });
});

describe('GET', () => {
  test.each([
    ['https://autodiscover.example.com/autodiscover/autodiscover.xml', 200],
    ['https://example.com/Autodiscover/Autodiscover.xml', 200],
    ['https://autodiscover.local.example/autodiscover/autodiscover.xml', 404],
    ['https://autodiscover.nobody.example/autodiscover/autodiscover.xml', 404],
    ['https://autodiscover.com/autodiscover/autodiscover.xml', 404],
    ['https://x.example/autodiscover/autodiscover.xml?Email=user%40example.com', 200],
    ['https://x.example/autodiscover/autodiscover.xml?Email=a%40b%40c', 400],
  ])('%s answers %i', async (at, status) => {
    expect((await createTestApp().fetch(at)).status).toBe(status);
  });

  test('names no address and no login when it knows only the host', async () => {
    const xml = await readText(
      await createTestApp().fetch('https://autodiscover.example.com/autodiscover/autodiscover.xml'),
    );
    expect(xml).not.toMatch(/@|LoginName/);
    expect(protocolsOf(xml)[0]).toBe('IMAP imap.example.com 993 on SSL - off on');
  });
});

test.each(['GET', 'POST'])('%s over clear-text HTTP is sent to the configured https address', async (method) => {
  const app = createTestApp({ plainHttp: 'refuse' });
  const response = await app.fetch('http://autodiscover.example.com/autodiscover/autodiscover.xml', {
    method,
    redirect: 'manual',
    ...(method === 'POST' ? { body: standard } : {}),
  });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('https://autoconfig.example.com/autodiscover/autodiscover.xml');
});
