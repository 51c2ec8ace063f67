import { describe, expect, test } from 'vitest';
import { deltaChatAutodiscover } from '../../src/clients/delta-chat-autodiscover.ts';
import { fairEmailAutodiscover } from '../../src/clients/fairemail-autodiscover.ts';
import type { ClientReader } from '../../src/clients/index.ts';
import { outlook } from '../../src/clients/outlook.ts';
import { thunderbirdAutodiscover } from '../../src/clients/thunderbird-autodiscover.ts';
import { autodiscover, fred, mutate, toAnswer, type Mutation } from './documents.ts';

const readWith = (client: ClientReader, ...mutations: readonly Mutation[]) =>
  client.read(toAnswer(mutate(autodiscover, ...mutations)), fred);

const imap = { protocol: 'imap', hostname: 'imap.example.com', port: 993, username: 'fred@example.com' };
const smtp = { protocol: 'smtp', hostname: 'smtp.example.com', port: 587, username: 'fred@example.com' };
const redirectAddress =
  '<Account><AccountType>email</AccountType><Action>redirectAddr</Action><RedirectAddr>fred@new.example</RedirectAddr></Account>';
const redirectUrl =
  '<Account><AccountType>email</AccountType><Action>redirectUrl</Action><RedirectUrl>https://a.example/</RedirectUrl></Account>';
const account = /<Account>[^]*<\/Account>/;

describe('Thunderbird as an Autodiscover client', () => {
  const read = (...mutations: readonly Mutation[]) => readWith(thunderbirdAutodiscover, ...mutations);

  test('sets up the minimal document', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      incoming: { ...imap, security: 'TLS', authentication: 'password' },
      outgoing: { ...smtp, security: 'STARTTLS', authentication: 'password' },
      alternatives: [],
    });
  });

  test.each<[string, object, ...Mutation[]]>([
    ['SSL off is clear text', { security: 'plain' }, ['<SSL>on', '<SSL>off']],
    ['SSL Off is clear text', { security: 'plain' }, ['<SSL>on', '<SSL>Off']],
    ['SSL off with Encryption TLS is clear text', { security: 'plain' }, ['<SSL>on', '<SSL>off'], ['>SSL<', '>TLS<']],
    ['Encryption None is clear text', { security: 'plain' }, ['<Encryption>SSL', '<Encryption>None']],
    ['Encryption TLS means nothing', { security: 'TLS' }, ['<Encryption>SSL', '<Encryption>TLS']],
    ['the port decides on STARTTLS', { security: 'STARTTLS' }, ['993', '143']],
    ['an unusual port is implicit TLS', { security: 'TLS' }, ['993', '1143'], ['<Encryption>SSL', '<Encryption>TLS']],
    ['an absent SSL is on', { security: 'TLS' }, ['<SSL>on</SSL>', '']],
    ['an absent LoginName is the address', { username: 'fred@example.com' }, [/<LoginName>[^<]*<\/LoginName>/, '']],
    ['a numeric LoginName loses its zeros', { username: '123' }, ['<LoginName>fred@example.com', '<LoginName>00123']],
    ['SPA on is NTLM', { authentication: 'NTLM' }, ['<SPA>off', '<SPA>on']],
    ['an absent SPA is off', { authentication: 'password' }, ['<SPA>off</SPA>', '']],
    ['POP3 is read', { protocol: 'pop3' }, ['<Type>IMAP', '<Type>POP3']],
    ['namespaces do not matter', imap, [/ xmlns="[^"]*"/g, '']],
  ])('%s', (_case, incoming, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ outcome: 'configured', incoming });
  });

  test.each<[string, Mutation]>([
    ['LoginName is empty', [/<LoginName>[^<]*/, '<LoginName>']],
    ['SSL is true', ['<SSL>on', '<SSL>true']],
    ['SSL is empty', ['<SSL>on', '<SSL>']],
    ['Encryption is empty', ['<Encryption>SSL', '<Encryption>']],
    ['SPA is false', ['<SPA>off', '<SPA>false']],
    ['Type is in lower case', ['<Type>IMAP', '<Type>imap']],
    ['Type is padded', ['<Type>IMAP', '<Type> IMAP']],
    ['Type is POP', ['<Type>IMAP', '<Type>POP']],
    ['Port is missing', ['<Port>993</Port>', '']],
    ['Server is not a host name', ['imap.example.com', 'https://imap.example.com/']],
  ])('drops the server when %s', (_case, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why: 'no usable incoming server' });
  });

  test.each([
    ['fred@new.example', 'fred@new.example'],
    ['Fred@NEW.example', 'fred@new.example'],
  ])('starts again with the address %s, in lower case', (address, target) => {
    const conclusion = read([account, redirectAddress.replace('fred@new.example', address)]);
    expect(conclusion).toEqual({
      outcome: 'nothing',
      why: `starts again with ${target}`,
      redirect: { by: 'address', target },
    });
  });

  test('follows RedirectAddr even beside settings', () => {
    const conclusion = read(['<Protocol>', '<RedirectAddr>fred@new.example</RedirectAddr><Protocol>']);
    expect(conclusion).toMatchObject({ redirect: { by: 'address', target: 'fred@new.example' } });
  });

  test.each<[string, string, Mutation]>([
    [
      'does not follow an address with an apostrophe',
      'RedirectAddr is no address',
      [account, redirectAddress.replace('fred', "o'fred")],
    ],
    [
      'does not follow an empty RedirectAddr',
      'RedirectAddr is no address',
      [account, redirectAddress.replace('fred@new.example', '')],
    ],
    ['does not follow RedirectUrl', 'no usable incoming server', [account, redirectUrl]],
    ['needs SMTP', 'no usable outgoing server', ['<Type>SMTP', '<Type>WEB']],
    ['needs well-formed XML', 'not XML by media type or content', ['</Autodiscover>', '']],
  ])('%s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test.each([
    ['text/html', 200, 'not XML by media type or content'],
    ['text/xml', 401, 'status 401'],
  ])('finds nothing in %s with status %d', (contentType, status, why) => {
    const answer = toAnswer(autodiscover, { contentType, status });
    expect(thunderbirdAutodiscover.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });

  test('does not look up two at signs', () => {
    const conclusion = thunderbirdAutodiscover.read(toAnswer(autodiscover), { email: 'a@b@example.com' });
    expect(conclusion).toMatchObject({ why: 'the address causes no look-up' });
  });
});

