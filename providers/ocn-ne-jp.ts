import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ocn.ne.jp',
  displayName: 'OCN',
  displayShortName: 'OCN',
  domains: ['ocn.ne.jp', 'ocn.ad.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop.ocn.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ocn.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/ocn.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
