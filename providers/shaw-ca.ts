import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'shaw.ca',
  displayName: 'Shaw (Rogers)',
  displayShortName: 'Shaw',
  domains: ['shaw.ca'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.shaw.ca',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.shaw.ca',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.rogers.com/support/internet/shaw-email/pop-and-imap-email-server-settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.rogers.com/support/internet/shaw-email/pop-and-imap-email-server-settings',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
