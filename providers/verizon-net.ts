import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'verizon.net',
  displayName: 'Verizon Online',
  displayShortName: 'Verizon',
  domains: ['verizon.net'],
  publicDomains: true,
  // SMTP as in the ISPDB and the help page; FairEmail has smtp.verizon.net, from before Verizon gave its mail to AOL.
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
  instructions: [
    {
      kind: 'app-password',
      url: 'https://login.aol.com/account/security',
      text: {
        en: 'If your mail program cannot sign in with AOL, create an app password in the security settings of your AOL account and use that.',
        ro: 'Dacă programul de e-mail nu se poate conecta prin AOL, creați o parolă pentru aplicații în setările de securitate ale contului AOL și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.aol.com/articles/how-do-i-set-up-other-email-applications-to-send-and-receive-my-verizon-net-mail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.aol.com/' },
  source:
    'https://help.aol.com/articles/how-do-i-set-up-other-email-applications-to-send-and-receive-my-verizon-net-mail',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
