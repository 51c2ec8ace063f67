import { andThen, type Maybe } from '../core/maybe.ts';
import { createBatchAnswerer } from './batch.ts';
import { findProvider, toDomain, toMailSettings, type Candidate, type Match } from '../core/resolve.ts';
import type {
  Domain,
  Failure,
  MailSettings,
  NonEmpty,
  ProviderConfig,
  Registry,
  Result,
  Subject,
} from '../core/types.ts';

/** An HTTP request without what no format needs: no headers, so no `Authorization` that could leak. */
export interface FormatRequest {
  /** HEAD is asked as GET. */
  readonly method: 'GET' | 'POST';
  /** Lower case, without doubled or trailing slashes, still percent-encoded. */
  readonly path: string;
  /** The same as it came. For parameters in which case means something, such as the local part of an address. */
  readonly rawPath: string;
  /** The `Host` of the request, as it came. */
  readonly host: string;
  /** The query without `?`, as it came. */
  readonly query: string;
  readonly body: Uint8Array;
  /** When the request came, in milliseconds since 1970. */
  readonly now: number;
}

/** Who we are. Never taken from a request. */
export interface Service {
  /** Host name under which this deployment is reached, for example `autoconfig.example.com`. */
  readonly host: string;
  /** Reverse-DNS prefix of the identifiers in Apple profiles, for example `com.example.autoconfig`. */
  readonly identifierBase: string;
}

/** An answer, before it becomes an HTTP response. */
export interface Document {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** `domain`: the same bytes for everyone at the domain. `person`: holds an address. `nobody`: an error. */
  readonly audience: 'domain' | 'person' | 'nobody';
  /** Offered as a download under this name: `[a-z0-9.-]` only. */
  readonly filename?: string;
  /** Absolute URL, from configuration only. */
  readonly location?: string;
}

/** What a request asks, in the terms of the core. */
export interface Question<Options> {
  readonly candidates: NonEmpty<Candidate>;
  readonly options: Options;
}

/** A route of a format; the path may end in one parameter, which the format reads from `FormatRequest.path`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
}

interface Endpoint {
  readonly name: string;
  readonly routes: readonly Route[];
  /** Whether clear-text HTTP gets the answer too; otherwise the failure `plain-http` is rendered. */
  readonly answersPlainHttp: boolean;
  renderFailure(failure: Failure, request: FormatRequest, service: Service): Document;
}

/** One way in which clients want to hear the settings. A format knows its specification and nothing of HTTP servers. */
export interface Format<Options = unknown> extends Endpoint {
  /** What the options are when nobody stated any, as in the command line. */
  readonly defaultOptions: Options;
  /**
   * Whether a document with audience `domain` depends on nothing but provider, domain and kind of subject, so that one
   * may be kept for the next request.
   */
  readonly reusable: boolean;
  parseRequest(request: FormatRequest): Result<Question<Options>>;
  renderSettings(settings: MailSettings, service: Service, options: Options): Maybe<Result<Document>>;
}

/** Several questions in one request; some may fail already in parsing. */
export interface Batch<Options> {
  readonly questions: readonly Result<NonEmpty<Candidate>>[];
  readonly options: Options;
}

/** A format whose requests ask for several people at once, each of whom has an answer or a failure of their own. */
export interface BatchFormat<Options = unknown> extends Endpoint {
  parseBatch(request: FormatRequest): Result<Batch<Options>>;
  /** One document for all, in the order of the questions. */
  renderBatch(answers: readonly Result<MailSettings>[], service: Service, options: Options): Document;
}

/** Either kind of format. */
export type AnyFormat = Format | BatchFormat;

/** A document, and what the log may say of it. */
export interface Answer {
  readonly document: Document;
  readonly outcome: 'settings' | Failure['reason'];
}

/** Asks a format: the whole way from a request to a document. */
export type Answerer = (request: FormatRequest) => Maybe<Answer>;

/** Documents kept for one provider; beyond that the store starts anew, so that no stream of requests can grow it. */
const keptDocumentsPerProvider = 512;

/** The documents of one provider that are the same for everyone at a domain, by kind of subject and domain. */
type KeptDocuments = Readonly<Record<Subject['kind'], Map<Domain, Document>>>;

/**
 * Binds the one question to a format, a registry and a service.
 *
 * Documents that are the same for everyone at a domain are kept for as long as their provider entry lives. The key
 * holds the domain only, never an address.
 */
export function createAnswerer(format: AnyFormat, registry: Registry, service: Service): Answerer {
  if ('parseBatch' in format) return createBatchAnswerer(format, registry, service);
  const kept = new WeakMap<ProviderConfig, KeptDocuments>();

  const findKept = ({ subject, provider }: Match): Map<Domain, Document> => {
    let documents = kept.get(provider);
    if (documents === undefined) {
      documents = { address: new Map<Domain, Document>(), domain: new Map<Domain, Document>() };
      kept.set(provider, documents);
    }
    return documents[subject.kind];
  };

  const render = (match: Match, options: unknown): Maybe<Result<Document>> => {
    const settings = toMailSettings(match);
    if (!settings.ok) return settings;
    return andThen(format.renderSettings(settings.value, service, options), (document) => {
      if (format.reusable && document.ok && document.value.audience === 'domain') {
        const documents = findKept(match);
        if (documents.size >= keptDocumentsPerProvider) documents.clear();
        documents.set(toDomain(match.subject), document.value);
      }
      return document;
    });
  };

  return (request) => {
    const toAnswer = (document: Result<Document>): Answer =>
      document.ok
        ? { document: document.value, outcome: 'settings' }
        : { document: format.renderFailure(document.failure, request, service), outcome: document.failure.reason };

    const question = format.parseRequest(request);
    if (!question.ok) return toAnswer(question);
    const { candidates, options } = question.value;
    return andThen(findProvider(registry, candidates), (match) => {
      if (!match.ok) return toAnswer(match);
      const document = format.reusable ? findKept(match.value).get(toDomain(match.value.subject)) : undefined;
      return document === undefined
        ? andThen(render(match.value, options), toAnswer)
        : { document, outcome: 'settings' };
    });
  };
}

/** A short answer in words, for a person who reads an error. */
export function renderText(status: number, text: string): Document {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n`, audience: 'nobody' };
}
