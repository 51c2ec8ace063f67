import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'btinternet.com',
  displayName: 'BT Mail',
  displayShortName: 'BT Mail',
  domains: ['btinternet.com', 'btopenworld.com', 'talk21.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.btinternet.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.btinternet.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.btinternet.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.bt.com/help/email/manage-email-account/manual-settings/what-are-the-settings-for-outgoing-and-incoming-bt-email-servers',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://signin1.bt.com/' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/btinternet.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
