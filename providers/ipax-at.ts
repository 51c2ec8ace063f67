import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ipax.at',
  displayName: 'IPAX Internet Services',
  displayShortName: 'IPAX',
  domains: ['ipax.at'],
  publicDomains: true,
  mx: ['ipax.at'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.ipax.at',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.ipax.at',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/ipax.at.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
