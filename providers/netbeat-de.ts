import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'netbeat.de',
  displayName: 'Netbeat',
  displayShortName: 'Netbeat',
  domains: ['netbeat.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.netbeat.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.netbeat.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/M66B/FairEmail/blob/master/app/src/main/res/xml/providers.xml',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
