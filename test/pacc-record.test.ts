import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as providers from '../providers/index.ts';
import { serviceReaders } from '../src/clients/index.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { Domain } from '../src/core/types.ts';
import { createAnswerer, type Document } from '../src/formats/format.ts';
import { createPaccRecords, parsePaccDigest, toPaccDigest } from '../src/formats/pacc-record.ts';
import { pacc, paccPath } from '../src/formats/pacc.ts';

const example = 'example.com' as Domain;
const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The grammar of draft-ietf-mailmaint-pacc-03 §5.2.2.2 to the letter: ASCII, tags once each, fixed values exact. */
function readRecord(text: string): string | undefined {
  if (!/^[\x21-\x7e][\t\x20-\x7e]*$/.test(text)) return undefined;
  const tags = new Map<string, string>();
  for (const pair of text.replace(/;[\t ]*$/, '').split(';')) {
    const found = /^[\t ]*([a-z]+)[\t ]*=[\t ]*([^\t ]+)[\t ]*$/.exec(pair);
    if (found === null || tags.has(found[1] ?? '')) return undefined;
    tags.set(found[1] ?? '', found[2] ?? '');
  }
  if (tags.get('v') !== 'UAAC1' || tags.get('a') !== 'sha256') return undefined;
  const digest = tags.get('d') ?? '';
  return /^[A-Za-z0-9+/]{43}=$/.test(digest) && atob(digest).length === 32 ? digest : undefined;
}

describe('a record', () => {
  test('of the published example has the published digest', () => {
    const body =
      '{"authentication":{"oauth-public":{"issuer":"https://auth.example.com/"},"password":true},"info":{"provider":{"name":"Example Mail","shortName":"Example"}},"protocols":{"imap":{"host":"imap.example.com"},"smtp":{"host":"smtp.example.com"}}}';
    expect(createPaccRecords(example, [toPaccDigest(toBytes(body))])).toEqual([
      {
        name: '_ua-auto-config.example.com',
        value: 'v=UAAC1; a=sha256; d=eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4=',
      },
    ]);
  });

  test('of any bytes is in the grammar, and has the digest that other software computes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const expected = createHash('sha256').update(bytes).digest('base64');
        const [record] = createPaccRecords(example, [toPaccDigest(bytes)]);
        expect(readRecord(record?.value ?? '')).toBe(expected);
        // One string of a TXT record holds 255 octets.
        expect(record?.value.length).toBeLessThan(256);
      }),
    );
  });

  test('stands beside that of another document, and not beside itself', () => {
    const digests = ['one', 'other'].map((text) => toPaccDigest(toBytes(text)));
    expect(createPaccRecords(example, digests).map(({ value }) => readRecord(value))).toEqual(digests);
    expect(createPaccRecords(example, [...digests, ...digests])).toHaveLength(2);
  });
});

describe('the digest of an earlier document', () => {
  test('is read as sha256sum prints it and as a record holds it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const hash = createHash('sha256').update(bytes);
        const [hex, base64] = [hash.copy().digest('hex'), hash.digest('base64')];
        for (const text of [hex, hex.toUpperCase(), base64]) expect(parsePaccDigest(text)).toBe(base64);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['one digit less', 'a'.repeat(63)],
    ['one digit more', 'a'.repeat(65)],
    ['another digest', 'a'.repeat(40)],
    ['no padding', 'eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4'],
    ['bits left over', 'eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t5='],
    ['letters for URLs', 'eSnUVzRXFSA6pJsJd_LxvqbvMt-Uj96QW3kgvMPy3t4='],
    ['a whole record', 'v=UAAC1; a=sha256; d=eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4='],
  ])('is not %s', (_what, text) => {
    expect(parsePaccDigest(text)).toBeUndefined();
  });
});

const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
async function ask(domain: string): Promise<Document> {
  const request = {
    method: 'GET',
    path: paccPath,
    rawPath: paccPath,
    query: '',
    body: new Uint8Array(),
    now: 0,
  } as const;
  const answer = createAnswerer(pacc, createRegistry(Object.values(providers)), service);
  return (await answer({ ...request, host: `ua-auto-config.${domain}` })).document;
}

const paccReaders = serviceReaders
  .filter(({ reads }) => reads === 'pacc')
  .map((reader) => [reader.name, reader] as const);

