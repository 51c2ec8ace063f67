import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'rediff.com',
  displayName: 'Rediffmail Pro',
  displayShortName: 'Rediffmail Pro',
  domains: ['rediff.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.rediffmailpro.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.rediffmailpro.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.rediff.com/imap-settings-for-outlook/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.rediff.com/imap-settings-for-outlook/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
