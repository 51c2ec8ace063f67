import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'titan.email',
  displayName: 'Titan',
  displayShortName: 'Titan',
  domains: ['titan.email'],
  publicDomains: true,
  mx: ['titan.email'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.titan.email',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.titan.email',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.titan.email/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://app.titan.email/' },
  source: 'https://support.titan.email/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
