import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'simply.com',
  displayName: 'Simply.com',
  displayShortName: 'Simply.com',
  domains: ['simply.com'],
  publicDomains: true,
  mx: ['simply.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.simply.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.simply.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.simply.com/en/support/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.simply.com/en/support/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
