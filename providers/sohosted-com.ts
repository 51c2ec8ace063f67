import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sohosted.com',
  displayName: 'SoHosted',
  displayShortName: 'SoHosted',
  domains: ['sohosted.com'],
  publicDomains: true,
  mx: ['sohosted.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'hostingsecure.email',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'hostingsecure.email',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.hoasted.com/article/235-e-mail-instellen-op-google-android',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.hoasted.com/article/235-e-mail-instellen-op-google-android',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
