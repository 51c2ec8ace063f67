import { describe, expect, test } from 'vitest';
import { kmail } from '../../src/clients/kmail.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => kmail.read(toAnswer(mutate(autoconfig, ...mutations)), fred);
const smtps =
  '<outgoingServer type="smtp"><hostname>smtps.example.com</hostname><port>465</port><socketType>SSL</socketType>' +
  '<authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></outgoingServer>';

describe('KMail', () => {
  test('sets up the minimal document', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      displayName: 'Example',
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

  test.each([203, 204, 404])('asks the next URL after status %d', (status) => {
    expect(kmail.read(toAnswer(autoconfig, { status }), fred)).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });

  test.each([
    ['a web page', '<!DOCTYPE html><html><p></html>', 'not well-formed'],
    ['an empty body', '', 'not well-formed'],
    ['a document without emailProvider', '<clientConfig/>', 'no emailProvider'],
    ['a document without incoming servers', mutate(autoconfig, ['"imap"', '"jmap"']), 'no incoming server'],
    ['a document without outgoing servers', mutate(autoconfig, ['"smtp"', '"lmtp"']), 'no outgoing server'],
    ['a server without port', mutate(autoconfig, ['<port>993</port>', '']), 'no incoming server'],
  ])('stops searching at a 200 with %s', (_case, body, why) => {
    expect(kmail.read(toAnswer(body), fred)).toEqual({ outcome: 'nothing', why, stopsSearching: true });
  });

  test.each<[string, object, Mutation]>([
    ['falls back to TLS for an unknown socket type', { security: 'TLS' }, ['>SSL<', '>ssl<']],
    ['accepts clear text', { security: 'plain' }, ['>SSL<', '>plain<']],
    [
      'prefers anything to cleartext',
      { authentication: 'OAuth2' },
      ['</authentication>', '</authentication><authentication>OAuth2</authentication>'],
    ],
    [
      'takes the first that is not cleartext',
      { authentication: 'NTLM' },
      [
        '<authentication>',
        '<authentication>NTLM</authentication><authentication>OAuth2</authentication><authentication>',
      ],
    ],
    ['fills in the host name', { hostname: 'imap.example.com' }, ['imap.example.com', 'imap.%EMAILDOMAIN%']],
  ])('%s', (_case, incoming, mutation) => {
    expect(read(mutation)).toMatchObject({ incoming });
  });

  test('chooses STARTTLS before TLS for sending, wherever it stands', () => {
    expect(read(['<outgoingServer', `${smtps}<outgoingServer`])).toMatchObject({ outgoing: { port: 587 } });
    expect(read(['</outgoingServer>', `</outgoingServer>${smtps}`])).toMatchObject({ outgoing: { port: 587 } });
  });

  test('offers IMAP before POP3', () => {
    const pop3 = '<incomingServer type="pop3"><hostname>pop.example.com</hostname><port>995</port></incomingServer>';
    expect(read(['<incomingServer', `${pop3}<incomingServer`])).toMatchObject({
      incoming: { protocol: 'imap' },
      alternatives: [{ protocol: 'pop3' }],
    });
  });
});
