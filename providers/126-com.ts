import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: '126.com',
  displayName: 'NetEase 126.com',
  displayShortName: '126.com',
  domains: ['126.com'],
  publicDomains: true,
  // FairEmail has the hosts of NetEase for companies, which do not serve this domain.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.126.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.126.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/126.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
