import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlist, type PlistDict } from '../src/clients/plist.ts';
import { createRegistry } from '../src/core/registry.ts';
import type { ProviderConfig } from '../src/core/types.ts';
import { createAnswerer, type FormatRequest } from '../src/formats/format.ts';
import { mobileconfig } from '../src/formats/index.ts';
import { localPart, providerWithServices } from './arbitrary.ts';
import { allParts } from './profile-providers.ts';

const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
const empty: FormatRequest = {
  method: 'GET',
  path: '/',
  rawPath: '/',
  host: 'x.example',
  query: '',
  body: new Uint8Array(),
  now: 0,
};
const keys = ['PayloadIdentifier', 'PayloadUUID'] as const;

const options = fc
  .record({
    include: fc.option(fc.subarray(allParts.split(','), { minLength: 1 }), { nil: undefined }),
    device: fc.constantFrom(undefined, 'iphone', 'mac'),
    name: fc.constantFrom(undefined, 'Jane', '<&>', 'profile'),
  })
  .map(({ include, ...others }) =>
    Object.entries({ include: include?.join(), ...others })
      .map(([key, value]) => (value === undefined ? '' : `&${key}=${encodeURIComponent(value)}`))
      .join(''),
  );

/** The profile and its payloads, each as a dictionary; undefined where there is none. */
async function ask(
  answer: ReturnType<typeof createAnswerer>,
  addresses: readonly string[],
  more: string,
): Promise<{ readonly body: string; readonly dicts: readonly PlistDict[] } | undefined> {
  const query = addresses.map((address) => `email=${encodeURIComponent(address)}`).join('&') + more;
  const { document } = await answer({ ...empty, query });
  if (document.status === 404) return undefined;
  expect(document.status).toBe(200);
  const plist = parsePlist(document.body);
  if ('why' in plist) throw new Error(plist.why);
  const payloads = plist.root.get('PayloadContent') as readonly PlistDict[];
  expect(payloads.length).toBeGreaterThan(0);
  return { body: document.body, dicts: [plist.root, ...payloads] };
}
const create = (config: ProviderConfig): ReturnType<typeof createAnswerer> =>
  createAnswerer(mobileconfig, createRegistry([config]), service);

describe('the profile of any provider with any services', () => {
  test('is well-formed, has every identity once, and is the same at each call and in each instance', async () => {
    await fc.assert(
      fc.asyncProperty(providerWithServices, localPart, options, async (config, local, more) => {
        const address = `${local}@${config.domains[0]}`;
        const answer = create(config);
        const first = await ask(answer, [address], more);
        expect(await ask(answer, [address], more)).toEqual(first);
        expect(await ask(create(config), [address], more)).toEqual(first);
        if (first === undefined) return;
        for (const key of keys) {
          expect(new Set(first.dicts.map((dict) => dict.get(key))).size).toBe(first.dicts.length);
        }
        for (const dict of first.dicts) {
          expect(dict.get('PayloadUUID')).toMatch(
            /^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
          );
        }
        expect(first.body).not.toMatch(/[\ue000\ue001]|%EE%80/i);
      }),
      { numRuns: 300 },
    );
  });

  test('shares no identity with that of another address, alone or in one profile', async () => {
    const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    await fc.assert(
      fc.asyncProperty(providerWithServices, localPart, localPart, options, async (config, one, two, more) => {
        fc.pre(lower(one) !== lower(two));
        const [domain] = config.domains;
        const [first, second] = [`${one}@${domain}`, `${two}@${domain}`];
        const answer = create(config);
        const alone = [await ask(answer, [first], more), await ask(answer, [second], more)];
        const both = await ask(answer, [first, second], more);
        if (both === undefined) {
          expect(alone).toContain(undefined);
          return;
        }
        const dicts = [...alone.flatMap((found) => found?.dicts ?? []), ...both.dicts.slice(0, 1)];
        for (const key of keys) expect(new Set(dicts.map((dict) => dict.get(key))).size).toBe(dicts.length);
        // Each account is in the common profile what it is in its own.
        expect(both.dicts.slice(1)).toEqual(alone.flatMap((found) => found?.dicts.slice(1) ?? []));
        expect(both.body).not.toMatch(/[\ue000\ue001]|%EE%80/i);
      }),
      { numRuns: 200 },
    );
  });
});
