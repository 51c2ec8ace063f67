import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'charter.net',
  displayName: 'Charter Communications',
  displayShortName: 'Charter',
  domains: ['charter.net', 'spectrum.net', 'bresnan.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mobile.charter.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mobile.charter.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mobile.charter.net',
      port: 587,
      portReason: 'Spectrum speaks TLS from the first byte on 587.',
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.spectrum.net/support/internet/mobile-email-setup',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.spectrum.net/' },
  source: 'https://www.spectrum.net/support/internet/mobile-email-setup',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
