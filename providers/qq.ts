import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'qq.com',
  displayName: 'QQ Mail',
  displayShortName: 'QQ Mail',
  // A login with the local part alone, as some lists have it, would fail for foxmail.com and vip.qq.com.
  domains: ['qq.com', 'vip.qq.com', 'foxmail.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.qq.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    // Not in thunderbird/autoconfig; several independent guides agree on it.
    {
      type: 'pop3',
      hostname: 'pop.qq.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.qq.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://service.mail.qq.com/detail/0/75',
      text: {
        en: 'Before a mail program can reach your mailbox, sign in to QQ Mail in the browser and switch on IMAP/SMTP or POP3/SMTP in the account settings.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, conectați-vă la QQ Mail în browser și activați IMAP/SMTP sau POP3/SMTP în setările contului.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://service.mail.qq.com/detail/0/75',
      text: {
        en: 'Your QQ password does not work in mail programs. Have QQ Mail generate an authorization code in the account settings and enter it as the password.',
        ro: 'Parola QQ nu funcționează în programele de e-mail. Generați în setările contului QQ Mail un cod de autorizare și introduceți-l ca parolă.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://service.mail.qq.com/detail/0/339',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.qq.com/' },
  website: 'https://mail.qq.com/',
  source: 'https://service.mail.qq.com/detail/0/75',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
