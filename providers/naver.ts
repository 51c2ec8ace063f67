import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'naver.com',
  displayName: 'Naver Mail',
  displayShortName: 'Naver',
  domains: ['naver.com'],
  publicDomains: true,
  // An older list logs in to IMAP with the local part; the newer thunderbird/autoconfig takes the whole address.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.naver.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.naver.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // thunderbird/autoconfig says password-encrypted for SMTP only; inside TLS the plain login that the two incoming
  // servers take is the one that every client knows.
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.naver.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext', 'password-encrypted'],
      username: '%EMAILADDRESS%',
    },
    // The port that Naver itself recommended in 2021.
    {
      type: 'smtp',
      hostname: 'smtp.naver.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext', 'password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko',
      text: {
        en: 'Before a mail program can reach your mailbox, open Naver Mail in the browser and switch on IMAP/SMTP or POP3/SMTP in its settings.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, deschideți Naver Mail în browser și activați IMAP/SMTP sau POP3/SMTP în setări.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://nid.naver.com/user2/help/2StepVerif?m=viewManageSettings',
      text: {
        en: 'Your Naver password does not work in mail programs. Turn on 2-step verification and create an application password for the mail program.',
        ro: 'Parola Naver nu funcționează în programele de e-mail. Activați verificarea în doi pași și creați o parolă de aplicație pentru programul de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko',
      text: {
        en: 'Naver explains here, in Korean, how to use other mail programs.',
        ro: 'Naver explică aici, în coreeană, cum folosiți alte programe de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.naver.com/' },
  website: 'https://mail.naver.com/',
  source: 'https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
