import { parseDomain, parseEmailAddress } from './address.ts';
import { expandDomain, expandLoginName, expandPlaceholders } from './placeholder.ts';
import { andThen, type Maybe } from './maybe.ts';
import { fail, ok } from './result.ts';
import type {
  Domain,
  ForAccount,
  MailSettings,
  ProviderConfig,
  Registry,
  Result,
  Server,
  Subject,
  WebMail,
} from './types.ts';

/** One way to find the provider of a subject. */
export interface Candidate {
  readonly subject: Subject;
  /**
   * `domain`: the provider that claims the subject's domain.
   * `mx`: the provider whose MX hosts lie at `host`; the client found that name in the DNS of the user's domain.
   */
  readonly by:
    | {
        readonly index: 'domain';
        /** Whether the provider has to claim the domain itself: what the DNS says is not good enough. */
        readonly isClaimed?: true;
      }
    | { readonly index: 'mx'; readonly host: Domain };
}

/** The domain of a subject. */
export function toDomain(subject: Subject): Domain {
  return subject.kind === 'address' ? subject.address.domain : subject.domain;
}

/** What a look-up finds: who serves whom. */
export interface Match {
  readonly subject: Subject;
  /** Whose account it is; differs from the subject behind a `redirectAddr`. */
  readonly account: Subject;
  /** Who keeps the account. */
  readonly provider: ProviderConfig;
  /** Whose login it is, if that was settled elsewhere; otherwise it follows from account and provider. */
  readonly mailbox?: Subject;
}

/**
 * The one domain question: tries the candidates in order and takes the first provider found; for a domain that nobody
 * claims, asks the DNS where the registry can. `composeSources` has the order within one candidate, and the reasons.
 *
 * @returns the match, or `unknown-domain`; `not-expressible` for a `redirectAddr` that leads nowhere;
 * `temporarily-unavailable` as soon as one look-up cannot be done, since a later one would be a guess.
 */
export function findProvider(registry: Registry, candidates: readonly Candidate[], from = 0): Maybe<Result<Match>> {
  const candidate = candidates[from];
  if (candidate === undefined) return findByDns(registry, candidates[0]);
  const { subject, by } = candidate;
  const found = by.index === 'domain' ? registry.findByDomain(toDomain(subject)) : registry.findByMx(by.host);
  return andThen(found, (provider) => {
    if (provider === undefined) return findProvider(registry, candidates, from + 1);
    if (provider === 'unavailable') return unavailable;
    return by.index === 'domain' ? follow(registry, subject, provider) : ok({ subject, account: subject, provider });
  });
}

const unavailable = fail({ reason: 'temporarily-unavailable' });

/** Only the first candidate is worth a query: the others are what a client may have meant as well. */
function findByDns(registry: Registry, candidate: Candidate | undefined): Maybe<Result<Match>> {
  const mayAsk = candidate?.by.index === 'domain' && candidate.by.isClaimed !== true;
  if (!mayAsk || registry.findByDns === undefined) return fail({ reason: 'unknown-domain' });
  const { subject } = candidate;
  return andThen(registry.findByDns(toDomain(subject)), (found) =>
    found.ok ? ok({ subject, account: subject, provider: found.value }) : found,
  );
}

/** Goes to the provider that a `redirectAddr` names. Once only, so that no two entries can send each other round. */
function follow(registry: Registry, subject: Subject, provider: ProviderConfig): Maybe<Result<Match>> {
  const { redirect } = provider;
  if (redirect?.action !== 'redirectAddr') return ok({ subject, account: subject, provider });
  const account = moveTo(subject, redirect.domain);
  if (!account.ok) return account;
  return andThen(registry.findByDomain(toDomain(account.value)), (target) => {
    if (target === 'unavailable') return unavailable;
    return target === undefined || target.redirect?.action === 'redirectAddr'
      ? fail({ reason: 'not-expressible', provider })
      : ok({ subject, account: account.value, provider: target });
  });
}

/**
 * The subject without the detail behind the provider's `subaddressSeparator`; the same object if there is none. The first
 * separator counts, as in Postfix (RFC 5233 §4 leaves it open), and one at the very beginning is part of the name.
 */
export function toMailbox(subject: Subject, { subaddressSeparator: separator }: ProviderConfig): Subject {
  if (separator === undefined || subject.kind === 'domain') return subject;
  const { localPart: whole, domain } = subject.address;
  const at = whole.indexOf(separator, 1);
  if (at < 0) return subject;
  const localPart = whole.slice(0, at);
  return { kind: 'address', address: { localPart, domain, text: `${localPart}@${domain}` } };
}

function moveTo(subject: Subject, to: string): Result<Subject> {
  if (subject.kind === 'domain') {
    const domain = parseDomain(to);
    return domain.ok ? ok({ kind: 'domain', domain: domain.value }) : domain;
  }
  const address = parseEmailAddress(`${subject.address.localPart}@${to}`);
  return address.ok ? ok({ kind: 'address', address: address.value }) : address;
}

/**
 * Fills a provider's entry in for one subject.
 *
 * @returns the settings, or `not-expressible` for a provider that no client can reach.
 */
export function toMailSettings(match: Match): Result<MailSettings> {
  const { subject, account, provider, mailbox = toMailbox(account, provider) } = match;
  const [first, ...rest] = provider.incoming;
  if (first === undefined) return fail({ reason: 'not-expressible', provider });
  const isElsewhere = toDomain(account) !== toDomain(subject);
  const forAccount = <S extends Server>(server: S): ForAccount<S> =>
    fillIn(isElsewhere ? withDomain(server, toDomain(account)) : server, mailbox);
  return ok({
    subject,
    account,
    mailbox,
    domain: toDomain(subject),
    provider,
    displayName: expandPlaceholders(provider.displayName, account),
    displayShortName: expandPlaceholders(provider.displayShortName, account),
    incoming: [forAccount(first), ...rest.map((server) => forAccount(server))],
    outgoing: provider.outgoing.map((server) => forAccount(server)),
    related: (provider.related ?? []).map((server) => forAccount(server)),
    webMail: isElsewhere ? toWebMailAt(provider.webMail, toDomain(account)) : provider.webMail,
  });
}

/** What clients fill in for themselves is the address that was typed, which is not the account's behind a redirect. */
function withDomain<S extends Server>(server: S, domain: Domain): S {
  const place = 'url' in server ? { url: expandDomain(server.url, domain, '%40') } : {};
  const username = server.username === undefined ? {} : { username: expandDomain(server.username, domain) };
  return { ...server, ...place, ...username };
}

function toWebMailAt(webMail: WebMail | undefined, domain: Domain): WebMail | undefined {
  if (webMail?.loginPageInfo === undefined) return webMail;
  const { loginPageInfo } = webMail;
  return { ...webMail, loginPageInfo: { ...loginPageInfo, username: expandDomain(loginPageInfo.username, domain) } };
}

function fillIn<S extends Server>(server: S, mailbox: Subject): ForAccount<S> {
  const loginName = server.username === undefined ? null : expandLoginName(server.username, mailbox);
  // Some clients expand placeholders only in the user name (Nextcloud Mail, FairEmail), so places are final here.
  const place =
    'hostname' in server
      ? { hostname: expandPlaceholders(server.hostname, mailbox) }
      : { url: expandPlaceholders(server.url, mailbox, encodeURIComponent) };
  return { ...server, ...place, loginName } as ForAccount<S>;
}
