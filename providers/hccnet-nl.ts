import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hccnet.nl',
  displayName: 'HCCnet',
  displayShortName: 'HCCnet',
  domains: ['hcc.nl', 'hccnet.nl', 'kader.hcc.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'pop.hccnet.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.hccnet.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.hcc.nl/hccnet',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.hcc.nl/hccnet',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
