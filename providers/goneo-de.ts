import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'goneo.de',
  displayName: 'goneo',
  displayShortName: 'goneo',
  domains: ['goneo.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.goneo.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.goneo.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://wiki.goneo.de/e_mail_allgemein',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://wiki.goneo.de/e_mail_allgemein',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
