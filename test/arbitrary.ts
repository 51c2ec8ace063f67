import fc from 'fast-check';
import type {
  DavServer,
  IncomingServer,
  MtaSts,
  Pacc,
  ProviderConfig,
  RelatedServer,
  SmtpServer,
  UsernameTemplate,
} from '../src/core/types.ts';

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const topLevel = fc.stringMatching(/^[a-z]{2,6}$/);

/** Domains as A-labels. */
export const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), topLevel)
  .map(([labels, last]) => [...labels, last].join('.'));

/** Local parts with everything that Mailbeacon accepts: markup characters, percent signs, scripts beyond ASCII. */
export const localPart = fc
  .array(
    fc.constantFrom(
      ...Array.from("aZ09.!#$%&'*+/=?^_`{|}~-"),
      'é',
      'я',
      '漢',
      'ß',
      '😀',
      '%EMAILADDRESS%',
      '%41',
      'INBOX',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => new TextEncoder().encode(text).length <= 64);

/** Text for people, with everything that XML has to escape. */
const words = fc
  .array(fc.constantFrom('Mail', '&', '<', '>', '"', "'", ']]>', 'é', 'א', '😀', '&amp;', ' ', '%'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `Mail ${parts.join('')}`);

const username = fc.constantFrom<UsernameTemplate>(
  '%EMAILADDRESS%',
  '%EMAILLOCALPART%',
  '%EMAILLOCALPART%.%EMAILDOMAIN%',
  'x-%EMAILLOCALPART%',
);
const hostname = fc.oneof(domain, fc.constant('mail.%EMAILDOMAIN%'));
const socket = fc.constantFrom('SSL' as const, 'STARTTLS' as const);
const authentication = fc.constantFrom<
  readonly [SmtpServer['authentication'][number], ...SmtpServer['authentication'][number][]]
>(['password-cleartext'], ['OAuth2', 'password-cleartext'], ['password-encrypted', 'password-cleartext']);

const ports = {
  imap: { SSL: 993, STARTTLS: 143 },
  pop3: { SSL: 995, STARTTLS: 110 },
  smtp: { SSL: 465, STARTTLS: 587 },
} as const;

const server = <T extends 'imap' | 'pop3' | 'smtp'>(type: T) =>
  fc.record({ hostname, socketType: socket, authentication, username }).map((facts) => ({
    type,
    port: ports[type][facts.socketType],
    ...facts,
  }));

const incoming: fc.Arbitrary<IncomingServer> = fc.oneof(server('imap'), server('pop3'));

/** Providers with at least one incoming and one outgoing server over TLS. */
export const provider: fc.Arbitrary<ProviderConfig> = fc
  .record({
    id: domain,
    displayName: words,
    displayShortName: words,
    domain,
    incoming: fc.array(incoming, { minLength: 1, maxLength: 4 }),
    outgoing: fc.array(server('smtp'), { minLength: 1, maxLength: 2 }),
    text: words,
    publicDomains: fc.boolean(),
  })
  .map(({ domain: name, text, ...facts }) => ({
    ...facts,
    domains: [name],
    instructions: [
      { kind: 'enable-access', url: 'https://example.com/?a=1&b=2', text: { en: text, ro: text } },
      { kind: 'documentation', url: 'https://example.com/?a=1&b=2', text: { en: text } },
    ],
    source: 'https://example.com/',
    checked: '2026-01-01',
  }));

const url = fc.constantFrom(
  'https://dav.example/x/' as const,
  'https://dav.example' as const,
  'https://dav.example:8443/é' as const,
  'https://%EMAILDOMAIN%/.well-known/caldav' as const,
  'https://dav.%EMAILDOMAIN%/%EMAILADDRESS%/?a=1&b="2"' as const,
);
const byUrl = <T extends string>(...types: readonly [T, ...T[]]) =>
  fc.record({
    type: fc.constantFrom(...types),
    url,
    authentication: fc.constantFrom(['Basic'] as const, ['OAuth2'] as const, ['OAuth2', 'Digest'] as const),
    username,
  });
const related: fc.Arbitrary<RelatedServer> = byUrl('caldav', 'carddav', 'webdav', 'matrix');
const pacc: fc.Arbitrary<Pacc> = fc.record(
  {
    issuer: fc.constantFrom('https://login.example/' as const, 'https://login.example/?x' as const),
    submission: fc.constantFrom('smtp' as const, 'submit' as const, 'both' as const),
    developer: fc.constant('https://example.com/"' as const),
  },
  { requiredKeys: [] },
);
const mtaSts: fc.Arbitrary<MtaSts> = fc.record({
  mode: fc.constantFrom('enforce', 'testing', 'none'),
  mx: fc.array(domain, { maxLength: 3 }),
  maxAgeSeconds: fc.nat(31_557_600),
});

/** The same with everything that only some formats say. */
export const providerWithMore: fc.Arbitrary<ProviderConfig> = fc
  .tuple(
    provider,
    fc.array(byUrl('jmap', 'ews', 'graph'), { maxLength: 2 }),
    fc.record({ related: fc.array(related, { maxLength: 3 }), pacc, mtaSts }, { requiredKeys: [] }),
    fc.boolean(),
  )
  .map(([config, more, facts, isModern]) => ({
    ...config,
    ...facts,
    incoming: [...config.incoming, ...more],
    // So that PACC has something to say in half of the cases.
    ...(isModern
      ? {
          incoming: [{ ...modern, type: 'imap', port: 993 }, ...config.incoming, ...more],
          outgoing: [{ ...modern, type: 'smtp', port: 465 }],
        }
      : {}),
  }));

const modern = {
  hostname: 'mail.%EMAILDOMAIN%',
  socketType: 'SSL',
  authentication: ['OAuth2', 'password-cleartext'],
  username: '%EMAILADDRESS%',
} as const;
const davUrl = fc
  .tuple(hostname, fc.constantFrom('', ':8443'), fc.constantFrom('/', '/dav/', '/%EMAILADDRESS%/?a=1&b=2'))
  .map((parts) => `https://${parts.join('')}` as const);
const httpAuthentication = fc.constantFrom<DavServer['authentication']>(['Basic'], ['OAuth2', 'Digest'], ['OAuth2']);
const distinguishedName = fc.constantFrom<UsernameTemplate>(
  'uid=%EMAILLOCALPART%,dc=example',
  'mail=%EMAILADDRESS%',
  'cn=x+uid=%EMAILLOCALPART%,o=%EMAILDOMAIN%',
);

/** Providers with services beside mail, of which each may be missing. */
export const providerWithServices: fc.Arbitrary<ProviderConfig> = fc
  .record({
    provider,
    activeSync: fc.option(davUrl),
    ews: fc.option(davUrl),
    related: fc.array(
      fc.record({
        type: fc.constantFrom('caldav', 'carddav'),
        url: davUrl,
        authentication: httpAuthentication,
        username,
      }),
      { maxLength: 3 },
    ),
    directories: fc.array(
      fc.record({
        displayName: words,
        hostname,
        socketType: fc.constant('SSL' as const),
        bindDN: distinguishedName,
        searches: fc.tuple(fc.record({ base: distinguishedName, description: words })),
      }),
      { maxLength: 3 },
    ),
    subscribedCalendars: fc.array(fc.record({ displayName: words, url: davUrl, username }), { maxLength: 3 }),
    consent: words,
  })
  .map(({ provider: config, activeSync, ews, consent, ...services }) => ({
    ...config,
    ...services,
    incoming: [
      ...config.incoming,
      ...(activeSync === null ? [] : [exchangeAt('activeSync', activeSync)]),
      ...(ews === null ? [] : [exchangeAt('ews', ews)]),
    ],
    appleProfile: { consentText: { en: consent, ro: consent }, smime: { userOverrideable: true } },
  }));

const exchangeAt = (type: 'activeSync' | 'ews', at: `https://${string}`): IncomingServer => ({
  type,
  url: at,
  authentication: ['OAuth2', 'Basic'],
  username: '%EMAILADDRESS%',
});
