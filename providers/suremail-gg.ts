import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'suremail.gg',
  displayName: 'Suremail (Guernsey)',
  displayShortName: 'Suremail',
  domains: ['suremail.gg', 'cwgsy.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'secure.emailsrvr.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'secure.emailsrvr.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'secure.emailsrvr.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://guernseyhelp.sure.com/hc/en-gb/articles/360000292000--About-Suremail-including-cwgsy-net',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://guernseyhelp.sure.com/hc/en-gb/articles/360000292000--About-Suremail-including-cwgsy-net',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
