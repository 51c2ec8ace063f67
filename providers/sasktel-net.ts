import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sasktel.net',
  displayName: 'SaskTel',
  displayShortName: 'SaskTel',
  domains: ['sasktel.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.sasktel.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.sasktel.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.sasktel.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.sasktel.com/app/answers/detail/a_id/15455/~/settings-for-sasktel.net-email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.sasktel.com/app/answers/detail/a_id/15455/~/settings-for-sasktel.net-email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
