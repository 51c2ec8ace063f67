import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sfr.fr',
  displayName: 'SFR / Neuf',
  displayShortName: 'SFR',
  domains: ['sfr.fr', 'neuf.fr', 'club-internet.fr', '9online.fr', 'cegetel.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.sfr.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.sfr.fr',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.sfr.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/sfr.fr.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
