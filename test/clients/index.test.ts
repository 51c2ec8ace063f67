import { describe, expect, test } from 'vitest';
import { clientReaders } from '../../src/clients/index.ts';
import { autoconfig, autodiscover, fred, toAnswer } from './documents.ts';

describe('every client', () => {
  test('has its own name', () => {
    expect(new Set(clientReaders.map(({ name }) => name)).size).toBe(clientReaders.length);
  });

  const xmlReaders = clientReaders.filter(({ reads }) => reads !== 'profile');
  test.each(xmlReaders)('$name sets up the minimal document with the address as user name', (client) => {
    const body = client.reads === 'autoconfig' ? autoconfig : autodiscover;
    expect(client.read(toAnswer(body), fred)).toMatchObject({
      outcome: 'configured',
      incoming: { protocol: 'imap', hostname: 'imap.example.com', port: 993, username: fred.email },
      outgoing: { protocol: 'smtp', hostname: 'smtp.example.com', port: 587, username: fred.email },
    });
  });

  test.each(clientReaders)('$name survives any body', (client) => {
    for (const body of ['', ' ', '<', '<a', '<a/>', '&', '\u0000', '{"a":1}', '<a>'.repeat(500), '<__proto__/>']) {
      const contentType = client.reads === 'profile' ? 'application/x-apple-aspen-config' : 'text/xml';
      expect(client.read(toAnswer(body, { contentType }), fred).outcome).toBe('nothing');
      expect(client.read(toAnswer(body, { contentType }), { email: '' }).outcome).toBe('nothing');
    }
  });

  test.each(clientReaders)('$name takes nothing from a 404', (client) => {
    const conclusion = client.read(toAnswer('', { status: 404, contentType: 'text/plain' }), fred);
    expect(conclusion).toEqual({ outcome: 'nothing', why: 'status 404' });
  });
});
