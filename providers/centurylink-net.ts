import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'centurylink.net',
  displayName: 'CenturyLink.net',
  displayShortName: 'CenturyLink',
  domains: [
    'centurylink.net',
    'embarqmail.com',
    'q.com',
    'elpasotel.net',
    'centurytel.net',
    'cswnet.com',
    'clds.net',
    'coastalnow.net',
    'cochill.net',
    'emadisonriver.com',
    'emadisonriver.net',
    'gallatinriver.net',
    'grics.net',
    'gulftel.com',
    'madisonriver.biz',
    'mebtel.net',
    'qwest.net',
  ],
  publicDomains: true,
  // One entry for the former companies too: the ISPDB gives them hosts of their own, FairEmail, which is newer, these.
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.centurylink.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.centurylink.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/M66B/FairEmail/blob/master/app/src/main/res/xml/providers.xml',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
