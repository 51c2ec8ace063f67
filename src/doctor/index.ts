import { parseDomain } from '../core/address.ts';
import { andThen, type Maybe } from '../core/maybe.ts';
import { findProvider, toMailSettings } from '../core/resolve.ts';
import type { Domain, MailSettings, Registry } from '../core/types.ts';
import type { Document, Service } from '../formats/format.ts';
import { renderProblem } from '../formats/settings-api/problem.ts';
import { readFields } from '../pages/form.ts';
import { chooseLanguage, findSpeech, parseLanguage } from '../pages/languages.ts';
import type { Doctor, DoctorAnswer, DoctorRequest } from './doctor.ts';
import type { Examine } from './examine.ts';
import { renderForm, renderReport } from './page.ts';
import type { Report } from './report.ts';

/** Counts examinations by who asks for them; as the limiter of all requests does. */
interface Limiter {
  allows(key: string): Maybe<boolean>;
  readonly retryAfterSeconds: number;
}

/** What the doctor is made of. */
export interface DoctorOptions {
  /** Own entries and tenants: whose domains are examined. */
  readonly served: Registry;
  /** Where the settings of those are found, which may be at another domain. */
  readonly registry: Registry;
  readonly service: Service;
  readonly examine: Examine;
  /** Without one nothing is examined. */
  readonly limiter: Limiter | undefined;
}

interface Problem {
  /** Last part of the URN in JSON, and the outcome in the log. */
  readonly type: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds?: number;
}

const problems = {
  'not-found': { type: 'not-found', status: 404, text: 'The doctor is at the host name of the service.' },
  'domain-missing': { type: 'domain-missing', status: 400, text: 'The request names no domain.' },
  'malformed-domain': { type: 'malformed-domain', status: 400, text: 'The domain in the request is not valid.' },
  'address-in-url': {
    type: 'address-in-url',
    status: 400,
    text: 'An address does not belong in a URL: the doctor needs the domain alone.',
  },
  'not-served': {
    type: 'not-served',
    status: 404,
    text: 'This service looks only at domains of its own entries and customers, and that domain is none of them.',
  },
  'rate-limited': {
    type: 'rate-limited',
    status: 429,
    text: 'Too many examinations were asked for from your network. Try again in a minute.',
  },
  'limiter-missing': {
    type: 'limiter-missing',
    status: 503,
    text: 'The doctor needs a rate limit of its own: the binding DOCTOR_LIMITER is missing from wrangler.toml.',
  },
  'temporarily-unavailable': {
    type: 'temporarily-unavailable',
    status: 503,
    text: 'The domain cannot be examined right now. Try again in a minute.',
    retryAfterSeconds: 30,
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** Answers for the doctor: the form, reports as a page or as JSON, and everything that is refused. */
export function createDoctor(options: DoctorOptions): Doctor {
  const { service } = options;
  return {
    answer: (request) => {
      const { host, query, accept, acceptLanguage } = request;
      const fields = readFields(query);
      const asJson = prefersJson(accept);
      const language = parseLanguage(fields.get('language')) ?? chooseLanguage(acceptLanguage);
      const typed = (fields.get('domain') ?? '').trim();
      return andThen(decide(options, request, fields, typed, host === service.host), (outcome) => {
        if (asJson) return toJsonAnswer(outcome === 'form' ? problems['domain-missing'] : outcome);
        return andThen(findSpeech(language), (speech): DoctorAnswer => {
          if (outcome === 'form') return { document: renderForm(speech, 200), outcome: 'settings' };
          if ('domain' in outcome) return { document: renderReport(speech, outcome), outcome: 'settings' };
          const { status, text, type } = outcome;
          return { document: withRetry(renderForm(speech, status, text), outcome), outcome: type };
        });
      });
    },
  };
}

/** JSON for programs that ask for it; browsers name HTML too. */
const prefersJson = (accept: string): boolean =>
  /\bapplication\/json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);

function decide(
  { served, registry, examine, limiter }: DoctorOptions,
  { key, query }: DoctorRequest,
  fields: ReadonlyMap<string, string>,
  typed: string,
  isHere: boolean,
): Maybe<Report | Problem | 'form'> {
  if (!isHere) return problems['not-found'];
  // Whatever it is called: an address goes no further, and back to nobody.
  if (/@|%40/i.test(query)) return problems['address-in-url'];
  if (typed === '') return fields.has('domain') ? problems['domain-missing'] : 'form';
  const domain = parseDomain(typed);
  if (!domain.ok) return problems['malformed-domain'];
  if (limiter === undefined) return problems['limiter-missing'];
  return andThen(limiter.allows(key), (isAllowed): Maybe<Report | Problem> => {
    if (!isAllowed) return { ...problems['rate-limited'], retryAfterSeconds: limiter.retryAfterSeconds };
    return andThen(served.findByDomain(domain.value), (found): Maybe<Report | Problem> => {
      if (found === undefined) return problems['not-served'];
      if (found === 'unavailable') return problems['temporarily-unavailable'];
      return andThen(findSettings(registry, domain.value), (settings) =>
        andThen(examine(domain.value, settings), (report): Report | Problem =>
          report === 'unavailable' ? problems['temporarily-unavailable'] : report,
        ),
      );
    });
  });
}

/** What clients are told of the domain; undefined where no program can be told anything. */
function findSettings(registry: Registry, domain: Domain): Maybe<MailSettings | undefined> {
  const subject = { kind: 'domain', domain } as const;
  return andThen(findProvider(registry, [{ subject, by: { index: 'domain', isClaimed: true } }]), (match) => {
    const settings = match.ok ? toMailSettings(match.value) : undefined;
    return settings?.ok === true ? settings.value : undefined;
  });
}

function toJsonAnswer(outcome: Report | Problem): DoctorAnswer {
  if ('domain' in outcome) {
    const body = JSON.stringify(outcome);
    return {
      document: { status: 200, contentType: 'application/json', body, audience: 'nobody' },
      outcome: 'settings',
    };
  }
  const { type, status, text } = outcome;
  return { document: withRetry(renderProblem(type, status, text), outcome), outcome: type };
}

const withRetry = (document: Document, { retryAfterSeconds }: Problem): Document =>
  retryAfterSeconds === undefined ? document : { ...document, retryAfterSeconds };
