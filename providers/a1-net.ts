import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'a1.net',
  displayName: 'a1.net',
  displayShortName: 'a1.net',
  domains: ['a1.net', 'aon.at'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'securemail.a1.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'securemail.a1.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/a1.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
