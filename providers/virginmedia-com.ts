import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'virginmedia.com',
  displayName: 'Virgin Media Mail',
  displayShortName: 'Virgin Media',
  domains: ['virginmedia.com', 'virgin.net', 'ntlworld.com', 'blueyonder.co.uk'],
  publicDomains: true,
  // One entry for the former companies too: the ISPDB gives them hosts of their own, FairEmail, which is newer, the IMAP and SMTP hosts of this one.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.virginmedia.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.virginmedia.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.virginmedia.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.virginmedia.com/help/broadband/manage-email-account',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.virginmedia.com/help/broadband/manage-email-account',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.virginmedia.com/' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/virginmedia.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
