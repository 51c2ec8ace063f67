import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bbox.fr',
  displayName: 'Bbox (Bouygues Telecom)',
  displayShortName: 'Bbox',
  domains: ['bbox.fr'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.bbox.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.bbox.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.assistance.bouyguestelecom.fr/s/article/logiciel-messagerie-emails-bbox',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.assistance.bouyguestelecom.fr/s/article/logiciel-messagerie-emails-bbox',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
