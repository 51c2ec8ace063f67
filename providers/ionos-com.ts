import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ionos.com',
  displayName: 'IONOS (USA)',
  displayShortName: 'IONOS US',
  domains: ['ionos.com'],
  publicDomains: true,
  mx: ['ionos.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ionos.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ionos.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.ionos.com/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.ionos.com/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.ionos.com/' },
  source: 'https://www.ionos.com/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
