import { createRegistry } from '../../src/core/registry.ts';
import type { ImapServer, Pop3Server, ProviderConfig, SmtpServer } from '../../src/core/types.ts';
import * as formats from '../../src/formats/index.ts';
import { createApp, type AppOptions } from '../../src/http/app.ts';
import type { LogEntry } from '../../src/http/log.ts';
import { createPages } from '../../src/pages/index.ts';
import { createSigner } from '../../src/signing/signer.ts';
import { through } from './transport.ts';

const documented = { source: 'https://example.com/help', checked: '2026-11-01' } as const;

const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;

const imapTls = (hostname: string): ImapServer => ({ type: 'imap', hostname, port: 993, socketType: 'SSL', ...login });
const imapStartTls = (hostname: string): ImapServer => ({
  type: 'imap',
  hostname,
  port: 143,
  socketType: 'STARTTLS',
  ...login,
});
const pop3Tls = (hostname: string): Pop3Server => ({ type: 'pop3', hostname, port: 995, socketType: 'SSL', ...login });
const smtpTls = (hostname: string): SmtpServer => ({ type: 'smtp', hostname, port: 465, socketType: 'SSL', ...login });
const smtpStartTls = (hostname: string): SmtpServer => ({
  type: 'smtp',
  hostname,
  port: 587,
  socketType: 'STARTTLS',
  ...login,
});

/** IMAP 993 and POP3 995 with implicit TLS, SMTP 587 with STARTTLS, the login is the address. Names no sibling domain. */
const example: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example Mail',
  displayShortName: 'Example',
  domains: ['example.com', 'example.net'],
  incoming: [imapTls('imap.example.com'), pop3Tls('pop.example.com')],
  outgoing: [smtpStartTls('smtp.example.com')],
  ...documented,
};

/** STARTTLS for IMAP, implicit TLS for SMTP, the login is the local part. */
const local: ProviderConfig = {
  id: 'local.example',
  displayName: 'Local Mail',
  displayShortName: 'Local',
  domains: ['local.example'],
  incoming: [{ ...imapStartTls('imap.local.example'), username: '%EMAILLOCALPART%' }],
  outgoing: [{ ...smtpTls('smtp.local.example'), username: '%EMAILLOCALPART%' }],
  ...documented,
};

