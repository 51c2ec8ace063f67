import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'soverin.net',
  displayName: 'Soverin',
  displayShortName: 'Soverin',
  domains: ['soverin.net'],
  publicDomains: true,
  mx: ['soverin.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.soverin.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.soverin.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://soverin.nl/help/setup',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://soverin.nl/help/setup',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
