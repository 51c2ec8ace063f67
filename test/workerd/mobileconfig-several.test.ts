import { describe, expect, test } from 'vitest';
import type { PlistDict } from '../../src/clients/plist.ts';
import { createRegistry } from '../../src/core/registry.ts';
import type { Registry } from '../../src/core/types.ts';
import { createTestApp, exampleProviders } from './fixtures.ts';
import { findFaults, payloadSchemas, topLevel, typeOf } from './profile-schema.ts';
import { expectRefusal, get, getProfile, payloadsOf, toProfile, toUrl, urlOf, valuesOf } from './profiles.ts';

const urlOfAll = (addresses: readonly string[], more = ''): string =>
  toUrl(`?${addresses.map((address) => `email=${encodeURIComponent(address)}`).join('&')}${more}`);
const identity = ['PayloadIdentifier', 'PayloadUUID'] as const;
const addressesOf = (profile: PlistDict): readonly unknown[] =>
  payloadsOf(profile).flatMap((payload) => payload.get('EmailAddress') ?? []);

describe('a profile for several addresses', () => {
  const three = ['jane@example.com', 'jane@local.example', "o'neil&co@example.com"];

  test('has an account for each, in the order of the request', async () => {
    const answer = await get(urlOfAll(three));
    const profile = toProfile(answer);
    expect(addressesOf(profile)).toEqual(three);
    expect(payloadsOf(profile).map((mail) => mail.get('IncomingMailServerUsername'))).toEqual([
      'jane@example.com',
      'jane',
      "o'neil&co@example.com",
    ]);
    expect(valuesOf(profile, 'PayloadDisplayName', 'PayloadOrganization', 'PayloadDescription')).toEqual([
      'Example Mail, Local Mail: 3 addresses',
      'Example Mail, Local Mail',
      "Sets up jane@example.com, jane@local.example and o'neil&co@example.com in Mail.",
    ]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="example.com.mobileconfig"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(findFaults(profile, topLevel)).toEqual([]);
    for (const payload of payloadsOf(profile)) {
      expect(findFaults(payload, payloadSchemas.get(typeOf(payload)))).toEqual([]);
    }
  });

  test('gives each account the same payload as its own profile does', async () => {
    const together = payloadsOf(await getProfile(urlOfAll(three)));
    const alone = await Promise.all(three.map(async (address) => payloadsOf(await getProfile(urlOf(address)))));
    expect(together).toEqual(alone.flat());
  });

  test('is another profile than that of any of them, and the same in any order and spelling', async () => {
    const [first, second, third, ...alone] = await Promise.all([
      getProfile(urlOfAll(three)),
      getProfile(urlOfAll(three.toReversed())),
      getProfile(urlOfAll(['JANE@Example.COM', ...three.slice(1)])),
      getProfile(urlOfAll(three.slice(1))),
      ...three.map((address) => getProfile(urlOf(address))),
    ]);
    expect(valuesOf(second, ...identity)).toEqual(valuesOf(first, ...identity));
    expect(valuesOf(third, ...identity)).toEqual(valuesOf(first, ...identity));
    for (const other of alone) {
      for (const key of identity) expect(other.get(key)).not.toBe(first.get(key));
    }
  });

  // Printed by Python: sha256 and uuid5 of "jane@example.com,jane@local.example".
  test('has the identity of the sorted addresses with commas between', async () => {
    const profile = await getProfile(urlOfAll(['jane@local.example', 'Jane@example.com']));
    expect(valuesOf(profile, ...identity)).toEqual([
      'com.example.autoconfig.e5210761a3186101',
      '81B51882-0936-56A7-9B87-54497649DB62',
    ]);
  });

  test('gives equal bytes to equal requests, and never two accounts one identity', async () => {
    const bodies = await Promise.all([1, 2].map(async () => (await get(urlOfAll(three), createTestApp().fetch)).body));
    expect(bodies[0]).toBe(bodies[1]);
    const profile = await getProfile(urlOfAll([...three, 'jane@everything.example', 'jan@everything.example']));
    const dicts = [profile, ...payloadsOf(profile)];
    expect(dicts).toHaveLength(1 + 3 + 2 * 3);
    for (const key of identity) expect(new Set(dicts.map((dict) => dict.get(key))).size).toBe(dicts.length);
  });

  test.each([
    ['the same address twice', ['jane@example.com', 'jane@example.com']],
    ['two spellings of one', ['jane@example.com', 'JANE@EXAMPLE.COM']],
    ['eight times the same', Array.from({ length: 8 }, () => 'jane@example.com')],
    ['an address and nothing', ['jane@example.com', '']],
  ])('is the profile of the one for %s', async (_what, addresses) => {
    expect((await get(urlOfAll(addresses))).body).toBe((await get(urlOf('jane@example.com'))).body);
  });

  test('merges a spelling with the first of its kind', async () => {
    const profile = await getProfile(urlOfAll(['Jane@example.com', 'jane@local.example', 'jane@example.com']));
    expect(addressesOf(profile)).toEqual(['Jane@example.com', 'jane@local.example']);
  });

  test('holds up to eight', async () => {
    const eight = Array.from({ length: 8 }, (_, index) => `jane${index}@example.com`);
    expect(addressesOf(await getProfile(urlOfAll(eight)))).toEqual(eight);
    expectRefusal(await get(urlOfAll([...eight, 'jane@local.example'])), 400);
  });

  test('reads emailaddress in the same way, and only where there is no email', async () => {
    const body = (await get(urlOfAll(['a@example.com', 'b@example.com']))).body;
    const other = toUrl('?emailaddress=a@example.com&emailaddress=b@example.com');
    expect((await get(other)).body).toBe(body);
    expect((await get(toUrl('?email=a@example.com&emailaddress=b@example.com'))).body).toBe(
      (await get(urlOf('a@example.com'))).body,
    );
  });

  test('takes options for all of them', async () => {
    const profile = await getProfile(
      urlOfAll(['a@example.com', 'b@pop.example'], '&protocol=pop3&name=Jane&device=mac'),
    );
    for (const mail of payloadsOf(profile)) {
      expect(valuesOf(mail, 'EmailAccountType', 'EmailAccountName')).toEqual(['EmailTypePOP', 'Jane']);
    }
    expect(profile.get('TargetDeviceType')).toBe(5);
  });

  test.each([
    ['a domain that nobody claims', ['jane@example.com', 'jane@unknown.example'], 404, 'unknown-domain'],
    ['the first of a domain that nobody claims', ['jane@unknown.example', 'jane@example.com'], 404, 'unknown-domain'],
    ['a provider without profile', ['jane@example.com', 'jane@jmap.example'], 404, 'not-expressible'],
    ['a provider without servers', ['jane@bridge.example', 'jane@example.com'], 404, 'not-expressible'],
    ['an address that is none', ['jane@example.com', 'jane'], 400, 'malformed-address'],
  ])('is refused as a whole for %s', async (_what, addresses, status, outcome) => {
    const app = createTestApp();
    const answer = await get(urlOfAll(addresses), app.fetch);
    expectRefusal(answer, status);
    expect(answer.body).not.toContain('jane');
    expect(app.log).toMatchObject([{ format: 'mobileconfig', outcome, status }]);
    expect(JSON.stringify(app.log)).not.toMatch(/jane|unknown\.example/);
  });

  test('waits for a registry that takes its time', async () => {
    const registry = createRegistry(exampleProviders);
    const slow: Registry = {
      findByDomain: (domain) => Promise.resolve(registry.findByDomain(domain)),
      findByMx: (host) => Promise.resolve(registry.findByMx(host)),
    };
    const { body } = await get(urlOfAll(three), createTestApp({ registry: slow }).fetch);
    expect(body).toBe((await get(urlOfAll(three))).body);
  });
});
