import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'iiyama-catv.ne.jp',
  displayName: 'ケーブルテレビiネット飯山',
  displayShortName: 'iネット飯山',
  domains: ['iiyama-catv.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.iiyama-catv.ne.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.iiyama-catv.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtpa.iiyama-catv.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/iiyama-catv.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
