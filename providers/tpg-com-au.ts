import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'tpg.com.au',
  displayName: 'TPG',
  displayShortName: 'TPG',
  domains: ['tpg.com.au'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.tpg.com.au',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.tpg.com.au',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.tpg.com.au/email-settings#toc_4',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.tpg.com.au/email-settings#toc_4',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
