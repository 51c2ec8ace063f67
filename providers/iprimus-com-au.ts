import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'iprimus.com.au',
  displayName: 'iPrimus',
  displayShortName: 'iPrimus',
  domains: ['iprimus.com.au'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.iprimus.com.au',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.iprimus.com.au',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.iprimus.com.au',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://support.iprimus.com.au/internet/email',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.iprimus.com.au/internet/email',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
