import { describe, expect, test } from 'vitest';
import { findChild, findChildren, parseXml, type XmlElement } from '../../src/clients/xml.ts';
import { namesOf, textOf } from './autodiscover-answers.ts';
import { encodeUtf16, fromOutlook, inChunks } from './autodiscover-requests.ts';
import { createTestApp, readText } from './fixtures.ts';
import { fromEwsSoap, fromEwsSoapForDomains, soapNamespaces, toUserMessage, wrapSoap } from './soap-requests.ts';

const url = 'https://autodiscover.example.com/autodiscover/autodiscover.svc';
const { fetch: ask } = createTestApp();

interface Read {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  /** The one element in `Body`. */
  readonly message: XmlElement | undefined;
}

async function post(body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}): Promise<Read> {
  const response = await ask(url, { method: 'POST', headers: { 'Content-Type': 'text/xml', ...headers }, body });
  const text = await readText(response);
  const envelope = parseXml(text);
  return { status: response.status, body: text, headers: response.headers, message: readBody(envelope) };
}

/** Checks the envelope of SOAP 1.1 on the way to what it holds. */
function readBody(envelope: XmlElement | undefined): XmlElement | undefined {
  expect(envelope?.name).toBe('s:Envelope');
  expect(envelope?.attributes.get('xmlns:s')).toBe(soapNamespaces.soap);
  expect(envelope?.attributes.get('xmlns:a')).toBe(soapNamespaces.addressing);
  expect(namesOf(envelope)).toEqual(['s:Header', 's:Body']);
  expect(namesOf(findChild(envelope, 's:Header'))).toEqual(['a:Action']);
  const content = findChild(envelope, 's:Body');
  expect(content?.children).toHaveLength(1);
  return content?.children[0];
}

function toResponse({ status, message, headers, body }: Read, operation: string): XmlElement | undefined {
  expect(status, body).toBe(200);
  expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toContain(`>${soapNamespaces.autodiscover}/Autodiscover/${operation}Response</a:Action>`);
  expect(message?.name).toBe(`${operation}ResponseMessage`);
  expect(message?.attributes).toEqual(new Map([['xmlns', soapNamespaces.autodiscover]]));
  expect(namesOf(message)).toEqual(['Response']);
  const response = findChild(message, 'Response');
  expect(response?.attributes.get('xmlns:i')).toBe(soapNamespaces.instance);
  const list = operation === 'GetUserSettings' ? 'UserResponses' : 'DomainResponses';
  expect(namesOf(response)).toEqual(['ErrorCode', 'ErrorMessage', list]);
  return response;
}

interface Outcome {
  readonly code: string | undefined;
  readonly target: string | undefined;
  /** By name: the text of a setting, or its places in lines. */
  readonly settings: Readonly<Record<string, string>>;
  readonly missing: readonly (string | undefined)[];
}

function toOutcome(kind: 'User' | 'Domain', answer: XmlElement): Outcome {
  expect(textOf(answer, 'ErrorMessage')).toBeTruthy();
  const settings: Record<string, string> = {};
  for (const setting of findChildren(findChild(answer, `${kind}Settings`), `${kind}Setting`)) {
    const places = findChildren(findChild(setting, 'ProtocolConnections'), 'ProtocolConnection').map(({ children }) =>
      children.map(({ name, text }) => `${name}=${text}`).join(' '),
    );
    const webClient = findChild(findChild(setting, 'WebClientUrls'), 'WebClientUrl');
    const type = setting.attributes.get('i:type') ?? '';
    const value = textOf(setting, 'Value') ?? textOf(webClient, 'Url') ?? places.join('; ');
    settings[textOf(setting, 'Name') ?? ''] = `${type}: ${value}`;
  }
  const missing = findChildren(findChild(answer, `${kind}SettingErrors`), `${kind}SettingError`).map((error) => {
    expect(namesOf(error)).toEqual(['ErrorCode', 'ErrorMessage', 'SettingName']);
    expect(textOf(error, 'ErrorCode')).toBe('SettingIsNotAvailable');
    return textOf(error, 'SettingName');
  });
  return { code: textOf(answer, 'ErrorCode'), target: textOf(answer, 'RedirectTarget'), settings, missing };
}

function toOutcomes(answer: Read, kind: 'User' | 'Domain' = 'User'): readonly Outcome[] {
  const response = toResponse(answer, `Get${kind}Settings`);
  expect(textOf(response, 'ErrorCode')).toBe('NoError');
  return findChildren(findChild(response, `${kind}Responses`), `${kind}Response`).map((each) => toOutcome(kind, each));
}

