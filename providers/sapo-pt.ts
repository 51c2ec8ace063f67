import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sapo.pt',
  displayName: 'SAPO Mail',
  displayShortName: 'SAPO',
  domains: ['sapo.pt', 'sapo.cv', 'sapo.ao', 'sapo.mz', 'sapo.tl', 'meo.pt'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.sapo.pt',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.sapo.pt',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.sapo.pt',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://ajuda.sapo.pt/configurar-programa-de-email-70015',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://ajuda.sapo.pt/configurar-programa-de-email-70015',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
