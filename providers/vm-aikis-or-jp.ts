import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'vm.aikis.or.jp',
  displayName: 'aikis',
  displayShortName: 'aikis',
  domains: ['vm.aikis.or.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'mail.aikis.or.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.aikis.or.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/vm.aikis.or.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