function expectInvalidRequest(answer: Read, operation = 'GetUserSettings'): void {
  const response = toResponse(answer, operation);
  expect(textOf(response, 'ErrorCode')).toBe('InvalidRequest');
  expect(textOf(response, 'ErrorMessage')).toBe('The request is invalid.');
  expect(response?.children.at(-1)?.children).toEqual([]);
}

function expectFault({ status, message, body, headers }: Read, code: string): void {
  expect(status).toBe(400);
  expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(body).toContain(`>${soapNamespaces.addressing}/soap/fault</a:Action>`);
  expect(message?.name).toBe('s:Fault');
  expect(namesOf(message)).toEqual(['faultcode', 'faultstring']);
  expect(textOf(message, 'faultcode')).toBe(code);
  expect(textOf(message, 'faultstring')).toBeTruthy();
  expect(body).not.toContain('planted');
}

const all = [
  'UserDisplayName',
  'AutoDiscoverSMTPAddress',
  'ExternalEwsUrl',
  'ExternalWebClientUrls',
  'ExternalImap4Connections',
  'ExternalPop3Connections',
  'ExternalSmtpConnections',
  'UserDN',
  'EwsSupportedSchemas',
] as const;
const user = "o'neil&co@exchange.example";

describe('GetUserSettings', () => {
  test('says what the provider has and what it has not, in the order of the question', async () => {
    const [outcome] = toOutcomes(await post(fromEwsSoap([user], all)));
    expect(outcome).toEqual({
      code: 'NoError',
      target: undefined,
      settings: {
        UserDisplayName: `StringSetting: ${user}`,
        AutoDiscoverSMTPAddress: `StringSetting: ${user}`,
        ExternalEwsUrl: 'StringSetting: https://exchange.example/EWS/Exchange.asmx',
        ExternalWebClientUrls: 'WebClientUrlCollectionSetting: https://exchange.example/owa/?a=1&b=2',
        ExternalImap4Connections:
          'ProtocolConnectionCollectionSetting: EncryptionMethod=SSL Hostname=imap.exchange.example Port=993; EncryptionMethod=TLS Hostname=imap.exchange.example Port=143',
        ExternalSmtpConnections:
          'ProtocolConnectionCollectionSetting: EncryptionMethod=TLS Hostname=smtp.exchange.example Port=587',
      },
      missing: ['ExternalPop3Connections', 'UserDN', 'EwsSupportedSchemas'],
    });
    expect(Object.keys(outcome?.settings ?? {})).toEqual(all.filter((name) => !outcome?.missing.includes(name)));
  });

  test('has the elements in the order of the schema, which .NET reads by', async () => {
    const { message } = await post(fromEwsSoap([user], all));
    const response = findChild(findChild(findChild(message, 'Response'), 'UserResponses'), 'UserResponse');
    expect(namesOf(response)).toEqual(['ErrorCode', 'ErrorMessage', 'UserSettingErrors', 'UserSettings']);
  });

  test('says nothing that was not asked for', async () => {
    const { body } = await post(fromEwsSoap([user], ['ExternalEwsUrl', 'ExternalEwsUrl']));
    expect(body.match(/<Name>/g)).toHaveLength(1);
    expect(body).not.toMatch(/neil|imap/);
  });

  test('says that a provider without Exchange has no Exchange, and where its mail is', async () => {
    const answer = await post(
      fromEwsSoap(['fred@example.com'], ['InternalEwsUrl', 'ExternalEwsUrl', 'ExternalImap4Connections']),
    );
    expect(toOutcomes(answer)).toEqual([
      {
        code: 'NoError',
        target: undefined,
        settings: {
          ExternalImap4Connections:
            'ProtocolConnectionCollectionSetting: EncryptionMethod=SSL Hostname=imap.example.com Port=993',
        },
        missing: ['InternalEwsUrl', 'ExternalEwsUrl'],
      },
    ]);
  });

  test('leaves clear text out where there is TLS', async () => {
    const { body } = await post(
      fromEwsSoap(['fred@half-clear.example'], ['ExternalImap4Connections', 'ExternalSmtpConnections']),
    );
    expect(body).not.toContain('None');
  });

  test.each(['user@nobody.example', 'user', 'a@b@example.com', 'user@com', '', 'x'.repeat(300)])(
    'answers InvalidUser for "%s", the same as for any other',
    async (mailbox) => {
      const answer = await post(fromEwsSoap([mailbox], ['ExternalEwsUrl']));
      expect(toOutcomes(answer)).toEqual([{ code: 'InvalidUser', target: undefined, settings: {}, missing: [] }]);
      expect(answer.body).toBe((await post(fromEwsSoap(['a@nobody.test'], ['ExternalEwsUrl']))).body);
    },
  );

  test('sends people on whose account or service is elsewhere', async () => {
    const people = ['anna@old.example', 'anna@moved.example', 'anna@here.example', 'anna@lost.example'];
    expect(toOutcomes(await post(fromEwsSoap(people, ['ExternalEwsUrl'])))).toEqual([
      { code: 'RedirectAddress', target: 'anna@new.example', settings: {}, missing: [] },
      {
        code: 'RedirectUrl',
        target: 'https://ad.elsewhere.test/autodiscover/autodiscover.svc',
        settings: {},
        missing: [],
      },
      { code: 'NoError', target: undefined, settings: {}, missing: ['ExternalEwsUrl'] },
      { code: 'InvalidUser', target: undefined, settings: {}, missing: [] },
    ]);
  });

  test('answers everyone in turn, up to 16 in one request', async () => {
    const people = Array.from({ length: 16 }, (_, index) =>
      index % 3 === 0 ? `user${index}@nobody.example` : `user${index}@exchange.example`,
    );
    const outcomes = toOutcomes(await post(fromEwsSoap(people, ['UserDisplayName', 'ExternalEwsUrl'])));
    expect(outcomes.map(({ code, settings }) => settings.UserDisplayName ?? code)).toEqual(
      people.map((person, index) => (index % 3 === 0 ? 'InvalidUser' : `StringSetting: ${person}`)),
    );
    expectInvalidRequest(await post(fromEwsSoap([...people, 'one@example.com'], ['ExternalEwsUrl'])));
  });

  test('waits for a registry that has to be waited for', async () => {
    const { fetch, log } = createTestApp({
      registry: { findByDomain: () => Promise.resolve(undefined), findByMx: () => Promise.resolve(undefined) },
    });
    const body = fromEwsSoap(['a@example.com', 'b@example.com'], ['ExternalEwsUrl']);
    const response = await fetch(url, { method: 'POST', body });
    expect((await readText(response)).match(/InvalidUser/g)).toHaveLength(2);
    expect(log).toMatchObject([{ format: 'autodiscover-soap', outcome: 'unknown-domain', status: 200 }]);
  });

  test.each<[string, string]>([
    ['no users', toUserMessage([], ['ExternalEwsUrl'])],
    ['no settings', toUserMessage([user], [])],
    ['a setting that is no name', toUserMessage([user], ['planted&lt;x/>'])],
    ['an empty setting', toUserMessage([user], [''])],
    ['no Request', '<a:GetUserSettingsRequestMessage/>'],
    ['two Requests', toUserMessage([user], ['A']).replace('</a:Request>', '</a:Request><a:Request/>')],
    ['the Request in a foreign namespace', toUserMessage([user], ['A']).replaceAll('a:Request>', 'wsa:Request>')],
  ])('with %s is an InvalidRequest', async (_what, message) => {
    const answer = await post(wrapSoap(message));
    expectInvalidRequest(answer);
    expect(answer.body).not.toMatch(/planted|neil/);
  });

  test.each<[string, () => NonNullable<RequestInit['body']>]>([
    ['without a declaration', () => fromEwsSoap([user], all).replace(/<\?.*?\?>/, '')],
    ['with other prefixes', () => fromEwsSoap([user], all).replaceAll('soap:', 'q:').replace('xmlns:soap', 'xmlns:q')],
    ['in UTF-16', () => encodeUtf16(fromEwsSoap([user], all), 'little')],
    ['in chunks', () => inChunks(fromEwsSoap([user], all), 50)],
    [
      'with the namespace as it is misprinted',
      () =>
        fromEwsSoap([user], all)
          .replaceAll('http://sch', 'https://sch')
          .replace('https://schemas.xmlsoap', 'http://schemas.xmlsoap'),
    ],
    [
      'with all headers that there are',
      () =>
        wrapSoap(
          toUserMessage([user.replace('&', '&amp;')], all),
          'GetUserSettings',
          '<wsa:MessageID>urn:uuid:planted</wsa:MessageID><wsa:ReplyTo><wsa:Address>https://planted.example/</wsa:Address></wsa:ReplyTo>',
        ),
    ],
    [
      'with a token',
      () =>
        wrapSoap(
          toUserMessage([user.replace('&', '&amp;')], all),
          'GetUserSettings',
          '<wsse:Security xmlns:wsse="urn:wsse" soap:mustUnderstand="1"><wsse:Password>planted</wsse:Password></wsse:Security>',
        ),
    ],
  ])('is answered the same %s', async (_how, toBody) => {
    const answer = await post(toBody(), { Authorization: 'Basic cGxhbnRlZA==', SOAPAction: '"planted"' });
    expect(answer.body).toBe((await post(fromEwsSoap([user], all))).body);
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });
});

