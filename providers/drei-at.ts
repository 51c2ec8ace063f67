import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'drei.at',
  displayName: 'Drei (Austria)',
  displayShortName: 'Drei',
  domains: ['drei.at'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.drei.at',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.drei.at',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.drei.at/de/info/support/e-mail-einstellungen/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.drei.at/de/info/support/e-mail-einstellungen/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
