// What clients that look for Exchange or read PACC end up with, from our answers to the requests that they send.

import { describe, expect, test } from 'vitest';
import { serviceReaders, type ServiceConclusion, type ServiceReader } from '../../src/clients/index.ts';
import { fromActiveSync, fromNewOutlook, fromOutlook } from './autodiscover-requests.ts';
import { askExample, poxUrl, xmlType } from './autodiscover-answers.ts';

const posted = (body: string): readonly [string, RequestInit] => [poxUrl, { method: 'POST', headers: xmlType, body }];
const jsonUrl = (email: string, protocol: string): string =>
  `https://autodiscover.example.com/autodiscover/autodiscover.json?Email=${encodeURIComponent(email)}&Protocol=${protocol}&RedirectCount=1`;

/** How each client asks, by the name of its reader; a new reader has to be added here. */
const requests: Readonly<Record<string, (email: string, domain: string) => readonly [string, RequestInit?]>> = {
  'macOS Mail (Exchange account)': (email) => posted(fromOutlook(email)),
  'Evolution (EWS)': (email) => posted(fromOutlook(email)),
  'EWS Managed API': (email) => posted(fromOutlook(email)),
  'Outlook (Autodiscover v2)': (email) => [
    `https://autodiscover.example.com/autodiscover/autodiscover.json/v1.0/${email}?Protocol=AutodiscoverV1&RedirectCount=1`,
  ],
  'Outlook mobile (AutoDetect)': (email) => [jsonUrl(email, 'ActiveSync')],
  Nine: (email) => [jsonUrl(email, 'ActiveSync')],
  'new Outlook for Windows': (email) => posted(fromNewOutlook(email)),
  'Samsung Email': (email) => posted(fromActiveSync(email)),
  'iOS Mail (Exchange account)': (email) => posted(fromActiveSync(email)),
  'Android Exchange': (email) => posted(fromActiveSync(email)),
  'PACC, strict': (_email, domain) => [`https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json`],
  'Evolution (PACC)': (_email, domain) => [
    `https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json`,
  ],
  'Himalaya (PACC)': (_email, domain) => [`https://ua-auto-config.${domain}/.well-known/user-agent-configuration.json`],
};

async function conclude(reader: ServiceReader, domain: string): Promise<ServiceConclusion> {
  const email = `Fred@${domain}`;
  const toRequest = requests[reader.name];
  if (toRequest === undefined) throw new Error(`no request of ${reader.name}`);
  const response = await askExample(...toRequest(email, domain));
  const bytes = await response.arrayBuffer();
  const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
  const answer = {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    location: response.headers.get('location') ?? '',
    txt: [`v=UAAC1; a=sha256; d=${digest}`],
  };
  return reader.read(answer, { email });
}

/** A conclusion in a line. */
function toLine(conclusion: ServiceConclusion): string {
  if (conclusion.outcome === 'service')
    return `${conclusion.service.protocol} ${conclusion.service.url ?? conclusion.service.hostname}`;
  if (conclusion.outcome === 'nothing') {
    return conclusion.redirect === undefined ? 'nothing' : `asks ${conclusion.redirect.target}`;
  }
  const { incoming, outgoing } = conclusion;
  return [incoming, outgoing]
    .map(({ protocol, hostname, port, security, username }) =>
      [protocol, `${hostname}:${String(port)}`, security, username].join(' '),
    )
    .join(', ');
}

const activeSync = (domain: string): string => `activesync https://${domain}/Microsoft-Server-ActiveSync`;
const elsewhere = 'asks https://ad.elsewhere.test/autodiscover/autodiscover.xml';
const modern =
  'imap imap.modern.example:993 TLS Fred@modern.example, smtp smtp.modern.example:465 TLS Fred@modern.example';

/** What a kind of client ends up with, by the domain of the address; nothing elsewhere. */
type Outcomes = Readonly<Record<string, string>>;
/** They want `EXCH` or `EXPR`, which would turn accounts of mail programs into Exchange accounts. */
const ofEws: Outcomes = {
  'old-eas.example': 'asks Fred@eas.example',
  'old.example': 'asks Fred@new.example',
  'moved.example': elsewhere,
};
const ofMobileSync: Outcomes = {
  'exchange.example': activeSync('exchange.example'),
  'eas.example': activeSync('eas.example'),
  'old-eas.example': 'asks Fred@eas.example',
};
const ofJson: Outcomes = {
  'exchange.example': activeSync('exchange.example'),
  'eas.example': activeSync('eas.example'),
  'old-eas.example': activeSync('eas.example'),
};
const pox = 'asks https://autoconfig.example.com/autodiscover/autodiscover.xml';
const ofPacc: Outcomes = { 'modern.example': modern };

const outcomes: Readonly<Record<string, Outcomes>> = {
  'macOS Mail (Exchange account)': ofEws,
  'Evolution (EWS)': ofEws,
  'EWS Managed API': ofEws,
  'Outlook (Autodiscover v2)': {
    'exchange.example': pox,
    'eas.example': pox,
    'modern.example': pox,
    'old-eas.example': pox,
    'old.example': pox,
    'moved.example': elsewhere,
  },
  'Outlook mobile (AutoDetect)': ofJson,
  Nine: ofJson,
  'new Outlook for Windows': ofMobileSync,
  'Samsung Email': ofMobileSync,
  'iOS Mail (Exchange account)': ofMobileSync,
  // Keeps host and port of the URL alone, and reads past a redirect inside the document.
  'Android Exchange': {
    'exchange.example': 'activesync exchange.example',
    'eas.example': 'activesync eas.example',
  },
  'PACC, strict': ofPacc,
  'Evolution (PACC)': ofPacc,
  'Himalaya (PACC)': ofPacc,
};

const domains = [
  ['Exchange beside mail', 'exchange.example'],
  ['ActiveSync beside mail', 'eas.example'],
  ['mail, JMAP and calendars', 'modern.example'],
  ['people whose accounts with ActiveSync are at another domain', 'old-eas.example'],
  ['people whose accounts are at another domain', 'old.example'],
  ['an Autodiscover service elsewhere', 'moved.example'],
  ['no entry', 'nobody.example'],
] as const;

describe.each(serviceReaders.map((reader) => [reader.name, reader] as const))('%s', (name, reader) => {
  test.each(domains)('at a domain with %s', async (_what, domain) => {
    expect(toLine(await conclude(reader, domain))).toBe(outcomes[name]?.[domain] ?? 'nothing');
  });
});

test('every reader of services is asked for', () => {
  const names = serviceReaders.map(({ name }) => name).sort();
  expect(Object.keys(requests).sort()).toEqual(names);
  expect(Object.keys(outcomes).sort()).toEqual(names);
});