describe('Outlook', () => {
  const read = (...mutations: readonly Mutation[]) => readWith(outlook, ...mutations);

  test('sets up the minimal document', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      displayName: 'Example Mail',
      incoming: { ...imap, security: 'TLS', authentication: 'password' },
      outgoing: { ...smtp, security: 'STARTTLS', authentication: 'password' },
      alternatives: [],
    });
  });

  const noEncryption: Mutation = ['<Encryption>SSL</Encryption>', ''];
  test.each<[string, object, ...Mutation[]]>([
    ['Encryption overrides SSL off', { security: 'TLS' }, ['<SSL>on', '<SSL>off']],
    ['Encryption None overrides SSL on', { security: 'plain' }, ['<Encryption>SSL', '<Encryption>None']],
    [
      'Encryption TLS is STARTTLS on any port',
      { security: 'STARTTLS', port: 993 },
      ['<Encryption>SSL', '<Encryption>TLS'],
    ],
    ['Encryption SSL is implicit TLS on any port', { security: 'TLS', port: 143 }, ['993', '143']],
    ['Encryption Auto finds out', { security: 'try' }, ['<Encryption>SSL', '<Encryption>Auto']],
    ['SSL on alone is implicit TLS', { security: 'TLS' }, noEncryption],
    ['SSL off alone is clear text', { security: 'plain' }, noEncryption, ['<SSL>on', '<SSL>off']],
    ['an absent SSL is on', { security: 'TLS' }, noEncryption, ['<SSL>on</SSL>', '']],
    ['an absent SPA is on', { authentication: 'NTLM' }, ['<SPA>off</SPA>', '']],
    ['SPA on is NTLM', { authentication: 'NTLM' }, ['<SPA>off', '<SPA>on']],
    ['an absent AuthRequired is on', { authentication: 'password' }, ['<AuthRequired>on</AuthRequired>', '']],
    ['AuthRequired off is no login', { authentication: 'none' }, ['<AuthRequired>on', '<AuthRequired>off']],
    ['an absent LoginName may be the local part', { username: 'fred' }, [/<LoginName>[^<]*<\/LoginName>/, '']],
    ['an absent Port is the default', { port: 143 }, ['<Port>993</Port>', '']],
    ['POP3 is read', { protocol: 'pop3' }, ['<Type>IMAP', '<Type>POP3']],
  ])('%s', (_case, incoming, ...mutations) => {
    expect(read(...mutations)).toMatchObject({ outcome: 'configured', incoming });
  });

  test('UsePOPAuth shares the incoming login', () => {
    const conclusion = read(
      ['<LoginName>fred@example.com', '<LoginName>fred'],
      ['<Type>SMTP</Type>', '<Type>SMTP</Type><UsePOPAuth>on</UsePOPAuth>'],
    );
    expect(conclusion).toMatchObject({ incoming: { username: 'fred' }, outgoing: { username: 'fred' } });
  });

  const error = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
    <Error Time="21:25:04.8897083" Id="4130155072"><ErrorCode>500</ErrorCode><Message>m</Message><DebugData /></Error>
  </Response>
