import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'windstream.net',
  displayName: 'Windstream',
  displayShortName: 'Windstream',
  domains: ['windstream.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.windstream.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.windstream.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.windstream.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.windstream.com/support/my-account/email-101/what-server-settings-do-i-use-for-windstream-email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.windstream.net/' },
  source: 'https://www.windstream.com/support/my-account/email-101/what-server-settings-do-i-use-for-windstream-email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
