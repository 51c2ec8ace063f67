import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolutionPacc } from '../../src/clients/evolution-pacc.ts';
import { himalayaPacc } from '../../src/clients/himalaya-pacc.ts';
import type { Answer, ServiceReader } from '../../src/clients/index.ts';
import { parseDigestRecord } from '../../src/clients/pacc-digest.ts';
import { strictPacc } from '../../src/clients/pacc.ts';
import { toSha256 } from '../../src/clients/sha256.ts';
import { fred, mutate, pacc, toAnswer, type Mutation } from './documents.ts';

const toDigest = (body: string): string => createHash('sha256').update(body).digest('base64');
const toRecord = (body: string): string => `v=UAAC1; a=sha256; d=${toDigest(body)}`;
const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** A document with the record that vouches for it. */
const toPaccAnswer = (body: string, more: Partial<Answer> = {}): Answer =>
  toAnswer(body, { contentType: 'application/json', txt: [toRecord(body)], ...more });
const readWith =
  (client: ServiceReader, document = pacc) =>
  (...mutations: readonly Mutation[]) =>
    client.read(toPaccAnswer(mutate(document, ...mutations)), fred);

const login = { username: 'fred@example.com', authentication: 'password' };
const imap = { protocol: 'imap', hostname: 'imap.example.com', port: 993, security: 'TLS', ...login };
const smtp = { protocol: 'smtp', hostname: 'smtp.example.com', port: 465, security: 'TLS', ...login };
const smtp02: Mutation = ['"submit"', '"smtp"'];

/** Everything that the draft knows. */
const full = JSON.stringify({
  authentication: { 'oauth-public': { issuer: 'https://auth.example.com/' }, password: true },
  info: {
    help: {
      contact: ['mailto:it@example.com'],
      developer: 'https://developer.example.com/',
      documentation: 'https://help.example.com/',
    },
    provider: {
      logo: [
        { 'content-type': 'image/svg+xml', url: 'https://example.com/logo.svg' },
        { 'content-type': 'image/png', height: 128, url: 'https://example.com/logo.png', width: 128 },
      ],
      name: 'Example Mail',
      shortName: 'Example',
    },
  },
  protocols: {
    caldav: { url: 'https://dav.example.com/calendars/' },
    carddav: { url: 'https://dav.example.com/contacts/' },
    imap: { host: 'imap.example.com' },
    jmap: { url: 'https://jmap.example.com/session' },
    managesieve: { host: 'sieve.example.com' },
    pop3: { host: 'pop.example.com' },
    smtp: { host: 'smtp.example.com' },
    submit: { host: 'smtp.example.com' },
    webdav: { url: 'https://dav.example.com/files/' },
  },
});

describe('a digest record', () => {
  // Bodies and digests of the draft's minimal document, in the spelling of -02 and of -03.
  test.each([
    [pacc, '9MHlPi3DDiqRW4Qyc2rmTUb4x0p5cE02JhZcuVSQgOk='],
    [pacc.replace('"submit"', '"smtp"'), 'eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4='],
  ])('vouches for %s', (body, digest) => {
    const answer = toPaccAnswer(body, { txt: [`v=UAAC1; a=sha256; d=${digest}`] });
    expect(strictPacc.read(answer, fred)).toMatchObject({ outcome: 'configured' });
  });

  const digest = toDigest(pacc);
  test.each([
    `v=UAAC1; a=sha256; d=${digest}`,
    `v=UAAC1;a=sha256;d=${digest}`,
    `v=UAAC1; a=sha256; d=${digest};`,
    `v=UAAC1; a=sha256; d=${digest} ; `,
    `v = UAAC1 ;\ta\t=\tsha256; d = ${digest}`,
    `d=${digest}; x=y; a=sha256; v=UAAC1; x=z`,
  ])('may be written %j', (record) => {
    expect(parseDigestRecord(record)).toHaveLength(32);
  });

  test.each([
    '',
    ';',
    ` v=UAAC1; a=sha256; d=${digest}`,
    `v=UAAC1; a=sha256; d=${digest};;`,
    `v=UAAC1; a=sha256`,
    `a=sha256; d=${digest}`,
    `v=UAAC1; d=${digest}`,
    `v=uaac1; a=sha256; d=${digest}`,
    `V=UAAC1; a=sha256; d=${digest}`,
    `v=UAAC1; a=SHA256; d=${digest}`,
    `v=UAAC1; a=sha512; d=${digest}`,
    `v=UAAC2; a=sha256; d=${digest}`,
    `v=UAAC1; v=UAAC1; a=sha256; d=${digest}`,
    `v=UAAC1; a=sha256; d=${digest}; d=${digest}`,
    `v=UAAC1; a=sha256; d=${digest.replace('=', '')}`,
    `v=UAAC1; a=sha256; d=${digest}=`,
    `v=UAAC1; a=sha256; d=${digest.slice(4)}`,
    `v=UAAC1; a=sha256; d=${digest}; x`,
    `v=UAAC1; a=sha256; d=${digest}; x=`,
    `v=UAAC1; a=sha256; d=${digest}; =y`,
    `v=UAAC1; a=sha256; d=${digest}; x=a b`,
    `v=UAAC1; a=sha256; d=${digest}; x=\u00e9`,
    `"v=UAAC1; a=sha256; d=${digest}"`,
  ])('may not be written %j', (record) => {
    expect(parseDigestRecord(record)).toBeUndefined();
  });
});

