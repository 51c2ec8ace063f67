import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'zonnet.nl',
  displayName: 'Zonnet',
  displayShortName: 'Zonnet',
  domains: ['zonnet.nl', 'versatel.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.versatel.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.versatel.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.versatel.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.zonnet.nl/faq/Hoe%20voeg%20ik%20mijn%20e-mailaccount%20toe%20aan%20een%20e-mailprogramma',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.zonnet.nl/faq/Hoe%20voeg%20ik%20mijn%20e-mailaccount%20toe%20aan%20een%20e-mailprogramma',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
