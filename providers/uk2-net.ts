import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'uk2.net',
  displayName: 'UK2',
  displayShortName: 'UK2',
  domains: ['uk2.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.uk2.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.uk2.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.uk2.net/knowledgebase/pages/viewpage.action?pageId=1016358',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.uk2.net/knowledgebase/pages/viewpage.action?pageId=1016358',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
