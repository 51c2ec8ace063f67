import { expect, test } from 'vitest';
import { parseDomain } from '../src/core/address.ts';
import type { Domain, ProviderConfig } from '../src/core/types.ts';
import { createKeeper } from '../src/formats/keeper.ts';
import * as providers from '../providers/index.ts';

const [first, second] = Object.values(providers) as readonly ProviderConfig[] as [ProviderConfig, ProviderConfig];

function toDomain(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(text);
  return domain.value;
}

test('what is kept is told apart by provider, variant and domain', () => {
  const keeper = createKeeper<string>();
  const [here, there] = [toDomain('here.example'), toDomain('there.example')];
  keeper.keep(first, '', here, 'kept');
  expect(keeper.find(first, '', here)).toBe('kept');
  expect(keeper.find(second, '', here)).toBeUndefined();
  expect(keeper.find(first, 'pop3', here)).toBeUndefined();
  expect(keeper.find(first, '', there)).toBeUndefined();
});

test('no stream of different requests makes the store grow beyond its bound', () => {
  const keeper = createKeeper<number>();
  const domains = Array.from({ length: 2000 }, (_unused, index) => toDomain(`d${String(index)}.example`));
  for (const [index, domain] of domains.entries()) {
    keeper.keep(first, `variant ${String(index % 7)}`, domain, index);
    expect(keeper.find(first, `variant ${String(index % 7)}`, domain)).toBe(index);
  }
  const found = domains.filter((domain, index) => keeper.find(first, `variant ${String(index % 7)}`, domain) === index);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(512);
});

test('nor does a stream of requests for all providers, in all variants', () => {
  const keeper = createKeeper<number>();
  const all = Object.values(providers) as readonly ProviderConfig[];
  const domain = toDomain('one.example');
  const asked = all.flatMap((provider) => Array.from({ length: 50 }, (_unused, index) => [provider, index] as const));
  for (const [provider, index] of asked) keeper.keep(provider, String(index), domain, index);
  const left = asked.filter(([provider, index]) => keeper.find(provider, String(index), domain) !== undefined);
  expect(asked.length).toBeGreaterThan(10_000);
  expect(left.length).toBeLessThanOrEqual(512);
});

test('what is asked for again and again stays, whatever else is asked', () => {
  const keeper = createKeeper<string>();
  const usual = toDomain('usual.example');
  keeper.keep(first, '', usual, 'kept');
  for (let index = 0; index < 5_000; index += 1) {
    keeper.keep(second, '', toDomain(`d${String(index)}.example`), 'other');
    expect(keeper.find(first, '', usual)).toBe('kept');
  }
});
