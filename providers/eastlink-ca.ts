import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'eastlink.ca',
  displayName: 'Eastlink',
  displayShortName: 'Eastlink',
  domains: ['eastlink.ca'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop.eastlink.ca',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.eastlink.ca',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://my.eastlink.ca/customer-support/internet/setting-up-my-internet/configuring-my-email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://my.eastlink.ca/customer-support/internet/setting-up-my-internet/configuring-my-email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
