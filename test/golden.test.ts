import { describe, expect, test } from 'vitest';
import * as publicProviders from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import type { Maybe } from '../src/core/maybe.ts';
import { createRegistry } from '../src/core/registry.ts';
import { createAnswerer, type Answer, type AnyFormat, type FormatRequest } from '../src/formats/format.ts';
import {
  autoconfig,
  autodiscover,
  autodiscoverJson,
  autodiscoverSoap,
  mobileconfig,
  mtaSts,
  pacc,
} from '../src/formats/index.ts';
import { allParts, fullAndVanishing } from './profile-providers.ts';

// Whole documents for a person to review. `npm run golden` writes them anew; the difference is what clients will see.

const providers = { ...publicProviders, ...ownProviders };
const registry = createRegistry(Object.values(providers));
const service = {
  host: 'autoconfig.example.com',
  identifierBase: 'com.example.autoconfig',
};
const answer = (format: AnyFormat, asked: FormatRequest): Maybe<Answer> =>
  createAnswerer(format, registry, service)(asked);
const request: FormatRequest = {
  method: 'GET',
  path: '/mail/config-v1.1.xml',
  rawPath: '/mail/config-v1.1.xml',
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

// What the DNS vouches for: a byte more or less, and clients refuse it until the record follows.
test.each(['example.com', 'gmail.com', 'yandex.ru', 'mail.ru', 'posteo.de'])('PACC for %s', async (domain) => {
  const { document } = await answer(pacc, { ...request, host: `ua-auto-config.${domain}` });
  expect(document.status).toBe(200);
  await expect(document.body).toMatchFileSnapshot(`golden/${domain}/user-agent-configuration.json`);
});

test('MTA-STS for example.com', async () => {
  const { document } = await answer(mtaSts, { ...request, host: 'mta-sts.example.com' });
  await expect(document.body).toMatchFileSnapshot('golden/example.com/mta-sts.txt');
});

describe('the documents of Exchange for jane@outlook.com', () => {
  const toBody = (text: string): Uint8Array => new TextEncoder().encode(text);

  test('ActiveSync', async () => {
    const schema = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync';
    const { document } = await answer(autodiscover, {
      ...request,
      method: 'POST',
      path: '/autodiscover/autodiscover.xml',
      body: toBody(
        `<Autodiscover xmlns="${schema}/requestschema/2006"><Request><EMailAddress>jane@outlook.com</EMailAddress><AcceptableResponseSchema>${schema}/responseschema/2006</AcceptableResponseSchema></Request></Autodiscover>`,
      ),
    });
    await expect(document.body).toMatchFileSnapshot('golden/outlook.com/mobilesync.xml');
  });

  test('JSON', async () => {
    const { document } = await answer(autodiscoverJson, {
      ...request,
      path: '/autodiscover/autodiscover.json',
      query: 'Email=jane%40outlook.com&Protocol=ActiveSync',
    });
    await expect(document.body).toMatchFileSnapshot('golden/outlook.com/autodiscover.json');
  });

  test('SOAP', async () => {
    const settings = ['UserDisplayName', 'ExternalEwsUrl', 'ExternalImap4Connections', 'ExternalSmtpConnections'];
    const { document } = await answer(autodiscoverSoap, {
      ...request,
      method: 'POST',
      path: '/autodiscover/autodiscover.svc',
      body: toBody(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetUserSettingsRequestMessage xmlns="http://schemas.microsoft.com/exchange/2010/Autodiscover"><Request><Users><User><Mailbox>jane@outlook.com</Mailbox></User></Users><RequestedSettings>${settings.map((name) => `<Setting>${name}</Setting>`).join('')}</RequestedSettings></Request></GetUserSettingsRequestMessage></s:Body></s:Envelope>`,
      ),
    });
    await expect(document.body).toMatchFileSnapshot('golden/outlook.com/autodiscover-soap.xml');
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
