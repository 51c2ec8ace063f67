import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'securemail.pro',
  displayName: 'Register.it',
  displayShortName: 'Register.it',
  domains: ['securemail.pro'],
  publicDomains: true,
  mx: ['register.it', 'securemail.pro'],
  // The host is called pop and answers IMAP on 993 too; the certificate of imap.register.it is for other names.
  incoming: [
    {
      type: 'imap',
      hostname: 'pop.securemail.pro',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.securemail.pro',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'authsmtp.securemail.pro',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.register.it/assistenza/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.register.it/assistenza/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
