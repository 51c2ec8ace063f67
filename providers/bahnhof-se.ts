import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'bahnhof.se',
  displayName: 'Bahnhof',
  displayShortName: 'Bahnhof',
  domains: ['bahnhof.se'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.privat.bahnhof.se',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mailout.privat.bahnhof.se',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.bahnhof.se/support/category/bahnhofmejl/fragor-och-svar-om-din-bahnhofmejl/1546',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.bahnhof.se/support/category/bahnhofmejl/fragor-och-svar-om-din-bahnhofmejl/1546',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
