import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'dreamhost.com',
  displayName: 'DreamHost',
  displayShortName: 'DreamHost',
  domains: ['dreamhost.com'],
  publicDomains: true,
  mx: ['dreamhost.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.dreamhost.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.dreamhost.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.dreamhost.com/hc/en-us/articles/214918038-Email-client-configuration-overview',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.dreamhost.com/hc/en-us/articles/214918038-Email-client-configuration-overview',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
