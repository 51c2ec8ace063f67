import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'qiye.aliyun.com',
  displayName: 'Alibaba Mail (for companies)',
  displayShortName: 'Alibaba Mail',
  domains: ['qiye.aliyun.com', 'mxhichina.com'],
  publicDomains: true,
  mx: ['qiye.aliyun.com', 'mxhichina.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.qiye.aliyun.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.qiye.aliyun.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.aliyun.com/zh/document_detail/36576.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://qiye.aliyun.com/' },
  source: 'https://help.aliyun.com/zh/document_detail/36576.html',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
