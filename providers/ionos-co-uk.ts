import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ionos.co.uk',
  displayName: 'IONOS (United Kingdom)',
  displayShortName: 'IONOS UK',
  domains: ['ionos.co.uk'],
  publicDomains: true,
  mx: ['ionos.co.uk'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ionos.co.uk',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ionos.co.uk',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.ionos.co.uk/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.ionos.co.uk/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.ionos.co.uk/help/email/general-topics/settings-for-your-email-programs-imap-pop3/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
