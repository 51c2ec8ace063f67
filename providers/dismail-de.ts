import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'dismail.de',
  displayName: 'dismail.de',
  displayShortName: 'dismail.de',
  domains: ['dismail.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.dismail.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.dismail.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://dismail.de/info.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://dismail.de/info.html',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
