import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bell.net',
  displayName: 'Bell Canada email',
  displayShortName: 'BC Mail',
  // The last two as in mustang-im/ispdb of 2025.
  domains: ['bell.net', 'sympatico.ca', 'bellaliant.net', 'nbnet.nb.ca'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.bell.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pophm.sympatico.ca',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtphm.sympatico.ca',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/bell.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
