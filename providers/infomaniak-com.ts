import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'infomaniak.com',
  displayName: 'Infomaniak',
  displayShortName: 'Infomaniak',
  domains: ['infomaniak.com', 'ik.me', 'ikmail.com', 'etik.com'],
  publicDomains: true,
  mx: ['infomaniak.ch'],
  // ik.me is of deltachat/provider-db; ikmail.com and etik.com are offered beside it at sign-up.
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.infomaniak.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.infomaniak.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://sync.infomaniak.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://sync.infomaniak.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.infomaniak.com/fr/support/faq/search?q=imap',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.infomaniak.com/fr/support/faq/search?q=imap',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://mail.infomaniak.com/',
  },
  source: 'https://www.infomaniak.com/fr/support/faq/search?q=imap',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
