import { describe, expect, test } from 'vitest';
import { aospExchange } from '../../src/clients/aosp-exchange.ts';
import type { ServiceReader } from '../../src/clients/index.ts';
import { iosExchange, newOutlook, samsungEmail } from '../../src/clients/mobilesync.ts';
import { autodiscover, errorDocument, fred, mobileSync, mutate, toAnswer, type Mutation } from './documents.ts';

const url = 'https://eas.example/Microsoft-Server-ActiveSync';
const place = { protocol: 'activesync', hostname: 'eas.example', port: 443, security: 'TLS', username: fred.email };
const settings = /<Settings>[^]*<\/Settings>/;
const readWith = (client: ServiceReader, ...mutations: readonly Mutation[]) =>
  client.read(toAnswer(mutate(mobileSync, ...mutations)), fred);

describe.each([iosExchange, samsungEmail, newOutlook])('$name', (client) => {
  const read = (...mutations: readonly Mutation[]) => readWith(client, ...mutations);

  test('takes the URL of the ActiveSync server', () => {
    expect(read()).toEqual({ outcome: 'service', service: { ...place, url, authentication: 'unstated' } });
  });

  test('takes the port that the URL states', () => {
    expect(read(['eas.example/M', 'eas.example:8443/M'])).toMatchObject({ service: { port: 8443 } });
  });

  test('passes over a server for certificates, and keeps a second one', () => {
    const other = '<Server><Type>CertEnroll</Type><Url>https://cert.example/</Url></Server>';
    const second = '<Server><Type>MobileSync</Type><Url>https://second.example/</Url></Server>';
    expect(read(['<Settings>', `<Settings>${other}`], ['</Settings>', `${second}</Settings>`])).toMatchObject({
      service: { hostname: 'eas.example' },
      related: [{ hostname: 'second.example' }],
    });
  });

  test('starts again with the address of a redirect', () => {
    expect(read([settings, '<Redirect>fred@new.example</Redirect>'])).toEqual({
      outcome: 'nothing',
      why: 'starts again with fred@new.example',
      redirect: { by: 'address', target: 'fred@new.example' },
    });
  });

  test.each<[string, string, ...Mutation[]]>([
    ['the server refuses', 'error status 2', [settings, '<Error><Status>2</Status><Message>m</Message></Error>']],
    ['the redirect is a URL', 'Redirect is not an address', [settings, '<Redirect>https://a.example/</Redirect>']],
    [
      'the redirect is the same address',
      'Redirect is the address that was asked',
      [settings, '<Redirect>FRED@example.com</Redirect>'],
    ],
    [
      'there are two outcomes',
      'Action does not hold one outcome',
      ['</Settings>', '</Settings><Redirect>a@b.example</Redirect>'],
    ],
    ['there is no outcome', 'Action does not hold one outcome', [settings, '']],
    ['there is no action', 'no Action', [/<Action>[^]*<\/Action>/, '']],
    ['there is no user', 'no EMailAddress', [/<User>[^]*<\/User>/, '']],
    ['the type is another', 'no server of type MobileSync', ['>MobileSync<', '>mobilesync<']],
    ['the URL is a path', 'no server of type MobileSync', [`<Url>${url}`, '<Url>/Microsoft-Server-ActiveSync']],
    ['the URL is empty', 'no server of type MobileSync', [`<Url>${url}`, '<Url>']],
    ['the root namespace is spelled with https', 'root namespace', ['xmlns="http:', 'xmlns="https:']],
    [
      'the Response has the namespace of Outlook',
      'Response namespace',
      ['mobilesync/responseschema/2006', 'outlook/responseschema/2006a'],
    ],
    ['the Response has no namespace', 'Response namespace', [/(?<=<Response) xmlns="[^"]*"/, '']],
    ['it is not well-formed', 'not well-formed', ['</Autodiscover>', '']],
  ])('finds nothing when %s', (_case, why, ...mutations) => {
    expect(read(...mutations)).toEqual({ outcome: 'nothing', why });
  });

  test('takes no mail servers from an answer in the other schema', () => {
    expect(client.read(toAnswer(autodiscover), fred)).toEqual({ outcome: 'nothing', why: 'Response namespace' });
  });

  test('reports error 601 of a server without ActiveSync', () => {
    const body = mutate(errorDocument, ['500', '601']);
    expect(client.read(toAnswer(body), fred)).toEqual({ outcome: 'nothing', why: 'error 601' });
  });

  test.each([401, 404, 500])('finds nothing with status %d', (status) => {
    expect(client.read(toAnswer('', { status }), fred)).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });
});

test('a 400 ends the search of the new Outlook alone', () => {
  const answer = toAnswer('', { status: 400 });
  expect(newOutlook.read(answer, fred)).toMatchObject({ stopsSearching: true });
  expect(iosExchange.read(answer, fred)).not.toHaveProperty('stopsSearching');
});

describe('Android Exchange', () => {
  const read = (...mutations: readonly Mutation[]) => readWith(aospExchange, ...mutations);
  const found = { outcome: 'service', service: { ...place, authentication: 'password' } };

  test('takes host and port, and always TLS', () => {
    expect(read()).toEqual(found);
    expect(read([`<Url>${url}`, '<Url>http://eas.example:8080/x'])).toMatchObject({
      service: { port: 8080, security: 'TLS' },
    });
  });

  test.each<[string, Mutation]>([
    ['without namespaces', [/ xmlns="[^"]*"/g, '']],
    ['without a user', [/<User>[^]*<\/User>/, '']],
    ['with an error beside the settings', ['<Settings>', '<Error><Status>2</Status></Error><Settings>']],
    [
      'with a redirect beside the settings, which it does not follow',
      ['<Settings>', '<Redirect>a@b.example</Redirect><Settings>'],
    ],
  ])('takes it %s', (_case, mutation) => {
    expect(read(mutation)).toEqual(found);
  });

  test('takes the last of several servers', () => {
    const second = '<Server><Type>MobileSync</Type><Url>https://second.example/</Url></Server>';
    expect(read(['</Settings>', `${second}</Settings>`])).toMatchObject({ service: { hostname: 'second.example' } });
  });

  test.each<[string, ...Mutation[]]>([
    ['the type follows the URL', ['<Type>MobileSync</Type>', ''], ['</Url>', '</Url><Type>MobileSync</Type>']],
    ['the type is another', ['>MobileSync<', '>CertEnroll<']],
    ['the type is padded', ['>MobileSync<', '> MobileSync<']],
    ['the URL names no host', [`<Url>${url}`, '<Url>/Microsoft-Server-ActiveSync']],
    ['there is only a redirect', [settings, '<Redirect>fred@new.example</Redirect>']],
  ])('gives up when %s', (_case, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ outcome: 'nothing', stopsSearching: true });
  });

  test.each([
    ['a document in the Outlook schema', toAnswer(autodiscover)],
    ['an error document', toAnswer(errorDocument)],
    ['prefixed elements', toAnswer(mobileSync.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1p:'))],
    ['a 401', toAnswer('', { status: 401 })],
  ])('gives up after %s', (_case, answer) => {
    expect(aospExchange.read(answer, fred)).toMatchObject({ outcome: 'nothing', stopsSearching: true });
  });

  test('follows a 451 to another URL of https', () => {
    const location = 'https://other.example/autodiscover/autodiscover.xml';
    expect(aospExchange.read(toAnswer('', { status: 451, location }), fred)).toEqual({
      outcome: 'nothing',
      why: `asks ${location}`,
      redirect: { by: 'url', target: location },
    });
  });

  test.each([
    [451, 'http://other.example/'],
    [451, undefined],
    [302, 'https://other.example/'],
    [404, undefined],
  ])('asks the next URL after status %d to %s', (status, location) => {
    const answer = toAnswer('', { status, ...(location === undefined ? {} : { location }) });
    expect(aospExchange.read(answer, fred)).toEqual({ outcome: 'nothing', why: `status ${status}` });
  });
});
