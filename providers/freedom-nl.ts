import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'freedom.nl',
  displayName: 'Freedom Internet',
  displayShortName: 'Freedom Internet',
  domains: ['freedom.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.freedom.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.freedom.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.freedom.nl/support',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.freedom.nl/support',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
