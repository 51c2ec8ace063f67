import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'postecert.it',
  displayName: 'Poste Italiane PosteCert',
  displayShortName: 'PosteCert',
  domains: ['postecert.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.postecert.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.postecert.it',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.postecert.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://postecert.poste.it/pec/configurazione.shtml',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://postecert.poste.it/pec/configurazione.shtml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
