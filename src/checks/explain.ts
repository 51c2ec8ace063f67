import type { NetworkFailure } from './network.ts';
import type { Journey } from './discovery/follow.ts';
import type { Replay, Step } from './discovery/replay.ts';
import type { Finding, Severity } from './finding.ts';
import { toPlace } from './verdict.ts';

/** What stands in the way at the URLs that clients ask: each fault once, whoever met it. */
export function explainReplays(replays: readonly Replay[], domain: string): readonly Finding[] {
  const met = new Map<string, { readonly finding: Finding; readonly clients: Set<string> }>();
  for (const { client, steps } of replays) {
    for (const step of steps.filter(({ planned }) => planned.isForeign !== true)) {
      for (const finding of explainStep(step, domain)) {
        const key = `${finding.code} ${finding.subject}`;
        const known = met.get(key) ?? { finding, clients: new Set() };
        known.clients.add(client);
        met.set(key, known);
      }
    }
  }
  const findings = [...met.values()].map(({ finding, clients }) => ({
    ...finding,
    text: `${finding.text} (asked by ${[...clients].join(', ')})`,
  }));
  return joinParkedRoot([...findings, ...findHttpOnly(replays)], domain);
}

function explainStep(step: Step, domain: string): readonly Finding[] {
  const { journey } = step;
  const url = journey.hops.at(-1)?.url ?? '';
  const subject = toPlace(url);
  switch (journey.end.kind) {
    case 'failure':
      return explainFailure(journey.end.failure, url, domain);
    case 'stuck':
      return explainStuck(step, journey.end);
    case 'answer':
      return [...explainLoss(step), ...explainAnswer(step, subject, toSeverity(url, domain))];
  }
}

/** The domain itself is somebody's website, and clear text only a fallback: what is wrong there hurts less. */
function toSeverity(url: string, domain: string): Severity {
  const { protocol, hostname } = new URL(url);
  return hostname === domain || protocol === 'http:' ? 'warning' : 'error';
}

/** What to do about a name, by what it is for. */
function explainFailure({ problem, text, tls }: NetworkFailure, url: string, domain: string): readonly Finding[] {
  const { hostname, protocol } = new URL(url);
  // Clear text is a fallback, the domain itself an alternative, and PACC and hosts of the MX are nobody's duty.
  const isExpected =
    protocol === 'https:' && (hostname === `autoconfig.${domain}` || hostname === `autodiscover.${domain}`);
  const severity = isExpected ? 'error' : 'note';
  switch (problem) {
    case 'no-address':
      if (!isExpected) return [];
      return [
        {
          severity,
          code: 'name-missing',
          subject: hostname,
          text: 'The name has no address',
          cure: `Publish it: mailbeacon dns ${domain} --service <host of the service> prints the record`,
        },
      ];
    case 'certificate': {
      const isRoot = hostname === domain;
      const names =
        tls === undefined || tls.names.length === 0 ? '' : `; it is for ${tls.names.slice(0, 5).join(', ')}`;
      return [
        {
          severity: isExpected ? 'error' : isRoot ? 'warning' : 'note',
          code: `certificate-${tls?.problem ?? 'other'}`,
          subject: hostname,
          text: `Clients refuse the certificate: ${tls?.problemText ?? text}${names}`,
          cure: certificateCures[tls?.problem ?? 'other'] ?? certificateCures.other,
        },
      ];
    }
    case 'timeout':
      return [
        {
          severity: isExpected ? 'error' : 'warning',
          code: 'no-answer-in-time',
          subject: toPlace(url),
          text: `No answer in the time that the client waits: ${text}`,
          cure: 'Let a firewall refuse what nobody answers, or answer faster: silence costs each person seconds',
        },
      ];
    default:
      return [
        {
          severity,
          code: `http-${problem}`,
          subject: `${protocol}//${hostname}`,
          text: `No HTTP there: ${text}`,
          cure: isExpected
            ? 'Let the service answer there with a certificate for this name, or remove the name'
            : 'Nothing has to be there; a name that answers with 404 is better than one that fails',
        },
      ];
  }
}

const certificateCures: Readonly<Record<string, string>> & { readonly other: string } = {
  expired: 'Renew the certificate, and find out why it did not renew itself',
  'not-yet-valid': 'Wait until it is valid, or set the clock of the machine that made it',
  'wrong-name': 'Add this name to the certificate, or let the name lead to a host that has one for it',
  'self-signed': 'Use a certificate of an authority that devices trust, such as Let’s Encrypt',
  'unknown-issuer': 'Use a certificate of an authority that devices trust, such as Let’s Encrypt',
  'incomplete-chain': 'Send the intermediate certificates too (fullchain.pem, not cert.pem)',
  other: 'Look at it with: openssl s_client -connect <host>:443 -servername <host>',
};

function explainStuck(
  { planned }: Step,
  { why, target }: Extract<Journey['end'], { kind: 'stuck' }>,
): readonly Finding[] {
  const subject = toPlace(target);
  switch (why) {
    case 'not-a-redirect':
      return [];
    case 'too-many':
      return [
        {
          severity: 'error',
          code: 'redirect-loop',
          subject,
          text: `After ${planned.redirects.max} redirects there is still no answer`,
          cure: 'Answer the URL itself, without a redirect',
        },
      ];
    case 'no-location':
      return [
        {
          severity: 'error',
          code: 'redirect-nowhere',
          subject,
          text: 'A redirect says no URL to go to',
          cure: 'Send an absolute https URL in Location, or answer with 200',
        },
      ];
    case 'relative':
      return [
        {
          severity: 'warning',
          code: 'redirect-relative',
          subject,
          text: 'A redirect names a relative URL, which not every client understands',
          cure: 'Send an absolute https URL in Location',
        },
      ];
    case 'scheme':
      return [
        {
          severity: target.startsWith('http:') ? 'error' : 'note',
          code: 'redirect-not-followed',
          subject,
          text: target.startsWith('http:')
            ? 'A redirect leads to http, where the client does not go'
            : 'A redirect leads from http to https, where the client does not go; it asks https itself',
          ...(target.startsWith('http:') ? { cure: 'Lead to https' } : {}),
        },
      ];
  }
}

