import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'dondominio.com',
  displayName: 'DonDominio/MrDomain',
  displayShortName: 'DonDominio/MrDomain',
  domains: ['dondominio.com'],
  publicDomains: true,
  mx: ['dondominio.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.dondominio.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.dondominio.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.dondominio.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  webMail: {
    loginPage: 'https://webmail.dondominio.com',
  },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/dondominio.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
