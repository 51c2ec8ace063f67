import { describe, expect, test } from 'vitest';
import { fairEmail } from '../../src/clients/fairemail.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => fairEmail.read(toAnswer(mutate(autoconfig, ...mutations)), fred);

describe('FairEmail', () => {
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
    });
  });

  test.each([203, 204, 404])('asks the next URL after status %d', (status) => {
    const conclusion = fairEmail.read(toAnswer(autoconfig, { status }), fred);
    expect(conclusion).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });

  test.each<[string, string, Mutation]>([
    [
      'POP3 stands first',
      'the first incoming server is not imap',
      ['<incomingServer', '<incomingServer type="pop3"/><incomingServer'],
    ],
    [
      'a JMAP server stands first',
      'the first incoming server is not imap',
      ['<incomingServer', '<incomingServer type="jmap"/><incomingServer'],
    ],
    [
      'the first outgoing server is not smtp',
      'the first outgoing server is not smtp',
      ['<outgoingServer', '<outgoingServer type="x"/><outgoingServer'],
    ],
    ['the port is not a number', 'no usable imap server', ['993', ' 993']],
    ['the port is 0', 'no usable imap server', ['993', '0']],
    ['the host name is missing', 'no usable smtp server', ['<hostname>smtp.example.com</hostname>', '']],
    ['the document is not well-formed', 'not well-formed', ['</clientConfig>', '']],
  ])('finds nothing when %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test('looks at nothing after the first of each', () => {
    const broken = '<port>x</port>';
    const conclusion = read(
      ['</incomingServer>', `</incomingServer><incomingServer type="imap">${broken}</incomingServer>`],
      ['</outgoingServer>', `</outgoingServer><outgoingServer type="smtp">${broken}</outgoingServer>`],
    );
    expect(conclusion).toMatchObject({ incoming: { port: 993 }, outgoing: { port: 587 } });
  });

  test.each<[string, object, ...Mutation[]]>([
    ['leaves placeholders in the host name', { hostname: '%EMAILDOMAIN%' }, ['imap.example.com', '%EMAILDOMAIN%']],
    ['never uses clear text', { security: 'TLS' }, ['>SSL<', '>plain<']],
    [
      'takes STARTTLS from the port when the socket type is unknown',
      { security: 'STARTTLS' },
      ['993', '143'],
      ['>SSL<', '>plain<'],
    ],
    ['believes the socket type after the port', { security: 'TLS' }, ['993', '143']],
    [
      'believes the port after the socket type',
      { security: 'STARTTLS' },
      ['<port>993</port>', ''],
      ['</socketType>', '</socketType><port>143</port>'],
    ],
  ])('%s', (_case, incoming, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ incoming });
  });

  test.each([
    ['%EMAILADDRESS%', 'fred@example.com'],
    ['%EMAILLOCALPART%', 'fred'],
    ['%EMAILLOCALPART%.%EMAILDOMAIN%', '%EMAILLOCALPART%.%EMAILDOMAIN%'],
    [' %EMAILADDRESS%', ' %EMAILADDRESS%'],
    ['', 'fred@example.com'],
  ])('reads the user name %j as %j', (template, username) => {
    expect(read([/%EMAILADDRESS%/g, template])).toMatchObject({ incoming: { username }, outgoing: { username } });
  });

  test('has one user name for both directions, the last', () => {
    expect(read(['%EMAILADDRESS%', '%EMAILLOCALPART%'])).toMatchObject({
      incoming: { username: 'fred@example.com' },
      outgoing: { username: 'fred@example.com' },
    });
  });
});
