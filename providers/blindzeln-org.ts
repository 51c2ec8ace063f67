import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'blindzeln.org',
  displayName: 'blindzeln',
  displayShortName: 'blindzeln',
  domains: ['delta.blinzeln.de', 'delta.blindzeln.org'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'webbox222.server-home.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'webbox222.server-home.org',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
