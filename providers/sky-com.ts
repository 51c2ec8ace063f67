import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sky.com',
  displayName: 'Sky Mail',
  displayShortName: 'Sky',
  domains: ['sky.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.tools.sky.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.tools.sky.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.tools.sky.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.sky.com/help/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.sky.com/help/',
      text: {
        en: 'Search the help of Sky for the settings of its mail in other programs.',
        ro: 'Căutați în ajutorul Sky setările de e-mail pentru alte programe.',
      },
    },
  ],
  webMail: { loginPage: 'https://skyid.sky.com/signin/email' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/sky.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
