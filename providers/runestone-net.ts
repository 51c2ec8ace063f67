import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'runestone.net',
  displayName: 'Runestone Telecom Association',
  displayShortName: 'Runestone',
  domains: ['runestone.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'mail.runestone.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
      pop3: {
        leaveMessagesOnServer: false,
      },
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.runestone.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/runestone.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
