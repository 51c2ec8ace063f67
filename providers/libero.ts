import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'libero.it',
  displayName: 'Libero Mail',
  displayShortName: 'Libero',
  domains: ['libero.it', 'inwind.it', 'iol.it', 'blu.it', 'giallo.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imapmail.libero.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'popmail.libero.it',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.libero.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://aiuto.libero.it/articolo/mail/configurare-libero-mail-con-client-di-posta-imap-e-smtp/',
      text: {
        en: 'If you have turned on two-step verification at Libero, your account password may not work in mail programs. Create a separate password for them in the security settings of your Libero account.',
        ro: 'Dacă ați activat verificarea în doi pași la Libero, este posibil ca parola contului să nu funcționeze în programele de e-mail. Creați o parolă separată pentru ele în setările de securitate ale contului Libero.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://aiuto.libero.it/articolo/mail/configurare-libero-mail-con-client-di-posta-imap-e-smtp/',
      text: {
        en: 'Libero shows here how to set up a mail program with IMAP and SMTP.',
        ro: 'Libero arată aici cum configurați un program de e-mail cu IMAP și SMTP.',
      },
    },
  ],
  webMail: { loginPage: 'https://login.libero.it/' },
  website: 'https://www.libero.it/',
  source: 'https://aiuto.libero.it/articolo/mail/configurare-libero-mail-con-client-di-posta-imap-e-smtp/',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
