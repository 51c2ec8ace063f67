import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'yandex.com',
  displayName: 'Yandex Mail',
  displayShortName: 'Yandex',
  domains: ['yandex.com', 'yandex.ru', 'ya.ru', 'yandex.by', 'yandex.kz', 'yandex.ua', 'yandex.com.tr', 'narod.ru'],
  publicDomains: true,
  // The ISPDB counts yandex.net among the mail domains, but only MX hosts live there.
  mx: ['yandex.net', 'yandex.ru'],
  // One set of servers for all the domains. The names that end in .ru lead to the same service; the sources agree on .com.
  // The ISPDB has passwords only; Yandex documents OAuth for IMAP and SMTP, not for POP3.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.yandex.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.yandex.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.yandex.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // With an app password. As programs have them that are published with their source.
  related: [
    {
      type: 'caldav',
      url: 'https://caldav.yandex.ru/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://carddav.yandex.ru/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'oauth.yandex.com',
    scopes: ['mail:imap_full', 'mail:smtp'],
    authURL: 'https://oauth.yandex.com/authorize',
    tokenURL: 'https://oauth.yandex.com/token',
  },
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://mail.yandex.com/#setup/client',
      text: {
        en: 'First allow access by mail programs in the settings of Yandex Mail, under "Email clients".',
        ro: 'Permiteți mai întâi accesul programelor de e-mail în setările Yandex Mail, la „Email clients”.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://yandex.com/support/passport/authorization/app-passwords.html',
      text: {
        en: 'If your mail program cannot sign in with Yandex, create an app password of the type "Mail" and use it instead of your account password.',
        ro: 'Dacă programul de e-mail nu se poate conecta prin Yandex, creați o parolă de aplicație de tip „Mail” și folosiți-o în locul parolei contului.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://yandex.com/support/mail/mail-clients/others.html',
      text: {
        en: 'Yandex describes the set-up of mail programs on this page.',
        ro: 'Yandex descrie pe această pagină configurarea programelor de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.yandex.com/' },
  website: 'https://yandex.com/',
  source: 'https://yandex.com/support/mail/mail-clients/others.html',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
