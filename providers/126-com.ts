import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: '126.com',
  displayName: 'NetEase 126.com',
  displayShortName: '126.com',
  domains: ['126.com'],
  publicDomains: true,
  // FairEmail has the hosts of NetEase for companies, which do not serve this domain.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.126.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.126.com',
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
        en: 'Before a mail program can reach your mailbox, sign in to NetEase in the browser and switch on IMAP/SMTP or POP3/SMTP in the settings.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, conectați-vă la NetEase în browser și activați IMAP/SMTP sau POP3/SMTP în setări.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2a5feb28b66796d3b',
      text: {
        en: 'Your account password does not work in mail programs. When you switch on access, NetEase shows an authorization code once; enter it as the password.',
        ro: 'Parola contului nu funcționează în programele de e-mail. La activarea accesului, NetEase afișează o singură dată un cod de autorizare; introduceți-l ca parolă.',
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
  webMail: { loginPage: 'https://mail.126.com/' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/126.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
