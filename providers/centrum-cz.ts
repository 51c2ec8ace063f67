import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'centrum.cz',
  displayName: 'Centrum.cz',
  displayShortName: 'Centrum.cz',
  domains: ['centrum.cz', 'cbox.cz', 'mujmail.cz'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.centrum.cz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.centrum.cz',
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
  webMail: { loginPage: 'https://www.centrum.cz/' },
  source: 'https://freemail.help.economia.cz/articles/44668-adresy-postovnich-serveru',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
