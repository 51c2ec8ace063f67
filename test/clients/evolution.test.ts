import { describe, expect, test } from 'vitest';
import { evolution } from '../../src/clients/evolution.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => evolution.read(toAnswer(mutate(autoconfig, ...mutations)), fred);

describe('Evolution', () => {
  test('sets up the minimal document', () => {
    expect(read()).toEqual({
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
      alternatives: [],
    });
  });

  test.each<[string, string, Mutation]>([
    [
      'an incoming server has another attribute',
      'incomingServer has attributes other than type',
      ['type="imap"', 'type="imap" id="1"'],
    ],
    [
      'an outgoing server has another attribute',
      'outgoingServer has attributes other than type',
      ['type="smtp"', 'type="smtp" id="1"'],
    ],
    ['a server has no type', 'incomingServer has attributes other than type', [' type="imap"', '']],
    ['the document is not well-formed', 'not well-formed', ['</clientConfig>', '']],
    ['there is no imap or pop3', 'no incoming server', ['"imap"', '"jmap"']],
    ['there is no smtp', 'no outgoing server', ['"smtp"', '"lmtp"']],
    ['the host name is CDATA', 'no incoming server', ['imap.example.com', '<![CDATA[imap.example.com]]>']],
  ])('finds nothing when %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test('asks the next URL after a 404', () => {
    expect(evolution.read(toAnswer(autoconfig, { status: 404 }), fred)).toEqual({
      outcome: 'nothing',
      why: 'status 404',
    });
  });

  test('takes the last imap server, with what it leaves out from the one before', () => {
    const last = '<incomingServer type="imap"><hostname>last.example.com</hostname><port>143</port></incomingServer>';
    expect(read(['</incomingServer>', `</incomingServer>${last}`])).toMatchObject({
      incoming: { hostname: 'last.example.com', port: 143, security: 'TLS', username: 'fred@example.com' },
    });
  });

  test('takes the last smtp server', () => {
    const last = '<outgoingServer type="smtp"><hostname>last.example.com</hostname></outgoingServer>';
    expect(read(['</outgoingServer>', `</outgoingServer>${last}`])).toMatchObject({
      outgoing: { hostname: 'last.example.com' },
    });
  });

  test('uses POP3 only without IMAP, and keeps it as an alternative', () => {
    const pop3 = '<incomingServer type="pop3"><hostname>pop.example.com</hostname></incomingServer>';
    expect(read(['<incomingServer', `${pop3}<incomingServer`])).toMatchObject({
      incoming: { protocol: 'imap' },
      alternatives: [{ protocol: 'pop3' }],
    });
    expect(read(['"imap"', '"pop3"'])).toMatchObject({ incoming: { protocol: 'pop3' }, alternatives: [] });
  });

  test.each<[string, object, Mutation]>([
    ['reads an unknown socket type as none', { security: 'plain' }, ['>SSL<', '>ssl<']],
    ['drops a CDATA user name', { username: '' }, ['%EMAILADDRESS%', '<![CDATA[fred]]>']],
    ['does not read OAuth2', { authentication: 'unstated' }, ['password-cleartext', 'OAuth2']],
    [
      'reads encrypted passwords',
      { authentication: 'encrypted-password' },
      ['password-cleartext', 'password-encrypted'],
    ],
    ['ignores a port out of range', { port: 0 }, ['993', '65536']],
    ['fills in any text', { hostname: 'imap.example.com' }, ['imap.example.com', 'imap.%EMAILDOMAIN%']],
  ])('%s', (_case, incoming, mutation) => {
    expect(read(mutation)).toMatchObject({ incoming });
  });
});
