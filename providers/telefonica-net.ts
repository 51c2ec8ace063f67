import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'telefonica.net',
  displayName: 'Movistar (telefonica.net)',
  displayShortName: 'Movistar',
  domains: ['telefonica.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.telefonica.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.telefonica.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.telefonica.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://ayuda.e.telefonica.net/configuracion/correo-android/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://ayuda.e.telefonica.net/configuracion/correo-android/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
