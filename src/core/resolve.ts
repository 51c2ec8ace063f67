import { expandLoginName, expandPlaceholders } from './placeholder.ts';
import { andThen, type Maybe } from './maybe.ts';
import { fail, ok } from './result.ts';
import type { Domain, ForAccount, MailSettings, ProviderConfig, Registry, Result, Server, Subject } from './types.ts';

/** One way to find the provider of a subject. */
export interface Candidate {
  readonly subject: Subject;
  /**
   * `domain`: the provider that claims the subject's domain.
   * `mx`: the provider whose MX hosts lie at `host`; the client found that name in the DNS of the user's domain.
   */
  readonly by: { readonly index: 'domain' } | { readonly index: 'mx'; readonly host: Domain };
}

/** The domain of a subject. */
export function toDomain(subject: Subject): Domain {
  return subject.kind === 'address' ? subject.address.domain : subject.domain;
}

/** What a look-up finds: who serves whom. */
export interface Match {
  readonly subject: Subject;
  readonly provider: ProviderConfig;
}

/**
 * The one domain question: tries the candidates in order and takes the first provider found.
 *
 * @returns the match, or `unknown-domain`.
 */
export function findProvider(registry: Registry, candidates: readonly Candidate[], from = 0): Maybe<Result<Match>> {
  const candidate = candidates[from];
  if (candidate === undefined) return fail({ reason: 'unknown-domain' });
  const { subject, by } = candidate;
  const found = by.index === 'domain' ? registry.findByDomain(toDomain(subject)) : registry.findByMx(by.host);
  return andThen(found, (provider) =>
    provider === undefined ? findProvider(registry, candidates, from + 1) : ok({ subject, provider }),
  );
}

/**
 * Fills a provider's entry in for one subject.
 *
 * @returns the settings, or `not-expressible` for a provider that no client can reach.
 */
export function toMailSettings({ subject, provider }: Match): Result<MailSettings> {
  const [first, ...rest] = provider.incoming;
  if (first === undefined) return fail({ reason: 'not-expressible', provider });
  return ok({
    subject,
    domain: toDomain(subject),
    provider,
    displayName: expandPlaceholders(provider.displayName, subject),
    displayShortName: expandPlaceholders(provider.displayShortName, subject),
    incoming: [forAccount(first, subject), ...rest.map((server) => forAccount(server, subject))],
    outgoing: provider.outgoing.map((server) => forAccount(server, subject)),
    related: (provider.related ?? []).map((server) => forAccount(server, subject)),
  });
}

function forAccount<S extends Server>(server: S, subject: Subject): ForAccount<S> {
  const loginName = server.username === undefined ? null : expandLoginName(server.username, subject);
  // Some clients expand placeholders only in the user name (Nextcloud Mail, FairEmail), so places are final here.
  const place =
    'hostname' in server
      ? { hostname: expandPlaceholders(server.hostname, subject) }
      : { url: expandPlaceholders(server.url, subject, encodeURIComponent) };
  return { ...server, ...place, loginName } as ForAccount<S>;
}