describe('GetDomainSettings', () => {
  test('says where Exchange Web Services are', async () => {
    const domains = ['exchange.example', 'EXCHANGE.example', 'example.com', 'nobody.example', 'x', 'old-eas.example'];
    const answer = await post(fromEwsSoapForDomains(domains, ['ExternalEwsUrl', 'ExternalEwsVersion']));
    const found = {
      code: 'NoError',
      target: undefined,
      settings: { ExternalEwsUrl: 'DomainStringSetting: https://exchange.example/EWS/Exchange.asmx' },
      missing: ['ExternalEwsVersion'],
    };
    const nothing = { ...found, settings: {}, missing: ['ExternalEwsUrl', 'ExternalEwsVersion'] };
    const unknown = { code: 'InvalidDomain', target: undefined, settings: {}, missing: [] };
    expect(toOutcomes(answer, 'Domain')).toEqual([found, found, nothing, unknown, unknown, nothing]);
    expect(answer.body).not.toMatch(/nobody/);
  });

  test('names the other service where there is one', async () => {
    const [outcome] = toOutcomes(await post(fromEwsSoapForDomains(['moved.example'], ['ExternalEwsUrl'])), 'Domain');
    expect(outcome).toMatchObject({
      code: 'RedirectUrl',
      target: 'https://ad.elsewhere.test/autodiscover/autodiscover.svc',
    });
  });

  test('without domains is an InvalidRequest', async () => {
    expectInvalidRequest(await post(fromEwsSoapForDomains([], ['ExternalEwsUrl'])), 'GetDomainSettings');
  });
});

