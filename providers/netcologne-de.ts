import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'netcologne.de',
  displayName: 'NetCologne',
  displayShortName: 'NetCologne',
  domains: ['netcologne.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.netcologne.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.netcologne.de',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.netcologne.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.netcologne.de/privatkunden/faq/mail-cloud/e-mail-einstellungen/wo-finde-ich-die-einstellungen-fuer-pop3-imap-und-smtp/?page=1',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://www.netcologne.de/privatkunden/faq/mail-cloud/e-mail-einstellungen/wo-finde-ich-die-einstellungen-fuer-pop3-imap-und-smtp/?page=1',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
