import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cgl.ucsf.edu',
  displayName: 'UCSF CGL email',
  displayShortName: 'CGL email',
  domains: ['cgl.ucsf.edu'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'plato.cgl.ucsf.edu',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'plato.cgl.ucsf.edu',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/cgl.ucsf.edu.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
