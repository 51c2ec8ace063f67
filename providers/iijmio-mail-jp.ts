import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'iijmio-mail.jp',
  displayName: 'IIJmio セーフティメール',
  displayShortName: 'IIJmio',
  domains: ['iijmio-mail.jp', 'miomio.jp', 'miobox.jp', 'e23.jp', 'x-il.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'mbox.iijmio-mail.jp',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%.%EMAILDOMAIN%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mbox.iijmio-mail.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%.%EMAILDOMAIN%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/iijmio-mail.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
