import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'iljmail.com',
  displayName: 'ILJ Mail',
  displayShortName: 'ILJ Mail',
  domains: [
    'ilj.com',
    'tidetalk.com',
    'whatacool.com',
    'righttackle.com',
    'friday.tv',
    'saturday.tv',
    'militaryproud.com',
    'oicu812.com',
    '1fj.com',
    'ilovejesus.com',
    'christianman.com',
    'christianlady.com',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'secure.iljmail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'secure.iljmail.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.iljmail.com/knowledge-base/incoming-outgoing-mail-server-settings-2/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.iljmail.com/knowledge-base/incoming-outgoing-mail-server-settings-2/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
