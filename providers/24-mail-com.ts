import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: '24-mail.com',
  displayName: '24-mail',
  displayShortName: '24-mail',
  domains: ['24-mail.com', '24-mail.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: '24-mail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: '24-mail.com',
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
