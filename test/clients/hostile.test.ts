import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientReaders, serviceReaders, type Answer } from '../../src/clients/index.ts';
import {
  autoconfig,
  autodiscover,
  errorDocument,
  exchange,
  fred,
  mediaTypes,
  mobileSync,
  pacc,
  profile,
} from './documents.ts';

type Reader = (typeof readers)[number];
const readers = [...clientReaders, ...serviceReaders];
const json = '{"Protocol":"ActiveSync","Url":"https://eas.example/Microsoft-Server-ActiveSync"}';
const documents = [autoconfig, autodiscover, exchange, errorDocument, mobileSync, pacc, json, profile];

/** An answer that a reader has every reason to read: its media type, and a record that vouches for the body. */
function toAnswerFor({ reads }: Reader, body: string, more: Partial<Answer> = {}): Answer {
  const digest = createHash('sha256').update(body).digest('base64');
  return { status: 200, contentType: mediaTypes[reads], body, txt: [`v=UAAC1; a=sha256; d=${digest}`], ...more };
}

/** Bytes, decoded as they are after HTTP. */
const bytes = fc
  .uint8Array({ maxLength: 400 })
  .map((found) => new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(found));

const fragments = fc.constantFrom(
  ...['<', '>', '/', '&', ';', '"', '{', '}', '[', ']', ',', ':', '\u0000', '\ufeff', '\ud800', ' ', '%', '@', '0'],
  ...['<a>', '</a>', '<![CDATA[', ']]>', '<!--', '&#0;', '&#x110000;', '<!DOCTYPE a [<!ENTITY b "c">]>', '__proto__'],
  ...['constructor', '%EMAILADDRESS%', 'https://', '-1', '1e309', 'null', '9'.repeat(40)],
);

/** A document in which pieces were cut out, doubled, moved or replaced, one change after the other. */
const mutated = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(
      fc.record({
        at: fc.nat(2000),
        length: fc.nat(60),
        to: fc.nat(2000),
        fragment: fragments,
        kind: fc.constantFrom('cut', 'double', 'move', 'replace', 'insert'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([document, changes]) =>
    changes.reduce((text, { at, length, to, fragment, kind }) => {
      const start = text === '' ? 0 : at % text.length;
      const [before, piece, after] = [
        text.slice(0, start),
        text.slice(start, start + length),
        text.slice(start + length),
      ];
      if (kind === 'cut') return before + after;
      if (kind === 'double') return before + piece + piece + after;
      if (kind === 'replace') return before + fragment + after;
      if (kind === 'insert') return before + fragment + piece + after;
      const rest = before + after;
      const target = rest === '' ? 0 : to % rest.length;
      return rest.slice(0, target) + piece + rest.slice(target);
    }, document),
  );

const circumstances = fc.record({
  status: fc.constantFrom(200, 200, 200, 204, 301, 302, 400, 401, 404, 451, 500),
  location: fc.constantFrom('', '/', 'https://a.example/', 'https://', 'http://[', 'javascript:x'),
});
const email = fc.oneof(
  fc.constant(fred.email),
  fc.constantFrom('', '@', 'a@b@c', '@example.com', '\u0000'),
  fc.string(),
);

// The two that save a server whose host they were not told.
const hostless = new Set(['KMail', 'Nextcloud Mail']);

/** What no conclusion may hold, however broken the document. */
function expectSound(reader: Reader, answer: Answer, address: string): void {
  const conclusion = reader.read(answer, { email: address });
  if (conclusion.outcome === 'configured') {
    for (const server of [conclusion.incoming, conclusion.outgoing, ...(conclusion.alternatives ?? [])]) {
      if (!hostless.has(reader.name)) expect(server.hostname, reader.name).not.toBe('');
      expect(Number.isSafeInteger(server.port), reader.name).toBe(true);
    }
    expect(conclusion.incoming.protocol, reader.name).not.toBe('smtp');
    expect(conclusion.outgoing.protocol, reader.name).toBe('smtp');
  } else if (conclusion.outcome === 'service') {
    expect(conclusion.service.hostname, reader.name).not.toBe('');
  } else {
    expect(conclusion.why, reader.name).not.toBe('');
    expect(conclusion.redirect?.target, reader.name).not.toBe('');
  }
}

const runs = { numRuns: 400 };

describe.each(readers)('$name', (reader) => {
  test('comes to a sound conclusion from any bytes', () => {
    fc.assert(
      fc.property(bytes, circumstances, email, (body, more, address) => {
        expectSound(reader, toAnswerFor(reader, body, more), address);
      }),
      runs,
    );
  });

  test('comes to a sound conclusion from any mutated document', () => {
    fc.assert(
      fc.property(mutated, email, (body, address) => {
        expectSound(reader, toAnswerFor(reader, body), address);
      }),
      runs,
    );
  });

  test('comes to the same conclusion each time', () => {
    fc.assert(
      fc.property(mutated, (body) => {
        const answer = toAnswerFor(reader, body);
        expect(reader.read(answer, fred)).toEqual(reader.read(answer, fred));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['elements inside one another', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
    ['lists inside one another', '['.repeat(100_000)],
    ['objects inside one another', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['elements beside one another', `<a>${'<b c="d"/>'.repeat(20_000)}</a>`],
    ['a long name', `<${'a'.repeat(200_000)}/>`],
    ['a long text', `<a>${'&amp;'.repeat(40_000)}</a>`],
    ['blanks', ' '.repeat(200_000)],
    ['open brackets', '<'.repeat(50_000)],
    ['a host name of dashes', autodiscover.replaceAll('imap.example.com', '-'.repeat(100_000))],
    ['a host name of labels', autodiscover.replaceAll('imap.example.com', 'a.'.repeat(100_000))],
    ['a host name of placeholders', autoconfig.replaceAll('imap.example.com', '%A%'.repeat(50_000))],
    ['a long PACC name', pacc.replace('Example Mail', 'a '.repeat(50_000))],
    ['many servers', autoconfig.replace(/<incomingServer[^]*<\/incomingServer>/, (server) => server.repeat(500))],
  ])('is soon done with %s', (_case, body) => {
    expectSound(reader, toAnswerFor(reader, body), fred.email);
  });

  test('is soon done with long TXT records and locations', () => {
    const txt = [`v=UAAC1;${' x=y;'.repeat(50_000)}`, ';'.repeat(100_000), ' '.repeat(100_000), '='.repeat(100_000)];
    const location = `https://a.example/autodiscover/${'a/'.repeat(50_000)}`;
    for (const status of [200, 302, 451]) {
      expectSound(reader, toAnswerFor(reader, pacc, { status, location, txt }), fred.email);
    }
  });
});
