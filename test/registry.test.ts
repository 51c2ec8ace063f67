import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as publicProviders from '../providers/index.ts';
import * as ownProviders from '../providers/own/index.ts';
import { parseDomain } from '../src/core/address.ts';
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

test('the registry knows at least 290 providers and 1,800 domains', () => {
  expect(entries.length).toBeGreaterThanOrEqual(290);
  expect(entries.flatMap(([, { domains }]) => domains).length).toBeGreaterThanOrEqual(1800);
});

/** As docs/providers.md lists them. */
const mostUsed =
  'googlemail.com hotmail.com office365.com yahoo.com me.com aol.com yandex.com mail.ru gmx.net gmx.com web.de t-online.de freenet.de posteo.de mailbox.org proton.me fastmail.com zoho.com orange.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it aruba.it seznam.cz wp.pl onet.pl interia.pl o2.pl comcast.net att.net charter.net verizon.net btinternet.com sky.com virginmedia.com bigpond.com qq.com 163.com 126.com naver.com daum.net rambler.ru ukr.net kpnmail.nl bluewin.ch ionos.com ionos.de';

describe('the most used providers', () => {
  test.each(mostUsed.split(' '))('%s says what to do first, where its help is and where its web mail', (id) => {
    const provider = entries.find(([name]) => name === id)?.[1];
    const instructions = provider?.instructions ?? [];
    expect(instructions.map(({ text }) => Object.keys(text))).toEqual(instructions.map(() => ['en', 'ro']));
    expect(instructions.map(({ kind }) => kind)).toContain('documentation');
    expect(provider?.webMail?.loginPage).toMatch(/^https:/);
  });

  test('stand in docs/providers.md', async () => {
    const document = await readFile(join(import.meta.dirname, '../docs/providers.md'), 'utf8');
    const names = entries.filter(([id]) => mostUsed.split(' ').includes(id)).map(([, { displayName }]) => displayName);
    expect(names.filter((name) => !document.includes(name))).toEqual([]);
  });
});

describe('a domain of its own is found by the MX host at', () => {
  const registry = createRegistry(entries.map(([, provider]) => provider));
  const findByMx = (host: string): ProviderConfig | undefined => {
    const parsed = parseDomain(host);
    return parsed.ok ? registry.findByMx(parsed.value) : expect.fail(host);
  };

  test.each<readonly [hoster: string, host: string, imap: string | undefined]>([
    ['Google Workspace', 'aspmx.l.google.com', 'imap.gmail.com'],
    ['Microsoft 365', 'example-com.mail.protection.outlook.com', 'outlook.office365.com'],
    ['Microsoft 365 with DNSSEC', 'example-com.n-v1.mx.microsoft', 'outlook.office365.com'],
    ['Yandex 360', 'mx.yandex.net', 'imap.yandex.com'],
    ['VK WorkSpace', 'emx.mail.ru', 'imap.mail.ru'],
    ['Zoho', 'mx2.zoho.com', 'imappro.zoho.com'],
    ['Zoho in Europe', 'mx.zoho.eu', 'imappro.zoho.eu'],
    ['Zoho in India', 'mx.zoho.in', 'imappro.zoho.in'],
    ['Zoho in Australia', 'mx.zoho.com.au', 'imappro.zoho.com.au'],
    ['Zoho in Japan', 'mx.zoho.jp', 'imappro.zoho.jp'],
    ['Zoho in Canada', 'mx.zohocloud.ca', 'imappro.zohocloud.ca'],
    ['Fastmail', 'in1-smtp.messagingengine.com', 'imap.fastmail.com'],
    ['Proton', 'mail.protonmail.ch', undefined],
    ['iCloud', 'mx01.mail.icloud.com', 'imap.mail.me.com'],
    ['IONOS', 'mx00.ionos.com', 'imap.ionos.com'],
    ['IONOS in Germany', 'mx00.kundenserver.de', 'imap.ionos.de'],
    ['IONOS in France', 'mx00.ionos.fr', 'imap.ionos.fr'],
    ['IONOS in the United Kingdom', 'mx00.ionos.co.uk', 'imap.ionos.co.uk'],
    ['OVH', 'mx1.mail.ovh.net', 'ssl0.ovh.net'],
    ['Hetzner', 'www123.your-server.de', 'mail.your-server.de'],
    ['Infomaniak', 'mta-gw.infomaniak.ch', 'mail.infomaniak.com'],
    ['Gandi', 'spool.mail.gandi.net', 'mail.gandi.net'],
    ['Migadu', 'aspmx1.migadu.com', 'imap.migadu.com'],
    ['mailbox.org', 'mxext1.mailbox.org', 'imap.mailbox.org'],
    ['Strato', 'smtpin.rzone.de', 'imap.strato.de'],
    ['Private Email', 'mx1.privateemail.com', 'mail.privateemail.com'],
    ['GoDaddy', 'smtp.secureserver.net', 'imap.secureserver.net'],
    ['Rackspace', 'mx1.emailsrvr.com', 'secure.emailsrvr.com'],
    ['Titan', 'mx1.titan.email', 'imap.titan.email'],
    ['Hostinger', 'mx1.hostinger.com', 'imap.hostinger.com'],
    ['one.com', 'mx1.pub.mailpod1-cph3.one.com', 'imap.one.com'],
    ['Loopia', 'mx1.loopia.se', 'mailcluster.loopia.se'],
    ['Simply.com', 'mx.simply.com', 'mail.simply.com'],
    ['Domeneshop', 'mx.domeneshop.no', 'imap.domeneshop.no'],
    ['Register.it', 'mail.register.it', 'pop.securemail.pro'],
    ['ACTIVE 24', 'mx1.active24.com', 'email.active24.com'],
    ['Email Profi', 'mx1.seznam.cz', 'imap.seznam.cz'],
    ['Tencent Exmail', 'mxbiz1.qq.com', 'imap.exmail.qq.com'],
    ['Alibaba Mail', 'mxn.mxhichina.com', 'imap.qiye.aliyun.com'],
    ['NetEase', 'qiye163mx01.mxmail.netease.com', 'imap.qiye.163.com'],
    ['NetEase in Hangzhou', 'hzmx01.mxmail.netease.com', 'imaphz.qiye.163.com'],
    ['NAVER WORKS', 'kr1-aspmx1.worksmobile.com', 'imap.worksmobile.com'],
    ['Runbox', 'mx.runbox.com', 'mail.runbox.com'],
    ['Soverin', 'mx.soverin.net', 'imap.soverin.net'],
    ['StartMail', 'mx1.startmail.com', 'imap.startmail.com'],
    ['Kolab Now', 'mx01.kolabnow.com', 'imap.kolabnow.com'],
    ['Purelymail', 'mailserver.purelymail.com', 'imap.purelymail.com'],
    ['DreamHost', 'mx1.dreamhost.com', 'imap.dreamhost.com'],
  ])('%s', (_hoster, host, imap) => {
    const provider = findByMx(host);
    const hosts = provider?.incoming.map((server) => ('hostname' in server ? server.hostname : ''));
    expect(hosts).toEqual(imap === undefined ? [] : expect.arrayContaining([imap]));
  });

  test('nobody for what shares a domain with a hoster', () => {
    for (const host of ['mx3.qq.com', '163mx01.mxmail.netease.com']) {
      expect(findByMx(host), host).toBeUndefined();
    }
  });
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
