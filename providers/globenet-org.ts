import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'globenet.org',
  displayName: 'Globenet',
  displayShortName: 'Globenet',
  domains: ['globenet.org'],
  publicDomains: true,
  mx: ['globenet.org'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.globenet.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.globenet.org',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.globenet.org/Problemes-de-connexion-a-vos.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.globenet.org/Problemes-de-connexion-a-vos.html',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
