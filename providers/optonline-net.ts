import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'optonline.net',
  displayName: 'Optimum',
  displayShortName: 'Optimum',
  domains: ['optimum.net', 'optonline.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.optimum.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.optimum.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://faq.optimum.net/node/7327',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://webmail.optimum.net/',
  },
  source: 'https://faq.optimum.net/node/7327',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
