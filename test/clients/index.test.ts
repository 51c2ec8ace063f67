import { describe, expect, test } from 'vitest';
import { clientReaders, serviceReaders } from '../../src/clients/index.ts';
import { autoconfig, autodiscover, fred, mediaTypes, toAnswer } from './documents.ts';

const readers = [...clientReaders, ...serviceReaders];

describe('every client', () => {
  test('has its own name', () => {
    expect(new Set(readers.map(({ name }) => name)).size).toBe(readers.length);
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

  test.each(readers)('$name survives any body', (client) => {
    for (const body of ['', ' ', '<', '<a', '<a/>', '&', '\u0000', '{"a":1}', '<a>'.repeat(500), '<__proto__/>']) {
      const contentType = mediaTypes[client.reads];
      expect(client.read(toAnswer(body, { contentType }), fred).outcome).toBe('nothing');
      expect(client.read(toAnswer(body, { contentType }), { email: '' }).outcome).toBe('nothing');
    }
  });

  test.each(readers)('$name takes nothing from a 404', (client) => {
    const conclusion = client.read(toAnswer('', { status: 404, contentType: 'text/plain' }), fred);
    expect(conclusion).toEqual({ outcome: 'nothing', why: 'status 404' });
  });
});
