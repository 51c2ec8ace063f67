import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain } from '../src/core/address.ts';
import { toUnicodeDomain } from '../src/core/unicode.ts';

const toUnicode = (text: string): string => {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(`${text} is no domain`);
  return toUnicodeDomain(domain.value);
};

describe('a domain as people read it', () => {
  test.each([
    ['example.com', 'example.com'],
    ['xn--bcher-kva.example', 'bücher.example'],
    ['mail.xn--bcher-kva.xn--p1ai', 'mail.bücher.рф'],
    // RFC 3492 §7.1, samples (A), (B), (D) and (L), in lower case.
    ['xn--egbpdaj6bu4bxfgehfvwxn.example', 'ليهمابتكلموشعربي؟.example'],
    ['xn--ihqwcrb4cv8a8dqg056pqjye.example', '他们为什么不说中文.example'],
    ['xn--4dbcagdahymbxekheh6e0a7fei0b.example', 'למההםפשוטלאמדבריםעברית.example'],
    ['xn--3b-ww4c5e180e575a65lsy2b.example', '3年b組金八先生.example'],
    ['xn--fa-hia.example', 'faß.example'],
    ['xn--e28h.example', '😀.example'],
  ])('of %s is %s', (aLabels, expected) => {
    expect(toUnicode(aLabels)).toBe(expected);
  });

  test.each([
    ['letters that end too early', 'xn--a.example'],
    ['a letter less', 'xn--bcher-kv.example'],
    ['numbers beyond Unicode', 'xn--99999999.example'],
    ['numbers far beyond Unicode', `xn--${'9'.repeat(59)}.example`],
    ['a hyphen where a digit belongs', 'xn--a-b-c.example'],
    ['a character that no domain may have', 'xn--zn7c.example'],
    ['one wrong label among right ones', 'xn--bcher-kva.xn--a.example'],
  ])('stays as it is with %s', (_what, text) => {
    expect(toUnicode(text)).toBe(text);
  });

  test('is what the runtime of the tests makes of it, and leads back', () => {
    const letter = fc.constantFrom(...Array.from('azü漢яאßéñあ한ΩﬁＡ٣'), '😀', '-');
    const label = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(label, (name) => {
        const domain = parseDomain(`${name}.example`);
        fc.pre(domain.ok);
        const text = toUnicodeDomain(domain.value);
        expect(text).toBe(domainToUnicode(domain.value));
        expect(parseDomain(text)).toEqual(domain);
      }),
      { numRuns: 1000 },
    );
  });

  test('is what that runtime makes of any text behind the mark', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/), (tail) => {
        const domain = parseDomain(`xn--${tail}.example`);
        fc.pre(domain.ok);
        expect(toUnicodeDomain(domain.value)).toBe(domainToUnicode(domain.value));
      }),
      { numRuns: 2000 },
    );
  });
});
