import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 't-online.de',
  displayName: 'Telekom Mail (T-Online)',
  displayShortName: 'T-Online',
  domains: ['t-online.de', 'magenta.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'secureimap.t-online.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'securepop.t-online.de',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'securesmtp.t-online.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'securesmtp.t-online.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/programme/passwort-verwalten',
      text: {
        en: 'Set a separate password for mail programs in the settings of the Telekom mail website. The password for the website does not work in mail programs.',
        ro: 'Stabiliți o parolă separată pentru programele de e-mail în setările site-ului de e-mail Telekom. Parola pentru site nu funcționează în programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/einstellungen/posteingang-postausgang-server',
      text: {
        en: 'Telekom lists its mail servers on this page, in German.',
        ro: 'Telekom prezintă pe această pagină, în germană, serverele sale de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://email.t-online.de/' },
  website: 'https://www.t-online.de/',
  source: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/einstellungen/posteingang-postausgang-server',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
