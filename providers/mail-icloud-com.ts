import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mail.icloud.com',
  displayName: 'iCloud Mail (own domains)',
  displayShortName: 'iCloud',
  domains: ['mail.icloud.com'],
  publicDomains: true,
  mx: ['mail.icloud.com'],
  // The login is the iCloud address, which the address at the own domain does not tell: the instruction says so.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.me.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.me.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://support.apple.com/en-us/102654',
      text: {
        en: 'Enter your iCloud address (ending in icloud.com, me.com or mac.com) as user name instead of the address at your own domain, and an app-specific password from account.apple.com.',
        ro: 'Introduceți ca nume de utilizator adresa iCloud (care se termină în icloud.com, me.com sau mac.com) în locul adresei de la propriul domeniu, iar ca parolă una specifică aplicației, creată la account.apple.com.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.apple.com/en-us/102525',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.icloud.com/mail' },
  source: 'https://support.apple.com/en-us/102525',
  // The page of the provider has the servers; that of own domains was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
