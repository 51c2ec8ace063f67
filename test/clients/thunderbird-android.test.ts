import { describe, expect, test } from 'vitest';
import { thunderbirdAndroid } from '../../src/clients/thunderbird-android.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) =>
  thunderbirdAndroid.read(toAnswer(mutate(autoconfig, ...mutations)), fred);
const second = (content: string): Mutation => ['</incomingServer>', `</incomingServer>${content}`];

describe('Thunderbird for Android', () => {
  test('sets up the minimal document whatever its media type', () => {
    expect(thunderbirdAndroid.read(toAnswer(autoconfig, { contentType: 'text/plain' }), fred)).toEqual({
      outcome: 'configured',
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
    });
  });

  test.each<[string, string, ...Mutation[]]>([
    ['the id is not a host name', 'the id is not a host name', ['id="example.com"', 'id="example mail"']],
    ['there is no id', 'the id is not a host name', [' id="example.com"', '']],
    ['there is no domain', 'no valid domain', ['<domain>example.com</domain>', '']],
    ['there is no emailProvider', 'no emailProvider', [/emailProvider/g, 'provider']],
    ['there is no imap server', 'no imap server', ['type="imap"', 'type="pop3"']],
    ['there is no smtp server', 'no smtp server', ['type="smtp"', 'type="lmtp"']],
    ['an imap entry is plain', 'socketType plain', ['>SSL<', '>plain<']],
    ['an smtp entry is plain', 'socketType plain', ['>STARTTLS<', '>plain<']],
    [
      'an imap entry that it would not use is plain',
      'socketType plain',
      second('<incomingServer type="imap"><socketType>plain</socketType></incomingServer>'),
    ],
    ['a second imap entry is empty', 'no hostname', second('<incomingServer type="imap"/>')],
    ['socketType is not trimmed', 'socketType  SSL', ['>SSL<', '> SSL<']],
    ['socketType is missing', 'no socketType', ['<socketType>SSL</socketType>', '']],
    ['the port is not trimmed', 'port  993', ['>993<', '> 993<']],
    ['the port is not a number', 'port imaps', ['>993<', '>imaps<']],
    ['the port is too large', 'port 65536', ['>993<', '>65536<']],
    ['the port is missing', 'no port', ['<port>993</port>', '']],
    ['the host name is illegal', 'hostname imap_1.example.com', ['imap.', 'imap_1.']],
    ['the host name is not trimmed', 'hostname  imap.example.com', ['>imap.', '> imap.']],
    ['the host name is missing', 'no hostname', ['<hostname>imap.example.com</hostname>', '']],
    ['the user name is missing', 'no username', ['<username>%EMAILADDRESS%</username>', '']],
    ['no method is known', 'no usable authentication', ['password-cleartext', 'GSSAPI']],
    ['a leaf holds an element', 'element inside port', ['993', '993<b/>']],
  ])('rejects the whole file when %s', (_case, why, ...mutations) => {
    expect(read(...mutations)).toEqual({ outcome: 'nothing', why });
  });

  test.each([
    ['a web page', toAnswer('<!DOCTYPE html><html><p></html>')],
    ['an error', toAnswer(autoconfig, { status: 404 })],
    ['a 204', toAnswer('', { status: 204 })],
  ])('asks the next URL after %s', (_case, answer) => {
    expect(thunderbirdAndroid.read(answer, fred)).not.toHaveProperty('stopsSearching');
  });

  test('ignores a plain POP3 entry', () => {
    const pop3 = '<incomingServer type="pop3"><socketType>plain</socketType></incomingServer>';
    expect(read(second(pop3)).outcome).toBe('configured');
  });

  test('takes the first method that it knows', () => {
    const conclusion = read(['<authentication>', '<authentication>NTLM</authentication><authentication>']);
    expect(conclusion).toMatchObject({ incoming: { authentication: 'password' } });
  });

  test('ignores attributes on leaves', () => {
    expect(read(['<domain>', '<domain purpose="mx">'], ['<username>', '<username a="b">']).outcome).toBe('configured');
  });

  test('fills in every occurrence in user name and host', () => {
    const answer = toAnswer(
      mutate(
        autoconfig,
        ['imap.example.com', 'imap.%EMAILDOMAIN%'],
        ['%EMAILADDRESS%', '%EMAILLOCALPART%-%EMAILLOCALPART%'],
      ),
    );
    expect(thunderbirdAndroid.read(answer, { email: '007@EXAMPLE.com' })).toMatchObject({
      incoming: { hostname: 'imap.example.com', username: '007-007' },
    });
  });
});
