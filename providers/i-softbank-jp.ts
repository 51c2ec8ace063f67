import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'i.softbank.jp',
  displayName: 'SoftBank',
  displayShortName: 'SoftBank',
  domains: ['i.softbank.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.softbank.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.softbank.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/i.softbank.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
