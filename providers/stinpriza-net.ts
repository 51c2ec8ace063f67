import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'stinpriza.net',
  displayName: 'Stin Priza',
  displayShortName: 'Stin Priza',
  domains: ['stinpriza.net', 'stinpriza.eu', 'el-hoyo.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'stinpriza.net',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'stinpriza.net',
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
