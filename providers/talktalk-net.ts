import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'talktalk.net',
  displayName: 'TalkTalk Mail',
  displayShortName: 'TalkTalk',
  domains: [
    'dial.pipex.co.uk',
    'pipex.com',
    'dial.pipex.com',
    'screaming.net',
    'dial.pipex.net',
    'solo.pipex.com',
    'dsl.pipex.co.uk',
    'talktalk.net',
    'dsl.pipex.com',
    'telco4u.net',
    'homecall.co.uk',
    'tinyonline.co.uk',
    'homechoice.co.uk',
    'tinyworld.co.uk',
    'lineone.net',
    'tiscali.co.uk',
    'onetel.com',
    'toucansurf.com',
    'onetel.net',
    'ukgateway.net',
    'onetel.net.uk',
    'worldonline.co.uk',
    'oneteldsl.net',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.talktalk.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.talktalk.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://community.talktalk.co.uk/t5/Articles/Email-settings-IMAP-amp-POP3/ta-p/2204399',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://community.talktalk.co.uk/t5/Articles/Email-settings-IMAP-amp-POP3/ta-p/2204399',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
