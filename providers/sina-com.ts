import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sina.com',
  displayName: 'Sina Mail',
  displayShortName: 'Sina Mail',
  domains: ['sina.com', 'sina.cn'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.sina.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.sina.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://help.sina.com.cn/comquestiondetail/view/1566/',
      text: {
        en: 'First allow access by mail programs, as this page describes.',
        ro: 'Permiteți mai întâi accesul programelor de e-mail, așa cum descrie această pagină.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://help.sina.com.cn/comquestiondetail/view/1566/',
      text: {
        en: 'Your account password does not work in mail programs. Create an authorization code in the settings of Sina Mail and enter it as the password.',
        ro: 'Parola contului nu funcționează în programele de e-mail. Creați un cod de autorizare în setările Sina Mail și introduceți-l ca parolă.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.sina.com.cn/comquestiondetail/view/1566/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.sina.com.cn/' },
  source: 'https://help.sina.com.cn/comquestiondetail/view/1566/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
