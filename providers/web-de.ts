import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'web.de',
  displayName: 'WEB.DE',
  displayShortName: 'WEB.DE',
  // One list adds email.de and many .ms domains; nobody has confirmed them since January 2020.
  // All but web.de are of deltachat/provider-db.
  domains: [
    'web.de',
    'email.de',
    'flirt.ms',
    'hallo.ms',
    'kuss.ms',
    'love.ms',
    'magic.ms',
    'singles.ms',
    'cool.ms',
    'kanzler.ms',
    'okay.ms',
    'party.ms',
    'pop.ms',
    'stars.ms',
    'techno.ms',
    'clever.ms',
    'deutschland.ms',
    'genial.ms',
    'ich.ms',
    'online.ms',
    'smart.ms',
    'wichtig.ms',
    'action.ms',
    'fussball.ms',
    'joker.ms',
    'planet.ms',
    'power.ms',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.web.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.web.de',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
      pop3: { checkIntervalMinutes: 15 },
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.web.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.web.de',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  // As programs have them that are published with their source.
  related: [
    {
      type: 'caldav',
      url: 'https://caldav.web.de/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://carddav.web.de/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://hilfe.web.de/pop-imap/einschalten.html',
      text: {
        en: 'First allow access by POP3 and IMAP in the e-mail settings on the WEB.DE website.',
        ro: 'Permiteți mai întâi accesul prin POP3 și IMAP în setările de e-mail de pe site-ul WEB.DE.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://hilfe.web.de/pop-imap/imap/imap-serverdaten.html',
      text: {
        en: 'WEB.DE lists its mail servers on this page, in German.',
        ro: 'WEB.DE prezintă pe această pagină, în germană, serverele sale de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://web.de/' },
  website: 'https://web.de/',
  source: 'https://hilfe.web.de/pop-imap/imap/imap-serverdaten.html',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
