import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hetzner.de',
  displayName: 'Hetzner (konsoleH)',
  displayShortName: 'Hetzner',
  domains: ['your-server.de'],
  publicDomains: true,
  mx: ['your-server.de'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.your-server.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.your-server.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/hetzner.de.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
