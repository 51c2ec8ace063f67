import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'vivaldi.net',
  displayName: 'Vivaldi Webmail',
  displayShortName: 'Vivaldi',
  domains: ['vivaldi.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.vivaldi.net',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.vivaldi.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  webMail: {
    loginPage: 'https://webmail.vivaldi.net/',
  },
  source: 'https://github.com/deltachat/provider-db/tree/master/_providers',
  // As in deltachat/provider-db of this day; the provider's own page was not at hand.
  checked: '2024-11-03',
} as const satisfies ProviderConfig;
