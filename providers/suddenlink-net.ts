import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'suddenlink.net',
  displayName: 'Suddenlink (Optimum)',
  displayShortName: 'Suddenlink',
  domains: ['suddenlink.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.suddenlink.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.suddenlink.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.optimum.net/FAQ/#/answers/a_id/216',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.optimum.net/FAQ/#/answers/a_id/216',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
