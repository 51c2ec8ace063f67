import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'df.eu',
  displayName: 'domainFACTORY',
  displayShortName: 'domainFACTORY',
  domains: ['ispgateway.de'],
  publicDomains: true,
  mx: ['ispgateway.de'],
  incoming: [
    {
      type: 'imap',
      hostname: 'sslin.df.eu',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'sslin.df.eu',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'sslout.df.eu',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  webMail: {
    loginPage: 'https://webmail.df.eu',
  },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/df.eu.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
