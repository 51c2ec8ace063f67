import { expect, test, vi } from 'vitest';
import * as providers from '../providers/index.ts';
import { parseDomain } from '../src/core/address.ts';
import type { Domain, ProviderConfig } from '../src/core/types.ts';
import { openBundled } from '../src/storage/bundled.ts';
import { packedProviders } from '../src/storage/providers.ts';

function toDomain(name: string): Domain {
  const domain = parseDomain(name);
  if (!domain.ok) throw new Error(`${name} is no domain`);
  return domain.value;
}

test('every public entry is found by each of its domains and MX domains, as it stands', () => {
  const { everybody } = openBundled();
  for (const entry of Object.values<ProviderConfig>(providers)) {
    for (const name of entry.domains) expect(everybody.findByDomain(toDomain(name)), name).toEqual(entry);
    for (const name of entry.mx ?? []) expect(everybody.findByMx(toDomain(`in.${name}`)), name).toEqual(entry);
  }
});

test('an entry is one object however it is found, since documents are kept by it', () => {
  const { own, everybody, findEntry } = openBundled();
  const gmail = everybody.findByDomain(toDomain('gmail.com'));
  expect(gmail?.id).toBe('googlemail.com');
  expect(everybody.findByDomain(toDomain('googlemail.com'))).toBe(gmail);
  expect(everybody.findByDomain(toDomain('gmail.com'))).toBe(gmail);
  expect(everybody.findByMx(toDomain('aspmx.l.google.com'))).toBe(gmail);
  expect(findEntry('googlemail.com')).toBe(gmail);
  expect(findEntry('example.com')).toBe(own.findByDomain(toDomain('example.com')));
  expect(own.findByDomain(toDomain('gmail.com'))).toBeUndefined();
  expect(findEntry('unknown.invalid')).toBeUndefined();
});

test('a start reads what entries are found by, and not the rest', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const countLetters = (): number => parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
  const { everybody } = openBundled();
  const atStart = countLetters();
  everybody.findByDomain(toDomain('gmail.com'));
  const first = countLetters() - atStart;
  everybody.findByDomain(toDomain('gmail.com'));
  const second = countLetters() - atStart - first;
  parse.mockRestore();
  expect(atStart).toBeGreaterThan(0);
  expect(atStart).toBeLessThan(packedProviders.join('').length * 0.6);
  expect(first).toBeGreaterThan(0);
  expect(second).toBe(0);
});
