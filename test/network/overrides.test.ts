import { describe, expect, test } from 'vitest';
import { OptionError } from '../../src/node/network/option-error.ts';
import { findOverride, findOverriddenAddresses, parseOverride } from '../../src/node/network/overrides.ts';

describe('--resolve', () => {
  test.each([
    ['imap.example.com:993:127.0.0.1', { hostname: 'imap.example.com', port: 993, addresses: ['127.0.0.1'] }],
    ['IMAP.Example.com.:*:127.0.0.1', { hostname: 'imap.example.com', port: '*', addresses: ['127.0.0.1'] }],
    ['*:443:192.0.2.1,[2001:db8::1]', { hostname: '*', port: 443, addresses: ['192.0.2.1', '2001:db8::1'] }],
    ['[2001:db8::2]:25:[::1]', { hostname: '2001:db8::2', port: 25, addresses: ['::1'] }],
  ])('reads %s', (text, expected) => {
    expect(parseOverride(text)).toEqual(expected);
  });

  test.each([
    ['', 'is not written'],
    ['example.com:993', 'is not written'],
    ['example.com:993:', 'is not written'],
    ['example.com:imaps:127.0.0.1', 'is not written'],
    ['example.com:0:127.0.0.1', 'there is no port 0'],
    ['example.com:65536:127.0.0.1', 'there is no port 65536'],
    ['example.com:993:other.example', '"other.example" is no IP address'],
    ['example.com:993:127.0.0.1,', '"" is no IP address'],
    ['example.com:993:::1', '::1 needs brackets'],
    ['example.com:993:[127.0.0.1', '"[127.0.0.1" is no IP address'],
  ])('refuses %j', (text, why) => {
    expect(() => parseOverride(text)).toThrow(OptionError);
    expect(() => parseOverride(text)).toThrow(why);
  });

  const overrides = ['a.example:993:192.0.2.1', 'a.example:*:192.0.2.2', '*:25:192.0.2.3'].map(parseOverride);

  test.each([
    ['a.example', 993, ['192.0.2.1']],
    ['a.example', 143, ['192.0.2.2']],
    ['b.example', 25, ['192.0.2.3']],
    ['b.example', 993, undefined],
  ])('the first that fits %s:%i counts', (hostname, port, expected) => {
    expect(findOverride(overrides, hostname, port)).toEqual(expected);
  });

  test('a name has all the addresses that are stated for it, and none of those for every host', () => {
    expect(findOverriddenAddresses(overrides, 'a.example')).toEqual(['192.0.2.1', '192.0.2.2']);
    expect(findOverriddenAddresses(overrides, 'b.example')).toEqual([]);
  });
});
