import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bol.com.br',
  displayName: 'BOL - Brasil Online',
  displayShortName: 'BOL',
  domains: ['bol.com.br'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.bol.com.br',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.bol.com.br',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.bol.com.br',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'smtp',
      hostname: 'smtps.bol.com.br',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/bol.com.br.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
