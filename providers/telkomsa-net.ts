import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'telkomsa.net',
  displayName: 'Telkom (South Africa)',
  displayShortName: 'Telkom',
  domains: ['telkomsa.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.telkomsa.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.telkomsa.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.telkomsa.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://images.telkom.co.za/backend-files/2024-05/Setup%20guide%20for%20outlook.pdf?VersionId=hKWk30ErsdM1TWZBQei_TuGy.SWPUtNH',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://images.telkom.co.za/backend-files/2024-05/Setup%20guide%20for%20outlook.pdf?VersionId=hKWk30ErsdM1TWZBQei_TuGy.SWPUtNH',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
