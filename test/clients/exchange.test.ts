import { describe, expect, test } from 'vitest';
import { emClient } from '../../src/clients/em-client.ts';
import { evolutionEws } from '../../src/clients/evolution-ews.ts';
import { ewsManagedApi } from '../../src/clients/ews-managed-api.ts';
import type { ClientReader, ServiceReader } from '../../src/clients/index.ts';
import { macosExchange } from '../../src/clients/macos-exchange.ts';
import { outlook } from '../../src/clients/outlook.ts';
import { autodiscover, errorDocument, exchange, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const account = /<Account>[^]*<\/Account>/;
const redirectAddress =
  '<Account><AccountType>email</AccountType><Action>redirectAddr</Action><RedirectAddr>fred@new.example</RedirectAddr></Account>';
const redirectUrl =
  '<Account><AccountType>email</AccountType><Action>redirectUrl</Action><RedirectUrl>https://a.example/autodiscover/autodiscover.xml</RedirectUrl></Account>';
const readWith =
  (client: ClientReader | ServiceReader, document: string) =>
  (...mutations: readonly Mutation[]) =>
    client.read(toAnswer(mutate(document, ...mutations)), fred);

const service = (url: string) => ({
  outcome: 'service',
  service: {
    protocol: 'ews',
    hostname: new URL(url).hostname,
    port: 443,
    security: 'TLS',
    url,
    username: 'fred@example.com',
    authentication: 'unstated',
  },
});
const outside = 'https://mail.example.com/EWS/Exchange.asmx';
const inside = 'https://mail.corp.example/EWS/Exchange.asmx';

describe.each([macosExchange, evolutionEws, ewsManagedApi])('$name', (client) => {
  const read = readWith(client, exchange);

  test('takes the URL for use from outside', () => {
    expect(read()).toEqual(service(outside));
  });

  test('takes the URL of the own network where there is no other', () => {
    expect(read(['>EXPR<', '>EXHTTP<'])).toEqual(service(inside));
  });

  test.each([
    ['an address', redirectAddress, { by: 'address', target: 'fred@new.example' }],
    ['a URL', redirectUrl, { by: 'url', target: 'https://a.example/autodiscover/autodiscover.xml' }],
  ])('follows a redirect to %s', (_case, content, redirect) => {
    expect(read([account, content])).toMatchObject({ outcome: 'nothing', redirect });
  });

  test('takes no mail servers', () => {
    const conclusion = client.read(toAnswer(autodiscover), fred);
    expect(conclusion.outcome).toBe('nothing');
  });

  test.each([404, 500])('asks the next URL after status %d', (status) => {
    expect(client.read(toAnswer('', { status }), fred)).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });
});

describe('macOS Mail', () => {
  test.each<[string, string, Mutation]>([
    ['EwsUrl is missing', 'no EwsUrl', [/<EwsUrl>.*<\/EwsUrl>/g, '']],
    ['EwsUrl is no URL', 'no EwsUrl', [/(?<=<EwsUrl>)https:/g, 'ews:']],
    ['the namespace is another', 'Response namespace', ['2006a', '2006']],
    ['Action is missing', 'Action is not settings', ['<Action>settings</Action>', '']],
  ])('finds nothing when %s', (_case, why, mutation) => {
    expect(readWith(macosExchange, exchange)(mutation)).toEqual({ outcome: 'nothing', why });
  });
});

describe('Evolution with its EWS module', () => {
  const read = readWith(evolutionEws, exchange);

  test.each<[string, Mutation]>([
    ['without namespaces', [/ xmlns="[^"]*"/g, '']],
    ['without Action', ['<Action>settings</Action>', '']],
    ['with a redirect beside it', ['<Action>', '<RedirectUrl>https://a.example/</RedirectUrl><Action>']],
    ['without EwsUrl, which it does not read', [/<EwsUrl>.*<\/EwsUrl>/g, '']],
  ])('takes the URL %s', (_case, mutation) => {
    expect(read(mutation)).toEqual(service(outside));
  });

  test('takes the URL from prefixed elements', () => {
    const body = exchange.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1p:');
    expect(evolutionEws.read(toAnswer(body), fred)).toEqual(service(outside));
  });

  test('takes the last of two protocols of one type', () => {
    const last = '<Protocol><Type>EXPR</Type><ASUrl>https://last.example/</ASUrl></Protocol>';
    expect(read(['</Account>', `${last}</Account>`])).toEqual(service('https://last.example/'));
  });

  test('asks the URL before it starts again with the address', () => {
    const both = redirectAddress.replace(
      '<RedirectAddr>',
      '<RedirectUrl>https://a.example/</RedirectUrl><RedirectAddr>',
    );
    expect(read([account, both])).toMatchObject({ redirect: { by: 'url' } });
  });

  test.each<[string, string, Mutation]>([
    ['ASUrl is missing', 'no ASUrl', [/<ASUrl>.*<\/ASUrl>/g, '']],
    ['ASUrl is empty', 'no ASUrl', [/(?<=<ASUrl>)[^<]*/g, '']],
    ['there is no account', 'no Account', [account, '']],
    ['the root is another', 'no Autodiscover', [/(?<=<\/?)Autodiscover/g, 'Other']],
    ['it is not well-formed', 'not well-formed', ['</Autodiscover>', '']],
  ])('asks the next URL when %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });
});

describe('the EWS Managed API', () => {
  const read = readWith(ewsManagedApi, exchange);

  test('gives up at an answer with IMAP and SMTP, which are one type to it', () => {
    expect(ewsManagedApi.read(toAnswer(autodiscover), fred)).toEqual({
      outcome: 'nothing',
      why: 'two protocols of one type',
      stopsSearching: true,
    });
  });

  test('takes ASUrl where there is no EwsUrl', () => {
    expect(read([/<EwsUrl>.*<\/EwsUrl>/g, ''])).toEqual(service(outside));
  });

  test.each<[string, string, Mutation]>([
    ['two EXPR protocols', 'two protocols of one type', ['>EXCH<', '>EXPR<']],
    ['an unknown action', 'Action is not settings', ['>settings<', '>Settings<']],
    ['no URL', 'no EwsUrl', [/<(EwsUrl|ASUrl)>.*<\/\1>/g, '']],
    ['no account', 'no Account', [account, '']],
    ['an error', 'error 500', [account, '<Error><ErrorCode>500</ErrorCode></Error>']],
    ['a redirect to http', 'RedirectUrl is not an https URL', [account, redirectUrl.replace('https', 'http')]],
  ])('gives up at %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why, stopsSearching: true });
  });

  test('gives up at an error document', () => {
    expect(ewsManagedApi.read(toAnswer(errorDocument), fred)).toMatchObject({ stopsSearching: true });
  });

  test.each<[string, Mutation]>([
    ['a byte order mark', ['<?xml', '\ufeff<?xml']],
    ['a blank line', ['<?xml', '\n<?xml']],
    ['another root', [/(?<=<\/?)Autodiscover/g, 'Other']],
  ])('asks the next URL after %s', (_case, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why: 'not an Autodiscover document' });
  });

  test.each([
    [302, 'https://a.example/autodiscover/autodiscover.xml', true],
    [307, 'https://a.example/AutoDiscover/x/AutoDiscover.XML', true],
    [302, 'https://a.example/autodiscover.xml', false],
    [302, 'https://a.example/autodiscover/autodiscover.xml/', false],
    [302, 'http://a.example/autodiscover/autodiscover.xml', false],
    [308, 'https://a.example/autodiscover/autodiscover.xml', false],
  ])('with status %d to %s follows: %s', (status, location, follows) => {
    const conclusion = ewsManagedApi.read(toAnswer('', { status, location }), fred);
    expect('redirect' in conclusion).toBe(follows);
  });
});

