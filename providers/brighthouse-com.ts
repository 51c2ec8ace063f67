import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'brighthouse.com',
  displayName: 'Spectrum (Bright House)',
  displayShortName: 'Bright House',
  // The ISPDB has two of these misspelt; the last two are how lists of domains spell them.
  domains: [
    'brighthouse.com',
    'bak.rr.com',
    'bham.rr.com',
    'cfl.rr.com',
    'emore.rr.com',
    'eufala.rr.com',
    'indy.rr.com',
    'mi.rr.com',
    'panhandle.rr.com',
    'tampabay.rr.com',
    'elmore.rr.com',
    'eufaula.rr.com',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.brighthouse.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.brighthouse.com',
      port: 587,
      portReason: 'Spectrum speaks TLS from the first byte on 587.',
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.spectrum.net/support/internet/spectrum-email-server-settings/',
      text: {
        en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
        ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.spectrum.net/support/internet/spectrum-email-server-settings/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.spectrum.net/support/internet/spectrum-email-server-settings/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
