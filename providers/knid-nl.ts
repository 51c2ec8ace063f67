import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'knid.nl',
  displayName: 'Kabelnoord',
  displayShortName: 'Kabelnoord',
  domains: ['knid.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.knid.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.knid.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.knid.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.kabelnoord.nl/service-en-contact/veelgestelde-vragen/internet',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.kabelnoord.nl/service-en-contact/veelgestelde-vragen/internet',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
