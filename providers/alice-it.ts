import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'alice.it',
  displayName: 'Alice Italy',
  displayShortName: 'Alice',
  // aliceposta.it as in lists of domains by mail system.
  domains: ['alice.it', 'aliceposta.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'in.alice.it',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'in.alice.it',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'out.alice.it',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
