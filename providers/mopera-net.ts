import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mopera.net',
  displayName: 'mopera U',
  displayShortName: 'mopera U',
  domains: ['mopera.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.mopera.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'imap',
      hostname: 'mail.mopera.net',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'mail.mopera.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'mail.mopera.net',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.mopera.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'smtp',
      hostname: 'mail.mopera.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/mopera.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
