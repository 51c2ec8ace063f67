import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'uol.com.br',
  displayName: 'UOL',
  displayShortName: 'UOL',
  domains: ['uol.com.br'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop3.uol.com.br',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'imap',
      hostname: 'imap.uol.com.br',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.uol.com.br',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://sac.uol.com.br/info/primeiros_passos/config_mozillathunderbird.jhtm',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://sac.uol.com.br/info/primeiros_passos/config_mozillathunderbird.jhtm',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
