import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ukr.net',
  displayName: 'ukr.net',
  displayShortName: 'ukr.net',
  domains: ['ukr.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ukr.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ukr.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://mail.ukr.net/',
      text: {
        en: 'In the settings of ukr.net allow mail programs by IMAP, and use the password for external programs that is made there.',
        ro: 'În setările ukr.net permiteți accesul programelor de e-mail prin IMAP și folosiți parola pentru programe externe creată acolo.',
      },
    },
  ],
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
