import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mnet-online.de',
  displayName: 'M-net',
  displayShortName: 'M-net',
  domains: ['mnet-mail.de', 'mnet-online.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mnet-online.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.mnet-online.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.m-net.de/hilfe-service/anleitungen/webmailer/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.m-net.de/hilfe-service/anleitungen/webmailer/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
