import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'tin.it',
  displayName: 'Tin.it',
  displayShortName: 'Tin.it',
  domains: ['tin.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imaps.tin.it',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.tin.it',
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
  webMail: { loginPage: 'https://mail.virgilio.it/' },
  source: 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
