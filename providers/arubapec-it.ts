import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'arubapec.it',
  displayName: 'Aruba PEC',
  displayShortName: 'Aruba PEC',
  domains: [
    'pec.it',
    'arubapec.it',
    'mypec.eu',
    'gigapec.it',
    'ingpec.eu',
    'pec.cloud',
    'casellapec.com',
    'pecditta.com',
  ],
  publicDomains: true,
  // No POP3: the ISPDB puts it on the port of IMAP, and no other source says where it is.
  incoming: [
    {
      type: 'imap',
      hostname: 'imaps.pec.aruba.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.pec.aruba.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/arubapec.it.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
