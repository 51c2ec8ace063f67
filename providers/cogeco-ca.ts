import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cogeco.ca',
  displayName: 'Cogeco (Ontario)',
  displayShortName: 'Cogeco',
  domains: ['cogeco.ca'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.cogeco.ca',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.cogeco.ca',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.cogeco.ca',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.cogeco.ca/hc/en-ca/articles/360059891913-How-do-I-set-up-my-Cogeco-email-account-in-other-email-clients',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://support.cogeco.ca/hc/en-ca/articles/360059891913-How-do-I-set-up-my-Cogeco-email-account-in-other-email-clients',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
