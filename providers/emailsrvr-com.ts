import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'emailsrvr.com',
  displayName: 'Rackspace Email Hosting',
  displayShortName: 'rackspace',
  domains: ['emailsrvr.com'],
  publicDomains: true,
  mx: ['emailsrvr.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'secure.emailsrvr.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'secure.emailsrvr.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/emailsrvr.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
