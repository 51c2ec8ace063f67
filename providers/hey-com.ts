import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hey.com',
  displayName: 'HEY',
  displayShortName: 'HEY',
  domains: ['hey.com'],
  publicDomains: true,
  incoming: [],
  outgoing: [],
  instructions: [
    {
      kind: 'bridge',
      url: 'https://www.hey.com/',
      text: {
        en: 'HEY does not open its mailboxes to other mail programs. Use the apps of HEY or its website.',
        ro: 'HEY nu permite accesul altor programe de e-mail la căsuțele sale. Folosiți aplicațiile HEY sau site-ul său.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://app.hey.com/',
  },
  website: 'https://www.hey.com/',
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
