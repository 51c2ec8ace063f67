import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, readDocument } from '../../src/cli/import/document.ts';
import { textLimitBytes } from '../../src/cli/import/file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...latin1(text).reduce<number[]>((bytes, byte) => [...bytes, byte, 0], [])]);
const named = (name: string): string =>
  `<clientConfig><emailProvider><displayName>${name}</displayName></emailProvider></clientConfig>`;

describe('encodings', () => {
  test.each<readonly [encoding: string, bytes: Uint8Array]>([
    ['UTF-8 without declaration', utf8(named('Grüße'))],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${named('Grüße')}`)],
    ['ISO-8859-1 by declaration', latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${named('Grüße')}`)],
    ['UTF-16 by byte order mark', utf16(named('Grüße'))],
    ['a declaration with single quotes', utf8(`<?xml version='1.0' encoding='utf-8'?>\r\n${named('Grüße')}`)],
  ])('%s', (_encoding, bytes) => {
    const result = parseDocument(bytes);
    expect(result.ok && result.root.children[0]?.children[0]?.text).toBe('Grüße');
  });
});

describe('what is no autoconfig document is named in one line', () => {
  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  test.each<readonly [reason: string, bytes: Uint8Array, problem: RegExp]>([
    ['nothing', utf8(''), /is empty/],
    ['JSON', utf8('{"servers":[]}'), /is not XML/],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /not valid utf-8/],
    ['ISO-8859-1 that says UTF-8', latin1(named('Grüße')), /not valid utf-8/],
    [
      'an unknown encoding',
      utf8(`<?xml version="1.0" encoding="klingon"?>${named('x')}`),
      /encoding that is not known/,
    ],
    ['an element that is not closed', utf8('<clientConfig><emailProvider></clientConfig>'), /not well-formed/],
    ['an undeclared entity', utf8('<clientConfig>&nbsp;</clientConfig>'), /not well-formed/],
    ['a bare ampersand', utf8(named('1&1')), /not well-formed/],
    ['a DOCTYPE', utf8('<!DOCTYPE x [<!ENTITY a "b">]><clientConfig>&a;</clientConfig>'), /DOCTYPE/],
    ['an Autodiscover answer', utf8('<Autodiscover><Response/></Autodiscover>'), /another format.*"Autodiscover"/],
    ['a property list', utf8('<plist version="1.0"><dict/></plist>'), /another format.*"plist"/],
    ['an HTML page', utf8('<html><body>Not found</body></html>'), /another format/],
    ['elements without end', utf8(`<clientConfig>${nested(50_000)}</clientConfig>`), /not well-formed/],
  ])('%s', (_reason, bytes, problem) => {
    const result = parseDocument(bytes);
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    expect(result.problem).toMatch(problem);
    expect(result.problem).not.toMatch(/[\n\u001b]/);
  });
});

describe('files', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailbeacon-documents-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a document of the largest size is read', async () => {
    const padding = textLimitBytes - named('x').length - '<!---->'.length;
    await writeFile(join(folder, 'large.xml'), `${named('x')}<!--${' '.repeat(padding)}-->`);
    expect(await readDocument(join(folder, 'large.xml'))).toMatchObject({ ok: true });
  });

  test('10 MB are refused without being read', async () => {
    await writeFile(join(folder, 'huge.xml'), new Uint8Array(10_000_000));
    expect(await readDocument(join(folder, 'huge.xml'))).toEqual({
      ok: false,
      problem: 'is larger than 1 MiB, and no autoconfig document is',
    });
  });

  test('a folder and a missing file are named', async () => {
    expect(await readDocument(folder)).toEqual({ ok: false, problem: 'is not a file' });
    expect(await readDocument(join(folder, 'none.xml'))).toEqual({ ok: false, problem: 'cannot be read (ENOENT)' });
  });
});
