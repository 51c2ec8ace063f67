import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'movistar.es',
  displayName: 'Movistar',
  displayShortName: 'Movistar',
  domains: ['movistar.es'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.movistar.es',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.movistar.es',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.movistar.es',
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
  webMail: { loginPage: 'https://webmail.movistar.es/' },
  source: 'https://ayuda.e.telefonica.net/configuracion/correo-android/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
