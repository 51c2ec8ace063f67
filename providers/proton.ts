import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'proton.me',
  displayName: 'Proton Mail',
  displayShortName: 'Proton Mail',
  domains: ['proton.me', 'protonmail.com', 'pm.me', 'protonmail.ch'],
  publicDomains: true,
  // Customers bring their own domains; their MX hosts lie below protonmail.ch.
  mx: ['protonmail.ch'],
  // Messages are encrypted on the server, so it offers no IMAP or POP3; Bridge differs from computer to computer.
  incoming: [],
  outgoing: [],
  instructions: [
    {
      kind: 'bridge',
      url: 'https://proton.me/mail/bridge',
      text: {
        en: 'Mail programs cannot connect to Proton Mail directly. On a computer, install Proton Mail Bridge (it needs a paid plan) and enter the host, ports and password that Bridge shows you; on a phone, use the Proton Mail app.',
        ro: 'Programele de e-mail nu se pot conecta direct la Proton Mail. Pe calculator, instalați Proton Mail Bridge (necesită un abonament plătit) și introduceți gazda, porturile și parola afișate de Bridge; pe telefon, folosiți aplicația Proton Mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://proton.me/support/protonmail-bridge-faq',
      text: {
        en: 'Proton answers questions about Bridge on this page.',
        ro: 'Proton răspunde pe această pagină la întrebări despre Bridge.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.proton.me/' },
  website: 'https://proton.me/mail',
  source: 'https://proton.me/support/protonmail-bridge-faq',
  checked: '2026-11-22',
} as const satisfies ProviderConfig;
