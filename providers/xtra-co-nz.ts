import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'xtra.co.nz',
  displayName: 'Xtra Mail',
  displayShortName: 'Xtra Mail',
  domains: ['xtra.co.nz'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.xtra.co.nz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.xtra.co.nz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'send.xtra.co.nz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.spark.co.nz/help/get-more/xtra/xtra-mail-setup/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.spark.co.nz/help/get-more/xtra/xtra-mail-setup/',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
