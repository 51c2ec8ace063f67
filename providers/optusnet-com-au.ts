import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'optusnet.com.au',
  displayName: 'Optus',
  displayShortName: 'Optus',
  domains: ['optusnet.com.au'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.optusnet.com.au',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.optusnet.com.au',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.optusnet.com.au',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.optus.com.au/support/answer?id=1434',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.optusnet.com.au/' },
  source: 'https://www.optus.com.au/support/answer?id=1434',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
