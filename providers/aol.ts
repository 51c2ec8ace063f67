import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'aol.com',
  displayName: 'AOL Mail',
  displayShortName: 'AOL',
  // The last five: AOL in lists of domains by provider and in MailCore 2.
  domains: [
    'aol.com',
    'aim.com',
    'netscape.net',
    'netscape.com',
    'compuserve.com',
    'cs.com',
    'wmconnect.com',
    'aol.de',
    'aol.it',
    'aol.fr',
    'aol.es',
    'aol.se',
    'aol.co.uk',
    'aol.co.nz',
    'aol.com.au',
    'aol.com.ar',
    'aol.com.br',
    'aol.com.mx',
    'love.com',
    'ygm.com',
    'wow.com',
    'games.com',
    'jp.aol.com',
  ],
  publicDomains: true,
  // AOL runs on Yahoo machines; the other MX hosts at yahoodns.net are those of Yahoo.
  mx: ['gm0.yahoodns.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.aol.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.aol.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.aol.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // With an app password. As in a list of 20 July 2026 that names the help page of AOL.
  related: [
    {
      type: 'caldav',
      url: 'https://caldav.aol.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'login.aol.com',
    scopes: ['mail-w'],
    authURL: 'https://api.login.aol.com/oauth2/request_auth',
    tokenURL: 'https://api.login.aol.com/oauth2/get_token',
  },
  instructions: [
    {
      kind: 'app-password',
      url: 'https://login.aol.com/account/security',
      text: {
        en: 'If your mail program cannot sign in with AOL, create an app password in the security settings of your account. Your normal password does not work in mail programs.',
        ro: 'Dacă programul de e-mail nu se poate conecta prin AOL, creați o parolă de aplicație în setările de securitate ale contului. Parola obișnuită nu funcționează în programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail',
      text: {
        en: 'AOL explains on this page how to use its mail in other programs.',
        ro: 'AOL explică pe această pagină cum folosiți serviciul său de e-mail în alte programe.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.aol.com/' },
  website: 'https://www.aol.com/',
  source: 'https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
