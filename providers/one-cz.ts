import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'one.cz',
  displayName: 'Webhosting Registrator.cz Mail',
  displayShortName: 'Registrator.cz',
  domains: ['one.cz'],
  publicDomains: true,
  mx: ['registrator.cz'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.registrator.cz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.registrator.cz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.registrator.cz',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/one.cz.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
