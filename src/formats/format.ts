import { andThen, type Maybe } from '../core/maybe.ts';
import { createBatchAnswerer } from './batch.ts';
import { createKeeper } from './keeper.ts';
import { findProvider, toDomain, toMailbox, toMailSettings, type Candidate, type Match } from '../core/resolve.ts';
import { ok } from '../core/result.ts';
import type { EmailAddress, Failure, MailSettings, NonEmpty, Registry, Result } from '../core/types.ts';
import { createTemplate, fillTemplate, mailboxSlot, withSlots, type Template } from './slots.ts';
import { renderTogether } from './together.ts';

/** An HTTP request without what no format needs: no headers, so no `Authorization` that could leak. */
export interface FormatRequest {
  /** HEAD is asked as GET, and so is every method of a route that takes any. */
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
  /** What goes out instead of the text, as a signed document does. */
  readonly bytes?: Uint8Array;
  /**
   * Who may keep it. `domain`: anyone, the bytes are the same for everyone at the domain. `person`: nobody, it holds an
   * address. `nobody`: nobody, it is an error, or its specification forbids caches. `everyone`: anyone and for ever,
   * what changes gets another URL.
   */
  readonly audience: 'domain' | 'person' | 'nobody' | 'everyone';
  /** A page for people: browsers may load its style, script and pictures from this service. */
  readonly isPage?: true;
  /** Offered as a download under this name: `[a-z0-9.-]` only. */
  readonly filename?: string;
  /** When the same question may have an answer (RFC 9110 §10.2.3). */
  readonly retryAfterSeconds?: number;
  /** Absolute URL, from configuration only. */
  readonly location?: string;
  /** The document with slots that this one was filled from: equal ones differ in nothing but the body. */
  readonly template?: Document;
}

/** What a request asks, in the terms of the core. */
export interface Question<Options> {
  readonly candidates: NonEmpty<Candidate>;
  readonly options: Options;
  /** Names the options: equal names mean equal options. Documents are kept by it. */
  readonly variant: string;
  /** What the request itself says of the person, by the names that the format gave to `slot`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Further people for whom the same document is; the format then has `renderTogether`. */
  readonly others?: NonEmpty<NonEmpty<Candidate>>;
}

/** A route of a format; the path may end in one parameter, which the format reads from `FormatRequest.path`. */
export interface Route {
  /** `ANY` takes every method, also OPTIONS, and reads no body. */
  readonly method: 'GET' | 'POST' | 'ANY';
  readonly path: `/${string}`;
}

/** A document that is the same for everyone, read with GET. */
export interface FixedDocument {
  readonly path: `/${string}`;
  /** Asked once, when the document is first wanted. */
  readonly load: () => Maybe<Document>;
}

interface Endpoint {
  readonly name: string;
  readonly routes: readonly Route[];
  /** What there is beside the answers, such as their description. */
  readonly documents?: readonly FixedDocument[];
  /** Whether clear-text HTTP gets the answer too; otherwise the failure `plain-http` is rendered. */
  readonly answersPlainHttp: boolean;
  renderFailure(failure: Failure, request: FormatRequest, service: Service): Document;
  /**
   * What the server itself answers at these paths instead of the format: a wrong method, too many requests, an error of
   * its own. `renderText` unless stated.
   */
  readonly renderError?: (status: number, text: string) => Document;
}

