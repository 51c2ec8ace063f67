// One fault each, as servers in the field have them.

import type { Given, Spoil } from './servers.ts';

const withBody = (right: Given, body: string): Given => ({ ...right, body });
const isPox = ({ path }: { readonly path: string }): boolean => /^\/+autodiscover\/+autodiscover\.xml\/?$/i.test(path);
const isAutoconfig = ({ path }: { readonly path: string }): boolean => path.includes('config-v1.1.xml');
const isProfile = ({ path }: { readonly path: string }): boolean => path.endsWith('.mobileconfig');
const plain = (status: number, body = ''): Given => ({ status, headers: { 'content-type': 'text/plain' }, body });
const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Changes bodies of one kind that have status 200. */
const change =
  (isMeant: (asked: { readonly path: string }) => boolean, toBody: (body: string) => string): Spoil =>
  (asked, right) =>
    isMeant(asked) && right.status === 200 ? withBody(right, toBody(right.body)) : right;

const poxAddress = /<EMailAddress>([^]*?)<\/EMailAddress>/;
const page = '<!DOCTYPE html><html lang="en"><head><title>Shop</title></head><body><p>Welcome</p></body></html>';
let downloads = 0;

/** What is wrong with each server. */
export const faults = {
  html: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: page }),
  noContentForUnknown: (asked, right) =>
    isAutoconfig(asked) && right.status === 404 ? { status: 204, headers: {}, body: '' } : right,
  reflectsAddress: (asked, right) => {
    const address = unescape(poxAddress.exec(asked.body)?.[1] ?? '');
    return isPox(asked) && right.status === 200 && address !== ''
      ? withBody(right, right.body.replace('</Autodiscover>', `<!-- ${address} --></Autodiscover>`))
      : right;
  },
  reflectsSchema: (asked, right) => {
    const schema = /<AcceptableResponseSchema>([^]*?)</.exec(asked.body)?.[1] ?? '';
    return isPox(asked) && schema.includes('conform')
      ? withBody(
          { ...right, status: 200 },
          `<Autodiscover xmlns="x"><Response xmlns="${unescape(schema)}"/></Autodiscover>`,
        )
      : right;
  },
  startTlsAsSsl: change(isPox, (body) => body.replaceAll('<Encryption>TLS<', '<Encryption>SSL<')),
  startTlsWithSslOff: change(isPox, (body) =>
    body.replaceAll(/<SSL>on<\/SSL>(\s*)<Encryption>TLS</g, '<SSL>off</SSL>$1<Encryption>TLS<'),
  ),
  implicitAsTls: change(isPox, (body) => body.replaceAll('<Encryption>SSL<', '<Encryption>TLS<')),
  oneIdentity: change(isProfile, (body) => {
    let count = 0;
    return body.replace(
      /(<key>Payload(?:UUID|Identifier)<\/key>\s*<string>)[^<]*/g,
      (_match, key: string) => `${key}00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`,
    );
  }),
  newIdentity: change(isProfile, (body) => {
    downloads += 1;
    let count = 0;
    return body.replace(
      /(<key>PayloadUUID<\/key>\s*<string>)[^<]*/g,
      (_match, key: string) => `${key}00000000-0000-4000-8000-${String(downloads * 100 + count++).padStart(12, '0')}`,
    );
  }),
  profileAsXml: (asked, right) =>
    isProfile(asked) && right.status === 200
      ? { ...right, headers: { ...right.headers, 'content-type': 'application/xml' } }
      : right,
  jsonMember: change(
    ({ path }) => path.includes('.json'),
    (body) => body.replace('"Url"', '"URL"'),
  ),
  jsonActiveSyncIsXml: (asked, right) =>
    asked.target.includes('Protocol=ActiveSync')
      ? {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: '{"Protocol":"ActiveSync","Url":"https://autodiscover.birch.example/autodiscover/autodiscover.xml"}',
        }
      : right,
  challenge: (asked, right) =>
    isPox(asked) && asked.method === 'POST' && asked.headers.authorization === undefined
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="mail"' }, body: '' }
      : right,
  oneCase: (asked, right) => (asked.path === asked.path.toLowerCase() ? right : plain(404)),
  addressRequired: (asked, right) =>
    isAutoconfig(asked) && !asked.target.includes('emailaddress=') ? plain(400, 'emailaddress is missing') : right,
  noWellKnown: (asked, right) => (asked.path.includes('.well-known/autoconfig') ? plain(404) : right),
  fakeAddressAsLogin: (asked, right) => {
    const login = decodeURIComponent(/emailaddress=([^&]*%40[^&]*)/.exec(asked.target)?.[1] ?? '');
    return isAutoconfig(asked) && right.status === 200 && !/[<"]/.test(login) && login !== ''
      ? withBody(right, right.body.replaceAll('%EMAILADDRESS%', login))
      : right;
  },
  popName: change(isPox, (body) => body.replace('<Type>POP3<', '<Type>POP<')),
  spaOn: change(isPox, (body) => body.replaceAll('<SPA>off<', '<SPA>on<')),
  responseNamespace: change(isPox, (body) =>
    body.replaceAll('outlook/responseschema/2006a', 'outlook/responseschema/2006'),
  ),
  noLoginName: change(isPox, (body) => body.replaceAll(/<LoginName>[^<]*<\/LoginName>\s*/g, '')),
  ignoresMobileSync: (asked, right) =>
    isPox(asked) && asked.body.includes('mobilesync')
      ? withBody(right, right.body.replaceAll('mobilesync/responseschema/2006', 'outlook/responseschema/2006a'))
      : right,
  errorAsAttributes: change(isPox, (body) =>
    body.replace(/<Error([^>]*)>\s*<ErrorCode>(\d+)<\/ErrorCode>[^]*?<\/Error>/, '<Error$1 ErrorCode="$2"/>'),
  ),
  getIsFound: (asked, right) =>
    isPox(asked) && asked.method === 'GET' && asked.headers['x-forwarded-proto'] === 'https'
      ? { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Autodiscover><Response/></Autodiscover>' }
      : right,
  providerId: change(isAutoconfig, (body) => body.replace(/emailProvider id="[^"]*"/, 'emailProvider id="Birch Mail"')),
  oldAuthentication: change(isAutoconfig, (body) => body.replaceAll('>password-cleartext<', '>plain<')),
  unescapedName: change(isAutoconfig, (body) => body.replaceAll('&amp;', '&')),
  textPlain: (asked, right) =>
    isAutoconfig(asked) && right.status === 200
      ? { ...right, headers: { ...right.headers, 'content-type': 'text/plain' } }
      : right,
  otherHostInPox: change(isPox, (body) => body.replaceAll('>imap.birch.example<', '>old.birch.example<')),
  tellsMailboxes: (asked, right) =>
    asked.body.includes('conform-nobody-7d1f') || asked.target.includes('conform-nobody-7d1f') ? plain(404) : right,
  looksAtPassword: (asked, right) =>
    asked.headers.authorization === undefined
      ? right
      : withBody(right, `${right.body}<!-- ${asked.headers.authorization} -->`),
  settingsOverClearText: (asked, right) =>
    isPox(asked) && asked.headers['x-forwarded-proto'] === undefined
      ? { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Autodiscover/>' }
      : right,
  hostsCustomers: change(isAutoconfig, (body) =>
    body.replace('<domain>', `${'<domain>customer.example</domain>\n'.repeat(3000)}<domain>`),
  ),
  variableNotSet: change(
    (asked) => isPox(asked) || isAutoconfig(asked),
    (body) => body.replace(/(<displayName>|<TTL>)[^<]*/, '$1undefined'),
  ),
  oldDraft: change(isAutoconfig, (body) =>
    body.replace('</clientConfig>', '<addressBook type="carddav"/></clientConfig>'),
  ),
  paccDrift: (asked, right) =>
    asked.path.includes('user-agent-configuration') && right.status === 200
      ? withBody(right, `${right.body}${' '.repeat((downloads += 1))}`)
      : right,
  cachesPox: (asked, right) =>
    isPox(asked) ? { ...right, headers: { ...right.headers, 'cache-control': 'public, max-age=3600' } } : right,
} as const satisfies Readonly<Record<string, Spoil>>;
