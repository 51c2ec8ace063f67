import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ecomail.fr',
  displayName: 'Ecomail',
  displayShortName: 'Ecomail',
  domains: ['ecomail.fr', 'apiculteur.me', 'asso-nature.fr'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ecomail.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ecomail.fr',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://sav.ecomail.earth/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://sav.ecomail.earth/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
