import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'gigahost.dk',
  displayName: 'Gigahost Mail',
  displayShortName: 'Gigahost',
  domains: ['gigahost.dk'],
  publicDomains: true,
  mx: ['gigahost.dk'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.gigahost.dk',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.gigahost.dk',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.gigahost.dk',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/gigahost.dk.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
