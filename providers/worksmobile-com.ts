import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'worksmobile.com',
  displayName: 'NAVER WORKS',
  displayShortName: 'NAVER WORKS',
  domains: ['worksmobile.com'],
  publicDomains: true,
  mx: ['worksmobile.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.worksmobile.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.worksmobile.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://help.worksmobile.com/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.worksmobile.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.worksmobile.com/' },
  source: 'https://help.worksmobile.com/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
