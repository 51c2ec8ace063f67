import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'umich.edu',
  displayName: 'University of Michigan',
  displayShortName: 'UMich',
  domains: ['umich.edu'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.gmail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.gmail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'accounts.google.com',
    scopes: [
      'https://mail.google.com/',
      'https://www.googleapis.com/auth/contacts',
      'https://www.googleapis.com/auth/calendar',
      'https://www.googleapis.com/auth/carddav',
    ],
    authURL: 'https://accounts.google.com/o/oauth2/auth',
    tokenURL: 'https://www.googleapis.com/oauth2/v3/token',
  },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/umich.edu.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
