import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'interia.pl',
  displayName: 'Interia Poczta',
  displayShortName: 'Interia',
  domains: [
    'interia.pl',
    'interia.eu',
    'poczta.fm',
    'vip.interia.pl',
    'intmail.pl',
    'interia.com',
    'interiowy.pl',
    'adresik.net',
    'pacz.to',
    'pisz.to',
    'ogarnij.se',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'poczta.interia.pl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'poczta.interia.pl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://pomoc.poczta.interia.pl/news-parametry-do-konfiguracji-programow-pocztowych,nId,2136275',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://poczta.interia.pl/',
  },
  source: 'https://pomoc.poczta.interia.pl/news-parametry-do-konfiguracji-programow-pocztowych,nId,2136275',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
