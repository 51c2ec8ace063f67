import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'privatemail.com',
  displayName: 'PrivateMail',
  displayShortName: 'PrivateMail',
  domains: ['privatemail.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'smtp.privatemail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.privatemail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://privatemail.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://privatemail.com/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
