import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mehl.store',
  displayName: 'mehl.store',
  displayShortName: 'mehl.store',
  domains: ['mehl.store', 'ende.in.net', 'l2i.top', 'szh.homes', 'sls.post.in', 'ente.quest', 'ente.cfd', 'nein.jetzt'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.ende.in.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.ende.in.net',
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
