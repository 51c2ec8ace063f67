import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'minuskel.de',
  displayName: 'minuskel screen partner',
  displayShortName: 'minuskel',
  domains: ['minuskel.de'],
  publicDomains: true,
  mx: ['mail.ipn.de'],
  incoming: [
    {
      type: 'imap',
      hostname: 'home.minuskel.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.minuskel.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.minuskel.de/mail-einstellungen.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.minuskel.de/mail-einstellungen.html',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
