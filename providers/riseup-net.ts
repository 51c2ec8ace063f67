import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'riseup.net',
  displayName: 'Riseup',
  displayShortName: 'Riseup',
  domains: ['riseup.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.riseup.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.riseup.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://riseup.net/en/email/clients#basic-client-configuration',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://mail.riseup.net/',
  },
  source: 'https://riseup.net/en/email/clients#basic-client-configuration',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
