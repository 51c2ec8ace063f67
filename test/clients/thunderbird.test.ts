import { describe, expect, test } from 'vitest';
import { thunderbird } from '../../src/clients/thunderbird.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => thunderbird.read(toAnswer(mutate(autoconfig, ...mutations)), fred);
const pop3 =
  '<incomingServer type="pop3"><hostname>pop.example.com</hostname><port>995</port><socketType>SSL</socketType>' +
  '<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></incomingServer>';

describe('Thunderbird', () => {
  test('sets up the minimal document', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      displayName: 'Example Mail',
      incoming: {
        protocol: 'imap',
        hostname: 'imap.example.com',
        port: 993,
        security: 'TLS',
        username: 'fred@example.com',
        authentication: 'password',
      },
      outgoing: {
        protocol: 'smtp',
        hostname: 'smtp.example.com',
        port: 587,
        security: 'STARTTLS',
        username: 'fred@example.com',
        authentication: 'password',
      },
      alternatives: [],
    });
  });

  test.each(['text/xml', 'application/xml; charset=utf-8', 'text/rdf'])('accepts the media type %s', (contentType) => {
    expect(thunderbird.read(toAnswer(autoconfig, { contentType }), fred).outcome).toBe('configured');
  });

  test.each([
    ['another media type', toAnswer(autoconfig, { contentType: 'text/html' })],
    ['the media type in upper case', toAnswer(autoconfig, { contentType: 'Text/XML' })],
    ['no media type', toAnswer(autoconfig, { contentType: '' })],
    ['a 204', toAnswer('', { status: 204 })],
    ['a web page with status 200', toAnswer('<!DOCTYPE html><html><p></html>', { contentType: 'text/html' })],
    ['a line before the XML declaration', toAnswer(`\n${autoconfig}`)],
    ['a prefix on every element', toAnswer(autoconfig.replaceAll(/<(\/?)([a-z])/gi, '<$1p:$2'))],
  ])('stops searching at %s', (_case, answer) => {
    expect(thunderbird.read(answer, fred)).toMatchObject({ outcome: 'nothing', stopsSearching: true });
  });

  test.each([404, 500, 301])('asks the next URL after status %d', (status) => {
    const conclusion = thunderbird.read(toAnswer(autoconfig, { status }), fred);
    expect(conclusion).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });

  test.each(['fred', 'a@b@example.com', 'fred@b\u00fccher.example', '@example.com'])('does not look up %s', (email) => {
    expect(thunderbird.read(toAnswer(autoconfig), { email })).toMatchObject({ why: 'the address causes no look-up' });
  });

  test.each<[string, string, ...Mutation[]]>([
    ['the id is not a host name', 'the id is not a host name', ['id="example.com"', 'id="Example Mail"']],
    ['the id has an underscore', 'the id is not a host name', ['id="example.com"', 'id="example_mail.com"']],
    ['the id is a U-label', 'the id is not a host name', ['id="example.com"', 'id="b\u00fccher.example"']],
    ['there is no id', 'the id is not a host name', [' id="example.com"', '']],
    ['there is no emailProvider', 'no emailProvider', [/emailProvider/g, 'provider'], [/id="[^"]*"/, '']],
    ['there is no domain', 'no valid domain', ['<domain>example.com</domain>', '']],
    ['the only domain has a purpose', 'no valid domain', ['<domain>', '<domain purpose="mx">']],
    ['the only domain is a wildcard', 'no valid domain', ['<domain>example.com', '<domain>*.example.com']],
    ['the incoming type is unknown', 'no usable incoming server', ['type="imap"', 'type="jmap"']],
    ['the outgoing type is not smtp', 'no usable outgoing server', ['type="smtp"', 'type="lmtp"']],
    ['the port is 0', 'no usable incoming server', ['993', '0']],
    ['the port is too large', 'no usable incoming server', ['993', '65536']],
    ['the port is missing', 'no usable incoming server', ['<port>993</port>', '']],
    ['the host name has an underscore', 'no usable incoming server', ['imap.example', 'imap_1.example']],
    ['the host name has an attribute', 'no usable incoming server', ['<hostname>', '<hostname a="b">']],
    ['socketType is not trimmed', 'no usable incoming server', ['>SSL<', '> SSL<']],
    ['socketType is in lower case', 'no usable incoming server', ['>SSL<', '>ssl<']],
    ['socketType has an attribute', 'no usable incoming server', ['<socketType>', '<socketType a="b">']],
    [
      'authentication has an attribute',
      'no usable incoming server',
      ['<authentication>', '<authentication system="x">'],
    ],
    ['authentication is not trimmed', 'no usable incoming server', ['password-cleartext<', 'password-cleartext <']],
    ['incoming authentication is none', 'no usable incoming server', ['password-cleartext', 'none']],
    [
      'OAuth2 is the only method of a host it does not know',
      'no usable incoming server',
      ['password-cleartext', 'OAuth2'],
    ],
    [
      'the outgoing user name is missing, even without login',
      'the outgoing server has no user name',
      [/password-cleartext(?=[^]*?<\/outgoing)(?![^]*<outgoing)/, 'none'],
      [/<username>%EMAILADDRESS%<\/username>(?=\s*<\/outgoing)/, ''],
    ],
  ])('rejects the whole file when %s', (_case, why, ...mutations) => {
    expect(read(...mutations)).toEqual({ outcome: 'nothing', why, stopsSearching: true });
  });

  test.each<[string, string, Mutation]>([
    ['a missing user name becomes the word undefined', 'undefined', ['<username>%EMAILADDRESS%</username>', '']],
    ['an empty user name becomes the word true', 'true', ['%EMAILADDRESS%', '']],
    ['a user name with an attribute is lost', '[object Object]', ['<username>', '<username a="b">']],
    ['a numeric user name loses its zeros', '123', ['%EMAILADDRESS%', '00123']],
    ['an exponent is a number', '1000', ['%EMAILADDRESS%', '1e3']],
    ['a boolean is put in lower case', 'true', ['%EMAILADDRESS%', 'TRUE']],
    ['a placeholder escapes coercion', 'fred', ['%EMAILADDRESS%', '%EMAILLOCALPART%']],
    ['white space stays', ' fred@example.com ', ['%EMAILADDRESS%', ' %EMAILADDRESS% ']],
    [
      'only the first occurrence is filled in',
      'fred-%EMAILLOCALPART%',
      ['%EMAILADDRESS%', '%EMAILLOCALPART%-%EMAILLOCALPART%'],
    ],
    ['several placeholders are filled in', 'fred.example.com', ['%EMAILADDRESS%', '%EMAILLOCALPART%.%EMAILDOMAIN%']],
    ['references are replaced', 'a&b@example.com', ['%EMAILADDRESS%', 'a&amp;b@example.com']],
    ['the first user name counts', 'fred@example.com', ['</username>', '</username><username>x</username>']],
  ])('%s', (_case, username, mutation) => {
    expect(read(mutation)).toMatchObject({ incoming: { username } });
  });

  test.each([
    ['0123', '123'],
    ['0x1f', '0'],
  ])('a local part like %s is safe only in a placeholder', (localPart, mangled) => {
    const account = { email: `${localPart}@example.com` };
    expect(thunderbird.read(toAnswer(autoconfig), account)).toMatchObject({
      incoming: { username: `${localPart}@example.com` },
    });
    expect(read(['%EMAILADDRESS%', localPart])).toMatchObject({ incoming: { username: mangled } });
  });

  test('a missing display name becomes the word undefined', () => {
    expect(read(['<displayName>Example Mail</displayName>', ''])).toMatchObject({ displayName: 'undefined' });
  });

  test('fills in host and display name', () => {
    const conclusion = read(['imap.example.com', 'imap.%EMAILDOMAIN%'], ['Example Mail', '%EMAILDOMAIN%']);
    expect(conclusion).toMatchObject({ displayName: 'example.com', incoming: { hostname: 'imap.example.com' } });
  });

  test('a domain with a purpose beside a plain one does no harm', () => {
    const conclusion = read(['<domain>', '<domain purpose="mx">mx.example</domain><domain>']);
    expect(conclusion.outcome).toBe('configured');
  });

  test.each<[string, string, Mutation[]]>([
    [
      'takes the next method',
      'password',
      [['<authentication>', '<authentication>OAuth2</authentication><authentication>']],
    ],
    ['takes the deprecated name of', 'encrypted-password', [['password-cleartext', 'secure']]],
    ['reads', 'Kerberos', [['password-cleartext', 'GSSAPI']]],
    ['reads', 'NTLM', [['password-cleartext', 'NTLM']]],
    [
      'knows by host name',
      'OAuth2',
      [
        ['password-cleartext', 'OAuth2'],
        ['imap.example.com', 'imap.gmail.com'],
      ],
    ],
  ])('%s %s', (_case, authentication, mutations) => {
    expect(read(...mutations)).toMatchObject({ incoming: { authentication } });
  });

  test('takes the first socket type that it knows', () => {
    const conclusion = read(['<socketType>', '<socketType>TLS</socketType><socketType>']);
    expect(conclusion).toMatchObject({ incoming: { security: 'TLS' } });
  });

  test('a clear-text server is accepted', () => {
    expect(read(['>SSL<', '>plain<'])).toMatchObject({ incoming: { security: 'plain' } });
  });

  test('keeps the provider\u2019s order and the rest as alternatives', () => {
    expect(read(['<incomingServer', `${pop3}<incomingServer`])).toMatchObject({
      incoming: { protocol: 'pop3' },
      alternatives: [{ protocol: 'imap' }],
    });
  });

  test('skips a broken entry when another one is usable', () => {
    const broken = pop3.replace('995', 'x');
    expect(read(['<incomingServer', `${broken}<incomingServer`])).toMatchObject({
      incoming: { protocol: 'imap' },
      alternatives: [],
    });
  });
});
