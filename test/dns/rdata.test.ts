import { expect, test } from 'vitest';
import { parseStrings } from '../../src/dns/rdata.ts';

test.each<[string, string, string | undefined]>([
  ['bare text', 'v=STSv1; id=1', 'v=STSv1; id=1'],
  ['strings that are joined', '"v=UAAC1; " "a=sha256"', 'v=UAAC1; a=sha256'],
  ['escapes of a sign and of a number', String.raw`"a\"b\\c\059d"`, 'a"b\\c;d'],
  ['a quote that does not close', '"abc', undefined],
  // Two ways to read each escape would double the time with each of them.
  ['ten thousand escapes and no end', `"${String.raw`\123`.repeat(10_000)}`, undefined],
])('reads %s', (_what, data, text) => {
  expect(parseStrings(data)).toBe(text);
});