describe('eM Client', () => {
  const dav = ['CalDAV', 'CardDAV'].map(
    (type) =>
      `<Protocol><Type>${type}</Type><Server>https://dav.example.com:8443/dav/${type}/</Server><LoginName>f&amp;red</LoginName></Protocol>`,
  );
  const read = readWith(emClient, autodiscover.replace('</Account>', `${dav.join('')}</Account>`));

  test('takes calendars and contacts beside what Outlook takes', () => {
    const place = { hostname: 'dav.example.com', port: 8443, security: 'TLS', authentication: 'password' };
    expect(read()).toEqual({
      ...outlook.read(toAnswer(autodiscover), fred),
      related: [
        { protocol: 'caldav', url: 'https://dav.example.com:8443/dav/CalDAV/', username: 'f&red', ...place },
        { protocol: 'carddav', url: 'https://dav.example.com:8443/dav/CardDAV/', username: 'f&red', ...place },
      ],
    });
  });

  test.each<[string, object, Mutation]>([
    [
      'takes the address where LoginName is missing',
      [{ username: 'fred@example.com' }, {}],
      [/<LoginName>f&amp;red<\/LoginName>/, ''],
    ],
    [
      'takes nothing from a host without scheme',
      [{ protocol: 'carddav' }],
      ['https://dav.example.com:8443/dav/CalDAV/', 'dav.example.com'],
    ],
    ['does not know types in another case', [{ protocol: 'carddav' }], ['>CalDAV<', '>caldav<']],
  ])('%s', (_case, related, mutation) => {
    expect(read(mutation)).toMatchObject({ outcome: 'configured', related });
  });

  test('has no services where the answer names none', () => {
    expect(emClient.read(toAnswer(autodiscover), fred)).toMatchObject({ outcome: 'configured', related: [] });
  });

  test.each<[string, string, Mutation]>([
    ['SSL is yes', 'SSL is "yes"', ['<SSL>on', '<SSL>yes']],
    ['there is no SMTP', 'no SMTP protocol', ['<Type>SMTP', '<Type>smtp']],
    [
      'the Response namespace is that of MobileSync',
      'Response namespace',
      ['outlook/responseschema/2006a', 'mobilesync/responseschema/2006'],
    ],
  ])('finds nothing when %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });
});

test('Outlook takes an answer with calendars as if they were not there', () => {
  const dav = '<Protocol><Type>CalDAV</Type><Server>https://dav.example.com/</Server></Protocol>';
  const body = autodiscover.replace('</Account>', `${dav}</Account>`);
  expect(outlook.read(toAnswer(body), fred)).toEqual(outlook.read(toAnswer(autodiscover), fred));
});
