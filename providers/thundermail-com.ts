import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'thundermail.com',
  displayName: 'Thundermail',
  displayShortName: 'Thundermail',
  domains: ['thundermail.com', 'tb.pro'],
  publicDomains: true,
  // FairEmail signs in with OAuth 2.0 as well; without its published scopes the entry offers passwords only.
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.thundermail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.thundermail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/M66B/FairEmail/blob/master/app/src/main/res/xml/providers.xml',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
