import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'combell.com',
  displayName: 'Combell',
  displayShortName: 'Combell',
  domains: ['combell.com'],
  publicDomains: true,
  mx: ['mailprotect.be'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mailprotect.be',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp-auth.mailprotect.be',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.combell.com/en/help/kb/set-up-a-basic-mailbox-on-your-devices/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.combell.com/en/help/kb/set-up-a-basic-mailbox-on-your-devices/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
