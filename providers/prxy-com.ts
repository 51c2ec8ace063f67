import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'prxy.com',
  displayName: 'prxy.com',
  displayShortName: 'prxy.com',
  domains: ['prxy.com'],
  publicDomains: true,
  mx: ['mxof.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'secure.prxy.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'secure.prxy.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://my.prxy.com/knowledgebase/52/Summary-of-Email-Settings.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://my.prxy.com/knowledgebase/52/Summary-of-Email-Settings.html',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
