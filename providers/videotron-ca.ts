import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'videotron.ca',
  displayName: 'Vidéotron',
  displayShortName: 'Vidéotron',
  domains: ['videotron.ca'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.videotron.ca',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.videotron.ca',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.videotron.ca',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.videotron.com/soutien/internet/courriel/pop-imap',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.videotron.com/' },
  source: 'https://www.videotron.com/soutien/internet/courriel/pop-imap',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
