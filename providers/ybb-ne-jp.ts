import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ybb.ne.jp',
  displayName: 'Yahoo! BB',
  displayShortName: 'Yahoo! BB',
  domains: ['ybb.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'ybbpop.mail.yahoo.co.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'ybbsmtp.mail.yahoo.co.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/ybb.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