describe('SHA-256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is that of FIPS 180-4', (text, hex) => {
    expect(toHex(toSha256(new TextEncoder().encode(text)))).toBe(hex);
  });

  test('of any bytes is that of OpenSSL', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toHex(toSha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});

const clients: readonly (readonly [ServiceReader, string])[] = [
  [strictPacc, pacc],
  [evolutionPacc, pacc],
  [himalayaPacc, mutate(pacc, smtp02)],
];

describe.each(clients)('$name', (client, document) => {
  const read = readWith(client, document);

  test('sets up the minimal document with TLS, the usual ports and the address as user name', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      displayName: 'Example Mail',
      incoming: imap,
      outgoing: smtp,
      alternatives: [],
      related: [],
    });
  });

  test('takes POP3 where there is no IMAP', () => {
    expect(read(['"imap":{"host":"imap.', '"pop3":{"host":"pop.'])).toMatchObject({
      incoming: { protocol: 'pop3', hostname: 'pop.example.com', port: 995, security: 'TLS' },
    });
  });

  test('says OAuth 2.0 where it is the only way', () => {
    expect(read(['"password":true', '"password":false'])).toMatchObject({
      incoming: { authentication: 'OAuth2' },
      outgoing: { authentication: 'OAuth2' },
    });
  });

  test.each<[string, Mutation]>([
    ['at the top', ['{', '{"version":"1.0","more":[{}],']],
    ['among the protocols', ['"protocols":{', '"protocols":{"nntp":{"host":1},"ews":null,']],
    ['in a protocol', ['{"host":"imap', '{"port":"x","host":"imap']],
    ['in the authentication', ['"authentication":{', '"authentication":{"passkey":7,']],
    ['about the provider', ['"provider":{', '"provider":{"colour":"red",']],
  ])('ignores unknown members %s', (_case, mutation) => {
    expect(read(mutation)).toEqual(read());
  });

  test.each([
    ['no record', []],
    ['the record of another document', [toRecord(`${document} `)]],
    ['a record for something else', ['v=spf1 -all']],
  ])('takes nothing with %s', (_case, txt) => {
    expect(client.read(toPaccAnswer(document, { txt }), fred)).toEqual({
      outcome: 'nothing',
      why: 'no TXT record has its digest',
    });
  });

  test('takes nothing where nobody asked for records', () => {
    const answer = toAnswer(document, { contentType: 'application/json' });
    expect(client.read(answer, fred)).toMatchObject({ outcome: 'nothing', why: 'no TXT record has its digest' });
  });

  test('is content with one record of several, as while a document changes', () => {
    const txt = [toRecord(`${document}\n`), 'v=spf1 -all', toRecord(document)];
    expect(client.read(toPaccAnswer(document, { txt }), fred).outcome).toBe('configured');
  });

  test('looks at the digest before the contents', () => {
    const answer = toPaccAnswer('not JSON', { txt: [toRecord(document)] });
    expect(client.read(answer, fred)).toMatchObject({ why: 'no TXT record has its digest' });
  });

  test.each<[string, string]>([
    ['text', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    [`${document},`, 'not a JSON object'],
    [`\ufeff${document}`, 'not a JSON object'],
    [`{"__proto__":${document}}`, ''],
  ])('takes nothing from %s', (body, why) => {
    expect(client.read(toPaccAnswer(body), fred)).toMatchObject({ outcome: 'nothing', ...(why === '' ? {} : { why }) });
  });

  test.each<[string, Mutation]>([
    ['protocols are missing', ['"protocols"', '"servers"']],
    ['protocols are a list', [/"protocols":\{.*\}\}(?=\})/, '"protocols":[]']],
    ['a protocol is a text', ['{"host":"imap.example.com"}', '"imap.example.com"']],
    ['a host is missing', ['"host":"imap', '"hostname":"imap']],
    ['a host is a number', ['"imap.example.com"', '1']],
    ['the authentication is missing', ['"authentication"', '"auth"']],
    ['password is a text', ['"password":true', '"password":"true"']],
    ['the issuer is missing', ['"issuer"', '"iss"']],
    ['info is missing', ['"info"', '"about"']],
    ['the provider is missing', ['"provider"', '"isp"']],
    ['the name is missing', ['"name"', '"title"']],
    ['the name is a number', ['"Example Mail"', '1']],
    ['the short name is a list', ['"Example"', '["Example"]']],
  ])('drops the document when %s', (_case, mutation) => {
    expect(read(mutation).outcome).toBe('nothing');
  });

  test('takes nothing where mail could not be sent', () => {
    expect(read([/"(?:smtp|submit)"/, '"unknown"'])).toEqual({ outcome: 'nothing', why: 'no usable protocol' });
  });

  test.each([404, 500, 302])('takes nothing with status %d', (status) => {
    expect(client.read(toPaccAnswer(document, { status }), fred)).toEqual({
      outcome: 'nothing',
      why: `status ${status}`,
    });
  });
});

