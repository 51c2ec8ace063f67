import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'netim.com',
  displayName: 'NETIM',
  displayShortName: 'NETIM',
  domains: ['netim.com', 'netim.hosting'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail1.netim.hosting',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail1.netim.hosting',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.netim.com/en/wiki/Setup_your_messaging_software',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.netim.com/en/wiki/Setup_your_messaging_software',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
