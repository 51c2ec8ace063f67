import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'undernet.uy',
  displayName: 'Undernet.uy',
  displayShortName: 'Undernet.uy',
  domains: ['undernet.uy'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'undernet.uy',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'undernet.uy',
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
