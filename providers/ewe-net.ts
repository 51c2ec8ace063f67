import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ewe.net',
  displayName: 'EWE',
  displayShortName: 'EWE',
  domains: ['ewe.net', 'ewetel.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ewe.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ewe.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://service.ewe.de/internet/faq-internet-und-telefon',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://service.ewe.de/internet/faq-internet-und-telefon',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
