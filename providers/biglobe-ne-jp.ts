import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'biglobe.ne.jp',
  displayName: 'Biglobe',
  displayShortName: 'Biglobe',
  domains: ['biglobe.ne.jp'],
  publicDomains: true,
  mx: ['biglobe.ne.jp'],
  incoming: [
    {
      type: 'pop3',
      hostname: 'mail.biglobe.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.biglobe.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/biglobe.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
