import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'chello.at',
  displayName: 'chello (Magenta Austria)',
  displayShortName: 'chello',
  // The last two: one company, and one server in a list that names the help page of Magenta.
  domains: ['chello.at', 'mymagenta.at', 'inode.at'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.mymagenta.at',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.mymagenta.at',
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
