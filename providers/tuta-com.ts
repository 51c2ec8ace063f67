import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'tuta.com',
  displayName: 'Tuta Mail',
  displayShortName: 'Tuta',
  domains: ['tuta.com', 'tutanota.com', 'tutanota.de', 'tutamail.com', 'tuta.io', 'keemail.me'],
  publicDomains: true,
  incoming: [],
  outgoing: [],
  instructions: [
    {
      kind: 'bridge',
      url: 'https://tuta.com/support',
      text: {
        en: 'Tuta does not open its mailboxes to other mail programs. Use the apps of Tuta or its website.',
        ro: 'Tuta nu permite accesul altor programe de e-mail la căsuțele sale. Folosiți aplicațiile Tuta sau site-ul său.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://app.tuta.com/',
  },
  website: 'https://tuta.com/',
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
