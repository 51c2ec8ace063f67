import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'solcon.nl',
  displayName: 'Solcon',
  displayShortName: 'Solcon',
  domains: ['solcon.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.solcon.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.solcon.nl',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.solcon.nl/zakelijk/klantenservice/e-mail/wat-zijn-de-e-mail-instellingen-voor-solcon/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.solcon.nl/zakelijk/klantenservice/e-mail/wat-zijn-de-e-mail-instellingen-voor-solcon/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
