import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bluewin.ch',
  displayName: 'Swisscom Bluewin',
  displayShortName: 'Bluewin',
  domains: ['bluewin.ch', 'bluemail.ch'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imaps.bluewin.ch',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3s.bluewin.ch',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtpauths.bluewin.ch',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://emailsetup.swisscom.ch/guide/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.swisscom.ch/de/privatkunden/hilfe/e-mail/einrichten/swisscom-server-information.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://webmail.bluewin.ch/',
  },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/bluewin.ch.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
