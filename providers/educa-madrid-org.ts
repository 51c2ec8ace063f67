import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'educa.madrid.org',
  displayName: 'Plataforma EducaMadrid',
  displayShortName: 'EducaMadrid',
  domains: ['educa.madrid.org'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.educa.madrid.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.educa.madrid.org',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp01.educa.madrid.org',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'smtp',
      hostname: 'smtp01.educa.madrid.org',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://documentacion.educa.madrid.org/books/correo/page/clientes-de-correo',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://correoweb.educa.madrid.org/',
  },
  source: 'https://documentacion.educa.madrid.org/books/correo/page/clientes-de-correo',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
