import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'alice.de',
  displayName: 'Alice (Germany)',
  displayShortName: 'Alice DE',
  domains: ['alice.de', 'alice-dsl.de', 'alice-dsl.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.alice.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.alice.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://maildienste.de/alice/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://maildienste.de/alice/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
