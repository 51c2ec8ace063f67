import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ovh.net',
  displayName: 'OVHcloud',
  displayShortName: 'OVHcloud',
  domains: ['ovh.net'],
  publicDomains: true,
  mx: ['ovh.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'ssl0.ovh.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'ssl0.ovh.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'ssl0.ovh.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/ovh.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
