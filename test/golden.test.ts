import { describe, expect, test } from 'vitest';
import * as providers from '../providers/index.ts';
import type { Maybe } from '../src/core/maybe.ts';
import { createRegistry } from '../src/core/registry.ts';
import { createAnswerer, type Answer, type Format, type FormatRequest } from '../src/formats/format.ts';
import { autoconfig, autodiscover, mobileconfig } from '../src/formats/index.ts';
import { allParts, fullAndVanishing } from './profile-providers.ts';

// Whole documents for a person to review. `npm run golden` writes them anew; the difference is what clients will see.

const registry = createRegistry(Object.values(providers));
const service = {
  host: 'autoconfig.example.com',
  identifierBase: 'com.example.autoconfig',
};
const answer = (format: Format, asked: FormatRequest): Maybe<Answer> =>
  createAnswerer(format, registry, service)(asked);
const request: FormatRequest = {
  method: 'GET',
  path: '/mail/config-v1.1.xml',
  host: 'autoconfig.example.com',
  query: '',
  body: new Uint8Array(),
  now: 0,
};
const outlookRequest = (address: string): Uint8Array =>
  new TextEncoder().encode(
    `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress></Request></Autodiscover>`,
  );

describe.each([
  'jane@example.com',
  'jane@gmail.com',
  'ion@yandex.ru',
  'ion@mail.ru',
  'jane@icloud.com',
  'jane@posteo.de',
])('the documents for %s', (address) => {
  const domain = address.slice(address.indexOf('@') + 1);

  test('autoconfig', async () => {
    const { document } = await answer(autoconfig, { ...request, query: `emailaddress=${address}` });
    await expect(document.body).toMatchFileSnapshot(`golden/${domain}/config-v1.1.xml`);
  });

  test('Autodiscover', async () => {
    const { document } = await answer(autodiscover, {
      ...request,
      method: 'POST',
      path: '/autodiscover/autodiscover.xml',
      body: outlookRequest(address),
    });
    await expect(document.body).toMatchFileSnapshot(`golden/${domain}/autodiscover.xml`);
  });

  test('Apple profile', async () => {
    const { document } = await answer(mobileconfig, {
      ...request,
      path: '/email.mobileconfig',
      query: `email=${address}`,
    });
    await expect(document.body).toMatchFileSnapshot(`golden/${domain}/email.mobileconfig`);
  });
});

describe('Apple profiles with more than mail', () => {
  test.each(['jane@mailbox.org', 'jane@outlook.com'])('for %s', async (address) => {
    const { document } = await answer(mobileconfig, { ...request, query: `email=${address}` });
    await expect(document.body).toMatchFileSnapshot(`golden/${address.slice(5)}/email.mobileconfig`);
  });

  test.each([
    ['everything', `email=jane@example.com&include=${allParts}&name=Jane+Doe`],
    ['mac', `email=jane@example.com&include=${allParts}&device=mac`],
    ['exchange-on-mac', 'email=jane@example.com&include=exchange&device=mac'],
    ['two', "email=jane@example.com&email=o'neil%26co@example.com&name=Jane"],
  ])('of a provider with all facts: %s', async (name, query) => {
    const answerFull = createAnswerer(mobileconfig, createRegistry([fullAndVanishing]), service);
    const { document } = await answerFull({ ...request, query });
    await expect(document.body).toMatchFileSnapshot(`golden/all-facts/${name}.mobileconfig`);
  });
});
