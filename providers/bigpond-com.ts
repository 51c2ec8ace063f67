import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bigpond.com',
  displayName: 'Telstra Mail',
  displayShortName: 'TMail',
  // bigpond.com.au as in lists of domains by mail system.
  domains: ['bigpond.com', 'bigpond.net.au', 'telstra.com', 'bigpond.net', 'bigpond.com.au'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.telstra.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.telstra.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.telstra.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.telstra.com.au/support/category/email/telstra-mail/recommended-email-settings-for-telstra-mail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.my.telstra.com.au/myaccount/home/email' },
  source: 'https://www.telstra.com.au/support/category/email/telstra-mail/recommended-email-settings-for-telstra-mail',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
