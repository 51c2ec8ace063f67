import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'singnet.com.sg',
  displayName: 'SingNet (Singtel)',
  displayShortName: 'SingNet',
  domains: ['singnet.com.sg'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.singnet.com.sg',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.singnet.com.sg',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.singnet.com.sg',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.singtel.com/business/support/userguide-singnet-mail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.singtel.com/business/support/userguide-singnet-mail',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