describe('what is no request', () => {
  test.each<[string, string]>([
    ['an empty body', ''],
    ['words', 'planted'],
    ['HTML', '<html><body>planted</body></html>'],
    ['POX', fromOutlook('planted@example.com')],
    ['an envelope without a body', wrapSoap('').replace('<soap:Body></soap:Body>', '')],
    ['an empty body of an envelope', wrapSoap('')],
    ['two bodies', wrapSoap('').replace('<soap:Body>', '<soap:Body/><soap:Body>')],
    ['two messages', wrapSoap(toUserMessage([user], ['A']) + toUserMessage([user], ['A']))],
    ['a message that was cut off', fromEwsSoap([user], all).slice(0, -20)],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY e "planted">]>${fromEwsSoap([user], all).replace(/<\?.*?\?>/, '')}`],
    ['more elements than any request has', wrapSoap('<a:x/>'.repeat(300))],
    ['more depth than any request has', wrapSoap(`${'<a>'.repeat(20)}${'</a>'.repeat(20)}`)],
    ['16000 open elements', '<a>'.repeat(5000)],
  ])('such as %s gets a fault of the client', async (_what, body) => {
    expectFault(await post(body), 's:Client');
  });

  test('such as SOAP 1.2 gets a fault of the version', async () => {
    const body = fromEwsSoap([user], all).replaceAll(soapNamespaces.soap, 'http://www.w3.org/2003/05/soap-envelope');
    expectFault(await post(body), 's:VersionMismatch');
  });

  test.each([
    '<a:GetFederationInformationRequestMessage><a:Request><a:Domain>planted.example</a:Domain></a:Request></a:GetFederationInformationRequestMessage>',
    '<a:planted/>',
    '<GetUserSettingsRequestMessage/>',
    '<m:ResolveNames xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"/>',
  ])('such as the operation %s gets a fault of the action', async (message) => {
    expectFault(await post(wrapSoap(message)), 'a:ActionNotSupported');
  });
});

test.each(['GET', 'HEAD', 'PUT', 'PROPFIND'])('%s gets a 405 in words and no challenge', async (method) => {
  const response = await ask(url, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  expect(response.headers.has('www-authenticate')).toBe(false);
  expect(await readText(response)).not.toContain('<');
});

test.each(['POST', 'GET', 'PUT'])('%s over plain http gets a 403', async (method) => {
  const body = method === 'GET' ? null : fromEwsSoap([user], all);
  const response = await ask(url.replace('https:', 'http:'), { method, body });
  expect(response.status).toBe(403);
  expect(await readText(response)).not.toContain('exchange.example');
});

test.each(['wssecurity', 'WSSecurity', 'wssecurity/symmetrickey'])('/%s is not there', async (below) => {
  const response = await ask(`${url}/${below}`, { method: 'POST', body: fromEwsSoap([user], all) });
  expect(response.status).toBe(404);
  expect(response.headers.has('www-authenticate')).toBe(false);
});
