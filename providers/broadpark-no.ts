import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'broadpark.no',
  displayName: 'NextGenTel',
  displayShortName: 'NextGenTel',
  domains: ['broadpark.no'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.broadpark.no',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.broadpark.no',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.broadpark.no',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://nextgentel.helpjuice.com/no_NO/e-post/oppsett-av-e-post',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://nextgentel.helpjuice.com/no_NO/e-post/oppsett-av-e-post',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
