import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'adam.com.au',
  displayName: 'Adam Internet',
  displayShortName: 'Adam Internet',
  domains: ['adam.com.au'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'securemail.adam.com.au',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'securemail.adam.com.au',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'securemail.adam.com.au',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.adam.com.au/about/announcements/viewer?customer-news/secure-email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.adam.com.au/about/announcements/viewer?customer-news/secure-email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
