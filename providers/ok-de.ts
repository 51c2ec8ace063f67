import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ok.de',
  displayName: 'OK.de',
  displayShortName: 'OK.de',
  domains: ['ok.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ok.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ok.de',
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
