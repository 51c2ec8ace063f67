import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ionos.de',
  displayName: 'IONOS (Germany)',
  displayShortName: 'IONOS',
  domains: [
    'ionos.de',
    'online.de',
    'onlinehome.de',
    'sofortstart.de',
    'sofort-start.de',
    'sofortsurf.de',
    'sofort-surf.de',
    'go4more.de',
  ],
  publicDomains: true,
  mx: ['kundenserver.de', 'ionos.de', 'schlund.de'],
  // The ISPDB still has the hosts below 1und1.de, the old name; FairEmail and the help page have these.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ionos.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ionos.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.ionos.de/hilfe/e-mail/allgemeine-themen/serverinformationen-fuer-imap-pop3-und-smtp/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.ionos.de/hilfe/e-mail/allgemeine-themen/serverinformationen-fuer-imap-pop3-und-smtp/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://mail.ionos.de/',
  },
  source: 'https://www.ionos.de/hilfe/e-mail/allgemeine-themen/serverinformationen-fuer-imap-pop3-und-smtp/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
