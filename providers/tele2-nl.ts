import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'tele2.nl',
  displayName: 'Tele2 (Netherlands)',
  displayShortName: 'Tele2',
  domains: ['tele2.nl'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.tele2.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.tele2.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.tele2.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://forum.tele2.nl/e-mail-370/tele2-webmail-instellen-op-laptop-pc-tablet-of-mobiel-85229',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://forum.tele2.nl/e-mail-370/tele2-webmail-instellen-op-laptop-pc-tablet-of-mobiel-85229',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
