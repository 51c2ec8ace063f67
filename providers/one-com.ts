import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'one.com',
  displayName: 'one.com',
  displayShortName: 'one.com',
  domains: ['one.com'],
  publicDomains: true,
  mx: ['one.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.one.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'send.one.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/one.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
