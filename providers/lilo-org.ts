import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'lilo.org',
  displayName: 'Lilo',
  displayShortName: 'Lilo',
  domains: ['lilo.org'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.lilo.org',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.lilo.org',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://mail.lilo.org/imap',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://mail.lilo.org/imap',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