/** One way in which clients want to hear the settings. A format knows its specification and nothing of HTTP servers. */
export interface Format<Options = unknown> extends Endpoint {
  /** What the options are when nobody stated any, as in the command line. */
  readonly defaultOptions: Options;
  /** How text is written in the format's documents. */
  readonly escape: (text: string) => string;
  /**
   * What a document holds that follows from the address, by the names that the format gave to `slot`.
   *
   * @returns a function that is called once a person, whose result is called once a slot; `mailbox` is what the person
   * logs in to.
   */
  createSlots?(service: Service): (address: EmailAddress, mailbox: EmailAddress) => (name: string) => string;
  /** Whether the document depends on who the person is, so that each is rendered for itself. */
  readonly rendersPersons?: (match: Match) => boolean;
  /** Whether its settings may go out inside a CMS signature, under the same media type. */
  readonly signable?: boolean;
  parseRequest(request: FormatRequest): Result<Question<Options>>;
  /**
   * Depends on nothing but its arguments, and on the person only as text to write (see `rendersPersons`): documents are
   * rendered once for a provider, a domain and a variant, with slots in place of the person, and kept.
   */
  renderSettings(settings: MailSettings, service: Service, options: Options): Maybe<Result<Document>>;
  /**
   * One document for several people, in the order of the question. It is rendered for each request and not kept, so it
   * holds no slots.
   */
  renderTogether?(all: NonEmpty<MailSettings>, service: Service, question: Question<Options>): Maybe<Result<Document>>;
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

/** A document for a domain, and how it is filled in for one person there. */
interface Kept {
  readonly document: Document;
  /** Undefined where nothing in the document depends on the person. */
  readonly template: Template | undefined;
}

/**
 * Binds the one question to a format, a registry and a service.
 *
 * Documents are kept for as long as their provider entry lives. The key holds a domain, never an address.
 */
export function createAnswerer(format: AnyFormat, registry: Registry, service: Service): Answerer {
  if ('parseBatch' in format) return createBatchAnswerer(format, registry, service);
  const kept = { address: createKeeper<Kept>(), domain: createKeeper<Kept>() };
  const findSlots = format.createSlots?.(service);

  const render = (match: Match, { options, variant }: Question<unknown>): Maybe<Result<Kept>> => {
    const isPersonal = match.subject.kind === 'address' && format.rendersPersons?.(match) === true;
    const settings = toMailSettings(isPersonal ? match : toSlots(match));
    if (!settings.ok) return settings;
    return andThen(format.renderSettings(settings.value, service, options), (document) => {
      if (!document.ok) return document;
      if (isPersonal) return ok({ document: document.value, template: undefined });
      const template = createTemplate(document.value.body);
      const known = { document: document.value, template: template.places.length === 0 ? undefined : template };
      kept[match.subject.kind].keep(match.provider, variant, toDomain(match.subject), known);
      return ok(known);
    });
  };

  /** Of what makes a document personal only a subaddress tells people of one domain apart. */
  const isPersonalAllTheSame = (match: Match): boolean =>
    match.provider.subaddressSeparator !== undefined &&
    match.subject.kind === 'address' &&
    format.rendersPersons?.(match) === true;

  const fill = ({ document, template }: Kept, match: Match, { values }: Question<unknown>): Document => {
    const { subject, account, provider } = match;
    if (template === undefined || subject.kind === 'domain') return document;
    const { address } = subject;
    const login = toMailbox(account, provider);
    const mailbox = login.kind === 'address' ? login.address : address;
    const findSlot = findSlots?.(address, mailbox) ?? toNothing;
    const isUsual = values === undefined && provider.subaddressSeparator === undefined;
    const findValue = isUsual
      ? findSlot
      : (name: string): string => values?.[name] ?? (name === mailboxSlot ? mailbox.localPart : findSlot(name));
    const body = fillTemplate(template, address, format.escape, findValue);
    // Whatever the format says of it: what holds an address is for nobody else.
    return { ...document, body, audience: 'person', template: document };
  };

  return (request) => {
    const refuse = (failure: Failure): Answer => ({
      document: format.renderFailure(failure, request, service),
      outcome: failure.reason,
    });
    const question = format.parseRequest(request);
    if (!question.ok) return refuse(question.failure);
    const asked = question.value;
    if (asked.others !== undefined) {
      return andThen(renderTogether(format, registry, service, asked, asked.others), (rendered) =>
        rendered.ok ? { document: rendered.value, outcome: 'settings' } : refuse(rendered.failure),
      );
    }
    return andThen(findProvider(registry, asked.candidates), (match) => {
      if (!match.ok) return refuse(match.failure);
      const { value } = match;
      const known = kept[value.subject.kind].find(value.provider, asked.variant, toDomain(value.subject));
      if (known !== undefined && !isPersonalAllTheSame(value))
        return { document: fill(known, value, asked), outcome: 'settings' };
      return andThen(render(value, asked), (rendered) =>
        rendered.ok ? { document: fill(rendered.value, value, asked), outcome: 'settings' } : refuse(rendered.failure),
      );
    });
  };
}

const toSlots = ({ subject, account, provider }: Match): Match => ({
  subject: withSlots(subject),
  account: withSlots(account),
  provider,
  ...(provider.subaddressSeparator === undefined ? {} : { mailbox: withSlots(account, mailboxSlot) }),
});
const toNothing = (): string => '';

/** A short answer in words, for a person who reads an error. */
export function renderText(status: number, text: string): Document {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n`, audience: 'nobody' };
}
