import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'kpnmail.nl',
  displayName: 'KPN E-mail',
  displayShortName: 'KPN',
  // The last one as in mustang-im/ispdb of 2025.
  domains: [
    'kpnmail.nl',
    'kpnplanet.nl',
    'planet.nl',
    'wxs.nl',
    'hetnet.nl',
    'freeler.nl',
    'snelnet.net',
    'on.nl',
    'onsbrabantnet.nl',
    'onsmail.nl',
    'onsnet.nu',
    'onsneteindhoven.nl',
    'onsnetnuenen.nl',
    'xs4all.nl',
    'telfort.nl',
    'tip.nl',
    'tiscali.nl',
    'tiscalimail.nl',
    'concepts.nl',
  ],
  publicDomains: true,
  // xs4all.nl as in the ISPDB; FairEmail has hosts of its own for it, from before KPN took them over.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.kpnmail.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'imap',
      hostname: 'imap.kpnmail.nl',
      port: 143,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.kpnmail.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.kpnmail.nl',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.kpnmail.nl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.kpnmail.nl',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc.htm',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc/e-mail-op-mozilla-thunderbird.htm',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.kpn.nl/webmail' },
  source: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc.htm',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
