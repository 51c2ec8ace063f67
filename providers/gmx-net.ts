import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'gmx.net',
  displayName: 'GMX',
  displayShortName: 'GMX',
  domains: [
    'gmx.net',
    'gmx.de',
    'gmx.at',
    'gmx.ch',
    'gmx.eu',
    'gmx.biz',
    'gmx.org',
    'gmx.info',
    'mein.gmx',
    'mail.gmx',
    'email.gmx',
  ],
  publicDomains: true,
  // GMX's many fun domains are found by their MX hosts.
  mx: ['gmx.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.gmx.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.gmx.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.gmx.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'mail.gmx.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
      text: {
        en: 'First allow access by POP3 and IMAP in the e-mail settings on the GMX website.',
        ro: 'Permiteți mai întâi accesul prin POP3 și IMAP în setările de e-mail de pe site-ul GMX.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
      text: {
        en: 'GMX lists its mail servers on this page, in German.',
        ro: 'GMX prezintă pe această pagină, în germană, serverele sale de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.gmx.net/' },
  website: 'https://www.gmx.net/',
  source: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