describe('PACC, strict', () => {
  const read = readWith(strictPacc);

  test('reads a full document', () => {
    const dav = { hostname: 'dav.example.com', port: 443, security: 'TLS', ...login };
    expect(readWith(strictPacc, full)()).toEqual({
      outcome: 'configured',
      displayName: 'Example Mail',
      incoming: imap,
      outgoing: smtp,
      alternatives: [{ ...imap, protocol: 'pop3', hostname: 'pop.example.com', port: 995 }],
      related: [
        { ...dav, protocol: 'jmap', hostname: 'jmap.example.com', url: 'https://jmap.example.com/session' },
        { ...dav, protocol: 'caldav', url: 'https://dav.example.com/calendars/' },
        { ...dav, protocol: 'carddav', url: 'https://dav.example.com/contacts/' },
        { ...dav, protocol: 'webdav', url: 'https://dav.example.com/files/' },
      ],
    });
  });

  test('takes smtp for submit, and submit where there are both', () => {
    expect(read(smtp02)).toEqual(read());
    expect(read(['"submit"', '"smtp":{"host":"old.example.com"},"submit"'])).toEqual(read());
  });

  test('takes JMAP alone', () => {
    const body = full.replace(/"(imap|pop3|smtp|submit)":\{[^}]*\},/g, '');
    expect(readWith(strictPacc, body)()).toMatchObject({
      outcome: 'service',
      service: { protocol: 'jmap' },
      related: [{ protocol: 'caldav' }, { protocol: 'carddav' }, { protocol: 'webdav' }],
    });
  });

  test.each<[string, string, Mutation]>([
    ['a host is a URL', 'imap has no host', ['"imap.example.com"', '"imaps://imap.example.com"']],
    ['a host has a port', 'imap has no host', ['"imap.example.com"', '"imap.example.com:993"']],
    ['a host has no name', 'imap has no host', ['"imap.example.com"', '""']],
    ['a URL is of http', 'jmap has no https URL without a port', ['https://jmap', 'http://jmap']],
    ['a URL has another port', 'jmap has no https URL without a port', ['jmap.example.com', 'jmap.example.com:8443']],
    [
      'a URL states the usual port',
      'jmap has no https URL without a port',
      ['jmap.example.com', 'jmap.example.com:443'],
    ],
    [
      'a URL is a host',
      'jmap has no https URL without a port',
      ['https://jmap.example.com/session', 'jmap.example.com'],
    ],
    ['a URL of calendars has no path', 'caldav has no path', ['dav.example.com/calendars/', 'dav.example.com/']],
    ['a URL of contacts has no path', 'carddav has no path', ['dav.example.com/contacts/', 'dav.example.com']],
    ['password is missing', 'password is not a boolean', [',"password":true', '']],
    ['password is null', 'password is not a boolean', ['"password":true', '"password":null']],
    ['the issuer is a host', 'issuer is not an issuer', ['https://auth.example.com/', 'auth.example.com']],
    ['the issuer is of http', 'issuer is not an issuer', ['https://auth', 'http://auth']],
    ['the issuer has a query', 'issuer is not an issuer', ['auth.example.com/', 'auth.example.com/?a']],
    ['the issuer has a fragment', 'issuer is not an issuer', ['auth.example.com/', 'auth.example.com/#']],
    ['the issuer has a user', 'issuer is not an issuer', ['auth.example.com/', 'a@auth.example.com/']],
    ['the issuer has dot segments', 'issuer is not an issuer', ['auth.example.com/', 'auth.example.com/a/../b']],
    ['the name has two spaces', 'name is not a name of up to 60 characters', ['Example Mail', 'Example  Mail']],
    [
      'the name has a control character',
      'name is not a name of up to 60 characters',
      ['Example Mail', 'Example\\u0007'],
    ],
    ['the name turns the direction', 'name is not a name of up to 60 characters', ['Example Mail', 'Example\\u202e']],
    ['the name is empty', 'name is not a name of up to 60 characters', ['Example Mail', '']],
    ['the name is long', 'name is not a name of up to 60 characters', ['Example Mail', 'x'.repeat(61)]],
    ['the short name is long', 'shortName is not a name of up to 20 characters', ['"Example"', `"${'x'.repeat(21)}"`]],
    ['the logo is one object', 'logo is not an array', [/"logo":\[.*\](?=,"name")/, '"logo":{}']],
    ['a logo is a text', 'logo holds something other than an object', [/"logo":\[.*\](?=,"name")/, '"logo":["x"]']],
    ['a logo has no URL', 'url is not a URL', [',"url":"https://example.com/logo.svg"', '']],
    ['a logo has no type', 'content-type is not an image', ['"content-type":"image/png",', '']],
    ['a width is a text', 'width is not a number', ['"width":128', '"width":"128"']],
    ['the help is a text', 'documentation is not a URL', ['https://help.example.com/', 'ask us']],
    ['a contact is an address', 'contact is not a URL', ['mailto:it@example.com', 'it@example.com']],
  ])('drops the document when %s', (_case, why, mutation) => {
    expect(readWith(strictPacc, full)(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test('drops a document that offers no way to log in', () => {
    const body = pacc.replace(/"authentication":\{.*?\}(?=,"info")/, '"authentication":{"password":false}');
    expect(readWith(strictPacc, body)()).toEqual({ outcome: 'nothing', why: 'no way to log in' });
  });

  test.each([
    ['application/json; charset=utf-8', true],
    ['Application/JSON', true],
    ['text/json', false],
    ['application/jsonp', false],
    ['', false],
  ])('with the type %j takes it: %s', (contentType, takes) => {
    const { outcome } = strictPacc.read(toPaccAnswer(pacc, { contentType }), fred);
    expect(outcome).toBe(takes ? 'configured' : 'nothing');
  });
});

describe('Evolution with PACC', () => {
  test('takes calendars and contacts beside mail, and no JMAP', () => {
    expect(readWith(evolutionPacc, full)()).toMatchObject({
      outcome: 'configured',
      related: [{ protocol: 'caldav' }, { protocol: 'carddav' }],
    });
  });

  test.each([
    ['calendars where there is no mail', full, { outcome: 'service', service: { protocol: 'caldav' } }],
    [
      'nothing where there is only JMAP',
      full.replace(/"(?:caldav|carddav)":\{[^}]*\},/g, ''),
      { outcome: 'nothing', why: 'no protocol that it knows' },
    ],
  ])('takes %s', (_case, document, conclusion) => {
    const body = document.replace(/"(imap|pop3|smtp|submit)":\{[^}]*\},/g, '');
    expect(readWith(evolutionPacc, body)()).toMatchObject(conclusion);
  });
});

describe('Himalaya', () => {
  test('does not know submit', () => {
    expect(readWith(himalayaPacc)()).toEqual({ outcome: 'nothing', why: 'no usable protocol' });
  });

  test('reads a full document', () => {
    expect(readWith(himalayaPacc, full)()).toEqual(readWith(strictPacc, full)());
  });

  test('ignores the media type', () => {
    const answer = toPaccAnswer(pacc.replace('"submit"', '"smtp"'), { contentType: 'text/plain' });
    expect(himalayaPacc.read(answer, fred).outcome).toBe('configured');
  });

  test.each([
    [`V=uaac1; A=SHA256; D=${toDigest(full)}`, true],
    [` ;junk; v=UAAC1; a=sha256; d=x; d=${toDigest(full)}`, true],
    [`v=UAAC1; a=sha256; d=${toDigest(full)}x`, false],
    [`v=UAAC1; d=${toDigest(full)}`, false],
  ])('with the record %j takes it: %s', (record, takes) => {
    const { outcome } = himalayaPacc.read(toPaccAnswer(full, { txt: [record] }), fred);
    expect(outcome).toBe(takes ? 'configured' : 'nothing');
  });

  test.each<[string, string, Mutation]>([
    ['a logo has no URL', 'url is missing', [',"url":"https://example.com/logo.svg"', '']],
    ['a contact is a number', 'contact has another type', ['"mailto:it@example.com"', '1']],
    ['managesieve is a text', 'managesieve has another type', ['{"host":"sieve.example.com"}', '"x"']],
  ])('drops the document when %s', (_case, why, mutation) => {
    expect(readWith(himalayaPacc, full)(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test('takes null for absent, and does not ask for a password member', () => {
    const read = readWith(himalayaPacc, full);
    expect(read(['{"host":"pop.example.com"}', 'null'])).toMatchObject({ outcome: 'configured', alternatives: [] });
    expect(read([',"password":true', ''])).toMatchObject({ incoming: { authentication: 'OAuth2' } });
  });
});
