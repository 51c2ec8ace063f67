import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'onet.pl',
  displayName: 'Onet Poczta',
  displayShortName: 'Onet',
  domains: [
    'onet.pl',
    'onet.eu',
    'onet.com.pl',
    'poczta.onet.pl',
    'poczta.onet.eu',
    'vip.onet.pl',
    'op.pl',
    'vp.pl',
    'adres.pl',
    'amorki.pl',
    'autograf.pl',
    'buziaczek.pl',
    'cyberia.pl',
    'opoczta.pl',
    'pseudonim.pl',
    'republika.pl',
    'spoko.pl',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.poczta.onet.pl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.poczta.onet.pl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.poczta.onet.pl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.poczta.onet.pl',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://pomoc.poczta.onet.pl/baza-wiedzy/konfiguracja-poczty-w-programie-mozilla-thunderbird/',
      text: {
        en: 'Onet shows the set-up of a mail program step by step on this page.',
        ro: 'Onet arată pe această pagină, pas cu pas, configurarea unui program de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://poczta.onet.pl/' },
  website: 'https://www.onet.pl/',
  source: 'https://pomoc.poczta.onet.pl/baza-wiedzy/konfiguracja-poczty-w-programie-mozilla-thunderbird/',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
