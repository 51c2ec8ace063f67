import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cloudeu.xion.oxcs.net',
  displayName: 'OX Cloud EU',
  displayShortName: 'OX Cloud EU',
  domains: ['cloudeu.xion.oxcs.net'],
  publicDomains: true,
  mx: ['cloudeu.xion.oxcs.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.eu.appsuite.cloud',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'imap.eu.appsuite.cloud',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.eu.appsuite.cloud',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.eu.appsuite.cloud',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://confluence-public.open-xchange.com/display/OASC/OX+Cloud+%28OX+brand%29+endpoints',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://confluence-public.open-xchange.com/display/OASC/OX+Cloud+%28OX+brand%29+endpoints',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
