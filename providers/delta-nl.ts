import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'delta.nl',
  displayName: 'DELTA',
  displayShortName: 'DELTA',
  domains: ['delta.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.delta.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.delta.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.delta.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.delta.nl/klantenservice/internet-en-wifi/e-mail/serverinstellingen/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.delta.nl/klantenservice/internet-en-wifi/e-mail/serverinstellingen/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
