import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mail.ru',
  displayName: 'Mail.ru',
  displayShortName: 'Mail.ru',
  // vk.com addresses (VK Mail) are served by the same servers.
  domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'xmail.ru', 'vk.com', 'corp.mail.ru'],
  publicDomains: true,
  mx: ['mail.ru'],
  // The ISPDB also lists STARTTLS ports, which no other source names; only TLS from the first byte is offered here.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.ru',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.mail.ru',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // The scope mail.imap covers SMTP too: Thunderbird logs in to smtp.mail.ru with it, although the ISPDB says passwords only.
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.ru',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // With an app password. As in a list of 20 July 2026 that names the help page of Mail.ru.
  related: [
    {
      type: 'caldav',
      url: 'https://calendar.mail.ru/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'o2.mail.ru',
    scopes: ['mail.imap'],
    authURL: 'https://o2.mail.ru/login',
    tokenURL: 'https://o2.mail.ru/token',
  },
  instructions: [
    {
      kind: 'app-password',
      url: 'https://help.mail.ru/mail/security/protection/external',
      text: {
        en: 'If your mail program cannot sign in with Mail.ru, create a password for external applications in the security settings. Your normal password does not work in mail programs.',
        ro: 'Dacă programul de e-mail nu se poate conecta prin Mail.ru, creați o parolă pentru aplicații externe în setările de securitate. Parola obișnuită nu funcționează în programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.mail.ru/mail-help/mailer/popsmtp',
      text: {
        en: 'Mail.ru lists the settings for mail programs on this page.',
        ro: 'Mail.ru prezintă pe această pagină setările pentru programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://e.mail.ru/' },
  website: 'https://mail.ru/',
  source: 'https://help.mail.ru/mail-help/mailer/popsmtp',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
