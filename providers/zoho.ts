import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'zoho.com',
  displayName: 'Zoho Mail',
  displayShortName: 'Zoho',
  domains: ['zoho.com', 'zohomail.com'],
  publicDomains: true,
  // No mx: customers' own domains are served by imappro.zoho.com or by these hosts, depending on their plan.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.zoho.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.zoho.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.zoho.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.zoho.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // As in a list of 20 July 2026 that names the help page of Zoho.
  related: [
    {
      type: 'caldav',
      url: 'https://calendar.zoho.com/',
      authentication: ['Basic'],
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
      url: 'https://accounts.zoho.com/home#security/app_password',
      text: {
        en: 'If your account uses two-factor authentication, create an application-specific password and use it in your mail program.',
        ro: 'Dacă folosiți autentificarea în doi pași, creați o parolă specifică aplicației și folosiți-o în programul de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/imap-access.html',
      text: {
        en: 'Zoho describes access by IMAP on this page.',
        ro: 'Zoho descrie pe această pagină accesul prin IMAP.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.zoho.com/' },
  website: 'https://www.zoho.com/mail/',
  source: 'https://www.zoho.com/mail/help/imap-access.html',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
