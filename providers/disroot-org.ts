import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'disroot.org',
  displayName: 'Disroot',
  displayShortName: 'Disroot',
  domains: ['disroot.org'],
  publicDomains: true,
  // deltachat/provider-db says that the login is the part before the @; FairEmail does not say.
  incoming: [
    {
      type: 'imap',
      hostname: 'disroot.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'disroot.org',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://cloud.disroot.org/remote.php/dav/',
      authentication: ['Basic'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'carddav',
      url: 'https://cloud.disroot.org/remote.php/dav/',
      authentication: ['Basic'],
      username: '%EMAILLOCALPART%',
    },
  ],
  webMail: {
    loginPage: 'https://webmail.disroot.org/',
  },
  source: 'https://github.com/M66B/FairEmail/blob/master/app/src/main/res/xml/providers.xml',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
