import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'orcon.net.nz',
  displayName: 'Orcon',
  displayShortName: 'Orcon',
  domains: ['orcon.net.nz'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.orcon.net.nz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.orcon.net.nz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.orcon.net.nz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.orcon.net.nz/hc/en-us/articles/115004407993-What-are-the-Orcon-POP-IMAP-SMTP-and-email-server-settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://help.orcon.net.nz/hc/en-us/articles/115004407993-What-are-the-Orcon-POP-IMAP-SMTP-and-email-server-settings',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
