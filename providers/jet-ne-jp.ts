import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'jet.ne.jp',
  displayName: 'JETINTERNET',
  displayShortName: 'JET',
  domains: ['jet.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'pop.jet.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'imap',
      hostname: 'imap.jet.ne.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.jet.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.jet.ne.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.jet.ne.jp/index.php?id=477',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.jet.ne.jp/index.php?id=477',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
