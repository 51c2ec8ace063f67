import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'yeah.net',
  displayName: 'NetEase yeah.net',
  displayShortName: 'yeah.net',
  domains: ['yeah.net'],
  publicDomains: true,
  // FairEmail has the hosts of NetEase for companies, which do not serve this domain.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.yeah.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.yeah.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/yeah.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
