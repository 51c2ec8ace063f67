import { describe, expect, test } from 'vitest';
import { deltaChat } from '../../src/clients/delta-chat.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => deltaChat.read(toAnswer(mutate(autoconfig, ...mutations)), fred);

describe('Delta Chat', () => {
  test('sets up the minimal document whatever its media type', () => {
    expect(deltaChat.read(toAnswer(autoconfig, { contentType: 'text/html' }), fred)).toEqual({
      outcome: 'configured',
      incoming: {
        protocol: 'imap',
        hostname: 'imap.example.com',
        port: 993,
        security: 'TLS',
        username: 'fred@example.com',
        authentication: 'unstated',
      },
      outgoing: {
        protocol: 'smtp',
        hostname: 'smtp.example.com',
        port: 587,
        security: 'STARTTLS',
        username: 'fred@example.com',
        authentication: 'unstated',
      },
      alternatives: [],
    });
  });

  test.each([
    ['an empty body', toAnswer('')],
    ['a 204', toAnswer('', { status: 204 })],
    ['plain text', toAnswer('not found')],
    ['a well-formed web page', toAnswer('<html><body><p>Hello</p></body></html>')],
    ['a document with POP3 only', toAnswer(mutate(autoconfig, ['type="imap"', 'type="pop3"']))],
  ])('stops searching at %s', (_case, answer) => {
    expect(deltaChat.read(answer, fred)).toMatchObject({ outcome: 'nothing', stopsSearching: true });
  });

  test.each([
    ['a 404', toAnswer('', { status: 404 })],
    ['a web page that is not well-formed', toAnswer('<html><body><br></body></html>')],
  ])('asks the next URL after %s', (_case, answer) => {
    const conclusion = deltaChat.read(answer, fred);
    expect(conclusion.outcome).toBe('nothing');
    expect(conclusion).not.toHaveProperty('stopsSearching');
  });

  test.each<[string, object, ...Mutation[]]>([
    [
      'reads names and types in any case',
      { hostname: 'imap.example.com' },
      [/incomingServer/g, 'INCOMINGSERVER'],
      ['"imap"', '"IMAP"'],
    ],
    [
      'trims',
      { username: 'fred@example.com', security: 'TLS' },
      ['%EMAILADDRESS%', ' %EMAILADDRESS%\n'],
      ['>SSL<', '> ssl <'],
    ],
    ['finds out about an unknown socket type', { security: 'try' }, ['>SSL<', '>TLS<']],
    ['finds out about a missing socket type', { security: 'try' }, ['<socketType>SSL</socketType>', '']],
    ['accepts clear text', { security: 'plain' }, ['>SSL<', '>plain<']],
    ['guesses a port that is not a number', { port: 0 }, ['993', 'imaps']],
    ['ignores the authentication', { authentication: 'unstated' }, ['password-cleartext', 'OAuth2']],
    [
      'fills in user name and host',
      { hostname: 'example.com', username: 'fred@fred' },
      ['imap.example.com', '%EMAILDOMAIN%'],
      ['%EMAILADDRESS%', '%EMAILLOCALPART%@%EMAILLOCALPART%'],
    ],
  ])('%s', (_case, incoming, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ outcome: 'configured', incoming });
  });

  test.each(['hostname', 'port', 'username'])('drops a server without %s', (name) => {
    expect(read([new RegExp(`<${name}>[^<]*</${name}>`), ''])).toMatchObject({ why: 'no imap server' });
  });

  test('drops a server whose host name is CDATA', () => {
    expect(read(['imap.example.com', '<![CDATA[imap.example.com]]>'])).toMatchObject({ why: 'no imap server' });
  });
});