describe.each(paccReaders)('%s', (_name, reader) => {
  const conclude = async (domain: string, records?: readonly string[]) => {
    const { status, contentType, body } = await ask(domain);
    const digest = createHash('sha256').update(body).digest('base64');
    const txt = records ?? createPaccRecords(domain as Domain, [digest]).map(({ value }) => value);
    return reader.read({ status, contentType, body, txt }, { email: `fred@${domain}` });
  };

  test.each([
    ['posteo.de', 'posteo.de', 'posteo.de'],
    ['gmail.com', 'imap.gmail.com', 'smtp.gmail.com'],
    ['fastmail.com', 'imap.fastmail.com', 'smtp.fastmail.com'],
    ['mail.ru', 'imap.mail.ru', 'smtp.mail.ru'],
  ])('sets up %s with %s and %s, by password', async (domain, imap, smtp) => {
    const login = { security: 'TLS', username: `fred@${domain}`, authentication: 'password' };
    expect(await conclude(domain)).toMatchObject({
      outcome: 'configured',
      incoming: { protocol: 'imap', hostname: imap, port: 993, ...login },
      outgoing: { protocol: 'smtp', hostname: smtp, port: 465, ...login },
    });
  });

  test('takes the document while its digest is one of two', async () => {
    const digest = toPaccDigest(toBytes((await ask('posteo.de')).body));
    const other = toPaccDigest(toBytes('the document before'));
    for (const digests of [
      [other, digest],
      [digest, other],
    ]) {
      const records = createPaccRecords('posteo.de' as Domain, digests).map(({ value }) => value);
      expect(await conclude('posteo.de', records)).toMatchObject({ outcome: 'configured' });
    }
  });

  test.each([
    ['without record', []],
    ['with the record of another document', [`v=UAAC1; a=sha256; d=${toPaccDigest(toBytes('x'))}`]],
  ])('refuses the document %s', async (_what, records) => {
    expect(await conclude('posteo.de', records)).toMatchObject({ outcome: 'nothing' });
  });

  test('gets nothing where PACC cannot say the settings', async () => {
    expect(await conclude('icloud.com')).toMatchObject({ outcome: 'nothing', why: 'status 404' });
  });
});

describe('npm run pacc', () => {
  const run = async (...words: readonly string[]): Promise<{ readonly code: number; readonly output: string }> => {
    const script = join(import.meta.dirname, '../src/cli/pacc.ts');
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...words]);
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, output: stderr };
    }
  };
  const former = 'eSnUVzRXFSA6pJsJd/LxvqbvMt+Uj96QW3kgvMPy3t4=';

  test('prints the record of the document as it is served, for a zone file', async () => {
    const { body } = await ask('posteo.net');
    const { code, output } = await run('Posteo.NET');
    expect(code).toBe(0);
    expect(output).toBe(
      `; https://ua-auto-config.posteo.net/.well-known/user-agent-configuration.json, ${String(toBytes(body).length)} bytes\n` +
        `_ua-auto-config.posteo.net. 3600 IN TXT "v=UAAC1; a=sha256; d=${createHash('sha256').update(body).digest('base64')}"\n`,
    );
  });

  test.each([former, Array.from(atob(former), (octet) => octet.charCodeAt(0).toString(16).padStart(2, '0')).join('')])(
    'adds the record of %s',
    async (digest) => {
      const { code, output } = await run('posteo.de', '--also', digest);
      expect(code).toBe(0);
      expect(output.match(/ IN TXT "v=UAAC1; a=sha256; d=[^"]{44}"$/gm)).toHaveLength(2);
      expect(output).toContain(former);
    },
  );

  test.each([
    ['a domain that nobody registered', 1, 'unknown-domain', ['nobody.example']],
    ['settings that PACC cannot say', 1, 'not-expressible', ['icloud.com']],
    ['no domain', 2, 'usage:', []],
    ['two domains', 2, 'usage:', ['posteo.de', 'gmail.com']],
    ['no domain but an address', 2, 'usage:', ['fred@posteo.de']],
    ['a digest that is none', 2, 'usage:', ['posteo.de', '--also', 'abc']],
    ['an option that it does not know', 2, 'usage:', ['posteo.de', '--digest', former]],
  ])('ends with an error for %s', async (_what, code, words, args) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.output).toContain(words);
  });
});
