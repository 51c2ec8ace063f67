import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'vodafonemail.de',
  displayName: 'Vodafone',
  displayShortName: 'Vodafone',
  // The last two as in mustang-im/ispdb of 2025.
  domains: [
    'vodafonemail.de',
    'arcor.de',
    'kabelmail.de',
    'vodafone.de',
    'unity-mail.de',
    'nexgo.de',
    'unitybox.de',
    'kabelbw.de',
  ],
  publicDomains: true,
  // kabelmail.de as in the ISPDB; FairEmail has hosts of its own for it, from before it was moved here. arcor.de has moved as well.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.vodafonemail.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.vodafonemail.de',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.vodafonemail.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.vodafone.de/hilfe/vodafone-e-mail-cloud.html',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.vodafone.de/hilfe/vodafone-e-mail-cloud.html#wie-lauten-die-server-einstellungen-fuer-vodafone-e-mail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://www.vodafone.de/hilfe/vodafone-e-mail-cloud.html#wie-lauten-die-server-einstellungen-fuer-vodafone-e-mail',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
