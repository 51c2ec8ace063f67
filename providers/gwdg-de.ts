import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'gwdg.de',
  displayName: 'GWDG',
  displayShortName: 'GWDG',
  domains: ['gwdg.de'],
  publicDomains: true,
  // Of two entries in FairEmail the one that states the login: the part before the @.
  incoming: [
    {
      type: 'imap',
      hostname: 'email.gwdg.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'email.gwdg.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://docs.gwdg.de/doku.php?id=en:services:email_collaboration:email_service:pop3_und_imap',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://docs.gwdg.de/doku.php?id=en:services:email_collaboration:email_service:pop3_und_imap',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
