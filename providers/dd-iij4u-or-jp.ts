import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'dd.iij4u.or.jp',
  displayName: 'IIJ4U',
  displayShortName: 'IIJ4U',
  domains: [
    'dd.iij4u.or.jp',
    'ff.iij4u.or.jp',
    'hh.iij4u.or.jp',
    'kk.iij4u.or.jp',
    'nn.iij4u.or.jp',
    'pp.iij4u.or.jp',
    'rr.iij4u.or.jp',
    'ss.iij4u.or.jp',
    'bc.iij4u.or.jp',
    'bk.iij4u.or.jp',
    'bp.iij4u.or.jp',
    'bu.iij4u.or.jp',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'pop3',
      hostname: 'mbox.iij4u.or.jp',
      port: 110,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%.%EMAILDOMAIN%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mbox.iij4u.or.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILLOCALPART%.%EMAILDOMAIN%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/dd.iij4u.or.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
