import { describe, expect, test } from 'vitest';
import { nextcloud } from '../../src/clients/nextcloud.ts';
import { autoconfig, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const read = (...mutations: readonly Mutation[]) => nextcloud.read(toAnswer(mutate(autoconfig, ...mutations)), fred);

describe('Nextcloud Mail', () => {
  test('sets up the minimal document', () => {
    expect(read()).toEqual({
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
    });
  });

  test.each<[string, object, Mutation]>([
    [
      'leaves placeholders in the host name',
      { hostname: 'imap.%EMAILDOMAIN%' },
      ['imap.example.com', 'imap.%EMAILDOMAIN%'],
    ],
    ['fills in the user name', { username: 'fred.example.com' }, ['%EMAILADDRESS%', '%EMAILLOCALPART%.%EMAILDOMAIN%']],
    ['reads socket types in any case', { security: 'TLS' }, ['>SSL<', '>ssl<']],
    ['reads TLS as STARTTLS', { security: 'STARTTLS' }, ['>SSL<', '>TLS<']],
    ['drops the encryption for an unknown socket type', { security: 'plain' }, ['>SSL<', '> SSL<']],
    ['reads a port that is no number as 0', { port: 0 }, ['993', 'imaps']],
    [
      'takes the first imap server',
      { port: 993 },
      ['</incomingServer>', '</incomingServer><incomingServer type="imap"/>'],
    ],
    ['skips other types', { port: 993 }, ['<incomingServer', '<incomingServer type="pop3"/><incomingServer']],
  ])('%s', (_case, incoming, mutation) => {
    expect(read(mutation)).toMatchObject({ incoming });
  });

  test('takes the first smtp server', () => {
    const conclusion = read(['</outgoingServer>', '</outgoingServer><outgoingServer type="smtp"/>']);
    expect(conclusion).toMatchObject({ outgoing: { port: 587 } });
  });

  test.each([
    ['a 404', toAnswer(autoconfig, { status: 404 }), 'status 404'],
    ['a web page', toAnswer('<!DOCTYPE html><html><p></html>'), 'no emailProvider'],
    ['an empty 204', toAnswer('', { status: 204 }), 'no emailProvider'],
    ['no servers', toAnswer(mutate(autoconfig, ['"imap"', '"a"'], ['"smtp"', '"b"'])), 'neither imap nor smtp'],
  ])('asks the next URL after %s', (_case, answer, why) => {
    expect(nextcloud.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });

  test.each<[string, Mutation]>([
    ['no imap server', ['"imap"', '"pop3"']],
    ['no smtp server', ['"smtp"', '"lmtp"']],
  ])('stops searching with half an account: %s', (why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why, stopsSearching: true });
  });
});
