import { parseDomain } from './address.ts';
import type { Problem } from './problems.ts';
import type { ProviderConfig } from './types.ts';

/** What the EWS Managed API demands of the path that a redirect names; it ends its search otherwise. */
const servicePath = /^\/autodiscover\/(?:[^/]+\/)*autodiscover\.xml$/i;

/** Checks the redirect of one entry, as far as it can be judged without the others. */
export function* checkRedirect(provider: ProviderConfig): Generator<Problem> {
  const { redirect, domains } = provider;
  if (redirect === undefined) return;
  if (redirect.action === 'redirectUrl') {
    yield* checkUrl(redirect.url, domains);
    return;
  }
  const target = parseDomain(redirect.domain);
  if (!target.ok || target.value !== redirect.domain) {
    yield {
      path: 'redirect.domain',
      problem: `"${redirect.domain}" is not a domain in lower-case A-labels`,
      cure: 'write it as DNS does, without wildcard',
    };
  }
  if (domains.includes(redirect.domain)) {
    yield {
      path: 'redirect.domain',
      problem: `"${redirect.domain}" is a domain of this entry, so its people would be sent to where they are`,
      cure: 'give the other domains an entry of their own, with this redirect',
    };
  }
  for (const list of ['incoming', 'outgoing', 'related', 'mx'] as const) {
    if ((provider[list] ?? []).length > 0) {
      yield {
        path: list,
        problem: 'is read by nobody, because the entry of the other domain answers',
        cure: 'leave it empty',
      };
    }
  }
}

function* checkUrl(text: string, domains: readonly string[]): Generator<Problem> {
  const path = 'redirect.url';
  if (!URL.canParse(text) || text.includes('%')) {
    yield { path, problem: 'is not a URL, or holds a placeholder', cure: 'write one https URL for everyone' };
    return;
  }
  const { pathname, search, hash, hostname } = new URL(text);
  if (!servicePath.test(pathname) || search !== '' || hash !== '') {
    yield {
      path,
      problem: 'does not end in /autodiscover/autodiscover.xml, and some clients follow nothing else',
      cure: 'write the whole URL of the other service',
    };
  }
  const asked = domains.find((domain) => hostname === domain || hostname === `autodiscover.${domain}`);
  if (asked !== undefined) {
    yield {
      path,
      problem: `names "${hostname}", where clients come from, so they would be sent round in circles`,
      cure: 'name the host of the other service',
    };
  }
}

/** A redirect that the entries of a list together make wrong. */
export interface RedirectProblem extends Problem {
  /** What names the entry in the list that was given. */
  readonly entry: string;
}

/**
 * Finds redirects to a domain that no entry claims, and to one that sends people on. The second includes every circle,
 * and chains too: Thunderbird follows twice at most, and we look no further than once.
 */
export function findRedirectProblems(
  entries: readonly (readonly [string, ProviderConfig])[],
): readonly RedirectProblem[] {
  const owners = new Map(entries.flatMap(([, provider]) => provider.domains.map((name) => [name, provider] as const)));
  const path = 'redirect.domain';
  return entries.flatMap(([entry, { redirect, domains }]): readonly RedirectProblem[] => {
    if (redirect?.action !== 'redirectAddr' || domains.includes(redirect.domain)) return [];
    const target = owners.get(redirect.domain);
    if (target === undefined) {
      const problem = `"${redirect.domain}" has no entry, so that nobody but Outlook would get an answer`;
      return [{ entry, path, problem, cure: 'add that entry, or state the servers here instead of the redirect' }];
    }
    if (target.redirect?.action !== 'redirectAddr') return [];
    const isCircle = domains.includes(target.redirect.domain);
    const problem = `"${redirect.domain}" sends people ${isCircle ? 'back' : `on to "${target.redirect.domain}"`}`;
    return [{ entry, path, problem, cure: 'name the domain where the accounts are' }];
  });
}
