import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'purelymail.com',
  displayName: 'Purelymail',
  displayShortName: 'Purelymail',
  domains: ['purelymail.com', 'cheapermail.com', 'placeq.com', 'rethinkmail.com', 'worldofmail.com'],
  publicDomains: true,
  mx: ['purelymail.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.purelymail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.purelymail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://purelymail.com/docs/setup/technical',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://inbox.purelymail.com/',
  },
  source: 'https://purelymail.com/docs/setup/technical',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
