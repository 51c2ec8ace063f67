import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'usfamily.net',
  displayName: 'USFamily.net',
  displayShortName: 'USFamily.net',
  domains: ['usfamily.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.usgo.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.usgo.net',
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
