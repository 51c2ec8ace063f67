import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hispeed.ch',
  displayName: 'hispeed (UPC, Sunrise)',
  displayShortName: 'hispeed',
  domains: ['hispeed.ch'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.hispeed.ch',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.hispeed.ch',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.hispeed.ch',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.upc.ch/en/support/internet/upc-mail/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.upc.ch/en/support/internet/upc-mail/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
