import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mnet.ne.jp',
  displayName: 'Mnet メール サービス',
  displayShortName: 'Mnetメール',
  domains: ['mnet.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.mnet.ne.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-encrypted', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'mail.mnet.ne.jp',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.mnet.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-encrypted', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.mnet.ne.jp',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.mnet.ne.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/mnet.ne.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
