import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'atlas.cz',
  displayName: 'Atlas.cz',
  displayShortName: 'Atlas.cz',
  domains: ['atlas.cz'],
  publicDomains: true,
  // One company with Centrum.cz, whose server sends.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.atlas.cz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.atlas.cz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.centrum.cz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://freemail.help.economia.cz/articles/44668-adresy-postovnich-serveru',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://freemail.help.economia.cz/articles/44668-adresy-postovnich-serveru',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
