import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'cc9.ne.jp',
  displayName: 'CC9インターネットサービス',
  displayShortName: 'CC9',
  domains: ['cc9.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'pop.cc9.ne.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.cc9.ne.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'msa.cc9.ne.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.cc9.jp/support/internet/software/mail/thunderbird.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.cc9.jp/support/internet/software/mail/imap.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.cc9.jp/support/internet/software/mail/thunderbird.html',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
