import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'inbox.lv',
  displayName: '%EMAILDOMAIN%',
  displayShortName: '%EMAILDOMAIN%',
  domains: ['inbox.lv', 'inbox.eu', 'inbox.lt', 'inbox.la'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.%EMAILDOMAIN%',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.%EMAILDOMAIN%',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
      pop3: {
        leaveMessagesOnServer: true,
      },
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.%EMAILDOMAIN%',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.inbox.lv/?keyword=email_clients_settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'enable-access',
      url: 'https://help.inbox.lv/?keyword=email_clients_access',
      text: {
        en: 'First allow access by mail programs, as this page describes.',
        ro: 'Permiteți mai întâi accesul programelor de e-mail, așa cum descrie această pagină.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://login.%EMAILDOMAIN%',
  },
  source: 'https://help.inbox.lv/?keyword=email_clients_settings',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
