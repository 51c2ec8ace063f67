import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'schwaz.net',
  displayName: 'schwaz.net | Stadtwerke Schwaz',
  displayShortName: 'schwaz.net',
  domains: ['schwaz.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.schwaz.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.schwaz.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.schwaz.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'mail.schwaz.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://stadtwerkeschwaz.at/schwaz-net/anleitungen#Einstellungen',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://webmail.schwaz.net/?login=',
  },
  source: 'https://stadtwerkeschwaz.at/schwaz-net/anleitungen#Einstellungen',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