/** A POST that arrives as a GET has lost the address that it asked for. */
function explainLoss({ journey, conclusion }: Step): readonly Finding[] {
  if (!journey.losesBody || (conclusion !== undefined && conclusion.outcome !== 'nothing')) return [];
  const [first] = journey.hops;
  return [
    {
      severity: 'error',
      code: 'redirect-loses-post',
      subject: toPlace(first.url),
      text: `A redirect (${first.status ?? 0}) turns the POST into a GET, so the question is lost on the way`,
      cure: 'Answer the POST where it arrives, or redirect with 307; never redirect for case, slash or www',
    },
  ];
}

const isHtml = (contentType: string, body: string): boolean =>
  /^\s*(?:text\/html|application\/xhtml)/i.test(contentType) || /^\s*<(?:!doctype html|html|head|body)\b/i.test(body);

function explainAnswer(
  { planned, journey, conclusion }: Step,
  subject: string,
  severity: Severity,
): readonly Finding[] {
  if (journey.end.kind !== 'answer' || (conclusion !== undefined && conclusion.outcome !== 'nothing')) return [];
  const { status, headers, body } = journey.end.answer;
  const contentType = headers['content-type'] ?? '';
  const say = (code: string, text: string, cure: string, how: Severity = severity): readonly Finding[] => [
    { severity: how, code, subject, text, cure },
  ];
  if (status === 401 || status === 407) {
    return say(
      'asks-for-password',
      `It asks for a password (${status}); clients ask the person for it, send it, or give up`,
      'Answer without authentication: there is nothing secret in these settings',
    );
  }
  if (status === 403) {
    return say(
      'forbidden',
      'It refuses the client (403), perhaps a filter for bots',
      'Let every client read it',
      'warning',
    );
  }
  if (status === 429)
    return say('too-many-requests', 'It refuses because of too many requests', 'Raise the limit for it', 'warning');
  if (status >= 500) return say('server-error', `It fails (${status})`, 'Look into the log of the server');
  if (status < 200 || status >= 300) return [];
  if (body.trim() === '') {
    return say(
      'empty-answer',
      `It answers with ${status} and nothing in it, which ends the search of some clients`,
      'Answer with 404 what is not there',
    );
  }
  if (isHtml(contentType, body)) {
    return say(
      'html-instead-of-settings',
      `It answers with ${status} and a web page, which ends the search of some clients`,
      'Answer with 404 what is not there',
    );
  }
  const { reader } = planned;
  const asExpected = mediaTypes[reader.reads];
  if (asExpected !== undefined) {
    const again = reader.read({ status, body, contentType: asExpected }, { email: 'user@example.com' });
    if (again.outcome !== 'nothing') {
      return say(
        'media-type',
        `The media type is ${contentType === '' ? 'missing' : contentType}, and ${reader.name} insists on ${asExpected}`,
        `Send Content-Type: ${asExpected}`,
      );
    }
  }
  // An error document in the client's own terms is an answer, not a fault; the verdict of the client says it.
  return [];
}

const mediaTypes: Readonly<Record<string, string>> = {
  autoconfig: 'text/xml',
  autodiscover: 'text/xml',
  mobilesync: 'text/xml',
  profile: 'application/x-apple-aspen-config',
};

/** What is there over http and fails over https. */
function findHttpOnly(replays: readonly Replay[]): readonly Finding[] {
  const steps = replays.flatMap(({ steps: taken }) => taken);
  const isUsable = ({ conclusion }: Step): boolean => conclusion !== undefined && conclusion.outcome !== 'nothing';
  const firstUrl = ({ journey }: Step): string => toPlace(journey.hops[0].url);
  const good = new Set(steps.filter(isUsable).map(firstUrl));
  return [...good]
    .filter((url) => url.startsWith('http:') && !good.has(url.replace('http:', 'https:')))
    .filter((url) => steps.some((step) => firstUrl(step) === url.replace('http:', 'https:')))
    .map((url) => ({
      severity: 'error' as const,
      code: 'http-only',
      subject: url,
      text: 'Settings are there over http only, where anybody on the way can change them; several clients never look there',
      cure: 'Answer over https with a certificate for this name',
    }));
}

/** A website that answers everything with a page is one fault, not one for each URL. */
function joinParkedRoot(findings: readonly Finding[], domain: string): readonly Finding[] {
  const isPage = ({ code, subject }: Finding): boolean =>
    code === 'html-instead-of-settings' && new URL(subject).hostname === domain;
  const pages = findings.filter(isPage);
  if (pages.length < 2) return findings;
  return [
    ...findings.filter((finding) => !isPage(finding)),
    {
      severity: 'warning',
      code: 'parked-root',
      subject: domain,
      text: `The website answers every path with a page and status 200 (${pages
        .map(({ subject }) => new URL(subject).pathname)
        .filter((path, index, all) => all.indexOf(path) === index)
        .join(', ')}), which ends the search of clients that ask there`,
      cure: 'Let it answer 404 to /.well-known/autoconfig/ and /autodiscover/, or lead both to the service',
    },
  ];
}
