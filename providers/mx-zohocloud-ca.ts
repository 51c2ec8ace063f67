import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mx.zohocloud.ca',
  displayName: 'Zoho Mail (own domains, Canada)',
  displayShortName: 'Zoho Mail',
  domains: ['mx.zohocloud.ca'],
  publicDomains: true,
  mx: ['zohocloud.ca'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imappro.zohocloud.ca',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'poppro.zohocloud.ca',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtppro.zohocloud.ca',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://www.zoho.com/mail/help/imap-access.html',
      text: {
        en: 'First switch on IMAP or POP in the settings of Zoho Mail, under "Mail Accounts".',
        ro: 'Activați mai întâi IMAP sau POP în setările Zoho Mail, la „Mail Accounts”.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://accounts.zohocloud.ca/home#security/app_password',
      text: {
        en: 'If your account uses two-factor authentication, create an application-specific password and use it in your mail program.',
        ro: 'Dacă folosiți autentificarea în doi pași, creați o parolă specifică aplicației și folosiți-o în programul de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/imap-access.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.zohocloud.ca/' },
  source: 'https://www.zoho.com/mail/help/imap-access.html',
  // The page of the provider says that own domains have these hosts; those of this data centre are as mail programs
  // have them.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
