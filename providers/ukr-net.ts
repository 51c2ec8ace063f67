import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ukr.net',
  displayName: 'ukr.net',
  displayShortName: 'ukr.net',
  domains: ['ukr.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ukr.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ukr.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://wiki.ukr.net/ManageIMAPAccess',
      text: {
        en: 'First allow IMAP in the settings of ukr.net.',
        ro: 'Permiteți mai întâi IMAP în setările ukr.net.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://wiki.ukr.net/GenerateAppSpecificPassword',
      text: {
        en: 'Your account password does not work in mail programs. Make a password for external programs in the settings of ukr.net and use that.',
        ro: 'Parola contului nu funcționează în programele de e-mail. Creați în setările ukr.net o parolă pentru programe externe și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://wiki.ukr.net/ManageIMAPAccess',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.ukr.net/' },
  source: 'https://wiki.ukr.net/ManageIMAPAccess',
  // As in deltachat/provider-db, and in mustang-im/ispdb of 2025 with this page; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
