import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mweb.co.za',
  displayName: 'Mweb',
  displayShortName: 'Mweb',
  domains: ['mweb.co.za'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mweb.co.za',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.mweb.co.za',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtpauth.mweb.co.za',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.mweb.co.za/articles/mail/mail-application-setup/mweb-email-server-settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.mweb.co.za/articles/mail/mail-application-setup/mweb-email-server-settings',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
