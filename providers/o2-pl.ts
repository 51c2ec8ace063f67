import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'o2.pl',
  displayName: 'o2 Poczta',
  displayShortName: 'o2',
  domains: ['o2.pl', 'go2.pl', 'tlen.pl', 'prokonto.pl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'poczta.o2.pl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'poczta.o2.pl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'poczta.o2.pl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
      restriction: 'client-IP-address',
    },
    {
      type: 'smtp',
      hostname: 'poczta.o2.pl',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
      restriction: 'client-IP-address',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych',
      text: {
        en: 'First switch on access by mail programs in the settings of o2 Poczta.',
        ro: 'Activați mai întâi accesul programelor de e-mail în setările o2 Poczta.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://pomoc.o2.pl/jak-skonfigurowac-program-pocztowy',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://poczta.o2.pl/',
  },
  source: 'https://pomoc.o2.pl/jak-skonfigurowac-program-pocztowy',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
