import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cty-net.ne.jp',
  displayName: 'CTY Mail',
  displayShortName: 'CTYMail',
  domains: [
    'cty-net.ne.jp',
    'm2.cty-net.ne.jp',
    'm3.cty-net.ne.jp',
    'm4.cty-net.ne.jp',
    'm5.cty-net.ne.jp',
    'm6.cty-net.ne.jp',
    'm7.cty-net.ne.jp',
    'm8.cty-net.ne.jp',
    'm9.cty-net.ne.jp',
    'cty-net.com',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pops.cty-net.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.cty-net.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/cty-net.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
