import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'loopia.se',
  displayName: 'Loopia',
  displayShortName: 'Loopia',
  domains: ['loopia.se'],
  publicDomains: true,
  mx: ['loopia.se'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mailcluster.loopia.se',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mailcluster.loopia.se',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.loopia.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.loopia.com/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