/** As example.com, with ActiveSync beside. */
const activeSync: ProviderConfig = {
  id: 'eas.example',
  displayName: 'ActiveSync Mail',
  displayShortName: 'EAS',
  domains: ['eas.example'],
  incoming: [
    imapTls('imap.eas.example'),
    pop3Tls('pop.eas.example'),
    {
      type: 'activeSync',
      url: 'https://eas.example/Microsoft-Server-ActiveSync',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [smtpStartTls('smtp.eas.example')],
  ...documented,
};

/** Nothing but JMAP. */
const jmap: ProviderConfig = {
  id: 'jmap.example',
  displayName: 'JMAP Mail',
  displayShortName: 'JMAP',
  domains: ['jmap.example'],
  incoming: [
    {
      type: 'jmap',
      url: 'https://jmap.example/.well-known/jmap',
      authentication: ['OAuth2', 'Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [],
  ...documented,
};

/** Hosts other people's domains, which it is found for by MX. */
const hoster: ProviderConfig = {
  id: 'hoster.example',
  displayName: 'Hoster for %EMAILDOMAIN%',
  displayShortName: 'Hoster',
  domains: ['hoster.example'],
  mx: ['hoster.example'],
  incoming: [imapTls('imap.hoster.example')],
  outgoing: [smtpTls('smtp.hoster.example')],
  ...documented,
};

/** bücher.example. */
const idn: ProviderConfig = {
  id: 'xn--bcher-kva.example',
  displayName: 'Bücher-Post',
  displayShortName: 'Bücher',
  domains: ['xn--bcher-kva.example'],
  incoming: [imapTls('imap.xn--bcher-kva.example')],
  outgoing: [smtpTls('smtp.xn--bcher-kva.example')],
  ...documented,
};

/** POP3 only. */
const pop: ProviderConfig = {
  id: 'pop.example',
  displayName: 'Pop Mail',
  displayShortName: 'Pop',
  domains: ['pop.example'],
  incoming: [
    {
      ...pop3Tls('pop.pop.example'),
      pop3: {
        leaveMessagesOnServer: false,
        downloadOnBiff: true,
        daysToLeaveMessagesOnServer: 7,
        checkIntervalMinutes: 15,
      },
    },
  ],
  outgoing: [smtpTls('smtp.pop.example')],
  ...documented,
};

/** No way in but OAuth 2.0. */
const oauth: ProviderConfig = {
  id: 'oauth.example',
  displayName: 'OAuth Mail',
  displayShortName: 'OAuth',
  domains: ['oauth.example'],
  incoming: [{ ...imapTls('imap.oauth.example'), authentication: ['OAuth2'] }],
  outgoing: [{ ...smtpTls('smtp.oauth.example'), authentication: ['OAuth2'] }],
  oauth2: {
    issuer: 'login.oauth.example',
    scopes: ['mail:read', 'mail:send'],
    authURL: 'https://login.oauth.example/authorize',
    tokenURL: 'https://login.oauth.example/token',
    clientID: 'open-client',
  },
  ...documented,
};

const clearText = { socketType: 'plain', clearTextReason: 'a mail server on the same desk' } as const;

/** Clear text and nothing else. */
const clear: ProviderConfig = {
  id: 'clear.example',
  displayName: 'Clear Mail',
  displayShortName: 'Clear',
  domains: ['clear.example'],
  incoming: [{ type: 'imap', hostname: 'imap.clear.example', port: 143, ...clearText, ...login }],
  outgoing: [{ type: 'smtp', hostname: 'smtp.clear.example', port: 587, ...clearText, ...login }],
  ...documented,
};

/** Clear text beside TLS, which makes it needless. */
const halfClear: ProviderConfig = {
  id: 'half-clear.example',
  displayName: 'Half Clear Mail',
  displayShortName: 'Half Clear',
  domains: ['half-clear.example'],
  incoming: [
    { type: 'imap', hostname: 'imap.half-clear.example', port: 143, ...clearText, ...login },
    imapTls('imap.half-clear.example'),
  ],
  outgoing: [
    smtpTls('smtp.half-clear.example'),
    { type: 'smtp', hostname: 'smtp.half-clear.example', port: 587, ...clearText, ...login },
  ],
  ...documented,
};

/** STARTTLS on the registered ports and nothing else. */
const startTls: ProviderConfig = {
  id: 'starttls.example',
  displayName: 'STARTTLS Mail',
  displayShortName: 'STARTTLS',
  domains: ['starttls.example'],
  incoming: [imapStartTls('imap.starttls.example')],
  outgoing: [smtpStartTls('smtp.starttls.example')],
  ...documented,
};

/** Several servers a protocol, the better ones last. */
const choice: ProviderConfig = {
  id: 'choice.example',
  displayName: 'Choice Mail',
  displayShortName: 'Choice',
  domains: ['choice.example'],
  incoming: [pop3Tls('pop.choice.example'), imapStartTls('imap.choice.example'), imapTls('imap.choice.example')],
  outgoing: [smtpStartTls('smtp.choice.example'), smtpTls('smtp.choice.example')],
  ...documented,
};

/** NTLM only. */
const ntlm: ProviderConfig = {
  id: 'ntlm.example',
  displayName: 'NTLM Mail',
  displayShortName: 'NTLM',
  domains: ['ntlm.example'],
  incoming: [{ ...imapTls('imap.ntlm.example'), authentication: ['NTLM'] }],
  outgoing: [{ ...smtpTls('smtp.ntlm.example'), authentication: ['NTLM'] }],
  ...documented,
};

/** Sends for whoever is in its network, without login. */
const clientIp: ProviderConfig = {
  id: 'client-ip.example',
  displayName: 'Network Mail',
  displayShortName: 'Network',
  domains: ['client-ip.example'],
  incoming: [imapTls('imap.client-ip.example')],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.client-ip.example',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['client-IP-address'],
    },
  ],
  ...documented,
};

const compoundLogin = '%EMAILLOCALPART%.%EMAILDOMAIN%';

/** A login name made of two placeholders. */
const compound: ProviderConfig = {
  id: 'compound.example',
  displayName: 'Compound Mail',
  displayShortName: 'Compound',
  domains: ['compound.example'],
  incoming: [{ ...imapTls('imap.compound.example'), username: compoundLogin }],
  outgoing: [{ ...smtpTls('smtp.compound.example'), username: compoundLogin }],
  ...documented,
};

/** Names that markup cares about. */
const names: ProviderConfig = {
  id: 'names.example',
  displayName: 'Müller & Söhne <Mail>',
  displayShortName: '"📮" \'שלום\'',
  domains: ['names.example'],
  incoming: [imapTls('imap.names.example')],
  outgoing: [smtpTls('smtp.names.example')],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://names.example/help?topic=mail&lang=en#"app"',
      text: { en: 'Choose <Security> & "App passwords" 🔑', ro: 'Alegeți „Parole” & confirmați', ar: 'كلمة مرور ]]>' },
    },
  ],
  ...documented,
};

const portReason = 'a shared machine whose other ports are taken';

/** STARTTLS on ports that mean nothing to anyone. */
const oddPort: ProviderConfig = {
  id: 'odd-port.example',
  displayName: 'Odd Mail',
  displayShortName: 'Odd',
  domains: ['odd-port.example'],
  incoming: [
    { ...imapStartTls('imap.odd-port.example'), port: 1143, portReason },
    { ...pop3Tls('pop.odd-port.example'), port: 1995, portReason },
  ],
  outgoing: [{ ...smtpStartTls('smtp.odd-port.example'), port: 1587, portReason }],
  ...documented,
};

/** Servers named after the domain of the user. */
const template: ProviderConfig = {
  id: 'template.example',
  displayName: '%EMAILDOMAIN% Mail',
  displayShortName: 'Template',
  domains: ['template.example', 'other-template.example'],
  publicDomains: true,
  incoming: [imapTls('mail.%EMAILDOMAIN%')],
  outgoing: [smtpTls('mail.%EMAILDOMAIN%')],
  ...documented,
};

/** No mail client gets in; a person is told why. */
const bridge: ProviderConfig = {
  id: 'bridge.example',
  displayName: 'Bridge Mail',
  displayShortName: 'Bridge',
  domains: ['bridge.example'],
  incoming: [],
  outgoing: [],
  instructions: [
    {
      kind: 'bridge',
      url: 'https://bridge.example/download',
      text: { en: 'Install the Bridge first.', ro: 'Instalați mai întâi Bridge.' },
    },
  ],
  ...documented,
};

/** One of everything else that autoconfig can say. */
const everything: ProviderConfig = {
  id: 'everything.example',
  displayName: 'Everything Mail',
  displayShortName: 'Everything',
  domains: ['everything.example', 'everything.test'],
  publicDomains: true,
  mx: ['everything-mx.example'],
  incoming: [
    {
      type: 'jmap',
      url: 'https://jmap.everything.example/%EMAILADDRESS%',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'exchange',
      hostname: 'exchange.everything.example',
      port: 443,
      socketType: 'SSL',
      ...login,
      owaURL: 'https://everything.example/owa',
      ewsURL: 'https://everything.example/ews',
      easURL: 'https://everything.example/eas',
    },
    { ...pop3Tls('pop.everything.example'), useGlobalPreferredServer: false },
    {
      ...imapTls('imap.everything.example'),
      authentication: ['sasl:SCRAM-SHA-256', 'OAuth2', 'password-encrypted', 'password-cleartext'],
      username: '%INPUT_CUSTOMER%@%EMAILDOMAIN%',
    },
  ],
  outgoing: [{ ...smtpTls('smtp.everything.example'), restriction: 'client-IP-address', addThisServer: true }],
  related: [
    {
      type: 'caldav',
      url: 'https://dav.everything.example/calendars/%EMAILADDRESS%/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://dav.everything.example/contacts',
      authentication: ['Digest', 'OAuth2'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'webdav',
      url: 'https://dav.everything.example/files',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    { type: 'managesieve', hostname: 'sieve.everything.example', port: 4190, socketType: 'STARTTLS', ...login },
    { type: 'xmpptcp', hostname: 'xmpp.everything.example', port: 5223, socketType: 'SSL', ...login },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://everything.example/enable',
      text: { en: 'Switch it on.', ro: 'Activați.', 'pt-BR': 'Ative.' },
    },
    {
      kind: 'app-password',
      url: 'https://everything.example/app-password',
      text: { en: 'Make one.', ro: 'Creați una.' },
      placement: 'clientConfig',
    },
    {
      kind: 'documentation',
      url: 'https://everything.example/help',
      text: { en: 'Help.', ro: 'Ajutor.', de: 'Hilfe.' },
    },
  ],
  webMail: {
    loginPage: 'https://mail.everything.example/',
    loginPageInfo: {
      url: 'https://mail.everything.example/login',
      username: '%EMAILADDRESS%',
      usernameField: { id: 'user', name: 'login' },
      passwordField: { name: 'secret' },
      loginButton: { id: 'go' },
    },
  },
  inputFields: [{ key: 'INPUT_CUSTOMER', label: 'Customer number', example: 'K-1234' }],
  updateURL: 'https://everything.example/mail/config-v1.1.xml',
  website: 'https://everything.example/',
  ...documented,
};

/** What the newer formats want: implicit TLS, the address as login, services by URL, a policy for its MX. */
const modern: ProviderConfig = {
  id: 'modern.example',
  displayName: 'Modern Mail',
  displayShortName: 'Modern',
  domains: ['modern.example', 'modern.test'],
  mx: ['mx-modern.example'],
  incoming: [
    { ...imapStartTls('imap.modern.example'), authentication: ['OAuth2', 'password-cleartext'] },
    { ...imapTls('imap.modern.example'), authentication: ['OAuth2', 'password-cleartext'] },
    { ...pop3Tls('pop.modern.example'), authentication: ['OAuth2', 'password-cleartext'] },
    {
      type: 'jmap',
      url: 'https://jmap.modern.example/session',
      authentication: ['OAuth2', 'Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    { ...smtpStartTls('smtp.modern.example'), authentication: ['OAuth2', 'password-cleartext'] },
    { ...smtpTls('smtp.modern.example'), authentication: ['OAuth2', 'password-cleartext'] },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://dav.modern.example/%EMAILADDRESS%/calendars',
      authentication: ['OAuth2', 'Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'caldav',
      url: 'https://dav.modern.example/calendars/',
      authentication: ['OAuth2', 'Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://dav.modern.example/contacts/',
      authentication: ['OAuth2', 'Digest'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'webdav',
      url: 'https://dav.modern.example/files/',
      authentication: ['OAuth2', 'Basic'],
      username: '%EMAILADDRESS%',
    },
    { type: 'xmpp', url: 'wss://chat.modern.example/ws', authentication: ['OAuth2'], username: '%EMAILADDRESS%' },
    { type: 'matrix', url: 'https://matrix.modern.example/', authentication: ['OAuth2'], username: '%EMAILADDRESS%' },
    { type: 'opentalk', url: 'https://meet.modern.example/', authentication: ['OAuth2'], username: '%EMAILADDRESS%' },
    { type: 'managesieve', hostname: 'sieve.modern.example', port: 4190, socketType: 'STARTTLS', ...login },
  ],
  instructions: [
    { kind: 'documentation', url: 'https://modern.example/help?a=1&b="2"', text: { en: 'Help.', ro: 'Ajutor.' } },
  ],
  pacc: {
    issuer: 'https://login.modern.example/tenant/1',
    logos: [
      { url: 'https://modern.example/logo.png', contentType: 'image/png', width: 64, height: 32 },
      { url: 'https://modern.example/logo.svg', contentType: 'image/svg+xml', width: 64, height: 32 },
    ],
    developer: 'https://modern.example/developers',
    contacts: ['mailto:developers@modern.example'],
  },
  mtaSts: { mode: 'enforce', mx: ['mx1.mx-modern.example', '*.in.mx-modern.example'], maxAgeSeconds: 604_800 },
  ...documented,
};

const exchangeLogin = { authentication: ['Basic'], username: '%EMAILADDRESS%' } as const;

/** Exchange, reached by URL, with IMAP beside. */
const exchange: ProviderConfig = {
  id: 'exchange.example',
  displayName: 'Exchange Mail',
  displayShortName: 'Exchange',
  domains: ['exchange.example'],
  incoming: [
    imapTls('imap.exchange.example'),
    imapStartTls('imap.exchange.example'),
    { type: 'ews', url: 'https://exchange.example/EWS/Exchange.asmx', ...exchangeLogin },
    { type: 'activeSync', url: 'https://exchange.example/Microsoft-Server-ActiveSync', ...exchangeLogin },
    { type: 'owa', url: 'https://exchange.example/owa/?a=1&b=2', ...exchangeLogin },
  ],
  outgoing: [smtpStartTls('smtp.exchange.example')],
  ...documented,
};

/** Where the people of old.example have their accounts; everything here depends on the address. */
const renamed: ProviderConfig = {
  id: 'new.example',
  displayName: 'Mail at %EMAILDOMAIN%',
  displayShortName: 'New',
  domains: ['new.example'],
  incoming: [imapTls('imap.%EMAILDOMAIN%')],
  outgoing: [{ ...smtpTls('smtp.%EMAILDOMAIN%'), username: '%EMAILLOCALPART%.%EMAILDOMAIN%' }],
  related: [{ type: 'caldav', url: 'https://dav.new.example/%EMAILADDRESS%/', ...exchangeLogin }],
  webMail: {
    loginPage: 'https://webmail.new.example/',
    loginPageInfo: {
      url: 'https://webmail.new.example/',
      username: '%EMAILADDRESS%',
      usernameField: { id: 'user' },
      passwordField: { id: 'secret' },
    },
  },
  ...documented,
};

/** Domains that send people on, by the domain that they are sent to. */
const alias = (domain: string, target: string): ProviderConfig => ({
  id: domain,
  displayName: 'Alias Mail',
  displayShortName: 'Alias',
  domains: [domain],
  incoming: [],
  outgoing: [],
  redirect: { action: 'redirectAddr', domain: target },
  ...documented,
});

/** The Autodiscover service of its people is elsewhere; its servers are not. */
const moved = (domain: string, url: `https://${string}`): ProviderConfig => ({
  ...example,
  id: domain,
  domains: [domain],
  redirect: { action: 'redirectUrl', url },
});

/** A registry in which every case that real providers lack occurs once. */
export const exampleProviders: readonly ProviderConfig[] = [
  example,
  local,
  activeSync,
  jmap,
  hoster,
  idn,
  pop,
  oauth,
  clear,
  halfClear,
  startTls,
  choice,
  ntlm,
  clientIp,
  compound,
  names,
  oddPort,
  template,
  bridge,
  everything,
  modern,
  exchange,
  renamed,
  alias('old.example', 'new.example'),
  alias('old-eas.example', 'eas.example'),
  alias('old-jmap.example', 'jmap.example'),
  alias('old-moved.example', 'moved.example'),
  alias('lost.example', 'nobody.example'),
  alias('ping.example', 'pong.example'),
  alias('pong.example', 'ping.example'),
  alias('self.example', 'self.example'),
  moved('moved.example', 'https://ad.elsewhere.test/autodiscover/autodiscover.xml'),
  moved('here.example', 'https://autoconfig.example.com/autodiscover/autodiscover.xml'),
];

/** An application under test, and what it logged so far. */
export interface TestApp {
  /** Asks it without a network between; the host of the URL is the `Host`. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly log: LogEntry[];
}

/** When every request of a test comes. */
export const testTime = Date.UTC(2026, 10, 22, 12, 34, 56, 789);

/** Builds an application with the example providers, and whatever a test wants to be different. */
export function createTestApp(overrides: Partial<AppOptions> = {}): TestApp {
  const log: LogEntry[] = [];
  let requests = 0;
  const { registry = createRegistry(exampleProviders) } = overrides;
  const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
  const app = createApp({
    registry,
    formats: Object.values(formats),
    service,
    pages: () => createPages({ registry, service }),
    signer: createSigner({}),
    plainHttp: 'refuse',
    log: (entry) => {
      log.push(entry);
    },
    now: () => testTime,
    logs: 'all',
    createRequestId: () => `test-${++requests}`,
    ...overrides,
  });
  return {
    fetch: through(app),
    log,
  };
}

/** The body as text. `Response.text()` would do, but workerd warns when the media type does not look like text. */
export const readText = async (response: Response): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());

/** The headers of an answer with the length that the server adds to it, which an answer to HEAD has to state itself. */
export async function withLength(response: Response): Promise<readonly (readonly [string, string])[]> {
  const length = (await response.arrayBuffer()).byteLength;
  return [...response.headers, ['content-length', String(length)] as const].sort(([a], [b]) => (a < b ? -1 : 1));
}
