import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'nauta.cu',
  displayName: 'Nauta',
  displayShortName: 'Nauta',
  domains: ['nauta.cu'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.nauta.cu',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.nauta.cu',
      port: 25,
      portReason: 'The source names no other port for submission.',
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
