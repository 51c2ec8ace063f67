import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'terra.com.br',
  displayName: 'Terra (Brazil)',
  displayShortName: 'Terra',
  domains: ['terra.com.br'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.terra.com.br',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.terra.com.br',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.terra.com.br',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://servicos.terra.com.br/para-voce/terra-mail/tutorial/configurando-outlook/?cdConvenio=CVTR00001947',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.terra.com.br/' },
  source: 'https://servicos.terra.com.br/para-voce/terra-mail/tutorial/configurando-outlook/?cdConvenio=CVTR00001947',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
