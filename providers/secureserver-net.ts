import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'secureserver.net',
  displayName: 'GoDaddy Workspace Email',
  displayShortName: 'GoDaddy',
  domains: ['secureserver.net'],
  publicDomains: true,
  mx: ['secureserver.net'],
  // Mailboxes at GoDaddy that have moved to Microsoft 365 have MX hosts of Microsoft.
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop.secureserver.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'imap.secureserver.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtpout.secureserver.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/wildwestdomains.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
