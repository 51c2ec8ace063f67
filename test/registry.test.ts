import { describe, expect, test } from 'vitest';
import * as publicProviders from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import { findDoubleClaims, findProblems } from '../src/core/problems.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { ProviderConfig } from '../src/core/types.ts';
import { createAnswerer, type FormatRequest } from '../src/formats/format.ts';
import { autoconfig, autodiscover, mobileconfig } from '../src/formats/index.ts';
import { findSchemaIssues } from '../src/storage/schema.ts';

const providers = { ...publicProviders, ...ownProviders };
const entries: readonly (readonly [string, ProviderConfig])[] = Object.values(providers).map((provider) => [
  provider.id,
  provider,
]);
const today = new Date().toISOString().slice(0, 10);

describe('every entry', () => {
  test.each(entries)('%s fits the schema and misleads nobody', (_id, provider) => {
    expect(findSchemaIssues(provider)).toEqual([]);
    expect(findProblems(provider, today)).toEqual([]);
  });

  test('claims its domains, MX domains and id alone', () => {
    expect(findDoubleClaims(entries)).toEqual([]);
  });

  test('offers no server without TLS', () => {
    const clear = entries.filter(([, { incoming, outgoing }]) =>
      [...incoming, ...outgoing].some((server) => 'socketType' in server && server.socketType === 'plain'),
    );
    expect(clear.map(([id]) => id)).toEqual([]);
  });

  test('says what has to be done in English and Romanian', () => {
    const instructions = entries.flatMap(([, provider]) => provider.instructions ?? []);
    expect(instructions.filter(({ text }) => text.ro === undefined)).toEqual([]);
  });
});

test('the registry knows at least 220 providers and 1,500 domains', () => {
  expect(entries.length).toBeGreaterThanOrEqual(220);
  expect(entries.flatMap(([, { domains }]) => domains).length).toBeGreaterThanOrEqual(1500);
});

describe('every domain gets an answer in every format', () => {
  const registry = createRegistry(entries.map(([, provider]) => provider));
  const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
  const request: FormatRequest = {
    method: 'GET',
    path: '/mail/config-v1.1.xml',
    rawPath: '/mail/config-v1.1.xml',
    host: 'autoconfig.example.com',
    query: '',
    body: new Uint8Array(),
    now: 0,
  };
  const outlook = (address: string): Uint8Array =>
    new TextEncoder().encode(
      `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress></Request></Autodiscover>`,
    );

  test.each(entries)('%s', async (_id, provider) => {
    const expected = provider.incoming.length === 0 ? 'not-expressible' : 'settings';
    // Of mail servers a profile knows passwords only; ActiveSync takes the place of a mail server that has none.
    const fitsProfile = provider.incoming.some(
      ({ type, authentication }) => type === 'activeSync' || authentication.some((method) => method !== 'OAuth2'),
    );
    const expectedProfile = fitsProfile ? expected : 'not-expressible';
    for (const domain of provider.domains) {
      const address = `jane@${domain}`;
      const outcomes = await Promise.all([
        createAnswerer(autoconfig, registry, service)({ ...request, query: `emailaddress=${address}` }),
        createAnswerer(
          autodiscover,
          registry,
          service,
        )({ ...request, method: 'POST', path: '/autodiscover/autodiscover.xml', body: outlook(address) }),
        createAnswerer(
          mobileconfig,
          registry,
          service,
        )({ ...request, path: '/email.mobileconfig', query: `email=${address}` }),
      ]);
      expect(
        outcomes.map(({ outcome }) => outcome),
        address,
      ).toEqual([expected, expected, expectedProfile]);
    }
  });
});
