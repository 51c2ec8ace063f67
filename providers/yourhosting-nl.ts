import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'yourhosting.nl',
  displayName: 'Yourhosting',
  displayShortName: 'Yourhosting',
  domains: ['yourhosting.nl'],
  publicDomains: true,
  mx: ['yourfilter.nl'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.yourhosting.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.yourhosting.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.yourhosting.nl/kennisbank/e-mail/gegevens-om-mail-in-te-stellen/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.yourhosting.nl/kennisbank/e-mail/gegevens-om-mail-in-te-stellen/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
