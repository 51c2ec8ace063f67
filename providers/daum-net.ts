import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'daum.net',
  displayName: 'Daum Mail',
  displayShortName: 'Daum',
  // hanmail.net as in K-9 Mail, and in a list of 20 July 2026 that names the help page of Daum.
  domains: ['daum.net', 'hanmail.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.daum.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.daum.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://cs.daum.net/faq/43/9234.html',
      text: {
        en: 'First switch on IMAP or POP3 in the settings of Daum Mail.',
        ro: 'Activați mai întâi IMAP sau POP3 în setările Daum Mail.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://cs.daum.net/faq/266/12145.html',
      text: {
        en: 'Your account password does not work in mail programs. Turn on two-step verification for your Kakao account and create an app password.',
        ro: 'Parola contului nu funcționează în programele de e-mail. Activați verificarea în doi pași a contului Kakao și creați o parolă pentru aplicații.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://cs.daum.net/faq/43/9234.html#24081',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.daum.net/' },
  source: 'https://cs.daum.net/faq/43/9234.html#24081',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
