import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'daleth.cafe',
  displayName: 'daleth.cafe',
  displayShortName: 'daleth.cafe',
  domains: ['daleth.cafe'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'daleth.cafe',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'daleth.cafe',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'daleth.cafe',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'daleth.cafe',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
