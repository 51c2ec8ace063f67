import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: '163.com',
  displayName: 'NetEase 163 Mail',
  displayShortName: '163 Mail',
  // 126.com and yeah.net belong to NetEase too, but have servers of their own. The servers below qiye.163.com, which
  // the FairEmail list names for all three, are those of the service for companies.
  domains: ['163.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.163.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    // Not in thunderbird/autoconfig, but in a copy that others made of the provider's table.
    {
      type: 'pop3',
      hostname: 'pop.163.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.163.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2a5feb28b66796d3b',
      text: {
        en: 'Before a mail program can reach your mailbox, sign in to 163 Mail in the browser and switch on IMAP/SMTP or POP3/SMTP in the settings.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, conectați-vă la 163 Mail în browser și activați IMAP/SMTP sau POP3/SMTP în setări.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2a5feb28b66796d3b',
      text: {
        en: 'Your account password does not work in mail programs. When you switch on access, 163 Mail shows an authorization code once; enter it as the password.',
        ro: 'Parola contului nu funcționează în programele de e-mail. La activarea accesului, 163 Mail afișează o singură dată un cod de autorizare; introduceți-l ca parolă.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.mail.163.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.163.com/' },
  website: 'https://mail.163.com/',
  source:
    'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2a5feb28b66796d3b',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
