import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'uwclub.net',
  displayName: 'Utility Warehouse',
  displayShortName: 'UW',
  domains: ['uwclub.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.uwclub.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.uwclub.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.uwclub.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.uw.co.uk/article/broadband_and_landline/email/where-can-i-log-in-to-webmail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.uw.co.uk/article/broadband_and_landline/email/where-can-i-log-in-to-webmail',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
