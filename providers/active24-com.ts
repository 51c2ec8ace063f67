import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'active24.com',
  displayName: 'ACTIVE 24 Webhosting',
  displayShortName: 'ACTIVE 24',
  domains: ['active24.com', 'smtp.cz'],
  publicDomains: true,
  mx: ['active24.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'email.active24.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'email.active24.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
      pop3: {
        leaveMessagesOnServer: true,
      },
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'email.active24.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  webMail: {
    loginPage: 'https://webmail.active24.com/',
  },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/active24.com.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
