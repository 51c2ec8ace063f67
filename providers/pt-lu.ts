import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'pt.lu',
  displayName: 'POST Luxembourg',
  displayShortName: 'POST',
  domains: ['pt.lu'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.pt.lu',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.pt.lu',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.pt.lu',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.pt.lu/generic-email-client-configuration/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.pt.lu/generic-email-client-configuration/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
