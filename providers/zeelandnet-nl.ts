import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'zeelandnet.nl',
  displayName: 'ZeelandNet e-mail',
  displayShortName: 'ZeelandNet',
  domains: ['zeelandnet.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.zeelandnet.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'mail.zeelandnet.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.zeelandnet.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/zeelandnet.nl.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
