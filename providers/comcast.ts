import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'comcast.net',
  displayName: 'Comcast Xfinity',
  displayShortName: 'Xfinity',
  domains: ['comcast.net'],
  publicDomains: true,
  // Comcast is moving its mailboxes to Yahoo step by step. The domain does not tell which ones have moved, so these are
  // the servers of those that have not; the documentation below tells the others.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.comcast.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'imap.comcast.net',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.comcast.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.comcast.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.comcast.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'comcast.net',
    scopes: ['https://email.comcast.net/', 'profile', 'openid'],
    authURL: 'https://oauth.xfinity.com/oauth/authorize',
    tokenURL: 'https://oauth.xfinity.com/oauth/token',
  },
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://www.xfinity.com/support/articles/third-party-email-access',
      text: {
        en: 'Before a mail program can reach your mailbox, allow third-party access in the security settings of Xfinity Email.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, permiteți accesul programelor terțe în setările de securitate Xfinity Email.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.xfinity.com/support/articles/email-client-programs-with-xfinity-email',
      text: {
        en: 'Xfinity describes the settings for mail programs here. If Comcast has told you that your mailbox moved to Yahoo Mail, these servers no longer apply: use those of Yahoo Mail.',
        ro: 'Xfinity descrie aici setările pentru programele de e-mail. Dacă Comcast v-a anunțat că adresa dumneavoastră a trecut la Yahoo Mail, aceste servere nu mai sunt valabile: folosiți-le pe cele ale Yahoo Mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://connect.xfinity.com/appsuite/' },
  website: 'https://www.xfinity.com/',
  source: 'https://www.xfinity.com/support/articles/email-client-programs-with-xfinity-email',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
