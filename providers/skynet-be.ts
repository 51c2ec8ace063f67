import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'skynet.be',
  displayName: 'Proximus',
  displayShortName: 'Proximus',
  domains: ['skynet.be', 'proximus.be', 'belgacom.net', 'kidcity.be'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.proximus.be',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.proximus.be',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'relay.proximus.be',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/skynet.be.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