</Autodiscover>`;

  test('reports the code of an error document', () => {
    expect(outlook.read(toAnswer(error), fred)).toEqual({ outcome: 'nothing', why: 'error 500' });
  });

  test.each<[string, string, Mutation]>([
    ['the root namespace is spelled with https', 'root namespace', ['xmlns="http:', 'xmlns="https:']],
    ['the root namespace is missing', 'root namespace', [/ xmlns="[^"]*"/, '']],
    ['the Response namespace lacks its final a', 'Response namespace', ['2006a', '2006']],
    [
      'the Response namespace is that of MobileSync',
      'Response namespace',
      ['outlook/responseschema/2006a', 'mobilesync/responseschema/2006'],
    ],
    ['the declaration is missing', 'the XML declaration is not the first thing', [/<\?xml[^>]*>\n/, '']],
    ['a blank line precedes the declaration', 'the XML declaration is not the first thing', ['<?xml', '\n<?xml']],
    [
      'a byte order mark precedes the declaration',
      'the XML declaration is not the first thing',
      ['<?xml', '\ufeff<?xml'],
    ],
    ['it is not well-formed', 'not well-formed', ['</Autodiscover>', '']],
    ['AccountType is not email', 'AccountType is not email', ['>email<', '>Email<']],
    ['Action is not settings', 'Action is not settings', ['>settings<', '>Settings<']],
    ['SSL is true', 'SSL is "true"', ['<SSL>on', '<SSL>true']],
    ['SSL is yes', 'SSL is "yes"', ['<SSL>on', '<SSL>yes']],
    ['SSL is On', 'SSL is "On"', ['<SSL>on', '<SSL>On']],
    ['SSL is empty', 'SSL is ""', ['<SSL>on', '<SSL>']],
    ['SPA is false', 'SPA is "false"', ['<SPA>off', '<SPA>false']],
    ['Encryption is STARTTLS', 'Encryption is "STARTTLS"', ['<Encryption>TLS', '<Encryption>STARTTLS']],
    ['Server is padded', 'Server is " imap.example.com"', ['>imap.', '> imap.']],
    ['Port is out of range', 'Port is "65536"', ['993', '65536']],
    ['Type is POP', 'no IMAP or POP3 protocol', ['<Type>IMAP', '<Type>POP']],
    ['there is no SMTP', 'no SMTP protocol', ['<Type>SMTP', '<Type>smtp']],
    [
      'it redirects to itself',
      'RedirectAddr is the address that was asked',
      [account, redirectAddress.replace('new.', '').replace('example<', 'example.com<')],
    ],
    ['it redirects to no address', 'RedirectAddr is not an address', [account, redirectAddress.replace('fred@', '')]],
    ['it redirects to http', 'RedirectUrl is not an https URL', [account, redirectUrl.replace('https', 'http')]],
    [
      'it redirects to a path',
      'RedirectUrl is not an https URL',
      [account, redirectUrl.replace('https://a.example', '')],
    ],
    [
      'it redirects without target',
      'RedirectUrl is not an https URL',
      [account, redirectUrl.replace(/<RedirectUrl>.*<\/RedirectUrl>/, '')],
    ],
  ])('finds nothing when %s', (_case, why, mutation) => {
    expect(read(mutation)).toEqual({ outcome: 'nothing', why });
  });

  test.each([
    [
      'an address',
      redirectAddress,
      { by: 'address', target: 'fred@new.example' },
      'starts again with fred@new.example',
    ],
    ['a URL', redirectUrl, { by: 'url', target: 'https://a.example/' }, 'asks https://a.example/'],
  ])('follows a redirect to %s', (_case, content, redirect, why) => {
    expect(read([account, content])).toEqual({ outcome: 'nothing', why, redirect });
  });

  test('does not follow a target that the action does not name', () => {
    const target = '<RedirectUrl>https://a.example/</RedirectUrl><RedirectAddr>fred@new.example</RedirectAddr>';
    expect(read(['<Protocol>', `${target}<Protocol>`]).outcome).toBe('configured');
  });

  test.each([
    [302, 'https://a.example/autodiscover/autodiscover.xml', true],
    [301, 'https://a.example/autodiscover/autodiscover.xml', true],
    [302, 'http://a.example/autodiscover/autodiscover.xml', false],
    [302, '/autodiscover/autodiscover.xml', false],
    [308, 'https://a.example/autodiscover/autodiscover.xml', false],
  ])('with status %d to %s follows: %s', (status, location, follows) => {
    const conclusion = outlook.read(toAnswer('', { status, location }), fred);
    expect(conclusion).toEqual(
      follows
        ? { outcome: 'nothing', why: `asks ${location}`, redirect: { by: 'url', target: location } }
        : { outcome: 'nothing', why: `status ${status}` },
    );
  });

  test('asks the next URL after a 404', () => {
    expect(outlook.read(toAnswer(error, { status: 404 }), fred)).toEqual({ outcome: 'nothing', why: 'status 404' });
  });
});

describe('Delta Chat as an Autodiscover client', () => {
  const read = (...mutations: readonly Mutation[]) => readWith(deltaChatAutodiscover, ...mutations);

  test('sets up the minimal document with the address as user name', () => {
    expect(read([/<LoginName>[^<]*/g, '<LoginName>other'])).toEqual({
      outcome: 'configured',
      incoming: { ...imap, security: 'try', authentication: 'unstated' },
      outgoing: { ...smtp, security: 'try', authentication: 'unstated' },
      alternatives: [],
    });
  });

  test.each<[string, object, Mutation]>([
    ['SSL off is clear text', { security: 'plain' }, ['<SSL>on', '<SSL>off']],
    ['SSL Off is not off', { security: 'try' }, ['<SSL>on', '<SSL>Off']],
    ['an absent SSL finds out', { security: 'try' }, ['<SSL>on</SSL>', '']],
    ['Encryption None means nothing', { security: 'try' }, ['<Encryption>SSL', '<Encryption>None']],
  ])('%s', (_case, incoming, mutation) => {
    expect(read(mutation)).toMatchObject({ incoming });
  });

  test('follows a RedirectUrl even beside settings', () => {
    const conclusion = read(['<Protocol>', '<RedirectUrl>https://a.example/</RedirectUrl><Protocol>']);
    expect(conclusion).toEqual({
      outcome: 'nothing',
      why: 'asks https://a.example/',
      redirect: { by: 'url', target: 'https://a.example/' },
    });
  });

  test('does not see a RedirectUrl inside a Protocol', () => {
    expect(read(['<Type>', '<RedirectUrl>https://a.example/</RedirectUrl><Type>']).outcome).toBe('configured');
  });

  test.each([
    ['nothing', '<RedirectUrl></RedirectUrl>'],
    ['a path', '<RedirectUrl>/autodiscover/autodiscover.xml</RedirectUrl>'],
    ['another scheme', '<RedirectUrl>file:///etc/passwd</RedirectUrl>'],
  ])('fails at a redirect to %s', (_case, element) => {
    expect(read(['<Protocol>', `${element}<Protocol>`])).toEqual({
      outcome: 'nothing',
      why: 'RedirectUrl is not a URL',
    });
  });

  test.each<[string, Mutation]>([
    ['element names', [/(?<=<\/?)Protocol|(?<=<\/?)Server|(?<=<\/?)SSL/g, 'x']],
    ['types', [/IMAP|SMTP/g, 'x']],
  ])('reads %s in any case', (_case, [pattern]) => {
    const body = autodiscover.replace(pattern, (word) => word.toLowerCase());
    expect(deltaChatAutodiscover.read(toAnswer(body), fred)).toMatchObject({ outcome: 'configured', incoming: imap });
  });

  test.each<[string, Mutation]>([
    ['ports are missing', [/<Port>[^<]*<\/Port>/g, '']],
    ['it holds no protocol', [/<Protocol>[^]*<\/Protocol>/, '']],
    ['it redirects to an address', [account, redirectAddress]],
  ])('stops searching at a document when %s', (_case, mutation) => {
    expect(read(mutation)).toMatchObject({ outcome: 'nothing', stopsSearching: true });
  });

  test('stops searching at an error document, which has no protocol', () => {
    expect(read([account, '<Error><ErrorCode>500</ErrorCode></Error>'])).toMatchObject({ stopsSearching: true });
  });

  test.each([
    ['a 404', toAnswer('', { status: 404 }), 'status 404'],
    ['a document that is not well-formed', toAnswer('<a>'), 'not well-formed'],
  ])('asks the next URL after %s', (_case, answer, why) => {
    expect(deltaChatAutodiscover.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });
});

describe('FairEmail as an Autodiscover client', () => {
  const read = (...mutations: readonly Mutation[]) => readWith(fairEmailAutodiscover, ...mutations);

  test('sets up the minimal document', () => {
    expect(read()).toEqual({
      outcome: 'configured',
      incoming: { ...imap, security: 'TLS', authentication: 'unstated' },
      outgoing: { ...smtp, security: 'STARTTLS', authentication: 'unstated' },
    });
  });

  const accountType = '<AccountType>email</AccountType>';
  test.each<[string, ...Mutation[]]>([
    ['AccountType follows the protocols', [accountType, ''], ['</Account>', `${accountType}</Account>`]],
    ['AccountType is in another case', ['>email<', '>Email<']],
    [
      'Action follows the protocols',
      ['<Action>settings</Action>', ''],
      ['</Account>', '<Action>settings</Action></Account>'],
    ],
    ['Action is padded', ['>settings<', '> settings<']],
    ['Type is in lower case', ['<Type>IMAP', '<Type>imap']],
    ['Port is padded', ['>993<', '> 993<']],
    ['Server is missing', ['<Server>imap.example.com</Server>', '']],
  ])('finds nothing when %s', (_case, ...mutations) => {
    expect(read(...mutations)).toEqual({ outcome: 'nothing', why: 'no usable IMAP protocol' });
  });

  test.each([
    ['993', 'TLS'],
    ['143', 'STARTTLS'],
    ['587', 'TLS'],
  ])('takes the encryption of IMAP from the port %s', (port, security) => {
    const conclusion = read(['993', port], ['<SSL>on', '<SSL>off'], ['<Encryption>SSL', '<Encryption>None']);
    expect(conclusion).toMatchObject({ incoming: { security } });
  });

  test.each([redirectAddress, redirectUrl])('follows no redirect: %s', (content) => {
    expect(read([account, content])).toEqual({ outcome: 'nothing', why: 'no usable IMAP protocol' });
  });

  test.each([201, 404])('asks the next URL after status %d', (status) => {
    expect(fairEmailAutodiscover.read(toAnswer(autodiscover, { status }), fred)).toMatchObject({ outcome: 'nothing' });
  });
});
