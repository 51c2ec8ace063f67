import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cableone.net',
  displayName: 'Sparklight (Cable One)',
  displayShortName: 'Sparklight',
  domains: ['cableone.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.cableone.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.cableone.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.cableone.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://business.sparklight.com/support/business-internet/general-questions/download-calendars-contacts-and-email-your-sparklight-cableonenet-email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://business.sparklight.com/support/business-internet/general-questions/download-calendars-contacts-and-email-your-sparklight-cableonenet-email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
