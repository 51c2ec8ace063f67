import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'startmail.com',
  displayName: 'StartMail',
  displayShortName: 'StartMail',
  domains: ['startmail.com'],
  publicDomains: true,
  mx: ['startmail.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.startmail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.startmail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://support.startmail.com/hc/en-us/articles/360006596718-Server-addresses',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.startmail.com/hc/en-us/articles/360006596718-Server-addresses',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://mail.startmail.com/',
  },
  source: 'https://support.startmail.com/hc/en-us/articles/360006596718-Server-addresses',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
