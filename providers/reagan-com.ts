import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'reagan.com',
  displayName: 'Reagan.com',
  displayShortName: 'Reagan.com',
  domains: ['reagan.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'secure.emailsrvr.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'secure.emailsrvr.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.reagan.com/support-outlook-express',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.reagan.com/support-outlook-express',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
