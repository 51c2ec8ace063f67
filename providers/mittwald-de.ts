import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mittwald.de',
  displayName: 'Mittwald',
  displayShortName: 'Mittwald',
  domains: ['mittwald.de'],
  publicDomains: true,
  mx: ['agenturserver.de'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.agenturserver.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.agenturserver.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.mittwald.de/faq/e-mail/webmailer/e-mail-einrichtung-thunderbird',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.mittwald.de/faq/e-mail/webmailer/e-mail-einrichtung-thunderbird',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
