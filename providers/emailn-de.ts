import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'emailn.de',
  displayName: 'emailn.de',
  displayShortName: 'emailn.de',
  domains: ['emailn.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.emailn.de',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.emailn.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.emailn.de/blog/imap-einrichten',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.emailn.de/blog/imap-einrichten',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
