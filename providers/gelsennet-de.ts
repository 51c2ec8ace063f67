import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'gelsennet.de',
  displayName: 'GELSEN-NET',
  displayShortName: 'GELSEN-NET',
  domains: ['gelsennet.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mx.gelsennet.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mx.gelsennet.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.gelsennet.de/faq.php',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.gelsennet.de/faq.php',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
