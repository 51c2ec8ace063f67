import { createRegistry } from '../../../src/core/registry.ts';
import { parseDomain } from '../../../src/core/address.ts';
import { createAnswerer, type AnyFormat } from '../../../src/formats/format.ts';
import { parseXml } from '../../../src/clients/xml.ts';
import * as formats from '../../../src/formats/index.ts';
import { openBundled } from '../../../src/storage/bundled.ts';
import { toTenantConfig, type TenantRecord } from '../../../src/storage/tenant-record.ts';
import { parseTenantRecord } from '../../../src/storage/tenant-schema.ts';
import type { Random } from '../../random.ts';
import { fromBinary, toBinary, type FuzzTarget } from '../target.ts';

const domain = parseDomain('a.example');
const { findEntry } = openBundled();
const faults = new Set(['too-large', 'not-json', 'wrong-shape']);
const service = { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' };
const ids = ['example.com', 'gmail.com', 'posteo.de', 'outlook.com', 'nobody.example', '__proto__', ''];

const values: readonly (readonly [field: string, values: readonly unknown[]])[] = [
  ['displayName', ['Mail', '', 'A <&> "B"', ']]>', '\u0000', '\ue000localpart\ue001', '\u202e', 1, null]],
  ['displayShortName', ['Mail', '%EMAILADDRESS%', '\n']],
  [
    'hostnames',
    [
      { imap: 'imap.a.example' },
      { smtp: 'mail.%EMAILDOMAIN%' },
      { imap: '' },
      { imap: 'a b' },
      { __proto__: 'x' },
      { x: 'y' },
    ],
  ],
  ['username', ['%EMAILADDRESS%', '%EMAILLOCALPART%', 'x', '%EMAILLOCALPART%\u0000', '%INPUT_X%']],
  [
    'incoming',
    [
      [],
      [
        {
          type: 'imap',
          hostname: 'i.a.example',
          port: 993,
          socketType: 'SSL',
          authentication: ['password-cleartext'],
          username: '%EMAILADDRESS%',
        },
      ],
      [{ type: 'imap' }],
    ],
  ],
  ['website', ['https://a.example/', 'http://a.example/', 'javascript:x', 'https://', null]],
  ['oauth2', [null, {}]],
  ['related', [null, []]],
  [
    'mtaSts',
    [
      null,
      { mode: 'enforce', mx: ['mx.a.example'], maxAgeSeconds: 604_800 },
      { mode: 'enforce', mx: ['x\r\ny: z'], maxAgeSeconds: 1 },
    ],
  ],
  [
    'redirect',
    [
      null,
      { action: 'redirectAddr', domain: 'b.example' },
      { action: 'redirectUrl', url: 'https://b.example/autodiscover/autodiscover.xml' },
    ],
  ],
  ['subaddressSeparator', ['+', '', null, '\ue000']],
  ['__proto__', [{ polluted: true }]],
];

function toRecord(random: Random): string {
  const overrides = Array.from({ length: random.below(4) }, () => {
    const [field, choices] = random.pick(values);
    return `${JSON.stringify(field)}:${JSON.stringify(random.pick(choices))}`;
  });
  const members = [
    `"version":${random.pick(['1', '1', '1', '1', '1', '1', '2', '"1"'])}`,
    `"domain":${random.chance(0.95) ? '"a.example"' : '"b.example"'}`,
    `"provider":${JSON.stringify(random.chance(0.8) ? random.pick(ids.slice(0, 4)) : random.pick(ids))}`,
    ...(random.chance(0.8) ? [`"overrides":{${overrides.join(',')}}`] : []),
    ...(random.chance(0.05) ? ['"__proto__":{"polluted":true}'] : []),
  ];
  return `{${members.join(',')}}`;
}

/** What every format makes of the domain: nothing throws, and XML is well-formed. */
function checkAnswers(record: TenantRecord): string | undefined {
  if (!domain.ok) return undefined;
  const config = toTenantConfig(record, domain.value, findEntry);
  if ('fault' in config) return undefined;
  const registry = createRegistry([config]);
  const requests = [
    [formats.autoconfig, { path: '/mail/config-v1.1.xml', query: '', body: '' }],
    [formats.autodiscover, { path: '/autodiscover/autodiscover.xml', query: 'Email=x@a.example', body: '' }],
    [formats.mobileconfig, { path: '/email.mobileconfig', query: 'email=x@a.example', body: '' }],
    [formats.mtaSts, { path: '/.well-known/mta-sts.txt', query: '', body: '' }],
  ] as const satisfies readonly (readonly [AnyFormat, object])[];
  for (const [format, { path, query }] of requests) {
    const host = format === formats.mtaSts ? 'mta-sts.a.example' : 'a.example';
    const answer = createAnswerer(
      format,
      registry,
      service,
    )({ method: 'GET', path, rawPath: path, host, query, body: new Uint8Array(), now: 0 });
    if (answer instanceof Promise) return `${format.name} has to be waited for`;
    const { document, outcome } = answer;
    if (outcome === 'settings' && document.contentType.includes('xml') && parseXml(document.body) === undefined)
      return `${format.name} is not well-formed`;

    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ue000\ue001]/.test(document.body))
      return `${format.name} has a control character`;
    if (format === formats.mtaSts && outcome === 'settings' && !/^(?:[a-z_]+: [^\r\n]+\r\n)+$/.test(document.body))
      return 'the policy has another line';
  }
  return undefined;
}

/** Reading records of tenants, and answering by them. */
export const tenantTarget: FuzzTarget = {
  name: 'tenant',
  sources: ['src/storage/tenant-schema.ts', 'src/storage/tenant-record.ts', 'src/storage/schema.ts'],
  words: [
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    'null',
    '"overrides":',
    '"config":',
    '\\u0000',
    '\\ue000',
    '\\r\\n',
    '"__proto__":',
    ...ids,
  ],
  generate: (random) => toBinary(toRecord(random)),
  run: (input) => void parseTenantRecord(new TextDecoder().decode(fromBinary(input))),
  check: (input) => {
    const text = new TextDecoder().decode(fromBinary(input));
    const record = parseTenantRecord(text);
    if ('fault' in record) return faults.has(record.fault) ? undefined : `fails with ${record.fault}`;
    const again = parseTenantRecord(JSON.stringify(record));
    if (JSON.stringify(again) !== JSON.stringify(record)) return 'is another one when it is written and read again';
    return checkAnswers(record);
  },
};
