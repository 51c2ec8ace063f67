import { expect, test } from 'vitest';
import { parseDomain } from '../src/core/address.ts';
import { findProvider, type Candidate } from '../src/core/resolve.ts';
import { fail, ok } from '../src/core/result.ts';
import type { Domain, ProviderConfig, Registry } from '../src/core/types.ts';

const domain = (text: string): Domain => {
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new Error(`${text} is no domain`);
  return parsed.value;
};
const toCandidate = (text: string): Candidate => ({
  subject: { kind: 'domain', domain: domain(text) },
  by: { index: 'domain' },
});
const provider = (id: string): ProviderConfig => ({
  id,
  displayName: id,
  displayShortName: id,
  domains: [id],
  incoming: [],
  outgoing: [],
  source: 'https://example.com/help',
  checked: '2026-11-01',
});

/** Knows the given domains, and says of every other that the DNS names `host.example`. */
function createCountingRegistry(known: readonly string[]): Registry & { readonly queries: string[] } {
  const queries: string[] = [];
  return {
    queries,
    findByDomain: (name) => (known.includes(name) ? provider(name) : undefined),
    findByMx: () => undefined,
    findByDns: (name) => {
      queries.push(name);
      return name.endsWith('.hosted.example') ? ok(provider('host.example')) : fail({ reason: 'unknown-domain' });
    },
  };
}

test('a claimed domain is never looked up in the DNS, whichever candidate it is', () => {
  const registry = createCountingRegistry(['known.example']);
  const found = findProvider(registry, [toCandidate('autoconfig.hosted.example'), toCandidate('known.example')]);
  expect(found).toMatchObject({ ok: true, value: { provider: { id: 'known.example' } } });
  expect(registry.queries).toEqual([]);
});

test('for unclaimed domains the DNS is asked once, for the first candidate', () => {
  const registry = createCountingRegistry([]);
  const found = findProvider(registry, [toCandidate('a.hosted.example'), toCandidate('b.hosted.example')]);
  expect(found).toMatchObject({ ok: true, value: { provider: { id: 'host.example' } } });
  expect(registry.queries).toEqual(['a.hosted.example']);
});

test('an MX host that a client names itself is not looked up', () => {
  const registry = createCountingRegistry([]);
  const host = domain('mx.hosted.example');
  const candidate: Candidate = { subject: { kind: 'domain', domain: host }, by: { index: 'mx', host } };
  expect(findProvider(registry, [candidate])).toEqual({ ok: false, failure: { reason: 'unknown-domain' } });
  expect(registry.queries).toEqual([]);
});

test('what the DNS does not say either is unknown', () => {
  const found = findProvider(createCountingRegistry([]), [toCandidate('nobody.example')]);
  expect(found).toEqual({ ok: false, failure: { reason: 'unknown-domain' } });
});
