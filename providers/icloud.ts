import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'me.com',
  displayName: 'iCloud Mail (Apple)',
  displayShortName: 'iCloud',
  domains: ['icloud.com', 'me.com', 'mac.com'],
  publicDomains: true,
  // Own domains are answered from an entry of their own: their login is another one.
  // No POP3 at iCloud. The login is the part before the @ for IMAP, but the whole address for SMTP.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.me.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
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
  // With an app-specific password. As programs have them that are published with their source.
  related: [
    {
      type: 'caldav',
      url: 'https://caldav.icloud.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://contacts.icloud.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://support.apple.com/en-us/102654',
      text: {
        en: 'Create an app-specific password for your mail program at account.apple.com. The password of your Apple Account does not work in it.',
        ro: 'Creați la account.apple.com o parolă specifică pentru programul de e-mail. Parola contului Apple nu funcționează în el.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.apple.com/en-us/102525',
      text: {
        en: 'Apple lists the mail server settings on this page.',
        ro: 'Apple prezintă pe această pagină setările serverelor de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.icloud.com/mail' },
  website: 'https://www.icloud.com/',
  source: 'https://support.apple.com/en-us/102525',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
