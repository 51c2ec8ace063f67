import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'teol.net',
  displayName: 'TEOL.net Mail',
  displayShortName: 'TEOL',
  domains: ['teol.net', 'mtel.tel'],
  publicDomains: true,
  // The ISPDB states no user name for SMTP; it is that of the incoming servers.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.teol.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.teol.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.teol.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://hostingpodrska.teol.net/osticket/kb/faq.php?id=29',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://hostingpodrska.teol.net/osticket/kb/faq.php?id=29',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
