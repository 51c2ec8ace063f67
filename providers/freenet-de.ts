import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'freenet.de',
  displayName: 'freenet Mail',
  displayShortName: 'freenet',
  domains: ['freenet.de', 'fn.de', 'freenetmail.de', 'bossmail.de', 'justmail.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mx.freenet.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mx.freenet.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://kundenservice.freenet.de/faq/e-mail-client-mail/pop3-imap-und-smtp-aktivieren/',
      text: {
        en: 'First switch on POP3, IMAP and SMTP in the settings of your freenet mailbox.',
        ro: 'Activați mai întâi POP3, IMAP și SMTP în setările căsuței poștale freenet.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://kundenservice.freenet.de/artikel/1869',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://email.freenet.de/',
  },
  source: 'https://kundenservice.freenet.de/artikel/1869',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
