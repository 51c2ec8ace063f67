import type { IncomingServer, ProviderConfig, RelatedServer } from '../src/core/types.ts';

/** Entries for the tests of Apple profiles. */
export const login = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
export const imap = {
  type: 'imap',
  hostname: 'imap.example.com',
  port: 993,
  socketType: 'SSL',
  ...login,
} as const satisfies IncomingServer;
export const basic = { authentication: ['Basic'], username: '%EMAILADDRESS%' } as const;
export const caldav = { type: 'caldav', url: 'https://dav.example.com/', ...basic } as const satisfies RelatedServer;
export const carddav = { type: 'carddav', url: 'https://dav.example.com/', ...basic } as const satisfies RelatedServer;
export const activeSync = {
  ...{ type: 'activeSync', url: 'https://eas.example.com/Microsoft-Server-ActiveSync', ...basic },
} as const satisfies IncomingServer;
export const ews = {
  type: 'ews',
  url: 'https://ews.example.com/EWS/Exchange.asmx',
  ...basic,
} as const satisfies IncomingServer;

/** IMAP and SMTP. */
export const base: ProviderConfig = {
  id: 'example.com',
  displayName: 'Example Mail',
  displayShortName: 'Example',
  domains: ['example.com'],
  incoming: [imap],
  outgoing: [{ type: 'smtp', hostname: 'smtp.example.com', port: 465, socketType: 'SSL', ...login }],
  source: 'https://example.com/help',
  checked: '2026-11-01',
};

/** One of everything. */
export const full: ProviderConfig = {
  ...base,
  incoming: [imap, activeSync, ews],
  related: [
    { ...caldav, principalURL: 'https://dav.example.com/principals/%EMAILADDRESS%/' },
    { ...carddav, principalURL: 'https://dav.example.com/principals/%EMAILADDRESS%/' },
  ],
  directories: [
    {
      displayName: 'People',
      hostname: 'ldap.%EMAILDOMAIN%',
      socketType: 'SSL',
      bindDN: 'uid=%EMAILLOCALPART%,ou=people,dc=example,dc=com',
      searches: [
        { base: 'ou=people,dc=example,dc=com', description: 'Everybody' },
        { base: 'ou=rooms,dc=example,dc=com', scope: 'oneLevel' },
        { base: 'uid=%EMAILLOCALPART%,dc=example,dc=com', scope: 'base' },
      ],
    },
    {
      displayName: 'Old people',
      hostname: 'old.example.com',
      socketType: 'plain',
      clearTextReason: 'a directory without secrets',
      searches: [{ base: 'dc=example,dc=com' }],
    },
  ],
  subscribedCalendars: [
    { displayName: 'Holidays', url: 'https://example.com/holidays.ics?lang=en&x=1' },
    { displayName: 'Duties', url: 'https://example.com/%EMAILADDRESS%.ics', username: '%EMAILLOCALPART%' },
  ],
  appleProfile: {
    consentText: { en: 'You agree & all.', ro: 'Sunteți de acord.', 'pt-BR': 'Você\nconcorda.' },
    smime: { signing: true, encryption: false, perMessageSwitch: true, userOverrideable: true },
    removalDisallowed: true,
  },
};

/** The same, with accounts that vanish. */
export const fullAndVanishing: ProviderConfig = {
  ...full,
  appleProfile: { ...full.appleProfile, removalDate: '2099-12-31', removalAfterDays: 30 },
};

/** Every part that a profile can have. */
export const allParts = 'mail,exchange,calendar,contacts,directory,subscriptions';
