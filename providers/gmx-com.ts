import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'gmx.com',
  displayName: 'GMX (international)',
  displayShortName: 'GMX',
  // An older list puts gmx.com on the servers of gmx.net; the newer sources agree on separate ones.
  // caramail.com as in MailCore 2.
  domains: [
    'gmx.com',
    'gmx.tm',
    'gmx.us',
    'gmx.co.uk',
    'gmx.es',
    'gmx.fr',
    'gmx.ca',
    'gmx.cn',
    'gmx.co.in',
    'gmx.com.br',
    'gmx.com.my',
    'gmx.hk',
    'gmx.ie',
    'gmx.ph',
    'gmx.pt',
    'gmx.ru',
    'gmx.se',
    'gmx.sg',
    'gmx.tw',
    'gmx.com.tr',
    'gmx.it',
    'gmx.li',
    'caramail.com',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.gmx.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.gmx.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.gmx.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'mail.gmx.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://support.gmx.com/pop-imap/imap/server.html',
      text: {
        en: 'First allow access by POP3 and IMAP in the e-mail settings on the GMX website.',
        ro: 'Permiteți mai întâi accesul prin POP3 și IMAP în setările de e-mail de pe site-ul GMX.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.gmx.com/pop-imap/imap/server.html',
      text: {
        en: 'GMX lists its mail servers on this page.',
        ro: 'GMX prezintă pe această pagină serverele sale de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.gmx.com/' },
  website: 'https://www.gmx.com/',
  source: 'https://support.gmx.com/pop-imap/imap/server.html',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
