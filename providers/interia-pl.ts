import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'interia.pl',
  displayName: 'Interia Poczta',
  displayShortName: 'Interia',
  // The last one as in mustang-im/ispdb of 2025; FairEmail has what lies below it.
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
    'hub.pl',
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
      kind: 'enable-access',
      url: 'https://pomoc.poczta.interia.pl/news-parametry-do-konfiguracji-programow-pocztowych',
      text: {
        en: 'First switch on POP3 and IMAP in the settings of Interia.',
        ro: 'Activați mai întâi POP3 și IMAP în setările Interia.',
      },
    },
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
