import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'rediffmail.com',
  displayName: 'Rediffmail',
  displayShortName: 'Rediff',
  domains: ['rediffmail.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop.rediffmail.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.rediffmail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/rediffmail.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
