import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'telia.com',
  displayName: 'Telia',
  displayShortName: 'Telia',
  domains: ['telia.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mailin.telia.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mailout.telia.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.telia.se/privat/support/info/konfigurera-e-post-android',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.telia.se/privat/support/info/konfigurera-e-post-android',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
