import { andThen, type Maybe } from './maybe.ts';
import type { Domain, Found, Registry } from './types.ts';

/** What a deployment answers for. What is absent is not asked. */
export interface Sources {
  /** The entries in `providers/own`. */
  readonly own: Registry;
  /** Customers' domains, kept in storage. */
  readonly tenants?: Registry | undefined;
  /** The entries in `providers`; absent where the deployment answers for nobody else. */
  readonly publicProviders?: Registry | undefined;
}

/**
 * Whose domain it is: the one order of look-ups, and its reasons.
 *
 * 1. Own entries. Whoever runs the service knows best; they are in memory, so nothing that fails elsewhere reaches them.
 * 2. Tenants. A record is a statement about one domain by the one who hosts it, and so better than a public list of
 *    what was true on some day.
 * 3. The public registry, by exact domain. Its facts are checked; a domain that stands there needs no guess.
 * 4. The DNS, where an operator adds it to the registry that comes out here (`findByDns`); `findProvider` asks it last,
 *    and once. An MX says who takes the mail, not who claims the domain: it is a conclusion, costs a query, and must
 *    never stand in front of what somebody wrote down.
 *
 * A source that cannot say anything now does not let the next one guess, with one exception: a domain in the public
 * registry has the same facts whoever else could claim it, and big providers do not vanish with a customer's storage.
 */
export function composeSources({ own, tenants, publicProviders }: Sources): Registry {
  return firstOf([own, tenants, publicProviders].filter((source) => source !== undefined));
}

/** Registries asked one after another, at once if they are in memory. What is found counts before what is unavailable. */
export function firstOf(registries: readonly Registry[]): Registry {
  return {
    findByDomain: (domain) => ask(registries, 'findByDomain', domain, 0),
    findByMx: (host) => ask(registries, 'findByMx', host, 0),
  };
}

function ask(
  registries: readonly Registry[],
  by: 'findByDomain' | 'findByMx',
  name: Domain,
  from: number,
): Maybe<Found> {
  const registry = registries[from];
  if (registry === undefined) return undefined;
  return andThen(registry[by](name), (found) => {
    if (found === undefined) return ask(registries, by, name, from + 1);
    if (found !== 'unavailable') return found;
    return andThen(ask(registries, by, name, from + 1), (other) => other ?? 'unavailable');
  });
}
